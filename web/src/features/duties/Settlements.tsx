// Who settles public money by when: duties by law, which nobody may waive.
import { allows } from "../../api/allows";
import { day, won } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import type { RegisterProps } from "./DutiesPage";
import { SettlementReport } from "./SettlementReport";
import { SubmitSettlement } from "./SubmitSettlement";

export function Settlements({ agreement, refresh }: RegisterProps) {
  const w = useWords().duties;
  const { language } = useSpeech();
  const written = useWritten();
  const { settlements } = agreement.dutyRegister;
  const [first] = settlements;
  if (!first) return null;
  return (
    <section className="stack" aria-labelledby="duty-settlement">
      <h2 id="duty-settlement">{w.settlement}</h2>
      <p className="small soft">{w.settlementHint(won(first.stateSubsidy, language), won(first.localSubsidy, language))}</p>
      <ul className="stack">
        {settlements.map((one) => (
          <li key={`${one.body.id}-${one.fact}-${one.startedOn}`} className="card stack-2">
            <p>
              <b lang={written}>{one.body.name}</b> · {w.due}: <b>{one.dueOn ? day(one.dueOn, language) : w.settlementWaits}</b>
              {one.fact && one.startedOn && ` · ${w.factKinds[one.fact]} ${day(one.startedOn, language)}`}
              {one.lateBy > 0 && ` · ${w.lateBy(one.lateBy)}`}
              <br />
              <span className="small">
                {one.source.title}: {w.months(one.source.limit)} ({one.source.source} {one.source.article})
              </span>
              {one.audits.map((rule) => (
                <span key={rule.title} className="small">
                  <br />
                  {w.audit}: {rule.title} {won(rule.limit, language)} ({rule.source} {rule.article})
                </span>
              ))}
            </p>
            {one.report && <SettlementReport report={one.report} whose={one.body.name} refresh={refresh} />}
            {one.viewerSettles && one.fact && (!one.report || allows(one.report.viewerActions, "submitSettlement")) && (
              <SubmitSettlement agreementId={agreement.id} settlement={one} refresh={refresh} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
