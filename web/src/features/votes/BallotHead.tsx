// The head of the ballot page: what to do, how many, how much money, until when, who may.
import { allows } from "../../api/allows";
import { Eligibility } from "./Eligibility";
import { Link } from "wouter";
import { Clock } from "../../ui/Clock";
import { dayTime, won } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Chip, Message, PageHead } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { NoticeNotes } from "./NoticeNotes";
import { VoteState } from "./VoteRow";
import type { BallotCampaign } from "./ofMine";

/** `over`: the hour has passed, whatever the state says yet. */
export function BallotHead({ campaign, over }: { campaign: BallotCampaign; over: boolean }) {
  const w = useWords();
  const { language } = useSpeech();
  const written = useWritten();
  const { state } = campaign;
  const withheld = state === "TALLIED" ? campaign.resultRefusal : null;
  return (
    <PageHead
      title={campaign.title}
      written
      way={[{ to: "/votes", label: w.votes.title }]}
      here={campaign.number}
      above={
        state === "OPEN" ? undefined : (
          <div className="row head-chips">
            <VoteState state={state} unpublished={Boolean(withheld)} />
          </div>
        )
      }
    >
      <p className="lead" lang={written}>
        {campaign.summary}
      </p>
      <p className="lead">
        <HowMany campaign={campaign} /> {w.ballot.total(won(campaign.budget, language))}
        {campaign.maxPerCategory && ` ${w.papers.perCategory(campaign.maxPerCategory)}`}
        {(campaign.minChoices ?? 1) > 1 && ` ${w.ballot.least(campaign.minChoices ?? 1)}`}
      </p>
      {state === "OPEN" && (
        <div className="row head-row">
          {!over && <MayVote campaign={campaign} />}
          <Clock until={campaign.closesAt} serverTime={campaign.serverTime} />
        </div>
      )}
      <p className="small soft">
        {w.ballot.eligibility}: {campaign.eligibility}
      </p>
      <NoticeNotes number={campaign.number} />
      {allows(campaign.viewerActions, "openPaperBatch") && (
        <p>
          <Link href={`/votes/${campaign.number}/papers`}>{w.papers.desk}</Link>
        </p>
      )}
      {state === "OPEN" && over && (
        <Message tone="wait" title={w.ballot.closed} announce="status">
          <p className="small">{w.ballot.overHint(dayTime(campaign.closesAt, language))}</p>
        </Message>
      )}
      {((state === "OPEN" && !over) || state === "DRAFT") && <Eligibility number={campaign.number} />}
      {state === "DRAFT" && (
        <Message tone="wait" title={w.ballot.draft}>
          <p className="small">{w.ballot.draftHint(dayTime(campaign.opensAt, language))}</p>
          {allows(campaign.viewerActions, "reviseCampaign") && (
            <p>
              <Link href={`/votes/${campaign.number}/revise`}>{w.prepare.revise.link}</Link>
            </p>
          )}
        </Message>
      )}
      {(state === "CLOSED" || state === "TALLIED") && (
        <Message
          tone={withheld || state === "CLOSED" ? "wait" : "ok"}
          title={withheld ? withheld.message : state === "CLOSED" ? w.ballot.closed : w.ballot.tallied}
          // It may come while somebody is choosing, and then takes the ballot away.
          announce="status"
        >
          {state === "CLOSED" && <p className="small">{w.ballot.closedHint}</p>}
          {withheld && <p className="small">{withheld.remedy}</p>}
          <div className="row">
            <Link className="btn" href={`/votes/${campaign.number}/result`}>
              {withheld ? w.result.title : state === "CLOSED" ? w.ballot.toCounting : w.ballot.toResult}
              <Icon name="right" />
            </Link>
          </div>
        </Message>
      )}
    </PageHead>
  );
}

function HowMany({ campaign }: { campaign: BallotCampaign }) {
  const w = useWords().ballot;
  const all = campaign.lines.length;
  const max = campaign.maxChoices ?? all;
  const [words, most] = {
    APPROVAL: [campaign.maxChoices === null || campaign.maxChoices === undefined ? w.any : w.upTo, max],
    CHOOSE_ONE: [w.one, 1],
    ORDINAL: [w.rank, max],
    CUMULATIVE: [w.points, campaign.maxPointsSum ?? 0],
  }[campaign.ballotKind] as [typeof w.upTo, number];
  return (
    <>
      {words.before(all)}
      <b>{words.strong(most)}</b>
      {words.after}
    </>
  );
}

function MayVote({ campaign }: { campaign: BallotCampaign }) {
  const w = useWords().ballot;
  const action = campaign.viewerActions.find(({ name }) => name === "castBallot");
  if (!action) return null;
  if (action.allowed) {
    return (
      <Chip icon="check" tone="ok">
        {campaign.viewerBallot ? w.voted : w.can}
      </Chip>
    );
  }
  if (action.refusal?.code === "NOT_SIGNED_IN") {
    return (
      <Chip icon="person" tone="info">
        {w.signIn}
      </Chip>
    );
  }
  return (
    <Chip icon="minus" tone="wait">
      {campaign.viewerBallot ? w.voted : w.cannot}
    </Chip>
  );
}

export function Steps({ at, done }: { at: "choose" | "review" | "cast"; done: boolean }) {
  const w = useWords().ballot.steps;
  const names = ["choose", "review", "cast"] as const;
  const now = names.indexOf(at);
  return (
    <ol className="stepper steps" aria-label={w.label}>
      {names.map((name, index) => {
        const past = index < now || done;
        return (
          <li key={name} className={past ? "done" : undefined} aria-current={index === now && !done ? "step" : undefined}>
            {past && <Icon name="check" />}
            {index + 1}. {w[name]}
          </li>
        );
      })}
    </ol>
  );
}
