// Where a clause stands: move it under another or to another place, or remove it with its reason.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MOVE_CLAUSE, REMOVE_CLAUSE } from "./agreementActs";
import type { ClauseProps } from "./ClausePane";
import { PlaceFields } from "./PlaceFields";

export function Reorder({ agreement, place, clause, refresh }: ClauseProps) {
  const w = useWords();
  const [where, setWhere] = useState({ parentId: place.parentId ?? null, place: place.place });
  const [reason, setReason] = useState("");
  const moving = useSend(MOVE_CLAUSE, refresh);
  const removing = useSend(REMOVE_CLAUSE, refresh);
  const version = { clauseId: clause.id, expectedVersion: agreement.version };
  const refusal = removing.sending.is === "refused" ? removing.sending.refusal : null;
  return (
    <details className="fold">
      <summary>{w.agreements.reorder}</summary>
      <div className="stack">
        <form
          className="stack"
          noValidate
          aria-label={w.agreements.moveOf(place.reference)}
          onSubmit={(event) => {
            event.preventDefault();
            if (moving.sending.is !== "sending") void moving.send({ ...version, ...where });
          }}
        >
          <PlaceFields id="move" agreement={agreement} without={clause.id} where={where} change={setWhere} />
          <p className="small soft">{w.agreements.moveHint}</p>
          {moving.sending.is === "refused" && <RefusalMessage refusal={moving.sending.refusal} afterAct />}
          {moving.sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
          <Button submit look="line" busy={moving.sending.is === "sending"}>
            {w.agreements.move}
          </Button>
        </form>
        <form
          className="stack"
          noValidate
          aria-label={w.agreements.removeOf(place.reference)}
          onSubmit={(event) => {
            event.preventDefault();
            if (removing.sending.is !== "sending") void removing.send({ ...version, reason });
          }}
        >
          <Field
            id="remove-reason"
            label={w.agreements.removeWhy}
            hint={w.agreements.removeHint}
            error={refusal?.field === "reason" ? inShort(refusal) : undefined}
          >
            {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
          </Field>
          {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
          {removing.sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
          <Button submit look="stop" busy={removing.sending.is === "sending"}>
            {w.agreements.remove}
          </Button>
        </form>
      </div>
    </details>
  );
}
