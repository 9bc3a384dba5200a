// Notifying a dispute: with whom, over which clause and which obligation, and what is claimed.
import { useWords } from "../../words";
import { chosen, MeetingForm } from "../meetings/MeetingForm";
import { NOTIFY_DISPUTE } from "./disputeActs";
import type { Agreement } from "./DisputesPage";

export function Notify({ agreement, refresh }: { agreement: Agreement; refresh: () => void }) {
  const w = useWords().disputes;
  const others = agreement.parties.filter(({ body }) => body.id !== agreement.viewerParty?.id).map(({ body }) => [body.id, body.name] as const);
  const clauses = agreement.tree.map(({ reference, clause }) => [clause.id, `${reference} ${clause.current.heading}`.trim()] as const);
  const duties = agreement.dutyRegister.duties.edges.map(({ node }) => [node.id, `${node.number}. ${node.what}`] as const);
  return (
    <details className="card fold fold-close">
      <summary>{w.verbs.notify}</summary>
      <MeetingForm
        id="notify"
        title={w.verbs.notify}
        act={NOTIFY_DISPUTE}
        fields={[
          { name: "against", label: w.against, kind: "many", options: others },
          { name: "clause", label: w.clause, hint: w.matterHint, first: "", options: [["", w.noMatter], ...clauses], blamed: ["clauseIds"] },
          { name: "duty", label: w.duty, first: "", options: [["", w.noMatter], ...duties], blamed: ["dutyIds"] },
          { name: "subject", label: w.subject },
          { name: "words", label: w.claim, kind: "lines" },
        ]}
        input={(said) => ({
          agreementId: agreement.id,
          against: chosen(said.against),
          clauseIds: said.clause ? [said.clause] : [],
          dutyIds: said.duty ? [said.duty] : [],
          subject: said.subject ?? "",
          words: said.words ?? "",
        })}
        done={refresh}
      />
    </details>
  );
}
