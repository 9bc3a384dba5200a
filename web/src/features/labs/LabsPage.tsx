// All living labs: those that call for a panel on top, then what is going on, then what came of others.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { Icon } from "../../ui/Icon";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { LabRow } from "./LabRow";

const LABS = graphql(`
  query Labs {
    livingLabs(first: 50) {
      edges { cursor node { id ...LabRow } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export default function LabsPage() {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: LABS, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const labs = data.livingLabs.edges.map(({ node }) => node);
  const calling = labs.filter(({ state }) => state === "CALLING");
  const rest = labs.filter(({ state }) => state !== "CALLING");
  return (
    <>
      <PageHead title={w.labs.title} way={[]} here={w.labs.title}>
        <p className="lead">{w.labs.lead}</p>
      </PageHead>
      <h2 className="only-read">{w.labs.title}</h2>
      {labs.length === 0 && (
        <div className="empty">
          <Icon name="people" />
          <b>{w.labs.none}</b>
        </div>
      )}
      <ul className="stack section">
        {[...calling, ...rest].map((lab) => (
          <LabRow key={lab.id} lab={lab} look="card" />
        ))}
      </ul>
    </>
  );
}
