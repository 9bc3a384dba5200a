// What parties said of a clause before: an objection stays to be read when its party accepts, or another text comes.
import { useState } from "react";
import { useAgainOn, useQuery } from "../../api/kept";
import { graphql } from "../../gql";
import type { PositionHistoryQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { day } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import type { ClauseProps } from "./ClausePane";
import { type Past, SaidBefore } from "./SaidBefore";

const HISTORY = graphql(`
  query PositionHistory($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on Clause {
        positionHistory(first: 50, after: $after) {
          totalCount
          edges { cursor node { id stance words version saidAt endedAt body { id name } mandate { role validFrom validTo } } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);

type Said = Extract<NonNullable<PositionHistoryQuery["node"]>, { __typename: "Clause" }>["positionHistory"]["edges"][number]["node"];

export function PositionHistory({ agreement, clause }: Pick<ClauseProps, "agreement" | "clause">) {
  const w = useWords().agreements;
  const standing = clause.positions.filter(({ position }) => position !== null).length;
  const { movedAt } = agreement;
  const heard = useHistory(clause.id, null, movedAt);
  const before = (heard?.totalCount ?? 0) - standing;
  if (before <= 0) return null;
  return (
    <details>
      <summary>{w.saidBefore(before)}</summary>
      <Page id={clause.id} version={clause.version} after={null} movedAt={movedAt} />
    </details>
  );
}

interface PageProps {
  id: string;
  /** The text that stands: what is said of it and not replaced is above, with the party. */
  version: number;
  after: string | null;
  movedAt: string | null | undefined;
}

function Page({ id, version, after, movedAt }: PageProps) {
  const w = useWords().agreements;
  const [further, setFurther] = useState(false);
  const past = usePast();
  const heard = useHistory(id, after, movedAt);
  if (!heard) return null;
  const { edges, pageInfo } = heard;
  return (
    <div className="stack-2 small">
      <SaidBefore past={edges.flatMap(({ node }) => (node.version < version || node.endedAt ? [past(node)] : []))} />
      {pageInfo.hasNextPage && !further && (
        <div>
          <Button look="plain" onPress={() => setFurther(true)}>
            {w.saidOlder}
          </Button>
        </div>
      )}
      {pageInfo.hasNextPage && further && <Page id={id} version={version} after={pageInfo.endCursor ?? null} movedAt={movedAt} />}
    </div>
  );
}

function useHistory(id: string, after: string | null, movedAt: string | null | undefined) {
  const [{ data }, again] = useQuery({ query: HISTORY, variables: { id, after }, requestPolicy: "cache-and-network" });
  useAgainOn(movedAt ? Date.parse(movedAt) : undefined, () => again({ requestPolicy: "network-only" }));
  return data?.node?.__typename === "Clause" ? data.node.positionHistory : null;
}

function usePast(): (one: Said) => Past {
  const words = useWords();
  const { language } = useSpeech();
  const w = words.agreements;
  return ({ id, stance, words: said, version, saidAt, body, mandate }) => ({
    key: id,
    said: <b>{w.saidOf(body.name, w.standings[stance], version)}</b>,
    at: saidAt,
    ...(mandate && {
      under: w.saidUnder(
        words.roles[mandate.role],
        mandate.validFrom ? day(mandate.validFrom, language) : null,
        mandate.validTo ? day(mandate.validTo, language) : null,
      ),
    }),
    words: said,
  });
}
