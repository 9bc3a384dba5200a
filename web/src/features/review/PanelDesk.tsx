// What the officer does with a panel: see who sits, set aside, seat more, lock, publish.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { useKept } from "../../ui/useKept";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { SeatMore } from "./FormPanel";
import type { Panel } from "./Panels";
import { Written } from "../../ui/Text";

const LOCK = graphql(`
  mutation LockScores($input: LockScoresInput!) {
    lockScores(input: $input) {
      __typename
      ... on LockScoresSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const PUBLISH = graphql(`
  mutation PublishReview($input: PublishReviewInput!) {
    publishReview(input: $input) {
      __typename
      ... on PublishReviewSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const SET_ASIDE = graphql(`
  mutation SetAside($input: SetAsideInput!) {
    setAside(input: $input) {
      __typename
      ... on SetAsideSuccess { panel { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

interface DeskProps {
  panel: Panel;
  programmeId: string;
  done: () => void;
}

export function PanelDesk({ panel, programmeId, done }: DeskProps) {
  const w = useWords().review;
  const [seating, setSeating] = useState(false);
  const lock = useSend(LOCK, done);
  const may = (name: string) => allows(panel.viewerActions, name);
  const seated = new Set(panel.members.map(({ appointmentId }) => appointmentId));
  if (!may("lockScores") && !may("publishReview") && !may("setAside")) return null;
  return (
    <div className="stack">
      <h3>{w.desk}</h3>
      <ul className="stack-2">
        {panel.members.map((one) => (
          <Member key={one.appointmentId} one={one} panelId={panel.id} canSetAside={may("setAside")} done={done} />
        ))}
      </ul>
      {may("lockScores") && (
        <>
          <p>{w.sheets(panel.sheets ?? 0, panel.citizens + panel.experts + panel.officials)}</p>
          {lock.sending.is === "refused" && <RefusalMessage refusal={lock.sending.refusal} afterAct />}
          <div className="row">
            <Button busy={lock.sending.is === "sending"} onPress={() => void lock.send({ panelId: panel.id })}>
              {w.lock}
            </Button>
            {!seating && (
              <Button look="line" onPress={() => setSeating(true)}>
                {w.seat}
              </Button>
            )}
          </div>
          {seating && <SeatMore panelId={panel.id} programmeId={programmeId} seated={seated} done={done} />}
        </>
      )}
      {may("publishReview") && <Publish panelId={panel.id} done={done} />}
    </div>
  );
}

function Publish({ panelId, done }: { panelId: string; done: () => void }) {
  const w = useWords().review;
  const { value: summary, set: setSummary, forget } = useKept(`desk.${panelId}.publish`, "");
  const { sending, send } = useSend(PUBLISH, () => {
    forget();
    done();
  });
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.publish}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ panelId, summary });
      }}
    >
      <Field id={`${panelId}-summary`} longest={LONGEST.review} label={w.summary} hint={w.summaryHint}>
        {(aria) => <textarea {...aria} rows={4} value={summary} onChange={(event) => setSummary(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit busy={sending.is === "sending"}>
        {w.publish}
      </Button>
    </form>
  );
}

interface MemberProps {
  one: Panel["members"][number];
  panelId: string;
  canSetAside: boolean;
  done: () => void;
}

function Member({ one, panelId, canSetAside, done }: MemberProps) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(SET_ASIDE, done);
  return (
    <li className="stack-2">
      <p className="row">
        <b>
          <Written>{one.name.displayName}</Written>
        </b>
        <span className="small soft">{w.review.sides[one.side]}</span>
        {one.asideReason === null && canSetAside && !open && (
          <Button look="plain" onPress={() => setOpen(true)} label={w.review.setAsideOf(one.name.displayName)}>
            {w.review.setAside}
          </Button>
        )}
      </p>
      {one.asideReason !== null && <p className="small soft">{w.review.asideFor(one.asideReason)}</p>}
      {open && (
        <>
          <Field id={`${one.appointmentId}-why`} longest={LONGEST.review} label={w.desk.reason} hint={w.review.interestHint}>
            {(aria) => <textarea {...aria} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
          <div className="row">
            <Button
              look="stop"
              busy={sending.is === "sending"}
              onPress={() => void send({ panelId, appointmentId: one.appointmentId, reason })}
            >
              {w.review.setAside}
            </Button>
            <Button look="plain" onPress={() => setOpen(false)}>
              {w.officer.cancel}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
