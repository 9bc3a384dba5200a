// The answer of the viewer's organisation: yes or no, and why.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { ANSWER_CHANGE } from "./consortiumActs";

interface AnswerProps {
  changeId: string;
  /** What is answered: two forms on one page are told apart by it. */
  what: string;
  /** It goes against the viewer's organisation, whose say is read and not counted. */
  concerned: boolean;
  refresh: () => void;
}

export function Answer({ changeId, what, concerned, refresh }: AnswerProps) {
  const w = useWords();
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(ANSWER_CHANGE, () => {
    setReason("");
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const busy = sending.is === "sending";
  const say = (yes: boolean) => {
    if (!busy) void send({ changeId, yes, reason });
  };
  return (
    <form className="stack" noValidate aria-label={w.consortium.answer(what)} onSubmit={(event) => event.preventDefault()}>
      <Field
        id={`why-${changeId}`}
        label={w.consortium.why}
        hint={w.consortium.whyHint}
        error={refusal?.field === "reason" ? inShort(refusal) : undefined}
      >
        {(aria) => <textarea {...aria} rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <p className="small soft">{concerned ? w.consortium.concernedHint : w.consortium.answerHint}</p>
      {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button busy={busy} onPress={() => say(true)}>
          {w.consortium.sayYes}
        </Button>
        <Button look="stop" busy={busy} onPress={() => say(false)}>
          {w.consortium.sayNo}
        </Button>
      </div>
    </form>
  );
}
