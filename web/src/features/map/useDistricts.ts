// The districts of the place, asked once; again where the line was down.
import { useCallback } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useOnceOnline } from "../../ui/onceOnline";
import type { Outline } from "./projection";

const AREA = graphql(`
  query TargetArea {
    programmes(first: 1) {
      edges { cursor node { id targetArea { number name outline { longitude latitude } } } }
    }
  }
`);

export function useDistricts(): Outline[] {
  const [{ data, error }, again] = useQuery({ query: AREA });
  useOnceOnline(error, useCallback(() => again({ requestPolicy: "network-only" }), [again]));
  return data?.programmes.edges[0]?.node.targetArea ?? [];
}
