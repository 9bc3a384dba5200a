// Filing one's offer: words, an amount in won, or both; filed again it takes the place of the one before.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { wonTold } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { amountOf, faultOf } from "../money/amountText";
import { useSend } from "../talk/sendTalk";
import type { Call } from "./Sealed";
import { FILE_OFFER } from "./talkActs";

export function FileOffer({ call, done }: { call: Call; done: () => void }) {
  const { sealed: w, money, support } = useWords();
  const { language } = useSpeech();
  const [words, setWords] = useState("");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const { sending, send } = useSend(FILE_OFFER, () => {
    setWords("");
    setTyped("");
    done();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const said = (field: string) => (refusal?.field === field ? inShort(refusal) : undefined);
  const empty = typed.trim() === "";
  const amount = typed.trim() === "0" ? 0 : amountOf(typed);
  const malformed = amount === null && !empty;
  const hint = amount === null ? w.wonHint : wonTold(amount, language);
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={`${w.file}: ${call.asked}`}
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(malformed);
        if (!malformed && sending.is !== "sending") void send({ callId: call.id, words, won: amount });
      }}
    >
      <Field id={`offer-won-${call.id}`} label={w.won} hint={hint} error={wrong && malformed ? money.faults[faultOf(typed)] : said("won")}>
        {(aria) => <input {...aria} value={typed} onChange={({ target }) => setTyped(target.value)} />}
      </Field>
      <Field id={`offer-words-${call.id}`} label={w.words} error={said("words")}>
        {(aria) => <textarea {...aria} rows={2} value={words} onChange={({ target }) => setWords(target.value)} />}
      </Field>
      {refusal && refusal.field !== "won" && refusal.field !== "words" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={support.lost} announce="alert" />}
      <Button submit wide look="line" busy={sending.is === "sending"}>
        {call.ownOffer ? w.replace : w.file}
      </Button>
    </form>
  );
}
