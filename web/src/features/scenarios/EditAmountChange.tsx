// An amount otherwise: who pays, from which source, in which form and year; 0 takes it out.
import { useState } from "react";
import type { ContributionForm } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { won, wonTold } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { amountOf, faultOf } from "../money/amountText";
import { usePlan } from "./names";
import { sheetOf, type EditProps } from "./sheet";

export function EditAmountChange({ scenario, put, busy }: EditProps) {
  const words = useWords();
  const w = words.scenarios;
  const { language } = useSpeech();
  const plan = usePlan();
  const [payer, setPayer] = useState(0);
  const [form, setForm] = useState<ContributionForm>("CASH");
  const [chosen, setYear] = useState<number | null>(null);
  const [text, setText] = useState("");
  const [malformed, setMalformed] = useState(false);
  const who = plan?.possiblePayers[payer];
  if (!plan || !who || plan.years.length === 0) return <p>{words.money.noRules}</p>;
  const year = chosen ?? plan.years[0] ?? 0;
  const amount = text.trim() === "0" ? 0 : amountOf(text);
  const stands = plan.contributions.find(
    (one) => one.source === who.source && one.payer.id === who.body.id && one.form === form && one.year === year,
  );
  const add = () => {
    setMalformed(amount === null);
    if (amount === null) return;
    const sheet = sheetOf(scenario);
    const change = { source: who.source, form, year, payerId: who.body.id, won: amount, read: stands?.version ?? 0 };
    const others = sheet.amounts.filter(
      (one) => one.source !== change.source || one.payerId !== change.payerId || one.form !== form || one.year !== year,
    );
    put({ ...sheet, amounts: [...others, change] });
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.kinds.money}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field id="what-payer" label={words.money.who}>
        {(aria) => (
          <select {...aria} value={payer} onChange={({ target }) => setPayer(Number(target.value))}>
            {plan.possiblePayers.map(({ source, body }, nth) => (
              <option key={source + body.id} value={nth}>
                {words.money.sources[source]} · {body.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="what-form" label={words.money.form}>
        {(aria) => (
          <select {...aria} value={form} onChange={({ target }) => setForm(target.value as ContributionForm)}>
            <option value="CASH">{words.money.forms.CASH}</option>
            <option value="IN_KIND">{words.money.forms.IN_KIND}</option>
          </select>
        )}
      </Field>
      <Field id="what-year" label={words.money.forYear}>
        {(aria) => (
          <select {...aria} value={year} onChange={({ target }) => setYear(Number(target.value))}>
            {plan.years.map((one) => (
              <option key={one} value={one}>
                {words.money.year(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>{w.standsNow(stands ? won(stands.won, language) : words.money.none)}</p>
      <Field
        id="what-won"
        label={words.money.amount}
        hint={amount === null ? w.amountHint : amount === 0 ? w.amountGoes : wonTold(amount, language)}
        error={malformed && amount === null ? words.money.faults[faultOf(text)] : undefined}
      >
        {(aria) => <input {...aria} value={text} autoComplete="off" onChange={({ target }) => setText(target.value)} />}
      </Field>
      <div className="row">
        <Button submit busy={busy}>
          {w.putIn}
        </Button>
      </div>
    </form>
  );
}
