// The agreements of the consortium, for those who may read them, and the form that opens one.
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { allows } from "../../api/allows";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import type { ConsortiumMine } from "../consortium/ConsortiumPage";
import { useSend } from "../talk/sendTalk";
import { OPEN_AGREEMENT } from "./agreementActs";

export function AgreementsOf({ mine }: { mine: ConsortiumMine }) {
  const w = useWords().agreements;
  const written = useWritten();
  const agreements = mine.agreements.edges.map(({ node }) => node);
  const opens = allows(mine.viewerActions, "openAgreement");
  if (agreements.length === 0 && !opens) return null;
  return (
    <section className="card stack" aria-labelledby="agreements">
      <h2 id="agreements">{w.name}</h2>
      <ul className="items">
        {agreements.map(({ id, number, title, state }) => (
          <li key={id} className="stack-2">
            <Link href={`/agreements/${number}`}>
              {number} <span lang={written}>{title}</span>
            </Link>
            <span className="small soft">{w.states[state]}</span>
          </li>
        ))}
      </ul>
      {opens && <Open consortiumId={mine.id} />}
    </section>
  );
}

function Open({ consortiumId }: { consortiumId: string }) {
  const w = useWords();
  const [title, setTitle] = useState("");
  const [, walk] = useLocation();
  const { sending, send } = useSend(OPEN_AGREEMENT, (answer) => {
    if ("agreement" in answer) walk(`/agreements/${(answer.agreement as { number: string }).number}`);
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.agreements.open}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ consortiumId, title });
      }}
    >
      <Field
        id="agreement-title"
        label={w.agreements.titleLabel}
        hint={w.agreements.openHint}
        error={refusal?.field === "title" ? inShort(refusal) : undefined}
      >
        {(aria) => <input {...aria} value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      {refusal && refusal.field !== "title" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide busy={sending.is === "sending"}>
        {w.agreements.open}
      </Button>
    </form>
  );
}
