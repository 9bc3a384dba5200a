// Opening a settled paper again that both clerks keyed wrongly: a third person says why, two key it anew.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Batch } from "./PapersPage";

const REOPEN = graphql(`
  mutation ReopenPaper($input: ReopenPaperInput!) {
    reopenPaper(input: $input) {
      __typename
      ... on ReopenPaperSuccess { batch { id state papersFound } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Reopen({ batch, refresh }: { batch: Batch; refresh: () => void }) {
  const w = useWords().papers;
  const [serial, setSerial] = useState("");
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<string | null>(null);
  const { sending, send } = useSend(REOPEN, () => {
    setDone(w.reopened(serial));
    setSerial("");
    setReason("");
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const number = Number(serial);
  return (
    <details className="fold" open={done !== null || refusal !== null || undefined}>
      <summary>{w.reopen}</summary>
      <form
        className="stack form"
        noValidate
        aria-label={w.reopen}
        onSubmit={(event) => {
          event.preventDefault();
          setDone(null);
          if (sending.is !== "sending") void send({ batchId: batch.id, serial: Number.isInteger(number) ? number : 0, reason });
        }}
      >
        <p className="small soft">{batch.state === "RECONCILED" ? w.reopenEnded : w.reopenHint}</p>
        <Field
          id={`reopen-serial-${batch.id}`}
          label={w.serial}
          hint={w.serialHint}
          error={refusal?.field === "serial" ? refusal.message : undefined}
        >
          {(aria) => (
            <input {...aria} inputMode="numeric" autoComplete="off" value={serial} onChange={({ target }) => setSerial(target.value)} />
          )}
        </Field>
        <Field
          id={`reopen-reason-${batch.id}`} longest={LONGEST.vote}
          label={w.reopenReason}
          hint={w.reopenReasonHint}
          error={refusal?.field === "reason" ? refusal.message : undefined}
        >
          {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </Field>
        {done && <Message tone="ok" title={done} announce="status" />}
        {refusal && <RefusalMessage refusal={refusal} afterAct />}
        <div className="row">
          <Button submit look="line" busy={sending.is === "sending"}>
            {w.reopenSend}
          </Button>
        </div>
      </form>
    </details>
  );
}

export function Reopened({ papers }: { papers: Batch["reopened"] }) {
  const w = useWords().papers;
  if (papers.length === 0) return null;
  return (
    <ul className="small stack-2" aria-label={w.reopenedList}>
      {papers.map(({ serial, reason, at }) => (
        <li key={`${serial} ${at}`}>
          {w.reopenedOne(serial)} <span className="soft">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
