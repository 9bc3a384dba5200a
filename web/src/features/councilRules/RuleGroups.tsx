// Rulings under their four headings.
import type { CouncilRulingFragment } from "../../gql/graphql";
import { useWords } from "../../words";
import { Ruling } from "./Ruling";
import { grouped } from "./groups";

interface Props {
  rulings: readonly (CouncilRulingFragment & { key: string })[];
  level: "h2" | "h3";
}

export function RuleGroups({ rulings, level: Heading }: Props) {
  const w = useWords().councilRules;
  return grouped(rulings).map((part) => (
    <section key={part.group} className="card stack" aria-labelledby={`group-${part.group}`}>
      <Heading id={`group-${part.group}`}>{w.groups[part.group]}</Heading>
      <dl className="rulings">
        {part.rulings.map((one) => (
          <Ruling key={one.key} ruling={one} />
        ))}
      </dl>
    </section>
  ));
}
