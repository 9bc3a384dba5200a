// Where the minutes stand: their state, by when they are published and how late, who signs, what is missing.
import { Icon } from "../../ui/Icon";
import { Chip, Message } from "../../ui/Parts";
import { Day, Written } from "../../ui/Text";
import { useWords } from "../../words";
import type { ReadingProps } from "./MinutesPage";

export function MinutesStand({ minutes, reading }: ReadingProps) {
  const w = useWords().minutes;
  const done = minutes.state === "PUBLISHED";
  return (
    <section className="card stack" aria-labelledby="stand">
      <h2 id="stand">{w.stand}</h2>
      <p>
        <Chip icon={done ? "check" : "clock"} tone={done ? "ok" : "wait"}>
          {w.states[minutes.state]}
        </Chip>{" "}
        {minutes.publication && <Chip icon="text" tone="info">{w.publications[minutes.publication]}</Chip>}
      </p>
      <dl className="facts">
        {minutes.registration && <Fact title={w.registration}>{minutes.registration}</Fact>}
        {reading.dueOn && (
          <Fact title={w.due}>
            <Day on={reading.dueOn} />
          </Fact>
        )}
        {minutes.publishedAt && (
          <Fact title={w.publishedOn}>
            <Day on={minutes.publishedAt} />
          </Fact>
        )}
      </dl>
      {reading.daysLate > 0 && <Message tone="warn" title={w.late(reading.daysLate)} />}
      {reading.dueRule && (
        <p className="tiny soft">
          {reading.dueRule.source} {w.article(reading.dueRule.article)}
        </p>
      )}
      {reading.lacking.length > 0 && (
        <Message tone="stop" title={w.lacking}>
          <p>{reading.lacking.map((field) => w.fields[field]).join(" · ")}</p>
        </Message>
      )}
      {reading.signers.length > 0 && (
        <ul className="roster" aria-label={w.signers}>
          {reading.signers.map((one, index) => (
            <li key={index}>
              <Icon name={one.signed ? "check" : "clock"} />
              <span><Written>{one.name.displayName}</Written></span> <span className="soft">{one.signed ? w.signed : w.unsigned}</span>
            </li>
          ))}
        </ul>
      )}
      {reading.digest && (
        <details>
          <summary>{w.digest}</summary>
          <p className="tiny digest">{reading.digest}</p>
        </details>
      )}
    </section>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
