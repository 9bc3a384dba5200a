// The agenda at a glance: where each item stands, and the way to it.
import { Icon, type IconName } from "../../ui/Icon";
import { Chip } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { useWords } from "../../words";
import type { Item, Meeting } from "./MeetingPage";

const ICONS: Record<Item["state"], IconName> = {
  TABLED: "clock",
  CALLED: "right",
  RESOLVED: "check",
  REJECTED: "stop",
  DISCUSSED: "check",
  DEFERRED: "clock",
  TAKEN_OFF: "minus",
};

export function TodaysItems({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  return (
    <section className="card" aria-labelledby="today">
      <h2 id="today">{w.live.today}</h2>
      <ol className="roster">
        {meeting.items.map((item) => (
          <li key={item.id} aria-current={item.state === "CALLED" ? "step" : undefined}>
            <Icon name={ICONS[item.state]} />
            <a className="more" href={`#item-${item.number}`}>
              <Written>{`${item.number}. ${item.title}`}</Written>
            </a>
            <Stand item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Stand({ item }: { item: Item }) {
  const w = useWords().meeting;
  if (item.votes.some(({ closedAt }) => closedAt === null)) return <span className="chip chip-live">{w.voting}</span>;
  if (item.state === "CALLED")
    return (
      <Chip icon="council" tone="warn">
        {w.itemStates.CALLED}
      </Chip>
    );
  const outcome = item.votes.filter(({ challenged, amendment, privateGround }) => challenged === null && amendment === null && privateGround === null).at(-1)?.outcome;
  return (
    <span className="soft small">
      {w.itemStates[item.state]} {outcome && `${outcome.inFavour} : ${outcome.against}`}
    </span>
  );
}
