// What the viewer's organisation does next: approve at home, or sign what is shown here, and what that is worth.
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { APPROVE, SIGN } from "./signingActs";
import type { SigningProps } from "./SigningPage";

export function MyTurn({ agreement, edition, refresh }: SigningProps) {
  const w = useWords().signing;
  const mine = edition.gates.filter(({ body }) => body.id === agreement.viewerParty?.id);
  if (edition.state !== "OPEN" || mine.length === 0) return null;
  const given = { agreement, edition, refresh };
  const waits = mine.some(({ kind, state }) => kind === "SIGNATURE" && state === "WAITING");
  const approves = allows(edition.viewerActions, "approveInternally");
  const signs = allows(edition.viewerActions, "signAgreement");
  if (approves) return <Approve {...given} />;
  if (signs) return <Sign {...given} />;
  return (
    <section className="card stack" aria-labelledby="mine">
      <h2 id="mine">{waits ? w.waiting : w.done}</h2>
      <p className="small soft">
        {waits ? w.waitingHint([...new Set(edition.nextStep.map(({ body }) => body.name))]) : w.doneHint}
      </p>
    </section>
  );
}

function Approve({ agreement, edition, refresh }: SigningProps) {
  const w = useWords();
  const [document, setDocument] = useState("");
  const { sending, send } = useSend(APPROVE, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.signing.approve}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ agreementId: agreement.id, digest: edition.digest, document });
      }}
    >
      <h2>{w.signing.approve}</h2>
      <p className="small soft">{w.signing.approveHint}</p>
      <Field
        id="document"
        label={w.signing.document}
        error={refusal?.field === "document" ? refusal.message : undefined}
      >
        {(aria) => <input {...aria} value={document} onChange={({ target }) => setDocument(target.value)} />}
      </Field>
      {refusal && refusal.field !== "document" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide busy={sending.is === "sending"}>
        {w.signing.approveNow}
      </Button>
    </form>
  );
}

function Sign({ agreement, edition, refresh }: SigningProps) {
  const w = useWords();
  const [agreed, setAgreed] = useState(false);
  const [told, setTold] = useState(false);
  const { sending, send } = useSend(SIGN, refresh);
  const statement = w.signing.statement(edition.issueNumber);
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.signing.sign}
      onSubmit={(event) => {
        event.preventDefault();
        setTold(!agreed);
        if (agreed && sending.is !== "sending") void send({ agreementId: agreement.id, digest: edition.digest, statement });
      }}
    >
      <h2>{w.signing.sign}</h2>
      <p className="small soft">{w.signing.worth}</p>
      <label className="row stance">
        <input
          type="checkbox"
          checked={agreed}
          aria-describedby={told && !agreed ? "agreed-error" : undefined}
          onChange={({ target }) => setAgreed(target.checked)}
        />
        <span>{statement}</span>
      </label>
      {told && !agreed && (
        <span className="field-error" id="agreed-error" role="alert">
          {w.signing.agreeFirst}
        </span>
      )}
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide busy={sending.is === "sending"}>
        {w.signing.signNow}
      </Button>
    </form>
  );
}
