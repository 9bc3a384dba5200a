// Freezing what all accept: the order of signing and the window; what stands against it is told when it is pressed.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { SigningOrder, SigningQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { blanksIn } from "../agreements/OpenBlanks";
import { useSend } from "../talk/sendTalk";
import { FREEZE } from "./signingActs";
import { Held } from "../../ui/Held";

type Agreement = NonNullable<SigningQuery["agreement"]>;
const ORDERS: SigningOrder[] = ["COMPANIES_FIRST", "PARALLEL", "SEQUENCE"];

export function Freeze({ agreement, refresh }: { agreement: Agreement; refresh: () => void }) {
  const w = useWords();
  const negotiated = agreement.state === "DRAFT" || agreement.state === "NEGOTIATING";
  const not = negotiated && (
    <p className="card">{agreement.blocks.length > 0 ? w.signing.notYet : agreement.openBlanks.length > 0 ? w.agreements.blanks(blanksIn(agreement.openBlanks)) : agreement.openSentences.length > 0 ? w.signing.notSettled : w.signing.onlyDrafter}</p>
  );
  return (
    <Held actions={agreement.viewerActions} name="freezeAgreement" otherwise={not}>
      <Form agreement={agreement} refresh={refresh} />
    </Held>
  );
}

function Form({ agreement, refresh }: { agreement: Agreement; refresh: () => void }) {
  const w = useWords();
  const written = useWritten();
  const [order, setOrder] = useState<SigningOrder>("COMPANIES_FIRST");
  const [sequence, setSequence] = useState(agreement.parties.map(({ body }) => body));
  const [days, setDays] = useState("");
  const [requiresPasskey, setRequiresPasskey] = useState(false);
  const { sending, send } = useSend(FREEZE, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const up = (place: number) => {
    const moved = [...sequence];
    moved.splice(place - 1, 2, ...moved.slice(place - 1, place + 1).reverse());
    setSequence(moved);
  };
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.signing.freeze}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is === "sending") return;
        void send({
          agreementId: agreement.id,
          expectedVersion: agreement.version,
          order,
          sequence: order === "SEQUENCE" ? sequence.map(({ id }) => id) : [],
          requiresPasskey,
          windowDays: /^-?\d+$/.test(days.trim()) ? Number(days) : null,
        });
      }}
    >
      <h2>{w.signing.freeze}</h2>
      <p className="small soft">{w.signing.freezeHint}</p>
      <fieldset className="stack-2">
        <legend>{w.signing.order}</legend>
        {ORDERS.map((one) => (
          <label key={one} className="row stance">
            <input type="radio" name="order" checked={order === one} onChange={() => setOrder(one)} />
            {w.signing.orders[one]}
          </label>
        ))}
      </fieldset>
      {order === "SEQUENCE" && (
        <ol className="stack-2" aria-label={w.signing.sequence}>
          {sequence.map((one, place) => (
            <li key={one.id} className="row spread">
              <span lang={written}>
                {place + 1}. {one.name}
              </span>
              {place > 0 && (
                <Button look="plain" label={w.signing.earlierOf(one.name)} onPress={() => up(place)}>
                  {w.signing.earlier}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      <Field
        id="window"
        label={w.signing.window}
        hint={w.signing.windowHint}
        error={refusal?.field === "windowDays" ? inShort(refusal) : undefined}
      >
        {(aria) => (
          <input {...aria} className="input input-s" inputMode="numeric" value={days} onChange={({ target }) => setDays(target.value)} />
        )}
      </Field>
      <label className="row stance">
        <input type="checkbox" checked={requiresPasskey} onChange={({ target }) => setRequiresPasskey(target.checked)} />
        <span>{w.signing.demand}</span>
      </label>
      <p className="small soft">{w.signing.demandHint}</p>
      {refusal && refusal.field !== "windowDays" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <Button submit wide busy={sending.is === "sending"}>
        {w.signing.freezeNow}
      </Button>
    </form>
  );
}
