// The organisations of the place that can be named to act, each once.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { ACTING_BODIES } from "./decisionDocuments";

// Stands in a list of organisations for the council itself, which is none of them.
export const COUNCIL = "council";

export function useActingBodies(): (readonly [string, string])[] {
  const { programme } = useViewer();
  const [{ data }] = useQuery({ query: ACTING_BODIES, variables: { programme: programme?.id ?? "" }, pause: !programme });
  const found = data?.node && "bodies" in data.node ? data.node.bodies : [];
  return [...new Map(found.map(({ body }) => [body.id, body.name]))];
}
