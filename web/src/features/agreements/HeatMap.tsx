// At one glance: where every party stands on every clause.
import { Link } from "wouter";
import { useWords } from "../../words";
import { addressOf, isAsked, type Agreement, type Place } from "./AgreementPage";
import { STANDINGS, StandingMark } from "./StandingMark";

interface HeatProps {
  agreement: Agreement;
  shown: Place | undefined;
}

export function HeatMap({ agreement, shown }: HeatProps) {
  const w = useWords().agreements;
  const here = (place: Place) => (place.clause.id === shown?.clause.id ? "here" : undefined);
  return (
    <section className="card stack" aria-labelledby="heat">
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
                <th key={place.clause.id} scope="col" className={here(place)}>
                  <Link
                    href={`/agreements/${agreement.number}?clause=${addressOf(agreement.tree, place)}`}
                    aria-label={`${place.reference} ${place.clause.current.heading}`.trim()}
                  >
                    {addressOf(agreement.tree, place)}
                  </Link>
                </th>
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
                  return (
                    <td key={place.clause.id} className={here(place)}>
                      {isAsked(agreement, standing) && <StandingMark standing={standing} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
