// The amendments of an agreement in force: which there are, the text of a day, and a new one.
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { BeginAmendmentMutation } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { day } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords, useWritten } from "../../words";
import type { Agreement, Beside } from "../agreements/AgreementPage";
import { useSend } from "../talk/sendTalk";
import { BEGIN_AMENDMENT } from "./amendActs";
import { Held } from "../../ui/Held";

export function Amendments({ agreement, beside }: { agreement: Agreement; beside: Beside }) {
  const w = useWords();
  const { language } = useSpeech();
  const written = useWritten();
  if (beside.amendment)
    return (
      <section className="card stack" aria-labelledby="amendment">
        <h2 id="amendment">{w.amending.amends(beside.amendment.baseNumber)}</h2>
        <p>
          <Link className="btn btn-line" href={`/agreements/${agreement.number}/amend`}>
            {w.amending.toAmendment}
          </Link>
        </p>
      </section>
    );
  if (agreement.state !== "IN_FORCE") return null;
  return (
    <section className="card stack" aria-labelledby="amendments">
      <h2 id="amendments">{w.amending.title}</h2>
      {beside.amendments.length === 0 && <p className="soft">{w.amending.none}</p>}
      <ul className="items">
        {beside.amendments.map((one) => (
          <li key={one.number}>
            <Link href={`/agreements/${one.number}/amend`}>
              {one.number} <span lang={written}>{one.title}</span>
            </Link>{" "}
            <span className="small soft">
              {one.inForceOn ? w.amending.since(day(one.inForceOn, language)) : w.agreements.states[one.state]}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={`/agreements/${agreement.number}/text`}>{w.amending.toText}</Link>
      </p>
      <Held actions={agreement.viewerActions} name="beginAmendment">
        <Begin agreement={agreement} />
      </Held>
    </section>
  );
}

function Begin({ agreement }: { agreement: Agreement }) {
  const w = useWords();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState({ title: "", reason: "", effectiveOn: "" });
  const { sending, send } = useSend(BEGIN_AMENDMENT, (answer) => {
    const told = answer as BeginAmendmentMutation["beginAmendment"];
    if (told.__typename === "BeginAmendmentSuccess") go(`/agreements/${told.agreement.number}/amend`);
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (name: string) => (refusal?.field === name ? inShort(refusal) : undefined);
  if (!open)
    return (
      <div className="row">
        <Button look="line" onPress={() => setOpen(true)}>
          {w.amending.begin}
        </Button>
      </div>
    );
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.amending.begin}
      onSubmit={(event) => {
        event.preventDefault();
        const { title, reason, effectiveOn } = said;
        if (sending.is !== "sending") void send({ agreementId: agreement.id, title, reason, effectiveOn: effectiveOn || null });
      }}
    >
      <Field id="amend-title" label={w.amending.name} error={wrong("title")}>
        {(aria) => <input {...aria} value={said.title} onChange={({ target }) => setSaid({ ...said, title: target.value })} />}
      </Field>
      <Field id="amend-reason" label={w.amending.reason} hint={w.amending.reasonHint} error={wrong("reason")}>
        {(aria) => (
          <textarea {...aria} rows={3} value={said.reason} onChange={({ target }) => setSaid({ ...said, reason: target.value })} />
        )}
      </Field>
      <Field id="amend-day" label={w.amending.day} hint={w.amending.dayHint} error={wrong("effectiveOn")}>
        {(aria) => (
          <input {...aria} type="date" value={said.effectiveOn} onChange={({ target }) => setSaid({ ...said, effectiveOn: target.value })} />
        )}
      </Field>
      {refusal && !["title", "reason", "effectiveOn"].includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.amending.beginNow}
        </Button>
        <Button look="plain" onPress={() => setOpen(false)}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
