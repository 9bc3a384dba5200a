// A new amount: from which source, who pays, in which form and year.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { wonTold } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { amountOf, faultOf } from "./amountText";
import { SET_CONTRIBUTIONS } from "./moneyActs";
import type { MoneyProps } from "./MoneyPage";
import { type PlaceChosen, PlaceFields } from "./PlaceFields";
import { Held } from "../../ui/Held";

export function AddLine(props: MoneyProps) {
  return (
    <Held actions={props.plan.viewerActions} name="setContributions">
      <Form {...props} />
    </Held>
  );
}

function Form({ consortiumId, plan, refresh }: MoneyProps) {
  const w = useWords();
  const { language } = useSpeech();
  const [chosen, setChosen] = useState<PlaceChosen>({ payer: 0, form: "CASH", year: plan.years[0] ?? 0 });
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<"malformed" | "there" | null>(null);
  const { sending, send } = useSend(SET_CONTRIBUTIONS, () => setText(""));
  const { form, year } = chosen;
  const payer = plan.possiblePayers[chosen.payer];
  if (!payer) return null;
  const amount = amountOf(text);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const ofField = refusal?.field?.endsWith(".won") ? inShort(refusal) : undefined;
  const { source, body } = payer;
  const there = plan.contributions.some((one) => one.source === source && one.payer.id === body.id && one.form === form && one.year === year);
  const malformed = wrong === "malformed" && amount === null ? w.money.faults[faultOf(text)] : undefined;
  const still = malformed ?? (wrong === "there" && there ? w.money.there : undefined);
  const add = () => {
    const fault = amount === null ? "malformed" : there ? "there" : null;
    setWrong(fault);
    if (amount === null || fault || sending.is === "sending") return;
    void send({ consortiumId, contributions: [{ source, payerId: body.id, form, year, won: amount, expectedVersion: 0 }] }).then(refresh);
  };
  return (
    <form
      className="card stack"
      noValidate
      aria-labelledby="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2 id="add-line">{w.money.add}</h2>
      <PlaceFields id="add" plan={plan} chosen={chosen} choose={setChosen} />
      <Field
        id="add-amount"
        label={w.money.amount}
        hint={amount === null ? w.money.amountHint : wonTold(amount, language)}
        error={still ?? ofField}
      >
        {(aria) => <input {...aria} value={text} autoComplete="off" onChange={({ target }) => setText(target.value)} />}
      </Field>
      {refusal && !ofField && !still && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.money.addNow}
        </Button>
      </div>
    </form>
  );
}
