// Every sentence of the texts that speaks of a duty, and for who drafts the forms that settle it.
import type { AgreementDutyCount, AgreementDutyTrigger, AgreementFactKind } from "../../gql/graphql";
import { useWords, useWritten } from "../../words";
import { MeetingForm } from "../meetings/MeetingForm";
import type { DutyAgreement, RegisterProps } from "./DutiesPage";
import { MAP_DUTY, MARK_NO_DUTY } from "./dutyActs";
import { placeOf } from "./OpenSentences";
import { Held } from "../../ui/Held";

type Sentence = DutyAgreement["dutyRegister"]["sentences"][number];

export function Sentences({ agreement, refresh }: RegisterProps) {
  const w = useWords().duties;
  const written = useWritten();
  const { sentences, viewerActions, unmapped, live } = agreement.dutyRegister;
  if (sentences.length === 0) return null;
  const list = (
      <ol className="stack">
        {sentences.map((one) => (
          <li key={`${one.clauseId}-${one.digest}`} id={placeOf(one)} className={one.settled ? "card stack" : "card card-duty stack"}>
            <p>
              <b>{one.reference}</b> <span lang={written}>{one.text}</span>
            </p>
            <p className="small">
              {one.duties.length > 0 ? w.mappedTo(one.duties.join(", ")) : one.noDuty ? w.isNone : w.isOpen}
              {one.noDuty && <span lang={written}> {one.noDuty}</span>}
            </p>
            {!one.noDuty && (
              <Held actions={viewerActions} name="mapDuty">
                <MapForms agreement={agreement} sentence={one} refresh={refresh} />
              </Held>
            )}
          </li>
        ))}
      </ol>
  );
  return (
    <section className="stack" aria-labelledby="duty-sentences">
      <h2 id="duty-sentences">{w.sentences}</h2>
      <p className="small soft">{w.sentencesHint(sentences.length, unmapped)}</p>
      {live ? (
        <details className="fold fold-close">
          <summary>{w.seeSentences}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </section>
  );
}

function MapForms({ agreement, sentence, refresh }: RegisterProps & { sentence: Sentence }) {
  const w = useWords().duties;
  const parties = agreement.parties.map(({ body }) => [body.id, body.name] as const);
  const duties = agreement.dutyRegister.duties.edges.map(({ node }) => [node.id, `${node.number}. ${node.what}`] as const);
  const which = { clauseId: sentence.clauseId, sentence: sentence.digest };
  const id = sentence.digest.slice(0, 8);
  return (
    <>
      <details className="fold fold-close">
        <summary>{w.verbs.map}</summary>
        <MeetingForm
          id={`map-${id}`}
          title={w.verbs.map}
          label={w.formAt(`${sentence.reference} ${sentence.text.slice(0, 20)}`, w.verbs.map)}
          act={MAP_DUTY}
          fields={[
            { name: "what", label: w.what },
            { name: "debtorId", label: w.debtor, first: parties[0]?.[0] ?? "", options: parties },
            { name: "creditorId", label: w.creditor, first: "", options: [["", w.allOthers], ...parties] },
            { name: "trigger", label: w.trigger, first: "IN_FORCE", options: Object.entries(w.triggers) },
            { name: "fixedDay", label: w.fixedDay, kind: "day", when: counted("FIXED_DAY") },
            { name: "fact", label: w.factKind, first: "COMPLETION", options: Object.entries(w.factKinds), when: counted("FACT") },
            { name: "afterDutyId", label: w.afterDuty, first: duties[0]?.[0] ?? "", own: true, options: duties, when: counted("DUTY_DONE") },
            { name: "length", label: w.length, hint: w.lengthHint, kind: "number", when: (said) => said.trigger !== "FIXED_DAY", blamed: ["trigger"] },
            { name: "count", label: w.count, first: "DAYS", options: Object.entries(w.countNames), when: (said) => said.trigger !== "FIXED_DAY" },
            { name: "evidence", label: w.evidence, hint: w.evidenceHint },
            { name: "consequence", label: w.consequence, hint: w.mayBeEmpty },
            { name: "escalateTo", label: w.escalateTo, first: "", options: [["", "-"], ...parties] },
            { name: "escalateAfter", label: w.escalateAfter, kind: "number", when: (said) => Boolean(said.escalateTo) },
          ]}
          input={(said) => ({
            ...which,
            what: said.what ?? "",
            debtorId: said.debtorId ?? "",
            creditorId: said.creditorId || null,
            trigger: said.trigger as AgreementDutyTrigger,
            fixedDay: said.trigger === "FIXED_DAY" ? said.fixedDay || null : null,
            fact: said.trigger === "FACT" ? (said.fact as AgreementFactKind) : null,
            afterDutyId: said.trigger === "DUTY_DONE" ? said.afterDutyId || null : null,
            length: said.trigger === "FIXED_DAY" ? null : whole(said.length),
            count: said.trigger === "FIXED_DAY" ? null : (said.count as AgreementDutyCount),
            evidence: said.evidence ?? "",
            consequence: said.consequence ?? "",
            escalateTo: said.escalateTo || null,
            escalateAfter: said.escalateTo ? whole(said.escalateAfter) : null,
          })}
          done={refresh}
        />
      </details>
      {sentence.duties.length === 0 && (
        <details className="fold fold-close">
          <summary>{w.verbs.none}</summary>
          <MeetingForm
            id={`none-${id}`}
            title={w.verbs.none}
            label={w.formAt(`${sentence.reference} ${sentence.text.slice(0, 20)}`, w.verbs.none)}
            look="line"
            act={MARK_NO_DUTY}
            fields={[{ name: "reason", label: w.reason }]}
            input={(said) => ({ ...which, reason: said.reason ?? "" })}
            done={refresh}
          />
        </details>
      )}
    </>
  );
}

const counted = (trigger: AgreementDutyTrigger) => (said: Record<string, string>) => said.trigger === trigger;

function whole(said: string | undefined): number | null {
  return said ? Number.parseInt(said, 10) || 0 : null;
}
