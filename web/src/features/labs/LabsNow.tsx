// On the home page: the living labs for which one may apply now.
import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql } from "../../gql";
import { useWords } from "../../words";
import { LabRow } from "./LabRow";

const NOW = graphql(`
  query LabsNow {
    livingLabs(first: 10) {
      edges { cursor node { id ...LabRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export function LabsNow() {
  const w = useWords();
  const [{ data }] = useQuery({ query: NOW });
  const calling = (data?.livingLabs.edges ?? []).map(({ node }) => node).filter(({ state }) => state === "CALLING");
  if (calling.length === 0) return null;
  return (
    <section aria-labelledby="labs-now">
      <div className="section-head">
        <h2 id="labs-now">{w.labs.now}</h2>
        <Link href="/labs">{w.all}</Link>
      </div>
      <ul className="card items">
        {calling.map((lab) => (
          <LabRow key={lab.id} lab={lab} />
        ))}
      </ul>
    </section>
  );
}
