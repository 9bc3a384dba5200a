// Who was let go, and what is reckoned with it: its share as things stood that day, what it gives back.
import { day } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import { exactly, inPerCent } from "../consortium/shareText";
import type { RegisterProps } from "./DutiesPage";

export function Leavers({ agreement }: Pick<RegisterProps, "agreement">) {
  const w = useWords().duties;
  const { language } = useSpeech();
  const written = useWritten();
  const { leavers } = agreement.dutyRegister;
  const [first] = leavers;
  if (!first) return null;
  return (
    <section className="stack" aria-labelledby="duty-leavers">
      <h2 id="duty-leavers">{w.leavers}</h2>
      {first.source && (
        <p className="small soft">
          {first.source.title} ({first.source.source} {first.source.article})
        </p>
      )}
      <ul className="stack">
        {leavers.map((one) => (
          <li key={one.body.id} className="card stack-2">
            <h3 lang={written}>{one.body.name}</h3>
            <p>
              {w.leftOn(day(one.leftOn, language))} · {w.lastShare} <b>{exactly(one.share)}</b> {inPerCent(one.share)}
            </p>
            {one.handBack.length > 0 && (
              <>
                <p className="small soft">{w.handsBack}</p>
                <ul lang={written}>
                  {one.handBack.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </>
            )}
            {one.answersUntil && <p className="small">{w.answersUntil(day(one.answersUntil, language))}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
