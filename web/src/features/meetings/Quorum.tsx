// How many are needed and how many are there, with the arithmetic for whoever wants to see it.
import type { CSSProperties } from "react";
import { graphql } from "../../gql";
import type { QuorumLostFragment } from "../../gql/graphql";
import { dayTime } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import type { Words } from "../../words/ko";
import { Arithmetic } from "./Arithmetic";
import type { Meeting } from "./MeetingPage";

graphql(`
  fragment QuorumLost on MeetingQuorumLoss {
    at
    entry
    inOffice
    needed
    counted
    rule { id source article }
  }
`);

/** Met with so many to spare, met exactly, short by so many; lost, once a meeting is open. */
export function quorumSaid(w: Words["meeting"], quorum: { counted: number; needed: number }, open: boolean) {
  const spare = quorum.counted - quorum.needed;
  if (spare > 0) return w.floor.quorumSpare(spare);
  if (spare === 0) return w.floor.quorumExact;
  return open ? w.floor.quorumLostBy(-spare) : w.quorumMissing(-spare);
}

export function Quorum({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  const { quorum } = meeting;
  const inWriting = meeting.form === "WRITTEN";
  const called = meeting.items.find(({ id }) => id === meeting.calledItemId);
  return (
    <section className="card stack-2" aria-labelledby="quorum">
      <h2 id="quorum">{w.quorum}</h2>
      <p className="head-chips">
        <Chip icon={quorum.met ? "check" : "warn"} tone={quorum.met ? "ok" : "stop"}>
          {meeting.state === "CLOSED" ? w.quorumWas(quorum.met) : meeting.form === "WRITTEN" && !quorum.met ? w.answersMissing(quorum.needed - quorum.counted) : quorumSaid(w, quorum, meeting.state === "OPEN")}
        </Chip>
      </p>
      <Chairs quorum={quorum} />
      <p>{inWriting ? w.answersNow(quorum.counted, quorum.needed, quorum.inOffice) : w.quorumNow(quorum.counted, quorum.needed, quorum.inOffice)}</p>
      {quorum.lost && <Lost lost={quorum.lost} />}
      <p className="small soft">{called ? w.quorumOf(called.number) : inWriting ? w.quorumOfAnswers : w.quorumAtAll}</p>
      <details>
        <summary className="small">{w.arithmetic}</summary>
        <Arithmetic steps={quorum.reasons} />
      </details>
    </section>
  );
}

/** When it was lost, by which entry of the log, by how many, and where the rule is written. */
export function Lost({ lost }: { lost: QuorumLostFragment }) {
  const w = useWords().meeting;
  const { language } = useSpeech();
  const { at, counted, needed, inOffice, entry, rule } = lost;
  return (
    <p>
      {w.quorumLostAt(dayTime(at, language), counted, needed, inOffice, entry)}{" "}
      <span className="small soft">({[rule.source, rule.article].filter(Boolean).join(" ")})</span>
    </p>
  );
}

/** A chair for each member in office, and the line where there are enough. */
function Chairs({ quorum }: { quorum: Meeting["quorum"] }) {
  const w = useWords().meeting;
  const whole = Math.max(quorum.inOffice, 1);
  const said = w.quorumNow(quorum.counted, quorum.needed, quorum.inOffice);
  return (
    <div className="quorum" style={{ "--at": `${(quorum.needed / whole) * 100}%` } as CSSProperties} role="img" aria-label={said}>
      <b aria-hidden="true">{w.live.needed(quorum.needed)}</b>
      {Array.from({ length: quorum.inOffice }, (_, nth) => (
        <i key={nth} {...(nth < quorum.counted ? { className: "in" } : {})} />
      ))}
    </div>
  );
}
