// Who leaves or was expelled, and until when it answers for what was owed before: in view as long as that day is not past.
import { useViewer } from "../../frame/viewer";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import type { ConsortiumMine } from "./ConsortiumPage";

export function Liabilities({ liabilities }: Pick<ConsortiumMine, "liabilities">) {
  const w = useWords().consortium;
  const { us } = useWords().agreements;
  const { language } = useSpeech();
  const written = useWritten();
  const { viewer } = useViewer();
  const ours = new Set(viewer?.appointments.map(({ body }) => body?.id));
  if (liabilities.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="liabilities">
      <h2 id="liabilities">{w.liabilities}</h2>
      <ul className="items">
        {liabilities.map((one) => (
          <li key={`${one.body.id}-${one.liableUntil}`} className="stack-2">
            <p className="row">
              <b lang={written}>{one.body.name}</b>
              {ours.has(one.body.id) && (
                <Chip icon="flag" tone="info">
                  {us}
                </Chip>
              )}
            </p>
            {one.tookEffectOn && <p>{w.outFrom(day(one.tookEffectOn, language))}</p>}
            <p className="strong">{w.liableUntil(day(one.liableUntil, language))}</p>
            {one.handBack && (
              <p className="small soft">
                {w.handBack}: <span lang={written}>{one.handBack.split("\n").join(", ")}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
