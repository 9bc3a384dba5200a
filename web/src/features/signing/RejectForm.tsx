// Rejecting the edition over some clauses, or taking it back: only what is disputed is negotiated again.
import { useState } from "react";
import { allows } from "../../api/allows";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { useSend, type Sending } from "../talk/sendTalk";
import { clauseName } from "./clauseName";
import { RECALL, REJECT } from "./signingActs";
import type { SigningProps } from "./SigningPage";
import { Held } from "../../ui/Held";

export function RejectForm({ agreement, edition, refresh }: SigningProps) {
  const w = useWords().signing;
  const written = useWritten();
  const [open, setOpen] = useState<"reject" | "recall" | null>(null);
  const [picked, setPicked] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  // What is rejected is the edition that was shown; another one that came meanwhile is told of first.
  const [read, setRead] = useState(edition.digest);
  const [told, setTold] = useState(false);
  const write = (text: string) => {
    if (reason === "") {
      setRead(edition.digest);
      setTold(false);
    }
    setReason(text);
  };
  const done = () => {
    setReason("");
    setPicked([]);
    setOpen(null);
    refresh();
  };
  const overtaken = () => {
    setTold(true);
    refresh();
  };
  const rejecting = useSend(REJECT, done, overtaken);
  const recalling = useSend(RECALL, done, overtaken);
  const shown = { agreementId: agreement.id, digest: told ? edition.digest : read, reason };
  const rejects = allows(edition.viewerActions, "rejectEdition");
  const recalls = allows(edition.viewerActions, "recallEdition");
  if (!rejects && !recalls && open === null) return null;
  return (
    <section className="card stack" aria-labelledby="back">
      <h2 id="back">{w.back}</h2>
      <div className="row">
        {rejects && (
          <Button look="line" onPress={() => setOpen(open === "reject" ? null : "reject")}>
            {w.reject}
          </Button>
        )}
        {recalls && (
          <Button look="line" onPress={() => setOpen(open === "recall" ? null : "recall")}>
            {w.recall}
          </Button>
        )}
      </div>
      {open === "reject" && (
        <Held actions={edition.viewerActions} name="rejectEdition">
          <Back
            name={w.rejectOf}
            hint={w.rejectHint}
            act={w.rejectNow}
            reason={reason}
            write={write}
            sending={rejecting.sending}
            send={() => void rejecting.send({ ...shown, clauseIds: picked })}
          >
            <fieldset className="stack-2">
              <legend>{w.disputed}</legend>
              {edition.clauses.map(({ clauseId, ...clause }) => (
                <label key={clauseId} className="row stance">
                  <input
                    type="checkbox"
                    checked={picked.includes(clauseId)}
                    onChange={({ target }) =>
                      setPicked(target.checked ? [...picked, clauseId] : picked.filter((one) => one !== clauseId))
                    }
                  />
                  <span lang={written}>
                    {clauseName(clause)}
                  </span>
                </label>
              ))}
            </fieldset>
          </Back>
        </Held>
      )}
      {open === "recall" && (
        <Held actions={edition.viewerActions} name="recallEdition">
          <Back
            name={w.recallOf}
            hint={w.recallHint}
            act={w.recallNow}
            reason={reason}
            write={write}
            sending={recalling.sending}
            send={() => void recalling.send(shown)}
          />
        </Held>
      )}
    </section>
  );
}

interface BackProps {
  name: string;
  hint: string;
  act: string;
  reason: string;
  write: (reason: string) => void;
  sending: Sending;
  send: () => void;
  children?: React.ReactNode;
}

function Back({ name, hint, act, reason, write, sending, send, children }: BackProps) {
  const w = useWords();
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="stack"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") send();
      }}
    >
      <p className="small soft">{hint}</p>
      {children}
      <Field id="back-reason" label={w.signing.reason} error={refusal?.field === "reason" ? inShort(refusal) : undefined}>
        {(aria) => <textarea {...aria} rows={3} value={reason} onChange={({ target }) => write(target.value)} />}
      </Field>
      {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide look="stop" busy={sending.is === "sending"}>
        {act}
      </Button>
    </form>
  );
}
