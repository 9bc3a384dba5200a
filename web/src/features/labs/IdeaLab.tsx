// On the page of an idea: its living lab, or the way to call one.
import { useQuery } from "urql";
import { Link } from "wouter";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import { useWords, useWritten } from "../../words";
import { LabChip } from "./LabChip";

export const LAB_OF_IDEA = graphql(`
  query LabOfIdea($number: String!) {
    proposal(number: $number) { id livingLab { id number title state } }
  }
`);

interface IdeaLabProps {
  number: string;
  actions: { name: string; allowed: boolean }[];
}

export function IdeaLab({ number, actions }: IdeaLabProps) {
  const w = useWords().labs;
  const written = useWritten();
  const [{ data }] = useQuery({ query: LAB_OF_IDEA, variables: { number } });
  const lab = data?.proposal?.livingLab;
  const may = allows(actions, "callForPanel");
  if (!lab && !may) return null;
  return (
    <section className="card stack-2" aria-labelledby="idea-lab">
      <h2 id="idea-lab">{w.one}</h2>
      {lab && (
        <>
          <p>
            <LabChip state={lab.state} />
          </p>
          <p>
            <Link href={`/labs/${lab.number}`} lang={written}>
              {lab.title}
            </Link>
          </p>
        </>
      )}
      {may && (
        <Link className="btn btn-line btn-wide" href={`/labs/new?idea=${number}`}>
          {w.callTitle}
        </Link>
      )}
    </section>
  );
}
