// The rungs of support in their order: what each obliges to, and since it was reached, until when.
import { day } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { useSpeech, useWords } from "../../words";
import type { Mine } from "./useIdea";

export function Ladder({ mine }: { mine: Mine }) {
  const w = useWords().support;
  const { language } = useSpeech();
  const rungs = [...mine.programme.supportLadder].sort((one, other) => one.supports - other.supports);
  return (
    <ol className="ladder" aria-label={w.ladder}>
      {rungs.map((rung) => {
        const duty = mine.duties.find(({ kind }) => kind === rung.kind);
        return (
          <li key={rung.kind} className={duty ? "done" : undefined}>
            <span className="rung">
              <Icon name={duty ? "check" : "people"} />
            </span>
            <div>
              <b>{w.rung(rung.supports)}</b>
              <p className="small soft">{w.obliges[rung.kind](rung.answerDays)}</p>
              {duty && (
                <p className="small">{duty.doneOn ? w.dutyDone(day(duty.doneOn, language)) : w.dutyDue(day(duty.dueOn, language))}</p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
