// The acts whose forms are nothing but fields: substitute, renew, end, chair, attend, publish, complete, dissolve.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { useQuery } from "urql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useTongue, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import {
  DISSOLVE_COUNCIL,
  END_ATTENDANCE,
  END_MEMBERSHIP,
  END_STAND_IN,
  NAME_ATTENDANT,
  NAME_CHAIR,
  NAME_STAND_IN,
  NOTE_COMPLETION,
  POSSIBLE_ATTENDANTS,
  POSSIBLE_MEMBERS,
  PUBLISH_ROSTER,
  RENEW_MEMBER,
  SUBSTITUTE_MEMBER,
} from "./councilActs";
import type { Council } from "./CouncilPage";

const ACTS = {
  substituteMember: SUBSTITUTE_MEMBER,
  renewMember: RENEW_MEMBER,
  endMembership: END_MEMBERSHIP,
  nameChair: NAME_CHAIR,
  nameStandIn: NAME_STAND_IN,
  endStandIn: END_STAND_IN,
  nameAttendant: NAME_ATTENDANT,
  endAttendance: END_ATTENDANCE,
  publishRoster: PUBLISH_ROSTER,
  noteCompletion: NOTE_COMPLETION,
  dissolveCouncil: DISSOLVE_COUNCIL,
} as const;
export type PlainAct = keyof typeof ACTS;
type Name = "member" | "number" | "person" | "attendant" | "sex" | "ground" | "chair" | "post" | "starts" | "ends" | "last" | "since" | "exception" | "leaving" | "completed" | "dissolved";
const FIELDS: Record<PlainAct, Name[]> = {
  substituteMember: ["number", "person", "sex", "starts"],
  renewMember: ["member", "ends"],
  endMembership: ["member", "ground", "last"],
  nameChair: ["chair", "member", "since"],
  nameStandIn: ["member", "since"],
  endStandIn: [],
  nameAttendant: ["post", "attendant", "since"],
  endAttendance: ["leaving", "last"],
  publishRoster: ["exception"],
  noteCompletion: ["completed"],
  dissolveCouncil: ["dissolved"],
};
// The input of the mutation each field fills.
const INTO: Record<Name, string> = {
  member: "member",
  number: "member",
  person: "appointmentId",
  attendant: "appointmentId",
  sex: "sex",
  ground: "ground",
  chair: "post",
  post: "post",
  starts: "startsOn",
  ends: "endsOn",
  last: "endsOn",
  since: "since",
  exception: "genderExceptionRef",
  leaving: "appointmentId",
  completed: "completedOn",
  dissolved: "dissolvedOn",
};
const DAYS = new Set<Name>(["starts", "ends", "last", "since", "completed", "dissolved"]);

interface ActProps {
  act: PlainAct;
  council: Council;
  done: () => void;
  cancel: () => void;
}

export function ActForm({ act, council, done, cancel }: ActProps) {
  const w = useWords();
  const [said, setSaid] = useState<Partial<Record<Name, string>>>({ sex: "UNSAID", ground: "RESIGNED", chair: "CHAIR", post: "SECRETARY" });
  const { sending, send } = useSend(ACTS[act] as TypedDocumentNode<object, { input: object }>, done);
  const vacant = council.vacancies.find(({ number }) => String(number) === said.number);
  const options = useOptions(council, act, vacant?.kind ?? "");
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const labels: Record<Name, [label: string, hint?: string]> = {
    member: [w.council.member],
    number: [w.council.member],
    person: [w.council.person],
    attendant: [w.council.person],
    sex: [w.council.sex, w.council.sexHint],
    ground: [w.council.ground],
    chair: [w.council.post],
    post: [w.council.post],
    starts: [w.council.starts, w.council.todayHint],
    ends: [w.council.ends, w.council.endsHint],
    last: [w.council.lastDay, w.council.lastDayHint],
    since: [w.council.since, w.council.todayHint],
    exception: [w.council.exceptionRef, w.council.exceptionHint],
    leaving: [w.council.person],
    completed: [w.council.completedOn, w.council.completedHint],
    dissolved: [w.council.dissolvedOn, w.council.dissolveHint],
  };
  const filled = (name: Name) => {
    const text = said[name] ?? "";
    if (name === "member" || name === "number") return Number(text) || 0;
    // The one day nobody can leave out is refused when it is.
    return DAYS.has(name) && name !== "completed" ? text || null : text;
  };
  const tongue = useTongue();
  const input = Object.fromEntries(FIELDS[act].map((name) => [INTO[name], filled(name)]));
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.council.acts[act]}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ councilId: council.id, ...input });
      }}
    >
      <h3>{w.council.acts[act]}</h3>
      {FIELDS[act].map((name) => {
        const [label, hint] = labels[name];
        const set = (value: string) => setSaid({ ...said, [name]: value });
        const value = said[name] ?? "";
        return (
          <Field key={name} id={`act-${name}`} label={label} hint={hint} error={refusal?.field === INTO[name] ? refusal.message : undefined}>
            {(aria) =>
              options[name] ? (
                <select {...aria} value={value} onChange={({ target }) => set(target.value)}>
                  {!["sex", "ground", "chair", "post"].includes(name) && <option value="">{w.council.choose}</option>}
                  {options[name].map(([id, said]) => (
                    <option key={id} value={id} lang={tongue(said)}>
                      {said}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...aria}
                  type={DAYS.has(name) ? "date" : "text"}
                  value={value}
                  onChange={({ target }) => set(target.value)}
                />
              )
            }
          </Field>
        );
      })}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.council.acts[act]}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}

type Options = Partial<Record<Name, [id: string, said: string][]>>;

function useOptions(council: Council, act: PlainAct, kind: string): Options {
  const w = useWords().council;
  // A substitute is of the predecessor's kind.
  const [{ data: sitting }] = useQuery({
    query: POSSIBLE_MEMBERS,
    variables: { id: council.id, kind },
    pause: act !== "substituteMember" || kind === "",
  });
  const [{ data: attending }] = useQuery({
    query: POSSIBLE_ATTENDANTS,
    variables: { id: council.id },
    pause: act !== "nameAttendant",
  });
  const people = sitting?.node && "possibleMembers" in sitting.node ? sitting.node.possibleMembers : [];
  const others = attending?.node && "possibleAttendants" in attending.node ? attending.node.possibleAttendants : [];
  return {
    member: (council.roster?.members ?? []).map(({ number, name }) => [String(number), `${w.number(number)} ${name.displayName}`]),
    number: council.vacancies.map(({ number, name }) => [String(number), `${w.number(number)} ${name.displayName}`]),
    person: people.map(({ appointmentId, name }) => [appointmentId, name.displayName]),
    leaving: (council.roster?.posts ?? []).flatMap(({ post, appointmentId, name }) =>
      appointmentId && (post === "SECRETARY" || post === "OBSERVER") ? [[appointmentId, `${name.displayName} (${w.posts[post]})`] as [string, string]] : [],
    ),
    attendant: others.map(({ appointmentId, name }) => [appointmentId, name.displayName]),
    sex: Object.entries(w.sexesOf),
    ground: Object.entries(w.grounds),
    chair: [["CHAIR", w.posts.CHAIR], ["VICE_CHAIR", w.posts.VICE_CHAIR]],
    post: [["SECRETARY", w.posts.SECRETARY], ["OBSERVER", w.posts.OBSERVER]],
  };
}
