// The workshops of a panel: those to come with their hour and place, those held with what came of them.
import { dayTime } from "../../ui/format";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import type { Lab } from "./LabPage";

export function Workshops({ lab }: { lab: Lab }) {
  const w = useWords().labs;
  const { language } = useSpeech();
  const written = useWritten();
  if (lab.workshops.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="workshops">
      <h2 id="workshops">{w.workshops}</h2>
      <ol className="stack">
        {lab.workshops.map((one) => (
          <li key={one.number} className="stack-2">
            <h3 lang={written}>{w.workshop(one.number, one.title)}</h3>
            <p className="small soft">
              {dayTime(one.startsAt, language)} · <span lang={written}>{one.place}</span>
              {typeof one.came === "number" && ` · ${w.came(one.came)}`}
            </p>
            {one.summary && <Prose text={one.summary} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
