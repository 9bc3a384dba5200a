// What holds for this council, source by source; the same page shows it for any day.
import { Link } from "wouter";
import { useWords } from "../../words";
import { RuleGroups } from "../councilRules/RuleGroups";
import type { Council } from "./CouncilPage";

export function Rules({ council }: { council: Council }) {
  const w = useWords().council;
  if (!council.rules) return null;
  return (
    <details className="fold">
      <summary>
        <h2>{w.rules}</h2>
      </summary>
      <div className="stack-6">
        <p className="small soft">
          {w.rulesFrom(council.place.name)} <Link href={`/council-rules?place=${council.place.slug}`}>{w.rulesOther}</Link>
        </p>
        <RuleGroups rulings={council.rules.rulings} level="h3" />
      </div>
    </details>
  );
}
