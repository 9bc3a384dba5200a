// Beside the minutes: requests for correction, and hidden spans.
import { day } from "../../ui/format";
import { Written } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import { BothTexts, lineOf } from "./BothTexts";
import type { ReadingProps } from "./MinutesPage";

export function Beside({ reading }: ReadingProps) {
  const w = useWords().minutes;
  const { language } = useSpeech();
  const written = useWritten();
  return (
    <>
      {reading.corrections.length > 0 && (
        <section className="card stack" aria-labelledby="corrections">
          <h2 id="corrections">{w.corrections}</h2>
          <ol className="stack">
            {reading.corrections.map((one) => (
              <li key={one.number} className="stack-2">
                <p>
                  <b>
                    {one.number}. <Written>{one.name.displayName}</Written>
                  </b>{" "}
                  <span className="soft">{lineOf(one, reading)}</span>
                </p>
                <BothTexts one={one} />
                <p className="small soft">
                  {one.accepted === true ? w.accepted : one.accepted === false ? w.refusedIt : w.waiting}{" "}
                  {one.reason && <span lang={written}>{one.reason}</span>}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {reading.spans.length > 0 && (
        <section className="card stack" aria-labelledby="spans">
          <h2 id="spans">{w.spans}</h2>
          <ul className="stack-2">
            {reading.spans.map((one) => (
              <li key={one.number} className="small">
                <b>{one.number}.</b> {w.grounds[one.ground]}{" "}
                {one.stage && (
                  <span className="soft">
                    (<Written>{one.stage}</Written>
                    {one.expectedEnd && ` · ${w.until} ${day(one.expectedEnd, language)}`})
                  </span>
                )}{" "}
                {one.liftedAt && <span className="soft">{w.lifted}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
