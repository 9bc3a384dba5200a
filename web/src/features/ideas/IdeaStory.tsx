// The way of one idea: a thread of what it became, and the same as a dated story.
import { Fragment, type ReactNode } from "react";
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { StoryLineFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import type { IconName } from "../../ui/Icon";
import { Chip, KindMark } from "../../ui/Parts";
import { Day, Prose } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { LOOKS } from "./looks";
import type { Idea } from "./useIdea";

graphql(`
  fragment StoryLine on BallotLine {
    number
    campaign { id number title state opensAt closesAt closedAt }
    outcome { selected votes step { position kind explanation } }
  }
`);

function voteAddress(line: StoryLineFragment): string {
  const { number, state } = line.campaign;
  return state === "OPEN" || state === "DRAFT" ? `/votes/${number}` : `/votes/${number}/result`;
}

interface LinkProps {
  icon: IconName;
  name: string;
  reached: boolean;
  open: boolean;
  children?: ReactNode;
  small: string;
}

function ChainLink({ icon, name, reached, open, children, small }: LinkProps) {
  return (
    <li className={`${reached ? "k-idea" : "k-none"}${open ? " open" : ""}`}>
      <KindMark kind={reached ? "idea" : "none"} icon={reached ? icon : "minus"} />
      <div>
        <span className={reached ? "kind-word" : "kind-word soft"}>{name}</span>
        {children}
        <span className="small">{small}</span>
      </div>
    </li>
  );
}

/** How far it came: proposed, supported, voted on if it was, answered, carried out. */
export function IdeaChain({ idea }: { idea: Idea }) {
  const w = useWords();
  const { language } = useSpeech();
  const line = idea.ballotLines.at(-1);
  const voted = line?.outcome;
  const final = idea.answers.filter(({ outcome }) => outcome).at(-1);
  const doing = idea.state === "IMPLEMENTING" || idea.state === "DONE";
  const decided = Boolean(voted ?? final);
  const waiting = Boolean(line) || idea.state === "REVIEW" || idea.state === "THRESHOLD_MET" || idea.state === "REEXAMINATION";
  const outcome = final?.outcome ?? (voted ? (voted.selected ? "SELECTED" : "NOT_SELECTED") : null);
  // What was closed, merged or sent on comes to nothing here: no step is told as one that is still to come.
  const ended = idea.state === "CLOSED" || idea.state === "MERGED" || idea.state === "TRANSFERRED";
  const endedOn = idea.moves.at(-1)?.on ?? idea.submittedOn;
  const later = Boolean(idea.openedOn ?? line) || decided;
  return (
    <section className="card" aria-labelledby="chain">
      <div className="section-head">
        <h2 id="chain">{w.ideas.chain}</h2>
      </div>
      <ol className="thread thread-across">
        <ChainLink icon="idea" name={w.ideas.proposal} reached open={!later} small={day(idea.submittedOn, language)}>
          <b>{idea.number}</b>
        </ChainLink>
        {(!ended || idea.openedOn) && (
          <ChainLink
            icon="people"
            name={w.support.title}
            reached={Boolean(idea.openedOn)}
            open={!line && !decided}
            small={idea.openedOn ? w.support.count(idea.supportCount) : w.ideas.notYet}
          />
        )}
        {line && (
          <ChainLink icon="box" name={w.ideas.vote} reached open={!decided} small={w.campaignStates[line.campaign.state]}>
            <Link href={voteAddress(line)}>{line.campaign.title}</Link>
          </ChainLink>
        )}
        {ended && (
          <ChainLink icon="minus" name={w.ideaStates[idea.state]} reached open={false} small={day(endedOn, language)} />
        )}
        {!ended && <ChainLink
          icon={outcome === "NOT_SELECTED" || outcome === "REJECTED" ? "minus" : "check"}
          name={line ? w.ideas.outcome : w.answer.title}
          reached={decided}
          open={!doing}
          small={voted ? w.result.ballots(voted.votes) : final ? day(final.on, language) : waiting ? w.ideas.waiting : w.ideas.notYet}
        >
          {outcome && <b>{w.ideaStates[outcome]}</b>}
        </ChainLink>}
        {!ended && outcome !== "REJECTED" && <ChainLink
          icon={idea.state === "DONE" ? "check" : "place"}
          name={w.ideas.facility}
          reached={doing}
          open
          small={doing ? w.ideaStates[idea.state] : w.ideas.notYet}
        />}
      </ol>
    </section>
  );
}

/** Whether an idea lay with the body it was sent on to when something was said of it: it spoke then, and not the desk. */
function wasSentOn(idea: Idea, said: Idea["answers"][number]): boolean {
  const before = idea.moves.filter((move) => move.on < said.on || (move.on === said.on && move.recordedAt <= said.recordedAt));
  return before.at(-1)?.toState === "TRANSFERRED";
}

/** Every step by its day, whatever road it came on; steps of one day stay in the order they were told. */
export function IdeaStory({ idea }: { idea: Idea }) {
  const w = useWords();
  const chapters = [
    { on: idea.submittedOn, at: "", key: "submitted", step: <Chapter icon="idea" on={idea.submittedOn} title={w.ideas.submitted} /> },
    ...idea.moves.map((move, index) => ({ on: move.on, at: move.recordedAt, key: `move-${index}`, step: <MoveChapter move={move} /> })),
    ...idea.answers
      .filter(({ outcome }) => !outcome)
      .map((answer, index) => ({
        on: answer.on,
        at: answer.recordedAt,
        key: `answer-${index}`,
        step: <Chapter icon="text" on={answer.on} title={wasSentOn(idea, answer) ? w.ideas.toldByReceiver : w.ideas.meanwhile} text={answer.text} />,
      })),
    ...idea.progress.map((noted, index) => ({
      on: noted.on,
      at: noted.recordedAt,
      key: `progress-${index}`,
      step: <Chapter icon="place" on={noted.on} title={w.ideas.progress} text={noted.text} />,
    })),
    ...idea.ballotLines.map((line) => ({
      on: line.campaign.opensAt.slice(0, 10),
      at: line.campaign.opensAt,
      key: line.campaign.id,
      step: <BallotChapter line={line} />,
    })),
  ].sort((one, other) => one.on.localeCompare(other.on) || one.at.localeCompare(other.at));
  return (
    <section className="card" aria-labelledby="story">
      <h2 id="story">{w.ideas.story}</h2>
      <ol className="story">
        {chapters.map(({ key, step }) => (
          <Fragment key={key}>{step}</Fragment>
        ))}
      </ol>
    </section>
  );
}

interface ChapterProps {
  icon: IconName;
  on: string;
  title: string;
  text?: string | undefined;
}

function Chapter({ icon, on, title, text }: ChapterProps) {
  return (
    <li>
      <KindMark kind="idea" icon={icon} />
      <div>
        <Day on={on} />
        <h3>{title}</h3>
        {text && <Prose text={text} />}
      </div>
    </li>
  );
}

function MoveChapter({ move }: { move: Idea["moves"][number] }) {
  const w = useWords();
  const crossed = move.toState === "THRESHOLD_MET";
  const told = crossed ? w.support.crossed(move.reason) : move.reason;
  const ground = move.ground ? `${w.desk.grounds[move.ground]} · ` : "";
  // The final answer stands in full on its own card.
  const answered = move.toState === "ADOPTED" || move.toState === "PARTLY_ADOPTED" || move.toState === "REJECTED";
  return (
    <Chapter
      icon={LOOKS[move.toState].icon}
      on={move.on}
      title={move.fromState === "TRANSFERRED" ? w.ideas.sentBack : w.ideas.moves[move.toState]}
      text={answered ? undefined : ground + told}
    />
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
