// At one glance: where every party stands on every clause.
import { memo } from "react";
import { Link } from "wouter";
import { useWords } from "../../words";
import { addressOf, isAsked, type Agreement, type Place } from "./AgreementPage";
import { type Standing, STANDINGS, StandingMark } from "./StandingMark";

interface HeatProps {
  agreement: Agreement;
  shown: Place | undefined;
}

/** One of thousands: made anew only when it is another. */
const Cell = memo(function Cell({ look, standing }: { look: string | undefined; standing: Standing | null }) {
  return <td className={look}>{standing && <StandingMark standing={standing} />}</td>;
});

/** Where a column leads. */
const Head = memo(function Head({ look, to, label, name }: { look: string | undefined; to: string; label: string; name: string }) {
  return (
    <th scope="col" className={look}>
      <Link href={to} aria-label={label}>
        {name}
      </Link>
    </th>
  );
});

export function HeatMap({ agreement, shown }: HeatProps) {
  const w = useWords().agreements;
  const here = (place: Place) => (place.clause.id === shown?.clause.id ? "here" : undefined);
  return (
    <section className="card stack far-below" aria-labelledby="heat">
      <h2 id="heat">{w.heat}</h2>
      <p className="legend">
        {STANDINGS.map((one) => (
          <span key={one}>
            <StandingMark standing={one} /> <span aria-hidden="true">{w.standings[one]}</span>
          </span>
        ))}
      </p>
      <div className="scroll" role="region" aria-label={w.heatScroll}>
        <table className="heat">
          <caption className="only-read">{w.heat}</caption>
          <thead>
            <tr>
              <td />
              {agreement.tree.map((place) => (
                <Head
                  key={place.clause.id}
                  look={here(place)}
                  to={`/agreements/${agreement.number}?clause=${addressOf(agreement.tree, place)}`}
                  label={`${place.reference} ${place.clause.current.heading}`.trim()}
                  name={addressOf(agreement.tree, place)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {agreement.parties.map(({ body, lead }, nth) => (
              <tr key={body.id}>
                <th scope="row">
                  {body.name} {lead && <span className="tiny soft">{w.lead}</span>}
                </th>
                {agreement.tree.map((place) => {
                  const standing = place.standings[nth] ?? "SILENT";
                  return <Cell key={place.clause.id} look={here(place)} standing={isAsked(agreement, standing) ? standing : null} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
