// What has happened, from which due days are counted; who speaks for a party records it.
import { allows } from "../../api/allows";
import type { AgreementFactKind } from "../../gql/graphql";
import { day } from "../../ui/format";
import { useSpeech, useWords, useWritten } from "../../words";
import { MeetingForm } from "../meetings/MeetingForm";
import type { RegisterProps } from "./DutiesPage";
import { RECORD_FACT } from "./dutyActs";
import { Held } from "../../ui/Held";

export function Facts({ agreement, refresh }: RegisterProps) {
  const w = useWords().duties;
  const { language } = useSpeech();
  const written = useWritten();
  const { facts, inForceOn, viewerActions } = agreement.dutyRegister;
  const may = allows(viewerActions, "recordFact");
  // A year ends each year; what is complete or given up is so once.
  const open = Object.entries(w.factKinds).filter(([kind]) => kind === "FISCAL_YEAR_END" || facts.every((one) => one.kind !== kind));
  if (facts.length === 0 && !may) return null;
  return (
    <section className="card stack" aria-labelledby="duty-facts">
      <h2 id="duty-facts">{w.facts}</h2>
      {facts.length === 0 && <p className="small soft">{w.noFacts}</p>}
      <ul className="stack">
        {facts.map((one) => (
          <li key={`${one.kind}-${one.happenedOn}`}>
            <b>{w.factKinds[one.kind]}</b> · {day(one.happenedOn, language)} ·{" "}
            <span lang={written}>
              {one.evidence} ({one.body.name})
            </span>
          </li>
        ))}
      </ul>
      <Held actions={viewerActions} name="recordFact">
        <details className="fold fold-close">
          <summary>{w.recordFact}</summary>
          <MeetingForm
            key={open[0]?.[0]}
            id="fact"
            title={w.recordFact}
            look="line"
            act={RECORD_FACT}
            fields={[
              { name: "kind", label: w.factKind, first: open[0]?.[0] ?? "", options: open },
              { name: "happenedOn", label: w.happenedOn, hint: inForceOn ? w.happenedHint(day(inForceOn, language)) : undefined, kind: "day" },
              { name: "evidence", label: w.evidence, hint: w.factEvidenceHint, kind: "lines" },
            ]}
            input={(said) => ({
              agreementId: agreement.id,
              kind: said.kind as AgreementFactKind,
              happenedOn: said.happenedOn ?? "",
              evidence: said.evidence ?? "",
            })}
            done={refresh}
          />
        </details>
      </Held>
    </section>
  );
}
