// Whose words stand here: who wrote this text, and what was merged into it with the words of its own authors.
import { useEffect } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import type { IdeaLineageQuery } from "../../gql/graphql";
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import { shareText } from "../drafts/shares";
import { called } from "./called";

graphql(`
  fragment Penned on Proposal {
    id
    number
    title
    author { displayName }
    authors { lead name { displayName } share { numerator denominator } }
  }
`);
export const LINEAGE = graphql(`
  query IdeaLineage($number: String!) {
    proposal(number: $number) {
      id
      mergedInto { id }
      ...Penned
      lineage { proposal { ...Penned summary body supportCount mergedInto { id number } } }
    }
  }
`);

type Idea = NonNullable<IdeaLineageQuery["proposal"]>;
type Penned = Pick<Idea, "author" | "authors">;

/** `turn` counts what was done on the page: a merge brings words in. */
export function Lineage({ number, turn }: { number: string; turn: number }) {
  const w = useWords().merging;
  const [{ data }, again] = useQuery({ query: LINEAGE, variables: { number } });
  useEffect(() => {
    if (turn > 0) again({ requestPolicy: "network-only" });
  }, [turn, again]);
  const idea = data?.proposal;
  if (!idea || idea.lineage.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="lineage">
      <h2 id="lineage">{w.lineage}</h2>
      <p className="small soft">{w.lineageHint}</p>
      <dl className="stack-2">
        <div>
          <dt>{w.here}</dt>
          <dd>
            <b>{namesOf(idea)}</b>
          </dd>
        </div>
      </dl>
      <ul className="stack">
        {idea.lineage.map(({ proposal }) => (
          <Part key={proposal.id} part={proposal} here={idea.number} />
        ))}
      </ul>
    </section>
  );
}

function Part({ part, here }: { part: Idea["lineage"][number]["proposal"]; here: string }) {
  const w = useWords().merging;
  const over = part.mergedInto && part.mergedInto.number !== here ? part.mergedInto.number : null;
  return (
    <li className="stack-2">
      <p>
        <Link className="more" href={`/ideas/${part.number}`}>{called(part)}</Link>
      </p>
      {part.body !== "" && (
        <p>
          {w.wordsOf} <b>{namesOf(part)}</b>
        </p>
      )}
      {over && <p className="small soft">{w.over(over)}</p>}
      <p className="small soft">{w.stays(part.supportCount)}</p>
      {part.body === "" ? (
        <p className="small soft">{w.erased}</p>
      ) : (
        <details>
        <summary>{w.readWords}</summary>
        <blockquote className="quote stack-2">
          {!part.body.startsWith(part.summary) && <Prose text={part.summary} />}
          <Prose text={part.body} />
        </blockquote>
      </details>
      )}
    </li>
  );
}

const namesOf = ({ author, authors }: Penned) =>
  authors.length === 0
    ? author.displayName
    : authors.map(({ name, share }) => `${name.displayName} (${shareText(share)})`).join(", ");
