// Clauses that were removed: what they said last, and why they went. Asked for beside the room, which opens without them.
import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { useSpeech, useWords, useWritten } from "../../words";
import { dayTime } from "../../ui/format";
import { Prose } from "../../ui/Text";

const REMOVED = graphql(`
  query RemovedClauses($number: String!) {
    agreement(number: $number) {
      id
      version
      removedClauses(first: 20) { edges { cursor node { id removedAt removedWhy current { id heading text } } } }
    }
  }
`);

export function RemovedClauses({ number, version }: { number: string; version: number }) {
  const w = useWords().agreements;
  const { language } = useSpeech();
  const written = useWritten();
  const [{ data }, again] = useQuery({ query: REMOVED, variables: { number }, requestPolicy: "cache-and-network" });
  const shown = data?.agreement;
  useEffect(() => {
    if (shown && shown.version !== version) again({ requestPolicy: "network-only" });
  }, [shown, version, again]);
  const gone = shown?.removedClauses.edges.map(({ node }) => node) ?? [];
  if (gone.length === 0) return null;
  return (
    <details className="fold">
      <summary>{w.gone(gone.length)}</summary>
      <ul className="items">
        {gone.map(({ id, removedAt, removedWhy, current }) => (
          <li key={id} className="stack-2">
            <p>
              <b lang={written}>{current.heading}</b> <span className="small soft">{removedAt && dayTime(removedAt, language)}</span>
            </p>
            <p className="small">
              {w.goneWhy} <span lang={written}>{removedWhy}</span>
            </p>
            <Prose text={current.text} />
          </li>
        ))}
      </ul>
    </details>
  );
}
