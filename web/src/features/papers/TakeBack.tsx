// What was keyed under a wrong number is taken back by whoever keyed it, before a second clerk comes to it.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { wholeNumber } from "./choices";
import type { Batch } from "./PapersPage";

const TAKE_BACK = graphql(`
  mutation TakeBackPaper($input: TakeBackPaperInput!) {
    takeBackPaper(input: $input) {
      __typename
      ... on TakeBackPaperSuccess { batch { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function TakeBack({ batch, refresh }: { batch: Batch; refresh: () => void }) {
  const w = useWords().papers;
  const [serial, setSerial] = useState("");
  const [blank, setBlank] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const { sending, send } = useSend(TAKE_BACK, () => {
    setDone(w.tookBack(serial));
    setSerial("");
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <details className="fold">
      <summary>{w.wrongNumber}</summary>
      <form
        className="stack form"
        noValidate
        aria-label={w.wrongNumber}
        onSubmit={(event) => {
          event.preventDefault();
          const number = wholeNumber(serial);
          setBlank(number === null);
          setDone(null);
          if (number !== null && sending.is !== "sending") void send({ batchId: batch.id, serial: number });
        }}
      >
        <Field
          id={`take-back-${batch.id}`}
          label={w.serial}
          hint={w.takeBackHint}
          error={blank ? w.serialBlank : refusal?.field === "serial" ? refusal.message : undefined}
        >
          {(aria) => (
            <input {...aria} inputMode="numeric" autoComplete="off" value={serial} onChange={({ target }) => setSerial(target.value)} />
          )}
        </Field>
        {done && <Message tone="ok" title={done} announce="status" />}
        {refusal && <RefusalMessage refusal={refusal} afterAct />}
        <div className="row">
          <Button submit look="line" busy={sending.is === "sending"}>
            {w.takeBackPaper}
          </Button>
        </div>
      </form>
    </details>
  );
}
