// Ending a batch as the second person: it adds up and counts, or it is set aside for a public reason.
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { gaps, wholeNumber } from "./choices";
import type { StepProps } from "./PapersPage";

const RECONCILE = graphql(`
  mutation ReconcileBatch($input: ReconcileBatchInput!) {
    reconcileBatch(input: $input) {
      __typename
      ... on ReconcileBatchSuccess { batch { id state papersFound note } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ASIDE = graphql(`
  mutation SetBatchAside($input: SetBatchAsideInput!) {
    setBatchAside(input: $input) {
      __typename
      ... on SetBatchAsideSuccess { batch { id state note } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function EndBatch({ vote, batch, refresh }: StepProps) {
  const w = useWords().papers;
  const [, go] = useLocation();
  const [found, setFound] = useState("");
  const [note, setNote] = useState("");
  const [blank, setBlank] = useState(false);
  const papersBox = useRef<HTMLInputElement>(null);
  const ended = () => {
    refresh();
    go(`/votes/${vote.number}/papers`);
  };
  const reconciling = useSend(RECONCILE, ended);
  const setting = useSend(ASIDE, ended);
  const refusal =
    reconciling.sending.is === "refused"
      ? reconciling.sending.refusal
      : setting.sending.is === "refused"
        ? setting.sending.refusal
        : null;
  if (!allows(batch.viewerActions, "reconcileBatch")) {
    return (
      <div className="section">
        <Message tone="wait" title={w.secondEnds} />
      </div>
    );
  }
  return (
    <form
      className="card stack form section"
      noValidate
      aria-label={w.reconcile}
      onSubmit={(event) => {
        event.preventDefault();
        const papersFound = wholeNumber(found);
        setBlank(papersFound === null);
        if (papersFound === null) papersBox.current?.focus();
        else void reconciling.send({ batchId: batch.id, papersFound, note: note || null });
      }}
    >
      <p>
        {batch.channel === "PAPER" && `${w.came(batch.came)} · `}
        {(batch.assisted ?? 0) > 0 && `${w.assistedOf(batch.assisted ?? 0)} · `}
        {w.waiting(batch.waiting.length)}
      </p>
      <Settled serials={batch.settled} waiting={batch.waiting.map(({ serial }) => serial)} />
      <Field
        id="papers-found"
        label={w.papersFound}
        error={blank ? w.papersFoundBlank : refusal?.field === "papersFound" ? refusal.message : undefined}
      >
        {(aria) => (
          <input
            {...aria}
            ref={papersBox}
            inputMode="numeric"
            autoComplete="off"
            value={found}
            onChange={({ target }) => setFound(target.value)}
          />
        )}
      </Field>
      <Field
        id="batch-note" longest={LONGEST.vote}
        label={w.noteLabel}
        hint={w.noteHint}
        error={refusal?.field === "note" || refusal?.field === "reason" ? refusal.message : undefined}
      >
        {(aria) => <textarea {...aria} rows={3} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Field>
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      <div className="row">
        <Button submit busy={reconciling.sending.is === "sending"}>
          {w.reconcile}
        </Button>
        <Button
          look="stop"
          busy={setting.sending.is === "sending"}
          onPress={() => void setting.send({ batchId: batch.id, reason: note })}
        >
          {w.setAside}
        </Button>
      </div>
    </form>
  );
}

/** Which numbers both keyed alike, and which between them nobody did: a paper left out shows at once. */
function Settled({ serials, waiting }: { serials: number[]; waiting: number[] }) {
  const w = useWords().papers;
  const missing = gaps([...serials, ...waiting]);
  return (
    <div className="stack-2" role="status">
      <p>{w.settled(serials)}</p>
      {missing.length > 0 && (
        <p>
          <b>{w.missing(missing)}</b>
        </p>
      )}
    </div>
  );
}
