// What the agreement lets the viewer do once it is in force, and what it lets the others do.
import { useWords } from "../../words";
import type { Agreement } from "./AgreementPage";
import { useDays } from "./effectDays";

export function Foreseen({ agreement }: { agreement: Agreement }) {
  const w = useWords().effects;
  const days = useDays();
  const mine = agreement.foreseenEffects.filter(({ yours }) => yours);
  const others = agreement.foreseenEffects.filter(({ yours }) => !yours);
  if (agreement.foreseenEffects.length === 0) return null;
  const inForce = agreement.state === "IN_FORCE";
  return (
    <section className="card stack" aria-labelledby="foreseen">
      <h2 id="foreseen">
        {inForce ? w.inForce : w.foreseen} {w.yours}
      </h2>
      {mine.length === 0 && <p>{w.none}</p>}
      <ul className="items">
        {mine.map(({ reference, effect, held }, nth) => (
          <li key={nth}>
            <b>{effect.lets}</b>{" "}
            <span className="small soft">
              {reference} · {days(effect)}
              {held && !inForce && ` · ${w.held}`}
            </span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{w.others}</h3>
          <ul className="items">
            {others.map(({ reference, effect }, nth) => (
              <li key={nth}>
                <b>{effect.body.name}</b> {effect.lets}{" "}
                <span className="small soft">
                  {reference} · {days(effect)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
