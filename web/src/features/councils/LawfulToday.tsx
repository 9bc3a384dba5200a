// Whether a council is lawful: its size and balance, and each breach with the article it breaks.
import { graphql } from "../../gql";
import type { LawfulnessFragment } from "../../gql/graphql";
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Day } from "../../ui/Text";
import { useWords } from "../../words";

graphql(`
  fragment Lawfulness on CouncilLawfulness {
    on
    lawful
    members
    mostMembers
    appointed
    largestSex
    largestShare
    breaches { reason message member rule { id title source article } }
  }
`);

interface LawfulProps {
  lawfulness: LawfulnessFragment;
  title: string;
  id: string;
}

export function Lawful({ lawfulness: { lawful, breaches } }: { lawfulness: LawfulnessFragment }) {
  const w = useWords().council;
  return (
    <Chip icon={lawful ? "check" : "warn"} tone={lawful ? "ok" : "warn"}>
      {lawful ? w.lawful : w.unlawful(breaches.length)}
    </Chip>
  );
}

export function LawfulToday({ lawfulness, title, id }: LawfulProps) {
  const w = useWords().council;
  const { breaches, members, mostMembers, appointed, largestSex, largestShare } = lawfulness;
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>
        <Lawful lawfulness={lawfulness} />
      </p>
      <ul className="stack-2">
        {breaches.map(({ reason, message, member, rule }) => (
          <li key={`${reason}-${member ?? ""}`}>
            <p>
              <Icon name="warn" /> {message} {typeof member === "number" && <span className="soft">({w.about(member)})</span>}
            </p>
            <p className="small soft">
              {rule.title} ({rule.source} {rule.article})
            </p>
          </li>
        ))}
      </ul>
      <p className="small">{typeof mostMembers === "number" && w.size(members, mostMembers)}</p>
      {typeof largestShare === "number" && appointed > 0 && (
        <p className="small">{w.sexes(largestSex, appointed, largestShare)}</p>
      )}
      <p className="small soft">
        {w.judged} <Day on={lawfulness.on} />
      </p>
    </section>
  );
}
