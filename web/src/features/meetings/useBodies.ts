// The organisations of the place, which an item can concern.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";

const BODIES = graphql(`
  query BodiesOfPlace($programme: ID!) {
    node(id: $programme) {
      id
      ... on Programme { bodies { role body { id name } } }
    }
  }
`);

export function useBodies() {
  const { programme } = useViewer();
  const [{ data }] = useQuery({ query: BODIES, variables: { programme: programme?.id ?? "" }, pause: !programme });
  const place = data?.node && "bodies" in data.node ? data.node.bodies : [];
  return [...new Map(place.map(({ body }) => [body.id, body.name])).entries()];
}
