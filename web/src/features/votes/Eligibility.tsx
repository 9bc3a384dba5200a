// Which rules of the vote this person meets, and how to meet the rest; shown to whoever cannot vote.
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";

const ELIGIBILITY = graphql(`
  query Eligibility($number: String!) {
    campaign(number: $number) { id viewerEligibility { rule met text remedy } }
  }
`);

export function Eligibility({ number }: { number: string }) {
  const w = useWords();
  const { viewer } = useViewer();
  const [{ data }] = useQuery({ query: ELIGIBILITY, variables: { number }, pause: !viewer, requestPolicy: "cache-and-network" });
  const checks = data?.campaign?.viewerEligibility ?? [];
  if (checks.every(({ met }) => met)) return null;
  return (
    <section className="card stack-2" aria-labelledby="eligible">
      <h2 id="eligible">{w.ballot.whyNot}</h2>
      <ul className="stack-2">
        {checks.map((one) => (
          <li key={one.rule}>
            <p className="row">
              <Icon name={one.met ? "check" : "stop"} />
              <span className={one.met ? "soft" : "strong"}>{one.text}</span>
              <span className="small soft">{one.met ? w.ballot.ruleMet : w.ballot.ruleNotMet}</span>
            </p>
            {one.remedy && <p className="small">{one.remedy}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
