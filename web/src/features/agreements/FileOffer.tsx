// Filing one's offer: words, an amount in won, or both; filed again it takes the place of the one before.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Call } from "./Sealed";
import { FILE_OFFER } from "./talkActs";

export function FileOffer({ call, done }: { call: Call; done: () => void }) {
  const w = useWords().sealed;
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
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={`${w.file}: ${call.asked}`}
      onSubmit={(event) => {
        event.preventDefault();
        const digits = typed.replaceAll(/[\s,원]/g, "");
        const sound = /^\d{0,15}$/.test(digits);
        setWrong(!sound);
        if (sound && sending.is !== "sending") void send({ callId: call.id, words, won: digits ? Number(digits) : null });
      }}
    >
      <Field id={`offer-won-${call.id}`} label={w.won} hint={w.wonHint} error={wrong ? w.wonWrong : said("won")}>
        {(aria) => <input {...aria} inputMode="numeric" value={typed} onChange={({ target }) => setTyped(target.value)} />}
      </Field>
      <Field id={`offer-words-${call.id}`} label={w.words} error={said("words")}>
        {(aria) => <textarea {...aria} rows={2} value={words} onChange={({ target }) => setWords(target.value)} />}
      </Field>
      {refusal && refusal.field !== "won" && refusal.field !== "words" && <RefusalMessage refusal={refusal} afterAct />}
      <Button submit wide look="line" busy={sending.is === "sending"}>
        {call.ownOffer ? w.replace : w.file}
      </Button>
    </form>
  );
}
