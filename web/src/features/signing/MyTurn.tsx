// What the viewer's organisation does next: approve at home, or sign what is shown here.
import { useState } from "react";
import { allows } from "../../api/allows";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { Sign } from "./Sign";
import { APPROVE } from "./signingActs";
import type { SigningProps, Viewer } from "./SigningPage";
import { Held } from "../../ui/Held";

export function MyTurn({ agreement, edition, viewer, refresh }: SigningProps & { viewer: Viewer | null }) {
  const w = useWords().signing;
  const mine = edition.gates.filter(({ body }) => body.id === agreement.viewerParty?.id);
  const given = { agreement, edition, refresh };
  const waits = mine.some(({ kind, state }) => kind === "SIGNATURE" && state === "WAITING");
  const approves = allows(edition.viewerActions, "approveInternally");
  const signs = allows(edition.viewerActions, "signAgreement");
  const open = edition.state === "OPEN" && mine.length > 0;
  const otherwise = signs && viewer ? <Sign key={edition.digest} {...given} viewer={viewer} /> : open && (
    <section className="card stack" aria-labelledby="mine">
      <h2 id="mine">{waits ? w.waiting : w.done}</h2>
      <p className="small soft">
        {waits ? w.waitingHint([...new Set(edition.nextStep.map(({ body }) => body.name))]) : w.doneHint}
      </p>
    </section>
  );
  return (
    <>
      <Held actions={edition.viewerActions} name="approveInternally">
        <Approve {...given} />
      </Held>
      {!approves && otherwise}
    </>
  );
}

function Approve({ agreement, edition, refresh }: SigningProps) {
  const w = useWords();
  const [document, setDocument] = useState("");
  // What is approved is the edition that was shown; another one that came meanwhile is told of first.
  const [read, setRead] = useState(edition.digest);
  const [told, setTold] = useState(false);
  const { sending, send } = useSend(
    APPROVE,
    () => {
      setDocument("");
      refresh();
    },
    () => {
      setTold(true);
      refresh();
    },
  );
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.signing.approve}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ agreementId: agreement.id, digest: told ? edition.digest : read, document });
      }}
    >
      <h2>{w.signing.approve}</h2>
      <p className="small soft">{w.signing.approveHint}</p>
      <Field
        id="document"
        label={w.signing.document}
        error={refusal?.field === "document" ? inShort(refusal) : undefined}
      >
        {(aria) => <input {...aria} value={document} onChange={({ target }) => {
              if (document === "") {
                setRead(edition.digest);
                setTold(false);
              }
              setDocument(target.value);
            }} />}
      </Field>
      {refusal && refusal.field !== "document" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide busy={sending.is === "sending"}>
        {w.signing.approveNow}
      </Button>
    </form>
  );
}
