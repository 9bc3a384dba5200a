// A new amount: from which source, who pays, in which form and year.
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { ContributionForm } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { exactWon, won } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { amountOf } from "./amountText";
import { SET_CONTRIBUTIONS } from "./moneyActs";
import type { MoneyProps } from "./MoneyPage";

export function AddLine({ consortiumId, plan, refresh }: MoneyProps) {
  const w = useWords();
  const { language } = useSpeech();
  const [payer, setPayer] = useState(0);
  const [form, setForm] = useState<ContributionForm>("CASH");
  const [year, setYear] = useState(plan.years[0] ?? 0);
  const [text, setText] = useState("");
  const [malformed, setMalformed] = useState(false);
  const { sending, send } = useSend(SET_CONTRIBUTIONS, () => setText(""));
  const chosen = plan.possiblePayers[payer];
  if (!allows(plan.viewerActions, "setContributions") || !chosen) return null;
  const amount = amountOf(text);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const ofField = refusal?.field?.endsWith(".won") ? refusal.message : undefined;
  const add = () => {
    setMalformed(amount === null);
    if (amount === null || sending.is === "sending") return;
    const { source, body } = chosen;
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
      <Field id="add-payer" label={w.money.who}>
        {(aria) => (
          <select {...aria} value={payer} onChange={({ target }) => setPayer(Number(target.value))}>
            {plan.possiblePayers.map(({ source, body }, place) => (
              <option key={source + body.id} value={place}>
                {w.money.sources[source]} · {body.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="add-form" label={w.money.form}>
        {(aria) => (
          <select {...aria} value={form} onChange={({ target }) => setForm(target.value as ContributionForm)}>
            <option value="CASH">{w.money.forms.CASH}</option>
            <option value="IN_KIND">{w.money.forms.IN_KIND}</option>
          </select>
        )}
      </Field>
      <Field id="add-year" label={w.money.forYear}>
        {(aria) => (
          <select {...aria} value={year} onChange={({ target }) => setYear(Number(target.value))}>
            {plan.years.map((one) => (
              <option key={one} value={one}>
                {w.money.year(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id="add-amount"
        label={w.money.amount}
        hint={amount === null ? w.money.amountHint : `${won(amount, language)} (${exactWon(amount, language)})`}
        error={malformed && amount === null ? w.money.malformed : ofField}
      >
        {(aria) => <input {...aria} value={text} autoComplete="off" onChange={({ target }) => setText(target.value)} />}
      </Field>
      {refusal && !ofField && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.money.addNow}
        </Button>
      </div>
    </form>
  );
}
