// The amounts an amendment is to set: chosen among those who may pay, begun from what the plan says today.
import { useState } from "react";
import type { ContributionForm, ContributionSource } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { won, wonTold } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { amountOf, faultOf } from "../money/amountText";
import { type PlaceChosen, PlaceFields } from "../money/PlaceFields";
import { usePlan } from "./usePlan";

export interface Wanted {
  source: ContributionSource;
  payerId: string;
  form: ContributionForm;
  year: number;
  won: number;
}
interface AmountsProps {
  wanted: Wanted[];
  set: (wanted: Wanted[]) => void;
  error: string | undefined;
}
const same = (one: Omit<Wanted, "won">) => (other: Omit<Wanted, "won">) =>
  one.source === other.source && one.payerId === other.payerId && one.form === other.form && one.year === other.year;

export function AmountsForm({ wanted, set, error }: AmountsProps) {
  const w = useWords();
  const { language } = useSpeech();
  const [chosen, setChosen] = useState<PlaceChosen>({ payer: 0, form: "CASH", year: 0 });
  const [text, setText] = useState("");
  const [malformed, setMalformed] = useState(false);
  const plan = usePlan();
  const payer = plan?.possiblePayers[chosen.payer];
  if (!plan || !payer) return null;
  const names = new Map([...plan.contributions.map((one) => one.payer), ...plan.possiblePayers.map(({ body }) => body)].map(({ id, name }) => [id, name]));
  const standing = plan.contributions.map((one) => ({ ...one, payerId: one.payer.id }));
  const of = (one: Omit<Wanted, "won">) => standing.find(same(one))?.won ?? 0;
  // Who can pay no more is in no list of payers: what it was to pay is taken out line by line, or all at once.
  const over = standing.filter((one) => !plan.possiblePayers.some(({ source, body }) => source === one.source && body.id === one.payerId));
  const left = over.filter((one) => !wanted.some(same(one)));
  const takeOut = (rows: typeof over) =>
    set([...wanted, ...rows.map(({ source, payerId, form, year }) => ({ source, payerId, form, year, won: 0 }))]);
  const [lower, higher] = [-1, 1].map((sign) => wanted.reduce((sum, one) => sum + Math.max(0, sign * (one.won - of(one))), 0));
  const place = { source: payer.source, payerId: payer.body.id, form: chosen.form, year: chosen.year || (plan.years[0] ?? 0) };
  const stands = of(place);
  const amount = text.trim() === "0" ? 0 : amountOf(text);
  const told = (sum: number) => (sum === 0 ? w.amending.noAmount : won(sum, language));
  const add = () => {
    setMalformed(amount === null);
    if (amount === null) return;
    set([...wanted.filter((one) => !same(place)(one)), { ...place, won: amount }]);
    setText("");
  };
  return (
    <fieldset className="stack">
      <legend>{w.amending.amounts}</legend>
      {left.length > 0 && (
        <Message tone="warn" title={w.amending.paysNoMore}>
          <ul className="items">
            {left.map((one) => (
              <li key={`${one.source}-${one.form}-${one.year}-${one.payerId}`} className="row row-between">
                <AmountLine one={one} name={one.payer.name} />
                <span className="row">
                  <b>{won(one.won, language)}</b>
                  <Button look="plain" label={w.amending.takeOutOf(one.payer.name, w.money.year(one.year))} onPress={() => takeOut([one])}>
                    {w.amending.takeOut}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
          {left.length > 1 && (
            <div className="row">
              <Button look="line" onPress={() => takeOut(left)}>
                {w.amending.takeOutAll}
              </Button>
            </div>
          )}
        </Message>
      )}
      {wanted.length > 0 && (
        <ul className="items">
          {wanted.map((one) => (
            <li key={`${one.source}-${one.form}-${one.year}-${one.payerId}`} className="row row-between">
              <AmountLine one={one} name={names.get(one.payerId) ?? ""} />
              <span className="row">
                <span>
                  {told(of(one))} → <b>{told(one.won)}</b>
                </span>
                <Button look="plain" label={w.amending.dropAmount(names.get(one.payerId) ?? "")} onPress={() => set(wanted.filter((other) => other !== one))}>
                  {w.amending.drop}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {wanted.length > 0 && (
        <p className="small" aria-live="polite">
          {w.amending.balance(won(lower ?? 0, language), won(higher ?? 0, language))}{" "}
          {(lower ?? 0) > (higher ?? 0) && w.amending.uncovered(won((lower ?? 0) - (higher ?? 0), language))}
        </p>
      )}
      <PlaceFields id="op" plan={plan} chosen={{ ...chosen, year: place.year }} choose={setChosen} />
      <Field
        id="op-won"
        label={w.amending.newAmount}
        hint={amount ? wonTold(amount, language) : stands === 0 ? w.amending.amountNone : w.amending.amountHint(won(stands, language))}
        error={malformed && amount === null ? w.money.faults[faultOf(text)] : error}
      >
        {(aria) => <input {...aria} value={text} autoComplete="off" onChange={({ target }) => setText(target.value)} />}
      </Field>
      <div className="row">
        <Button look="line" onPress={add}>
          {w.amending.addAmount}
        </Button>
      </div>
    </fieldset>
  );
}

export function AmountLine({ one, name }: { one: Omit<Wanted, "won" | "payerId">; name: string }) {
  const w = useWords().money;
  return (
    <span>
      <b>{name}</b>{" "}
      <span className="small soft">
        {w.sources[one.source]} · {w.forms[one.form]} · {w.year(one.year)}
      </span>
    </span>
  );
}
