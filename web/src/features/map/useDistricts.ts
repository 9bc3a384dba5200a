// The districts of the place, asked once.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { Outline } from "./projection";

const AREA = graphql(`
  query TargetArea {
    programmes(first: 1) {
      edges { cursor node { id targetArea { number name outline { longitude latitude } } } }
    }
  }
`);

export function useDistricts(): Outline[] {
  const [{ data }] = useQuery({ query: AREA });
  return data?.programmes.edges[0]?.node.targetArea ?? [];
}
