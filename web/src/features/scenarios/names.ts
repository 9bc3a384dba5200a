// How parties, payers, columns and duties are called where a scenario names them by id.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { useWords } from "../../words";
import { MONEY } from "./scenarioActs";
import type { Agreement } from "./sheet";

export function usePlan() {
  const { programme } = useViewer();
  const [{ data }] = useQuery({
    query: MONEY,
    variables: { programme: programme?.id ?? "" },
    pause: !programme,
    requestPolicy: "cache-and-network",
  });
  return data?.consortium?.contributionPlan ?? null;
}

export function useNames(agreement: Agreement) {
  const { actors } = useWords().roleMatrix;
  const plan = usePlan();
  const named = new Map(agreement.parties.map(({ body }) => [body.id, body.name]));
  const payers = new Map(plan?.possiblePayers.map(({ body }) => [body.id, body.name]));
  const matrix = agreement.roleMatrix;
  const party = (id: string) => named.get(id) ?? payers.get(id) ?? "";
  return {
    party,
    payer: (id: string) => payers.get(id) ?? named.get(id) ?? "",
    column: (key: string) => {
      const found = matrix.columns.find((one) => one.key === key);
      return found ? (found.body?.name ?? actors[found.actor]) : "";
    },
    duty: (id: string) => matrix.duties.find(({ dutyId }) => dutyId === id)?.name ?? "",
  };
}
