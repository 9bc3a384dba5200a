// The table of the old and the new: what was put before the parties beside what stands now, as files.
import { useClient } from "urql";
import { useQuery } from "../../api/kept";
import { graphql } from "../../gql";
import { useWords } from "../../words";
import { DocumentFiles } from "../files/DocumentFiles";

const FILES = graphql(`
  query ComparisonFiles($number: String!) {
    agreement(number: $number) { id comparisonFiles { kind isPublic path } }
  }
`);

export function Comparison({ number }: { number: string }) {
  const w = useWords().documents;
  const client = useClient();
  const [{ data }] = useQuery({ query: FILES, variables: { number }, requestPolicy: "cache-and-network" });
  const files = data?.agreement?.comparisonFiles ?? [];
  const again = async () => {
    const found = await client.query(FILES, { number }, { requestPolicy: "network-only" }).toPromise();
    return found.data?.agreement?.comparisonFiles ?? [];
  };
  if (files.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="comparison">
      <h2 id="comparison">{w.comparison}</h2>
      <p className="small soft">{w.comparisonHint}</p>
      <DocumentFiles title={w.comparison} files={files} again={again} />
    </section>
  );
}
