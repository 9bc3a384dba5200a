// What the house keeps of people: what for, by what law, for how long. One row for each purpose and keeping.
import { useQuery } from "urql";
import { graphql } from "../../gql";
import type { InventoryQuery } from "../../gql/graphql";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";

const INVENTORY = graphql(`
  query Inventory {
    dataInventory { name kind purpose act article keeping owner }
  }
`);

type Line = InventoryQuery["dataInventory"][number];

/** Lines with the same purpose, law and keeping are one row, with all the columns they stand in. */
function rows(lines: Line[]): { line: Line; names: string[] }[] {
  const found = new Map<string, { line: Line; names: string[] }>();
  for (const line of lines) {
    const key = [line.purpose, line.act, line.article, line.keeping, line.kind].join();
    const row = found.get(key) ?? { line, names: [] };
    row.names.push(line.name);
    found.set(key, row);
  }
  return [...found.values()];
}

export default function PrivacyPage() {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: INVENTORY });
  if (!data) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  return (
    <>
      <PageHead title={w.privacy.title} way={[]} here={w.privacy.title}>
        <p className="lead">{w.privacy.lead}</p>
      </PageHead>
      <table className="table table-fold card card-flush">
        <thead>
          <tr>
            <th scope="col">{w.privacy.purpose}</th>
            <th scope="col">{w.privacy.kind}</th>
            <th scope="col">{w.privacy.basis}</th>
            <th scope="col">{w.privacy.keeping}</th>
            <th scope="col">{w.privacy.where}</th>
          </tr>
        </thead>
        <tbody>
          {rows(data.dataInventory).map(({ line, names }) => (
            <tr key={names[0]}>
              <th scope="row">{line.purpose}</th>
              <td data-l={w.privacy.kind}>{w.privacy.kinds[line.kind]}</td>
              <td data-l={w.privacy.basis}>{`${line.act} ${line.article}`}</td>
              <td data-l={w.privacy.keeping}>{line.keeping}</td>
              <td data-l={w.privacy.where} className="small soft">
                {names.join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
