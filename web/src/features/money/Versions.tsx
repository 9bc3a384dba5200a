// What made each version of the plan; the amounts of one are shown when it is asked for.
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { DayTime } from "../../ui/Text";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { ExactWon } from "./ExactWon";
import type { Plan } from "./MoneyPage";

const OF_VERSION = graphql(`
  query MoneyOfVersion($id: ID!, $version: Int!) {
    node(id: $id) {
      __typename
      id
      ... on ContributionPlan {
        contributions(version: $version) { source form year won version payer { id name } }
      }
    }
  }
`);

export function Versions({ plan }: { plan: Plan }) {
  const w = useWords().money;
  const [opened, setOpened] = useState<number | null>(null);
  if (plan.versions.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="money-versions">
      <h2 id="money-versions">{w.versions}</h2>
      <ol className="items">
        {plan.versions.map(({ version, act, madeAt, body }) => (
          <li key={version} className="stack-2">
            <p>
              <b>{w.version(version)}</b> {w.acts[act]}
            </p>
            <p className="small soft">
              {body.name} · <DayTime at={madeAt} />
            </p>
            {opened === version ? (
              <OfVersion id={plan.id} version={version} />
            ) : (
              <Button look="plain" onPress={() => setOpened(version)} label={`${w.see}: ${w.version(version)}`}>
                {w.see}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OfVersion({ id, version }: { id: string; version: number }) {
  const w = useWords().money;
  const [{ data }] = useQuery({ query: OF_VERSION, variables: { id, version } });
  const rows = data?.node?.__typename === "ContributionPlan" ? data.node.contributions : null;
  return (
    <ul className="small" aria-busy={rows === null || undefined}>
      {rows?.map(({ source, form, year, won, payer }) => (
        <li key={source + form + year + payer.id}>
          {w.sources[source]} · {payer.name} · {w.forms[form]} · {w.year(year)}: <ExactWon amount={won} />
        </li>
      ))}
    </ul>
  );
}
