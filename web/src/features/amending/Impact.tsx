// What changes with an amendment: rights and obligations that end and begin, sums and parts.
import { day } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import { useDays } from "../agreements/effectDays";
import { Rule } from "../money/Invariants";
import { AmountChanges } from "./AmountChanges";
import type { Amendment, AmendProps } from "./AmendPage";

type Right = Amendment["impact"]["rightsEnd"][number];
type Duty = Amendment["impact"]["dutiesEnd"][number];

export function Impact({ amendment }: AmendProps) {
  const w = useWords().amending;
  const written = useWritten();
  const { rightsEnd, rightsBegin, dutiesEnd, dutiesBegin, figures, money, parties } = amendment.impact;
  const heading = new Map(amendment.operations.map(({ clause, reference }) => [clause.id, reference ?? w.newClause]));
  const nothing = rightsEnd.length + rightsBegin.length + dutiesEnd.length + dutiesBegin.length + figures.length === 0 && !money && !parties;
  return (
    <section className="card stack" aria-labelledby="impact">
      <h2 id="impact">{amendment.inForceOn ? w.impactOf : w.impact}</h2>
      {nothing && <p className="soft">{w.noImpact}</p>}
      {parties && <Parties parties={parties} />}
      <Rights title={w.rightsEnd} rights={rightsEnd} />
      <Rights title={w.rightsBegin} rights={rightsBegin} />
      <Duties title={w.dutiesEnd} duties={dutiesEnd} />
      <Duties title={w.dutiesBegin} duties={dutiesBegin} />
      {figures.length > 0 && (
        <div className="stack-2">
          <h3>{w.figures}</h3>
          <ul className="items">
            {figures.map(({ clauseId, before, after }) => (
              <li key={clauseId}>
                <b>{heading.get(clauseId)}</b>{" "}
                <span lang={written}>
                  {before.join(", ") || "–"} → {after.join(", ") || "–"}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {money && (
        <div className="stack-2">
          <h3>{w.money}</h3>
          <AmountChanges amounts={money.amounts} />
          {money.found.length > 0 && (
            <>
              <h4>{w.moneyRules}</h4>
              <ul className="items">
                {money.found.map((one) => (
                  <Rule key={one.kind + (one.payer?.id ?? "")} one={one} />
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {!money && <p className="small soft">{w.moneyStays}</p>}
    </section>
  );
}

function Parties({ parties }: { parties: NonNullable<Amendment["impact"]["parties"]> }) {
  const w = useWords().amending;
  const { language } = useSpeech();
  return (
    <>
      <div className="stack-2">
        <h3>{w.parties}</h3>
        <ul className="items">
          {parties.join.map(({ body }) => (
            <li key={body.id}>{w.joins(body.name)}</li>
          ))}
          {parties.leave.map(({ body, liableUntil }) => (
            <li key={body.id}>
              {w.leaves(body.name)} {liableUntil && w.liable(day(liableUntil, language))}
            </li>
          ))}
        </ul>
      </div>
      <Duties title={w.dutiesStay} duties={parties.dutiesStay} />
    </>
  );
}

function Rights({ title, rights }: { title: string; rights: Right[] }) {
  const w = useWords();
  const days = useDays();
  if (rights.length === 0) return null;
  return (
    <div className="stack-2">
      <h3>{title}</h3>
      <ul className="items">
        {rights.map(({ reference, posts, effect }, nth) => (
          <li key={nth}>
            <b>{effect.body.name}</b> ({posts.map((one) => w.roles[one]).join(", ")}) {effect.lets}{" "}
            <span className="small soft">
              {reference} · {days(effect)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Duties({ title, duties }: { title: string; duties: Duty[] }) {
  const written = useWritten();
  if (duties.length === 0) return null;
  return (
    <div className="stack-2">
      <h3>{title}</h3>
      <ul className="items">
        {duties.map(({ number, what, sentence, debtor }, nth) => (
          <li key={nth}>
            <b>{debtor.name}</b> <span lang={written}>{what}</span>{" "}
            <span className="small soft" lang={written}>
              {number}. {sentence}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
