// Calling for sealed offers: what is asked, and the hour at which all of them open.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { inSeoul } from "../../ui/inSeoul";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { Place } from "./AgreementPage";
import { CALL_FOR_OFFERS } from "./talkActs";

export function CallForOffers({ place, done }: { place: Place; done: () => void }) {
  const { sealed: w, support } = useWords();
  const [asked, setAsked] = useState("");
  const [hour, setHour] = useState("");
  const [missing, setMissing] = useState(false);
  const { sending, send } = useSend(CALL_FOR_OFFERS, () => {
    setAsked("");
    setHour("");
    done();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const said = (field: string) => (refusal?.field === field ? inShort(refusal) : undefined);
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={w.call}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!hour);
        if (hour && sending.is !== "sending") void send({ clauseId: place.clause.id, asked, closesAt: inSeoul(hour) });
      }}
    >
      <Field id="sealed-asked" label={w.asked} error={said("asked")}>
        {(aria) => <textarea {...aria} rows={2} value={asked} onChange={({ target }) => setAsked(target.value)} />}
      </Field>
      <Field id="sealed-hour" label={w.hour} hint={w.hourHint} error={missing ? w.hourMissing : said("closesAt")}>
        {(aria) => <input {...aria} type="datetime-local" value={hour} onChange={({ target }) => setHour(target.value)} />}
      </Field>
      {refusal && refusal.field !== "asked" && refusal.field !== "closesAt" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={support.lost} announce="alert" />}
      <Button submit busy={sending.is === "sending"}>
        {w.callNow}
      </Button>
    </form>
  );
}
