// Notifying a dispute: with whom, over which clause and which obligation, and what is claimed. With who was
// let go it is about what that one owes or is owed still; for who was let go, about nothing else.
import { useWords } from "../../words";
import { chosen, MeetingForm } from "../meetings/MeetingForm";
import { NOTIFY_DISPUTE } from "./disputeActs";
import { type Agreement, nameOf } from "./DisputesPage";

export function Notify({ agreement, refresh }: { agreement: Agreement; refresh: () => void }) {
  const w = useWords().disputes;
  const { letGo, viewerSide } = agreement.disputeRoom;
  const party = agreement.viewerParty !== null;
  const others = [
    ...agreement.parties.map(({ body }) => [body.id, body.name] as const),
    ...letGo.map(({ body }) => [body.id, w.letGo(body.name)] as const),
  ].filter(([id]) => id !== viewerSide?.id);
  const clauses = agreement.tree.map(({ clause }) => [clause.id, nameOf(agreement, clause.id)] as const);
  const mine = new Set(letGo.filter(({ body }) => body.id === viewerSide?.id).flatMap(({ duties }) => duties.map(({ id }) => id)));
  const duties = agreement.dutyRegister.duties.edges
    .filter(({ node }) => party || mine.has(node.id))
    .map(({ node }) => [node.id, `${node.number}. ${node.what}`] as const);
  const hint = letGo.length > 0 ? (party ? w.letGoHint : w.leaverHint) : "";
  return (
    <details className="card fold fold-close">
      <summary>{w.verbs.notify}</summary>
      <MeetingForm
        id="notify"
        title={w.verbs.notify}
        act={NOTIFY_DISPUTE}
        fields={[
          { name: "against", label: w.against, ...(hint && { hint }), kind: "many", options: others },
          ...(party
            ? ([{ name: "clause", label: w.clause, hint: w.matterHint, first: "", own: true, options: [["", w.noMatter], ...clauses], blamed: ["clauseIds"] }] as const)
            : []),
          { name: "duty", label: w.duty, first: "", own: true, options: [["", w.noMatter], ...duties], blamed: party ? ["dutyIds"] : ["dutyIds", "clauseIds"] },
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
