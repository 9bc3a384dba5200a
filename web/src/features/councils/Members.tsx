// Who sits, by the kinds of Article 24(2), each with capacity and term; and who attends without a vote.
import { Icon } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Day, Written } from "../../ui/Text";
import { useWords } from "../../words";
import type { Roster } from "./CouncilPage";

type Member = Roster["members"][number];
const ORDER = [
  "AGENCY",
  "LOCAL_GOVERNMENT",
  "IMPLEMENTER",
  "EXPERT",
  "RESIDENT",
  "SERVICE_EXPERT",
] as const;

export function useKindName() {
  const { kinds } = useWords().council;
  return (kind: string) => (kind in kinds ? kinds[kind as keyof typeof kinds] : kind);
}

export function Members({ roster }: { roster: Roster }) {
  const w = useWords().council;
  const kindName = useKindName();
  const added = [...new Set(roster.members.map(({ kind }) => kind))].filter((kind) => !ORDER.some((one) => one === kind));
  return (
    <section className="stack" aria-labelledby="council-members">
      <h2 id="council-members">{w.members(roster.members.length)}</h2>
      {[...ORDER, ...added].map((kind) => {
        const members = roster.members.filter((one) => one.kind === kind);
        if (members.length === 0) return null;
        return (
          <section key={kind} className="card stack-2" aria-labelledby={`kind-${kind}`}>
            <h3 id={`kind-${kind}`}>
              {kindName(kind)} <span className="soft small">{members.length}</span>
            </h3>
            <ul className="items">
              {members.map((member) => (
                <Sitting key={member.number} member={member} roster={roster} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function Sitting({ member, roster }: { member: Member; roster: Roster }) {
  const w = useWords().council;
  const posts = roster.posts.filter((one) => one.member === member.number);
  return (
    <li className="stack-2">
      <p className="row">
        <b><Written>{member.name.displayName}</Written></b>
        {posts.map(({ post }) => (
          <Chip key={post} icon="council" tone="info">
            {w.posts[post]}
          </Chip>
        ))}
        <span className="small soft">
          {w.number(member.number)} · {w.capacities[member.capacity]}
        </span>
      </p>
      <p className="small soft">
        <Day on={member.startsOn} /> ~ {member.endsOn ? <Day on={member.endsOn} /> : member.untilCompletion ? w.until : w.inPost}
        {member.renewals > 0 && ` · ${w.renewed(member.renewals)}`}
        {typeof member.substitutes === "number" && ` · ${w.substitutes(member.substitutes)}`}
      </p>
    </li>
  );
}

export function Attendants({ roster }: { roster: Roster }) {
  const w = useWords().council;
  const attending = roster.posts.filter(({ post }) => post === "SECRETARY" || post === "OBSERVER");
  if (attending.length === 0) return null;
  return (
    <section className="card card-quiet stack-2" aria-labelledby="council-attending">
      <h2 id="council-attending">{w.attending}</h2>
      <ul className="stack-2">
        {attending.map(({ post, name }) => (
          <li key={`${post}-${name.displayName}`} className="row">
            <Icon name={post === "SECRETARY" ? "pen" : "person"} />
            <b><Written>{name.displayName}</Written></b>
            <span className="small soft">{w.posts[post]}</span>
          </li>
        ))}
      </ul>
      <p className="small soft">{w.noVote}</p>
    </section>
  );
}
