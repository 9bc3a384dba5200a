// How an agreement in force is kept: its obligations as they stand today, settlement reports, and the money.
import type { InForceQuery } from "../../gql/graphql";
import { day, won } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { LedgerOf } from "../ledger/LedgerOf";
import { ReportsOf } from "../settlements/ReportsOf";

export type Told = InForceQuery["agreementsInForce"][number];

export function Kept({ found, programmeId }: { found: Told; programmeId: string }) {
  const w = useWords();
  const written = useWritten();
  const { language } = useSpeech();
  const whole = found.money.reduce((sum, one) => sum + one.won, 0);
  return (
    <>
      <section className="card stack" aria-labelledby="owed">
        <h2 id="owed">{w.inForce.duties}</h2>
        {found.duties.length === 0 && <p>{w.inForce.noDuties}</p>}
        <ol className="items">
          {found.duties.map(({ number, what, dueOn, state, lateBy, debtor, creditor }) => (
            <li key={number} className="stack-2">
              <p lang={written}>
                <b>
                  {number}. {what}
                </b>
              </p>
              <p className="row">
                <Chip icon={lateBy > 0 ? "warn" : state === "DONE" ? "check" : "clock"} tone={lateBy > 0 ? "warn" : state === "DONE" ? "ok" : "wait"}>
                  {w.duties.states[state]}
                  {lateBy > 0 && ` · ${w.duties.lateBy(lateBy)}`}
                </Chip>
                <span>{dueOn ? w.inForce.due(day(dueOn, language)) : w.inForce.notCounted}</span>
                <span className="small soft" lang={written}>
                  {debtor.name} → {creditor?.name ?? w.inForce.allOthers}
                </span>
              </p>
            </li>
          ))}
        </ol>
      </section>
      <ReportsOf programmeId={programmeId} number={found.number} />
      <LedgerOf programmeId={programmeId} number={found.number} />
      <section className="card stack" aria-labelledby="signed-money">
        <h2 id="signed-money">{w.inForce.money}</h2>
        {found.money.length === 0 && <p>{w.inForce.noMoney}</p>}
        <ul className="items">
          {found.money.map(({ won: amount, body }) => (
            <li key={body.id} className="row row-between">
              <span lang={written}>{body.name}</span> <b>{won(amount, language)}</b>
            </li>
          ))}
          {found.money.length > 1 && (
            <li className="row row-between">
              <b>{w.inForce.whole}</b> <b>{won(whole, language)}</b>
            </li>
          )}
        </ul>
      </section>
    </>
  );
}
