// Open data: every version with its files, their weight and their digests, to take home and check.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { OpenDumpsQuery } from "../../gql/graphql";
import { day } from "../../ui/format";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";

const PLACE = graphql(`
  query OpenDataPlace {
    programmes(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
  }
`);
const DUMPS = graphql(`
  query OpenDumps($id: ID!) {
    openDumps(programmeId: $id, first: 30) {
      edges {
        cursor
        node { id version digest madeOn withdrawn manifestPath versionsPath changes { name added removed changed } files { name sha256 size rows path } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

type DumpFile = OpenDumpsQuery["openDumps"]["edges"][number]["node"]["files"][number];

/** The files of one dataset side by side: the same rows as a table and as JSON. */
function inDatasets(files: DumpFile[]): [string, DumpFile[]][] {
  const found = new Map<string, DumpFile[]>();
  for (const file of files) {
    const name = file.name.replace(/\.\w+$/, "");
    found.set(name, [...(found.get(name) ?? []), file]);
  }
  return [...found];
}

export default function OpenDataPage() {
  const w = useWords();
  const { language } = useSpeech();
  const [{ data: place, error: placeError }] = useQuery({ query: PLACE });
  const id = place?.programmes.edges[0]?.node.id ?? "";
  const [{ data, error }, again] = useQuery({ query: DUMPS, variables: { id }, pause: !id, requestPolicy: "cache-and-network" });
  if (!data) return <Waiting error={error ?? placeError} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const versions = data.openDumps.edges.map(({ node }) => node);
  return (
    <>
      <PageHead title={w.openData.title} way={[]} here={w.openData.title}>
        <p className="lead">{w.openData.lead}</p>
        <p>{w.openData.note}</p>
      </PageHead>
      {versions.length === 0 && <p className="soft">{w.openData.none}</p>}
      <div className="stack-6">
        {versions.map((one, index) => (
          <section key={one.id} className="card stack" aria-labelledby={`version-${one.version}`}>
            <h2 id={`version-${one.version}`}>
              {w.openData.version(one.version)} <span className="small soft">{day(one.madeOn, language)}</span>
            </h2>
            <p className="small address">
              {w.openData.digest} <code>{one.digest}</code>
            </p>
            {one.changes && one.changes.length > 0 && (
              <div className="stack-2">
                <h3>{w.openData.changes}</h3>
                <ul>
                  {one.changes.map(({ name, added, removed, changed }) => (
                    <li key={name}>{w.openData.change(w.openData.datasets[name] ?? name, added, removed, changed)}</li>
                  ))}
                </ul>
              </div>
            )}
            {one.withdrawn ? (
              <p className="soft">{w.openData.withdrawn}</p>
            ) : (
              <details open={index === 0}>
                <summary>{w.openData.files}</summary>
                <ul className="stack-2">
                  {inDatasets(one.files).map(([name, files]) => (
                    <li key={name}>
                      <h3 className="small strong">{w.openData.datasets[name] ?? name}</h3>
                      <ul>
                        {files.map((file) => (
                          <li key={file.name} className="small">
                            <a href={file.path} download={file.name}>
                              {file.name}
                            </a>{" "}
                            {w.openData.weight(file.rows, file.size)}
                          </li>
                        ))}
                      </ul>
                    </li>
                  ))}
                  <li>
                    <details>
                      <summary>{w.openData.prints}</summary>
                      <ul>
                        {one.files.map((file) => (
                          <li key={file.name} className="small">
                            {file.name}
                            <code className="address soft" lang="en">
                              {file.sha256}
                            </code>
                          </li>
                        ))}
                      </ul>
                    </details>
                  </li>
                  <li className="small">
                    <a href={one.manifestPath}>{w.openData.manifest}</a>
                  </li>
                </ul>
              </details>
            )}
          </section>
        ))}
        {versions[0] && (
          <p>
            <a className="more" href={versions[0].versionsPath}>
              {w.openData.versions}
            </a>
          </p>
        )}
      </div>
    </>
  );
}
