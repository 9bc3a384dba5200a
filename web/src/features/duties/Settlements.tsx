// Who settles public money by when: duties by law, which nobody may waive.
import { day, won } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import type { DutyAgreement } from "./DutiesPage";

export function Settlements({ agreement }: { agreement: DutyAgreement }) {
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
          <li key={`${one.body.id}-${one.fact}-${one.startedOn}`} className="card">
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
          </li>
        ))}
      </ul>
    </section>
  );
}
