// What holds for this council, source by source; the same page shows it for any day.
import { Link } from "wouter";
import { Told } from "../../ui/Text";
import { useWords } from "../../words";
import { RuleChange } from "../councilRules/RuleChange";
import { RuleGroups } from "../councilRules/RuleGroups";
import type { Council } from "./CouncilPage";

export function Rules({ council }: { council: Council }) {
  const { council: w, councilRules } = useWords();
  const own = councilRules.own;
  if (!council.rules) return null;
  const amends = council.rules.rulings.find(({ key }) => key === "rules_amend");
  return (
    <details className="fold">
      <summary>
        <h2>{w.rules}</h2>
      </summary>
      <div className="stack-6">
        <p className="small soft">
          <Told>{w.rulesFrom(council.place.name)}</Told> <Link href={`/council-rules?place=${council.place.slug}`}>{w.rulesOther}</Link>
        </p>
        <section className="stack" aria-labelledby="own-rules">
          <h3 id="own-rules">{own.history}</h3>
          {amends && (
            <p className="small">
              <Told>{own.majority(amends.holds.text)}</Told> <span className="soft"><Told>{[amends.holds.source, amends.holds.article].filter(Boolean).join(" ")}</Told></span>
            </p>
          )}
          {council.rules.changes.length === 0 && <p className="small soft">{own.historyNone}</p>}
          {council.rules.changes.map((one) => (
            <RuleChange key={one.id} change={one} told />
          ))}
        </section>
        <RuleGroups rulings={council.rules.rulings} level="h3" />
      </div>
    </details>
  );
}
