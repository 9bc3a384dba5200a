// Who won, by name, before anything else is told.
import { Link } from "wouter";
import type { ResultFragment } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { Won, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { supportOf, supportWord } from "./scores";

type Tallied = NonNullable<ResultFragment["result"]>;

export function Winners({ campaign, result }: { campaign: ResultFragment; result: Tallied }) {
  const w = useWords().result;
  const won = result.steps.filter(({ outcome }) => outcome?.selected);
  if (won.length === 0) return null;
  return (
    <section className="card stack-2 winners" aria-labelledby="winners">
      <h2 id="winners">{w.winners}</h2>
      <ul className="items">
        {won.map((line) => (
          <li key={line.number} className="pick-line">
            <span>
              <Icon name="check" />{" "}
              <Link href={`/ideas/${line.proposal.number}`}>
                <Written>{line.proposal.title}</Written>
              </Link>
              <br />
              <span className="small soft">
                {supportWord(campaign, w)} {supportOf(line, campaign)}
              </span>
            </span>
            <b>
              <Won amount={line.cost} />
            </b>
          </li>
        ))}
      </ul>
      <p>
        <a href="#why">{w.whyThese}</a>
      </p>
    </section>
  );
}
