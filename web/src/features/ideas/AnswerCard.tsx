// The answer, or until when it is due: lateness is told, not hidden.
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import type { Idea, Mine } from "./useIdea";

export function AnswerCard({ idea, mine }: { idea: Idea; mine: Mine }) {
  const w = useWords();
  const { language } = useSpeech();
  const final = idea.answers.filter(({ outcome }) => outcome).at(-1);
  const clock = mine.answerClock;
  if (!final && !clock && !mine.supplementUntil) return null;
  return (
    <section className="card stack" aria-labelledby="answer">
      <h2 id="answer">{w.answer.title}</h2>
      {mine.supplementUntil && <p className="small">{w.answer.supply(day(mine.supplementUntil, language))}</p>}
      {clock && !clock.stoppedOn && <Due clock={clock} />}
      {final?.outcome && (
        <div className="quote">
          <p className="row">
            <Chip icon={final.outcome === "REJECTED" ? "minus" : "check"} tone={final.outcome === "REJECTED" ? "wait" : "ok"}>
              {w.ideaStates[final.outcome]}
            </Chip>
            <span className="small soft">{day(final.on, language)}</span>
          </p>
          <Prose text={final.text} />
          {final.startsOn && <p className="strong">{w.answer.starts(day(final.startsOn, language))}</p>}
          {clock?.stoppedOn && clock.daysLate > 0 && <footer>{w.answer.wasLate(clock.daysLate)}</footer>}
        </div>
      )}
      {mine.reexaminationUntil && final?.outcome !== "ADOPTED" && (
        <p className="small soft">{w.answer.again(day(mine.reexaminationUntil, language))}</p>
      )}
    </section>
  );
}

function Due({ clock }: { clock: NonNullable<Mine["answerClock"]> }) {
  const w = useWords().answer;
  const { language } = useSpeech();
  const late = clock.daysLate > 0;
  const waits = clock.state === "PAUSED";
  const cause = clock.pauses.at(-1)?.cause;
  return (
    <>
      <p className="row">
        <Chip icon={late ? "warn" : "clock"} tone={late ? "warn" : "info"}>
          {late ? w.late(clock.daysLate) : waits ? w.waits : w.due}
        </Chip>
        <b>{w.until(day(clock.dueOn, language))}</b>
      </p>
      {waits && cause && <p className="small">{w.causes[cause]}</p>}
      <p className="small soft">{w.rule(`${clock.rule.source} ${clock.rule.article}`)}</p>
    </>
  );
}
