// The way of one idea: a thread of what it became, and the same as a dated story.
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { IdeaQuery, StoryLineFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip, KindMark } from "../../ui/Parts";
import { Day } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";

graphql(`
  fragment StoryLine on BallotLine {
    number
    campaign { id number title state opensAt closesAt closedAt }
    outcome { selected votes step { position kind explanation } }
  }
`);

type Idea = NonNullable<IdeaQuery["proposal"]>;

function voteAddress(line: StoryLineFragment): string {
  const { number, state } = line.campaign;
  return state === "OPEN" || state === "DRAFT" ? `/votes/${number}` : `/votes/${number}/result`;
}

export function IdeaChain({ idea }: { idea: Idea }) {
  const w = useWords();
  const { language } = useSpeech();
  const line = idea.ballotLines.at(-1);
  const outcome = line?.outcome;
  return (
    <section className="card" aria-labelledby="chain">
      <div className="section-head">
        <h2 id="chain">{w.ideas.chain}</h2>
      </div>
      <ol className="thread thread-across">
        <li className={line ? "k-idea" : "k-idea open"}>
          <KindMark kind="idea" icon="idea" />
          <div>
            <span className="kind-word">{w.ideas.proposal}</span>
            <b>{idea.number}</b>
            <span className="small">{day(idea.submittedOn, language)}</span>
          </div>
        </li>
        <li className={!line ? "k-none open" : outcome ? "k-idea" : "k-idea open"}>
          <KindMark kind={line ? "idea" : "none"} icon={line ? "box" : "minus"} />
          <div>
            <span className={line ? "kind-word" : "kind-word soft"}>{w.ideas.vote}</span>
            {line ? <Link href={voteAddress(line)}>{line.campaign.title}</Link> : null}
            <span className="small">{line ? w.campaignStates[line.campaign.state] : w.ideas.notYet}</span>
          </div>
        </li>
        <li className={outcome ? "k-idea open" : "k-none open"}>
          <KindMark kind={outcome ? "idea" : "none"} icon={outcome?.selected ? "check" : "minus"} />
          <div>
            <span className={outcome ? "kind-word" : "kind-word soft"}>{w.ideas.outcome}</span>
            {outcome && <b>{outcome.selected ? w.ideaStates.SELECTED : w.ideaStates.NOT_SELECTED}</b>}
            <span className="small">{outcome ? w.result.ballots(outcome.votes) : line ? w.ideas.waiting : w.ideas.notYet}</span>
          </div>
        </li>
        {(["council", "facility"] as const).map((kind) => (
          <li className="k-none open" key={kind}>
            <KindMark kind="none" icon="minus" />
            <div>
              <span className="kind-word soft">{w.ideas[kind]}</span>
              <span className="small">{w.ideas.notYet}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function IdeaStory({ idea }: { idea: Idea }) {
  const w = useWords();
  return (
    <section className="card" aria-labelledby="story">
      <h2 id="story">{w.ideas.story}</h2>
      <ol className="story">
        <li>
          <KindMark kind="idea" icon="idea" />
          <div>
            <Day on={idea.submittedOn} />
            <h3>{w.ideas.submitted}</h3>
          </div>
        </li>
        {idea.ballotLines.map((line) => (
          <BallotChapter key={line.campaign.id} line={line} />
        ))}
      </ol>
    </section>
  );
}

function BallotChapter({ line }: { line: StoryLineFragment }) {
  const w = useWords();
  const { campaign, outcome } = line;
  const waiting = !outcome;
  return (
    <>
      <li className={waiting ? "now" : undefined}>
        <KindMark kind="idea" icon="box" />
        <div>
          <p className="row">
            <Day on={campaign.opensAt} />
            {waiting && (
              <Chip icon="flag" tone="info">
                {w.ideas.now}
              </Chip>
            )}
          </p>
          <h3>{w.ideas.onBallot(campaign.title)}</h3>
          <p className="soft">
            {w.ideas.lineNumber(line.number)} ·{" "}
            <Link href={`/votes/${campaign.number}`}>{w.ideas.toVote}</Link>
          </p>
        </div>
      </li>
      {outcome && (
        <li>
          <KindMark kind="idea" icon={outcome.selected ? "check" : "minus"} />
          <div>
            <Day on={campaign.closedAt ?? campaign.closesAt} />
            <h3>{outcome.selected ? w.ideas.taken : w.ideas.dropped}</h3>
            <p className="soft">
              {outcome.step.explanation}{" "}
              <Link href={`/votes/${campaign.number}/result`}>{w.ideas.toResult}</Link>
            </p>
          </div>
        </li>
      )}
    </>
  );
}
