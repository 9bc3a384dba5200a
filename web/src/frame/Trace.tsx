// The chain of what led to what, with a way to each thing that has a page; shown from one of them.
import { Link } from "wouter";
import { graphql } from "../gql";
import type { TracedFragment } from "../gql/graphql";
import { day } from "../ui/format";
import { useSpeech, useWords } from "../words";

graphql(`
  fragment Traced on TraceStep {
    kind
    on
    source { kind label }
    target { kind label }
  }
`);

interface TraceProps {
  steps: readonly TracedFragment[];
  /** The number of what the page is about: it needs no way to itself. */
  here: string;
}

export function Trace({ steps, here }: TraceProps) {
  const w = useWords().follow;
  const { language } = useSpeech();
  if (steps.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="trace">
      <h2 id="trace">{w.trace}</h2>
      <ol className="stack-2">
        {steps.map((step, index) => (
          <li key={index} className="row small">
            <span className="soft">{day(step.on, language)}</span>
            <Thing thing={step.source} here={here} />
            <span className="soft">→ {w.verbs[step.kind]} →</span>
            <Thing thing={step.target} here={here} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Thing({ thing, here }: { thing: TracedFragment["source"]; here: string }) {
  const w = useWords();
  const kind = w.follow.kinds[thing.kind];
  const number = thing.label.split(" ")[0] ?? "";
  if (thing.kind === "IDEA" && thing.label !== here) return <Link href={`/ideas/${thing.label}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "VOTE") return <Link href={`/votes/${thing.label}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "LAB") return <Link href={`/labs/${thing.label}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "AGENDA") return <Link href={`/council/meetings/${thing.label.split("-")[0]}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "AGREEMENT" && number !== here) return <Link href={`/agreements/${number}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "RESOLUTION") {
    const [item, result] = thing.label.split(" ");
    return <b>{`${kind} ${item}: ${w.meeting.results[result as keyof typeof w.meeting.results]}`}</b>;
  }
  if (thing.kind === "DUTY") return <b>{w.desk.duties[thing.label as keyof typeof w.desk.duties]}</b>;
  if (thing.kind === "ANSWER") return <b>{w.ideaStates[thing.label as keyof typeof w.ideaStates]}</b>;
  return <b>{thing.kind === "REVIEW" || thing.kind === "WORK" ? kind : `${kind} ${thing.label}`}</b>;
}
