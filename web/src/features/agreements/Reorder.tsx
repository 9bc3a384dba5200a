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
  const [opened, setOpened] = useState(false);
  // The tree in which the place was chosen, or the reason begun: others who move it meanwhile are told of first.
  const [read, setRead] = useState<number | null>(null);
  const [told, setTold] = useState(false);
  const overtaken = () => {
    setTold(true);
    refresh();
  };
  const begin = () => {
    setTold(false);
    setRead(agreement.version);
  };
  const done = () => {
    setReason("");
    setRead(null);
    setTold(false);
    refresh();
  };
  const moving = useSend(MOVE_CLAUSE, done, overtaken);
  const removing = useSend(REMOVE_CLAUSE, done, overtaken);
  const version = { clauseId: clause.id, expectedVersion: told || read === null ? agreement.version : read };
  const refusal = removing.sending.is === "refused" ? removing.sending.refusal : null;
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpened(opened || currentTarget.open)}>
      <summary>{w.agreements.reorder}</summary>
      {/* Two lists of all clauses: of hundreds, too many to be made for who only reads. */}
      {opened && (
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
            <PlaceFields id="move" agreement={agreement} without={clause.id} where={where} change={(chosen) => {
              begin();
              setWhere(chosen);
            }} />
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
              {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => {
                if (reason === "") begin();
                setReason(target.value);
              }} />}
            </Field>
            {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
            {removing.sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
            <Button submit look="stop" busy={removing.sending.is === "sending"}>
              {w.agreements.remove}
            </Button>
          </form>
        </div>
      )}
    </details>
  );
}
