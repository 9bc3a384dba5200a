// Who settles public money by when: duties by law, which nobody may waive.
import { day, won } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import type { RegisterProps } from "./DutiesPage";
import { SettlementReport } from "./SettlementReport";
import { SubmitSettlement } from "./SubmitSettlement";
import { Held } from "../../ui/Held";

export function Settlements({ agreement, refresh }: RegisterProps) {
  const w = useWords().duties;
  const { language } = useSpeech();
  const written = useWritten();
  const { settlements } = agreement.dutyRegister;
  const [first] = settlements;
  if (!first) return null;
  const periods = new Map(settlements.map(({ source }) => [source.title, source]));
  const audits = new Map(settlements.flatMap((one) => one.audits).map((rule) => [rule.title, rule]));
  return (
    <section className="stack" aria-labelledby="duty-settlement">
      <h2 id="duty-settlement">{w.settlement}</h2>
      <p className="small soft">{w.settlementHint(won(first.stateSubsidy, language), won(first.localSubsidy, language))}</p>
      <details className="fold fold-close">
        <summary>{w.settlementLaw}</summary>
        <ul className="stack-2 small">
          {[...periods.values()].map((rule) => (
            <li key={rule.title}>
              {rule.title}: <b>{w.months(rule.limit)}</b> ({rule.source} {rule.article})
            </li>
          ))}
          {[...audits.values()].map((rule) => (
            <li key={rule.title}>
              {rule.title}: <b>{won(rule.limit, language)}</b> ({rule.source} {rule.article})
            </li>
          ))}
        </ul>
      </details>
      <ul className="stack">
        {settlements.map((one) => (
          <li key={`${one.body.id}-${one.fact}-${one.startedOn}`} id={one.report ? `settlement-${one.report.id}` : undefined} className="card stack-2">
            <h3 lang={written}>{one.body.name}</h3>
            {one.leftOn && <p className="small soft">{w.letGo(day(one.leftOn, language))}</p>}
            <p>
              {w.due}: <b>{one.dueOn ? day(one.dueOn, language) : w.settlementWaits}</b>
              {one.fact && one.startedOn && ` (${w.counted(w.factKinds[one.fact], day(one.startedOn, language), w.months(one.source.limit))})`}
              {!one.report && one.lateBy > 0 && ` · ${w.lateBy(one.lateBy)}`}
            </p>
            {one.audits.length > 0 && !one.report && <p className="small">{w.auditFrom}</p>}
            {!one.report && one.fact && <p className="small soft">{w.settlementNone}</p>}
            {one.report && <SettlementReport report={one.report} whose={one.body.name} refresh={refresh} />}
            {one.fact && (
              <Held actions={one.report?.viewerActions ?? [{ name: "submitSettlement", allowed: one.viewerSettles }]} name="submitSettlement">
                <SubmitSettlement key={one.report?.edition ?? 0} agreementId={agreement.id} settlement={one} refresh={refresh} />
              </Held>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
