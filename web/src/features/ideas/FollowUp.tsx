// What was promised for an idea and what is reached; and the chain of what led to what.
import { useState } from "react";
import { useQuery, useSubscription } from "urql";
import { Link } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { IdeaFollowUpQuery, TraceKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

const FOLLOW_UP = graphql(`
  query IdeaFollowUp($number: String!) {
    viewer { id }
    proposal(number: $number) {
      id
      number
      state
      milestones { id name plannedOn reachedOn }
      trace { kind on source { kind label } target { kind label } }
      viewerActions { name allowed }
    }
  }
`);
// Rights that are given or end while the page is open bring their buttons or take them away.
const RIGHTS = graphql(`
  subscription IdeaRights($number: String!) {
    proposalChanged(number: $number) { id viewerActions { ...Action } }
  }
`);
const PLAN = graphql(`
  mutation PlanMilestone($input: PlanMilestoneInput!) {
    planMilestone(input: $input) {
      __typename
      ... on PlanMilestoneSuccess { proposal { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const REACH = graphql(`
  mutation ReachMilestone($input: ReachMilestoneInput!) {
    reachMilestone(input: $input) {
      __typename
      ... on ReachMilestoneSuccess { proposal { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Idea = NonNullable<IdeaFollowUpQuery["proposal"]>;

export function FollowUp({ number, refresh }: { number: string; refresh: () => void }) {
  const w = useWords().follow;
  const { language } = useSpeech();
  const [{ data }, again] = useQuery({ query: FOLLOW_UP, variables: { number }, requestPolicy: "cache-and-network" });
  useSubscription({ query: RIGHTS, variables: { number }, pause: !data?.viewer });
  const idea = data?.proposal;
  if (!idea) return null;
  const done = () => {
    again({ requestPolicy: "network-only" });
    refresh();
  };
  const may = (name: string) => allows(idea.viewerActions, name);
  const promised = idea.milestones.length > 0 || may("planMilestone");
  return (
    <>
      {promised && (
        <section className="card stack" aria-labelledby="milestones">
          <h2 id="milestones">{w.title}</h2>
          {idea.milestones.length === 0 && <p className="soft">{w.none}</p>}
          <ul className="stack">
            {idea.milestones.map((one) => (
              <Promised key={one.id} one={one} canReach={may("reachMilestone")} done={done} />
            ))}
          </ul>
          {may("planMilestone") && <Plan id={idea.id} done={done} />}
        </section>
      )}
      {idea.trace.length > 0 && (
        <section className="card stack" aria-labelledby="trace">
          <h2 id="trace">{w.trace}</h2>
          <ol className="stack-2">
            {idea.trace.map((step, index) => (
              <li key={index} className="row small">
                <span className="soft">{day(step.on, language)}</span>
                <Thing thing={step.source} here={idea.number} />
                <span className="soft">→ {w.verbs[step.kind]} →</span>
                <Thing thing={step.target} here={idea.number} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Thing({ thing, here }: { thing: { kind: TraceKind; label: string }; here: string }) {
  const w = useWords();
  const kind = w.follow.kinds[thing.kind];
  if (thing.kind === "IDEA" && thing.label !== here) return <Link href={`/ideas/${thing.label}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "VOTE") return <Link href={`/votes/${thing.label}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "LAB") return <Link href={`/labs/${thing.label}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "AGENDA") return <Link href={`/council/meetings/${thing.label.split("-")[0]}`}>{`${kind} ${thing.label}`}</Link>;
  if (thing.kind === "RESOLUTION") {
    const [item, result] = thing.label.split(" ");
    return <b>{`${kind} ${item}: ${w.meeting.results[result as keyof typeof w.meeting.results]}`}</b>;
  }
  if (thing.kind === "DUTY") return <b>{w.desk.duties[thing.label as keyof typeof w.desk.duties]}</b>;
  if (thing.kind === "ANSWER") return <b>{w.ideaStates[thing.label as keyof typeof w.ideaStates]}</b>;
  return <b>{thing.kind === "REVIEW" || thing.kind === "WORK" ? kind : `${kind} ${thing.label}`}</b>;
}

function Promised({ one, canReach, done }: { one: Idea["milestones"][number]; canReach: boolean; done: () => void }) {
  const w = useWords();
  const { language } = useSpeech();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const { sending, send } = useSend(REACH, done);
  const late = !one.reachedOn && one.plannedOn < new Date().toISOString().slice(0, 10);
  return (
    <li className="stack-2">
      <p className="row">
        <Chip icon={one.reachedOn ? "check" : late ? "warn" : "clock"} tone={one.reachedOn ? "ok" : late ? "warn" : "info"}>
          {one.reachedOn ? w.follow.reached(day(one.reachedOn, language)) : w.follow.planned(day(one.plannedOn, language))}
        </Chip>
        <b>{one.name}</b>
        {late && <span className="small">{w.follow.late}</span>}
      </p>
      {canReach && !one.reachedOn && !open && (
        <p className="row">
          <Button look="line" label={`${w.follow.reach}: ${one.name}`} onPress={() => setOpen(true)}>
            {w.follow.reach}
          </Button>
        </p>
      )}
      {open && !one.reachedOn && (
        <>
          <Field id={`${one.id}-what`} label={w.follow.what}>
            {(aria) => <textarea {...aria} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
          <Button busy={sending.is === "sending"} onPress={() => void send({ milestoneId: one.id, text })}>
            {w.follow.reach}
          </Button>
        </>
      )}
    </li>
  );
}

function Plan({ id, done }: { id: string; done: () => void }) {
  const w = useWords().follow;
  const [name, setName] = useState("");
  const [plannedOn, setPlannedOn] = useState("");
  const { sending, send } = useSend(PLAN, () => {
    setName("");
    setPlannedOn("");
    done();
  });
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.plan}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ proposalId: id, name, plannedOn });
      }}
    >
      <Field id="milestone-name" label={w.name}>
        {(aria) => <input {...aria} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field id="milestone-day" label={w.day}>
        {(aria) => <input {...aria} type="date" value={plannedOn} onChange={(event) => setPlannedOn(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit look="line" busy={sending.is === "sending"}>
        {w.plan}
      </Button>
    </form>
  );
}
