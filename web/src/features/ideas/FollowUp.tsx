// What was promised for an idea and what is reached; and the chain of what led to what.
import { useState } from "react";
import { useQuery } from "urql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Trace } from "../../frame/Trace";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { IdeaFollowUpQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { todayInSeoul } from "../../ui/inSeoul";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { Prose, Written } from "../../ui/Text";
import { ledTo, useLed } from "../../ui/useLed";
import { useSpeech, useWords } from "../../words";
import { useSend, wrongAt } from "../talk/sendTalk";

export const FOLLOW_UP = graphql(`
  query IdeaFollowUp($number: String!) {
    proposal(number: $number) {
      id
      number
      state
      milestones { id name plannedOn reachedOn droppedOn droppedWhy }
      trace { ...Traced }
      viewerActions { name allowed }
    }
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
const DROP = graphql(`
  mutation DropMilestone($input: DropMilestoneInput!) {
    dropMilestone(input: $input) {
      __typename
      ... on DropMilestoneSuccess { proposal { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Idea = NonNullable<IdeaFollowUpQuery["proposal"]>;

export function FollowUp({ number, refresh }: { number: string; refresh: () => void }) {
  const w = useWords().follow;
  const [{ data }, again] = useQuery({ query: FOLLOW_UP, variables: { number } });
  const idea = data?.proposal;
  useLed(Boolean(idea) && ledTo() === "milestones");
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
          <h2 id="milestones" tabIndex={-1}>{w.title}</h2>
          {idea.milestones.length === 0 && <p className="soft">{w.none}</p>}
          <ul className="stack">
            {idea.milestones.map((one) => (
              <Promised key={one.id} one={one} canReach={may("reachMilestone")} canDrop={may("dropMilestone")} done={done} />
            ))}
          </ul>
          {may("planMilestone") && <Plan id={idea.id} done={done} />}
        </section>
      )}
      <Trace steps={idea.trace} here={idea.number} />
    </>
  );
}

interface PromisedProps {
  one: Idea["milestones"][number];
  canReach: boolean;
  canDrop: boolean;
  done: () => void;
}

function Promised({ one, canReach, canDrop, done }: PromisedProps) {
  const w = useWords().follow;
  const { language } = useSpeech();
  const [open, setOpen] = useState<"reach" | "drop" | null>(null);
  const waits = !one.reachedOn && !one.droppedOn;
  const late = waits && one.plannedOn < todayInSeoul();
  const tone = one.reachedOn ? "ok" : one.droppedOn ? "wait" : late ? "warn" : "info";
  const told = one.reachedOn
    ? w.reached(day(one.reachedOn, language))
    : one.droppedOn
      ? w.dropped(day(one.droppedOn, language))
      : w.planned(day(one.plannedOn, language));
  return (
    <li className="stack-2">
      <p className="row">
        <Chip icon={one.reachedOn ? "check" : one.droppedOn ? "minus" : late ? "warn" : "clock"} tone={tone}>
          {told}
        </Chip>
        <b>
          <Written>{one.name}</Written>
        </b>
        {late && <span className="small">{w.late}</span>}
      </p>
      {one.droppedWhy && (
        <div className="small">
          <p className="soft">{w.promisedFor(day(one.plannedOn, language))}</p>
          <Prose text={one.droppedWhy} />
        </div>
      )}
      {waits && !open && (canReach || canDrop) && (
        <p className="row">
          {canReach && (
            <Button look="line" label={`${w.reach}: ${one.name}`} onPress={() => setOpen("reach")}>
              {w.reach}
            </Button>
          )}
          {canDrop && (
            <Button look="plain" label={`${w.drop}: ${one.name}`} onPress={() => setOpen("drop")}>
              {w.drop}
            </Button>
          )}
        </p>
      )}
      {waits && open && <EndPromise key={open} how={open} id={one.id} cancel={() => setOpen(null)} done={done} />}
    </li>
  );
}

interface EndProps {
  how: "reach" | "drop";
  id: string;
  cancel: () => void;
  done: () => void;
}

/** How a promise ended, in words for everyone: reached, or given up. */
function EndPromise({ how, id, cancel, done }: EndProps) {
  const w = useWords();
  const [text, setText] = useState("");
  const reach = useSend(REACH, done);
  const drop = useSend(DROP, done);
  const { sending } = how === "reach" ? reach : drop;
  const end = () => (how === "reach" ? reach.send({ milestoneId: id, text }) : drop.send({ milestoneId: id, reason: text }));
  return (
    <>
      <Field
        id={`${id}-${how}`} longest={LONGEST.handling}
        label={how === "reach" ? w.follow.what : w.follow.why}
        hint={how === "reach" ? undefined : w.follow.whyHint}
        error={wrongAt(sending, how === "reach" ? "text" : "reason")}
      >
        {(aria) => <textarea {...aria} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <div className="row">
        <Button busy={sending.is === "sending"} onPress={() => void end()}>
          {w.follow[how]}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </>
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
      <Field id="milestone-name" longest={LONGEST.milestone} label={w.name}>
        {(aria) => <input {...aria} value={name} onChange={(event) => setName(event.target.value)} />}
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
