// The class of an amendment with its reasons, the approval it rests on, and its day.
import { useState, type ReactNode } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { AmendmentApprover, RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { day } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import { useSend, type Sending } from "../talk/sendTalk";
import type { AmendProps } from "./AmendPage";
import { NOTE_APPROVAL, RAISE, SET_DAY } from "./amendActs";
import { Held } from "../../ui/Held";

const APPROVERS: AmendmentApprover[] = ["MINISTRY", "PROVINCE", "MUNICIPALITY", "COUNCIL"];

export function Terms(props: AmendProps) {
  const { amendment } = props;
  const w = useWords().amending;
  const { language } = useSpeech();
  const written = useWritten();
  const rules = [...new Map(amendment.grounds.map((one) => [one.rule, one])).values()];
  return (
    <section className="card stack" aria-labelledby="class">
      <h2 id="class">{w.classes[amendment.kind]}</h2>
      <p>{w.classHints[amendment.kind]}</p>
      <ul className="items">
        {rules.map(({ rule, source, article }) => (
          <li key={rule}>
            {rule} <span className="small soft">{`${source} ${article}`}</span>
          </li>
        ))}
      </ul>
      {amendment.raisedBy && (
        <p>
          {w.raisedBy(amendment.raisedBy.name)} <span lang={written}>{amendment.raisedWhy}</span>
        </p>
      )}
      <Held actions={amendment.viewerActions} name="raiseAmendment">
        <Raise {...props} />
      </Held>
      {amendment.approval && (
        <p>
          {w.approvedBy(
            w.approvers[amendment.approval.approver],
            amendment.approval.document,
            day(amendment.approval.approvedOn, language),
          )}
        </p>
      )}
      {amendment.lacksApproval && (
        <Message tone="warn" title={w.lacksApproval}>
          <p className="small">
            {amendment.approvalRule.rule} ({amendment.approvalRule.source} {amendment.approvalRule.article})
          </p>
        </Message>
      )}
      <Held actions={amendment.viewerActions} name="noteAmendmentApproval">
        <Approval {...props} />
      </Held>
      <Held actions={amendment.viewerActions} name="setAmendmentDay">
        <TheDay {...props} />
      </Held>
    </section>
  );
}

function Raise({ agreement, refresh }: AmendProps) {
  const w = useWords().amending;
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(RAISE, () => {
    setReason("");
    refresh();
  });
  return (
    <Folded title={w.raise} fields={["reason"]} sending={sending} submit={() => send({ agreementId: agreement.id, reason })}>
      {(wrong) => (
        <Field id="raise-why" label={w.raiseWhy} hint={w.raiseHint} error={wrong("reason")}>
          {(aria) => <input {...aria} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </Field>
      )}
    </Folded>
  );
}

function Approval({ agreement, refresh }: AmendProps) {
  const w = useWords().amending;
  const [said, setSaid] = useState({ approver: "MINISTRY" as AmendmentApprover, document: "", approvedOn: "" });
  const { sending, send } = useSend(NOTE_APPROVAL, () => {
    setSaid({ approver: "MINISTRY", document: "", approvedOn: "" });
    refresh();
  }, refresh);
  const submit = () => send({ agreementId: agreement.id, expectedVersion: agreement.version, ...said });
  return (
    <Folded title={w.approve} fields={["document", "approvedOn"]} sending={sending} submit={submit}>
      {(wrong) => (
        <>
          <Field id="approver" label={w.approver}>
            {(aria) => (
              <select {...aria} value={said.approver} onChange={({ target }) => setSaid({ ...said, approver: target.value as AmendmentApprover })}>
                {APPROVERS.map((one) => (
                  <option key={one} value={one}>
                    {w.approvers[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id="approval-document" label={w.document} error={wrong("document")}>
            {(aria) => <input {...aria} value={said.document} onChange={({ target }) => setSaid({ ...said, document: target.value })} />}
          </Field>
          <Field id="approved-on" label={w.approvedOn} error={wrong("approvedOn")}>
            {(aria) => <input {...aria} type="date" value={said.approvedOn} onChange={({ target }) => setSaid({ ...said, approvedOn: target.value })} />}
          </Field>
        </>
      )}
    </Folded>
  );
}

function TheDay({ agreement, amendment, refresh }: AmendProps) {
  const w = useWords().amending;
  const [on, setOn] = useState(amendment.effectiveOn ?? "");
  const { sending, send } = useSend(SET_DAY, refresh, refresh);
  const submit = () => send({ agreementId: agreement.id, expectedVersion: agreement.version, effectiveOn: on || null });
  return (
    <Folded title={w.setDay} fields={["effectiveOn"]} sending={sending} submit={submit}>
      {(wrong) => (
        <Field id="effective-on" label={w.day} hint={w.dayHint} error={wrong("effectiveOn")}>
          {(aria) => <input {...aria} type="date" value={on} onChange={({ target }) => setOn(target.value)} />}
        </Field>
      )}
    </Folded>
  );
}

interface FoldedProps {
  title: string;
  fields: string[];
  sending: Sending;
  submit: () => Promise<void>;
  children: (wrong: (field: string) => string | undefined) => ReactNode;
}

function Folded({ title, fields, sending, submit, children }: FoldedProps) {
  const w = useWords();
  const refusal: RefusalBodyFragment | null = sending.is === "refused" ? sending.refusal : null;
  return (
    <details>
      <summary>{title}</summary>
      <form
        className="stack-2"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (sending.is !== "sending") void submit();
        }}
      >
        {children((field) => (refusal?.field === field ? inShort(refusal) : undefined))}
        {refusal && !fields.includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
        {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
        <div className="row">
          <Button submit busy={sending.is === "sending"}>
            {w.amending.keep}
          </Button>
        </div>
      </form>
    </details>
  );
}
