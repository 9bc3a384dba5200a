// The head gives a colleague a mandate: for this agreement or any, on what paper, how far and how long.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import type { MandateScope } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { inSeoul } from "../../ui/inSeoul";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { amountOf, faultOf } from "../money/amountText";
import { useSend } from "../talk/sendTalk";
import { GIVE_MANDATE } from "./signingActs";
import type { Agreement } from "./SigningPage";

interface GiveProps {
  agreement: Agreement;
  refresh: () => void;
}

export function GiveMandate({ agreement, refresh }: GiveProps) {
  const w = useWords();
  const written = useWritten();
  const { programme } = useViewer();
  // In what all have signed nothing is left to sign: a mandate is for what comes.
  const signable = agreement.state !== "SIGNED" && agreement.state !== "IN_FORCE";
  const [chosen, setChosen] = useState<MandateScope>("AGREEMENT");
  const scope: MandateScope = signable ? chosen : "ALL";
  const freeFor = (one: MandateScope) => agreement.signingColleagues.filter(({ mandatedFor }) => !mandatedFor.includes(one));
  const free = freeFor(scope);
  const [said, setSaid] = useState(NOTHING);
  const [malformed, setMalformed] = useState<string[]>([]);
  const set = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const { sending, send } = useSend(GIVE_MANDATE, () => {
    setSaid(NOTHING);
    setChosen("AGREEMENT");
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  if (free.length === 0 && (!signable || SCOPES.every((one) => freeFor(one).length === 0)))
    return <p className="small soft">{w.signing.noColleagues}</p>;
  // Who has one of this scope is not on the list any more.
  const who = free.some(({ appointmentId }) => appointmentId === said.who) ? said.who : "";
  const cap = amountOf(said.cap);
  const give = () => {
    const wrong = [
      ...(who ? [] : ["who"]),
      ...(said.cap.trim() === "" || cap !== null ? [] : ["cap"]),
      ...(said.from ? [] : ["from"]),
      ...(said.to ? [] : ["to"]),
    ];
    setMalformed(wrong);
    if (wrong.length > 0 || !programme || sending.is === "sending") return;
    void send({
      programmeId: programme.id,
      appointmentId: who,
      agreementId: scope === "AGREEMENT" ? agreement.id : null,
      document: said.document,
      cap,
      validFrom: inSeoul(`${said.from}T00:00`),
      // Its last day is whole.
      validTo: inSeoul(`${dayAfter(said.to)}T00:00`),
    });
  };
  const error = (field: string, of: string, words: string) =>
    refusal?.field === of ? inShort(refusal) : malformed.includes(field) ? words : undefined;
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={w.signing.give}
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <h3>{w.signing.give}</h3>
      {signable ? (
        <fieldset className="stack-2">
          <legend>{w.signing.scope}</legend>
          <p className="small soft">{w.signing.scopeHint}</p>
          {SCOPES.map((one) => (
            <label key={one} className="row stance">
              <input type="radio" name="mandate-scope" checked={scope === one} onChange={() => setChosen(one)} />
              {w.signing.scopes[one]}
            </label>
          ))}
        </fieldset>
      ) : (
        <p className="small soft">{w.signing.scopeOver}</p>
      )}
      <Field id="mandate-who" label={w.signing.toWhom} hint={free.length === 0 ? w.signing.allMandated : undefined} error={error("who", "appointmentId", w.signing.chooseWho)}>
        {(aria) => (
          <select {...aria} value={who} onChange={({ target }) => set({ who: target.value })}>
            <option value="">{w.signing.chooseWho}</option>
            {free.map(({ appointmentId, person, role }) => (
              <option key={appointmentId} value={appointmentId} lang={written}>
                {person.displayName} ({w.roles[role]})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="mandate-document" label={w.signing.mandateDocument} error={error("", "document", "")}>
        {(aria) => <input {...aria} value={said.document} onChange={({ target }) => set({ document: target.value })} />}
      </Field>
      <Field id="mandate-cap" label={w.signing.cap} hint={w.signing.capHint} error={error("cap", "cap", w.money.faults[faultOf(said.cap)])}>
        {(aria) => <input {...aria} value={said.cap} onChange={({ target }) => set({ cap: target.value })} />}
      </Field>
      <Field id="mandate-from" label={w.signing.firstDay} error={error("from", "validFrom", w.signing.chooseDay)}>
        {(aria) => <input {...aria} type="date" value={said.from} onChange={({ target }) => set({ from: target.value })} />}
      </Field>
      <Field id="mandate-to" label={w.signing.lastDay} error={error("to", "validTo", w.signing.chooseDay)}>
        {(aria) => <input {...aria} type="date" value={said.to} onChange={({ target }) => set({ to: target.value })} />}
      </Field>
      {refusal && !FIELDS.includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit busy={sending.is === "sending"}>
        {w.signing.giveNow}
      </Button>
    </form>
  );
}

const NOTHING = { who: "", document: "", cap: "", from: "", to: "" };

const SCOPES = ["AGREEMENT", "ALL"] as const;

const FIELDS = ["appointmentId", "document", "cap", "validFrom", "validTo"];

const dayAfter = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
