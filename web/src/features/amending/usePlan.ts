// What the parties contribute by the plan as it stands, and who may be asked to pay.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";

const PAYERS = graphql(`
  query AmendPayers($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      contributionPlan {
        id
        years
        contributions { source form year won payer { id name } }
        possiblePayers { source body { id name } }
      }
    }
  }
`);

export function usePlan() {
  const { programme } = useViewer();
  const [{ data }] = useQuery({ query: PAYERS, variables: { programme: programme?.id ?? "" }, pause: !programme });
  return data?.consortium?.contributionPlan;
}
