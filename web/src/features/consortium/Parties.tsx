// Who is in on a day, with shares as bars: today, or any day that is asked for.
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql";
import { day } from "../../ui/format";
import { Field } from "../../ui/Field";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import type { Consortium } from "./ConsortiumPage";
import { exactly, inPerCent } from "./shareText";

const ON_A_DAY = graphql(`
  query PartiesOnADay($id: ID!, $on: String) {
    node(id: $id) {
      __typename
      id
      ... on Consortium {
        parties(on: $on) { share { numerator denominator } lead since until body { id name kind } }
      }
    }
  }
`);

export function Parties({ consortium }: { consortium: Consortium }) {
  const w = useWords().consortium;
  const { language } = useSpeech();
  const [on, setOn] = useState("");
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(on);
  const [{ data }] = useQuery({ query: ON_A_DAY, variables: { id: consortium.id, on }, pause: !whole });
  const asked = whole && data?.node?.__typename === "Consortium" ? data.node.parties : null;
  const parties = whole ? (asked ?? []) : consortium.parties;
  return (
    <section className="card stack" aria-labelledby="parties">
      <h2 id="parties">{whole ? w.partiesOn(day(on, language)) : w.parties}</h2>
      <ul className="items" aria-busy={(whole && asked === null) || undefined}>
        {parties.map(({ body, share, lead, since, until }) => (
          <li key={body.id} className="stack-2">
            <p className="row row-between">
              <span className="row">
                <b>{body.name}</b>
                {lead && (
                  <Chip icon="flag" tone="info">
                    {w.isLead}
                  </Chip>
                )}
              </span>
              <span className="nowrap">
                <b>{exactly(share)}</b> <span className="small soft">{inPerCent(share)}</span>
              </span>
            </p>
            <div className="bar" aria-hidden="true">
              <span style={{ "--w": inPerCent(share) } as React.CSSProperties} />
            </div>
            <p className="small soft">
              {w.kinds[body.kind]}
              {since && ` · ${w.from(day(since, language))}`}
              {until && ` · ${w.to(day(until, language))}`}
            </p>
          </li>
        ))}
      </ul>
      {whole && asked?.length === 0 && <p className="soft">{w.nobodyThen}</p>}
      <Field id="parties-on" label={w.onADay} hint={w.onADayHint}>
        {(aria) => <input {...aria} type="date" value={on} onChange={({ target }) => setOn(target.value)} />}
      </Field>
    </section>
  );
}
