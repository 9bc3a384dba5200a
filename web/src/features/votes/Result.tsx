// The tallied result of one vote.
import type { ResultFragment } from "../../gql/graphql";
import { dayTime, percent, won } from "../../ui/format";
import { Message, PageHead } from "../../ui/Parts";
import { Won, Written } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { ChannelsTable } from "./ChannelsTable";
import { CountAgain } from "./CountAgain";
import { CountRules, CountTable } from "./CountTable";
import { OtherRules } from "./OtherRules";
import { RollNotes } from "./RollNotes";
import { byPoints, byWeights } from "./scores";
import { VoteState } from "./VoteRow";
import { VotesChart } from "./VotesChart";
import { Winners } from "./Winners";

type Tallied = NonNullable<ResultFragment["result"]>;

export function Result({ campaign, result }: { campaign: ResultFragment; result: Tallied }) {
  const w = useWords();
  const { language } = useSpeech();
  const count = result.selected.length;
  const total = won(campaign.budget, language);
  return (
    <>
      <PageHead
        title={count === 0 ? w.result.none : w.result.picked(count, won(result.spent, language))}
        way={[
          { to: "/votes", label: w.votes.title },
          { to: `/votes/${campaign.number}`, label: campaign.title },
        ]}
        here={w.result.title}
        above={
          <div className="row head-chips">
            <VoteState state={campaign.state} />
            <span className="small soft">
              {w.result.closedAt(dayTime(campaign.closedAt ?? campaign.closesAt, language))} ·{" "}
              {w.result.talliedAt(dayTime(result.talliedAt, language))}
            </span>
          </div>
        }
      >
        <p className="lead">
          {result.left > 0 ? w.result.left(total, won(result.left, language)) : w.result.leftNone(total)}
        </p>
      </PageHead>
      <Winners campaign={campaign} result={result} />
      <Figures result={result} />
      {campaign.closedEarlyReason && (
        <div className="section-s">
          <Message tone="warn" title={w.officer.closedEarly}>
            <p className="small">
              <Written>{campaign.closedEarlyReason}</Written>
            </p>
          </Message>
        </div>
      )}
      <div className="cols section-s">
        <section className="c7" aria-labelledby="support">
          <VotesChart campaign={campaign} steps={result.steps} />
        </section>
        <div className="c5 stack-6">
          <CountRules campaign={campaign} result={result} />
          <Ties campaign={campaign} result={result} />
          <RollNotes notes={campaign.rollNotes} />
          <ChannelsTable vote={campaign} />
        </div>
      </div>
      <section className="section-s" aria-labelledby="why">
        <CountTable campaign={campaign} result={result} />
      </section>
      {result.otherRules.length > 0 && (
        <section className="section-s" aria-labelledby="others">
          <OtherRules compared={result.otherRules} weighed={byWeights(campaign)} points={byPoints(campaign)} />
        </section>
      )}
      <CountAgain number={campaign.number} digest={result.digest} weighed={byWeights(campaign)} />
    </>
  );
}

function Figures({ result }: { result: Tallied }) {
  const w = useWords().result;
  const words = useWords();
  return (
    <ul className="grid-2 section-s">
      <li className="card">
        <p className="small soft">{w.turnout}</p>
        <p className="figure-big">{words.people(result.ballots)}</p>
        <p className="small soft">{w.ofRoll(result.rollSize, percent(result.ballots, result.rollSize))}</p>
      </li>
      <li className="card">
        <p className="small soft">{w.leftTitle}</p>
        <p className="figure-big">
          <Won amount={result.left} />
        </p>
        {result.replaced > 0 && <p className="small soft">{w.replaced(result.replaced)}</p>}
      </li>
    </ul>
  );
}

function Ties({ campaign, result }: { campaign: ResultFragment; result: Tallied }) {
  const w = useWords().result;
  return (
    <>
      {result.ties.length > 0 && (
        <Message tone="info" title={w.ties}>
          {result.ties.map((tie) => (
            <p className="small" key={tie.lines.map(({ number }) => number).join("-")}>
              {tie.explanation}
            </p>
          ))}
          <p className="small soft">{(byPoints(campaign) ? w.tieRulesByPoints : w.tieRules)[campaign.tieRule]}</p>
        </Message>
      )}
      {campaign.tieRule === "PUBLIC_LOT" && (campaign.lotCommitment ?? campaign.lotSeed) && (
        <section className="card stack-2" aria-labelledby="lot">
          <h2 id="lot">{w.lot}</h2>
          {campaign.lotCommitment && (
            <>
              <p className="small soft">{w.lotBefore}</p>
              <p className="digest">{campaign.lotCommitment}</p>
            </>
          )}
          {campaign.lotSeed && (
            <>
              <p className="small soft">{w.lotAfter}</p>
              <p className="digest">{campaign.lotSeed}</p>
            </>
          )}
        </section>
      )}
    </>
  );
}
