// The amounts an amendment is to set: chosen among those who may pay, begun from what the plan says today.
import { useState } from "react";
import { useQuery } from "urql";
import { useViewer } from "../../frame/viewer";
import { graphql } from "../../gql";
import type { ContributionForm, ContributionSource } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { exactWon, won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { amountOf } from "../money/amountText";
import { type PlaceChosen, PlaceFields } from "../money/PlaceFields";

const PAYERS = graphql(`
  query AmendPayers($programme: ID!) {
    consortium(programmeId: $programme) {
      id
      contributionPlan {
        id
        years
        contributions { source form year won payer { id name } }
        possiblePayers { source body { id name } }
      }
    }
  }
`);

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
  const { programme } = useViewer();
  const [chosen, setChosen] = useState<PlaceChosen>({ payer: 0, form: "CASH", year: 0 });
  const [text, setText] = useState("");
  const [malformed, setMalformed] = useState(false);
  const [{ data }] = useQuery({ query: PAYERS, variables: { programme: programme?.id ?? "" }, pause: !programme });
  const plan = data?.consortium?.contributionPlan;
  const payer = plan?.possiblePayers[chosen.payer];
  if (!plan || !payer) return null;
  const names = new Map(plan.possiblePayers.map(({ body }) => [body.id, body.name]));
  const place = { source: payer.source, payerId: payer.body.id, form: chosen.form, year: chosen.year || (plan.years[0] ?? 0) };
  const stands = plan.contributions.find((one) => same(place)({ ...one, payerId: one.payer.id }))?.won ?? 0;
  const amount = text.trim() === "0" ? 0 : amountOf(text);
  const add = () => {
    setMalformed(amount === null);
    if (amount === null) return;
    set([...wanted.filter((one) => !same(place)(one)), { ...place, won: amount }]);
    setText("");
  };
  return (
    <fieldset className="stack">
      <legend>{w.amending.amounts}</legend>
      {wanted.length > 0 && (
        <ul className="items">
          {wanted.map((one) => (
            <li key={`${one.source}-${one.form}-${one.year}-${one.payerId}`} className="row row-between">
              <span>
                <b>{names.get(one.payerId)}</b>{" "}
                <span className="small soft">
                  {w.money.sources[one.source]} · {w.money.forms[one.form]} · {w.money.year(one.year)}
                </span>
              </span>
              <span className="row">
                <b>{one.won === 0 ? w.amending.noAmount : won(one.won, language)}</b>
                <Button look="plain" label={w.amending.dropAmount(names.get(one.payerId) ?? "")} onPress={() => set(wanted.filter((other) => other !== one))}>
                  {w.amending.drop}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <PlaceFields id="op" plan={plan} chosen={{ ...chosen, year: place.year }} choose={setChosen} />
      <Field
        id="op-won"
        label={w.amending.newAmount}
        hint={amount ? `${won(amount, language)} (${exactWon(amount, language)})` : w.amending.amountHint(stands === 0 ? w.amending.noAmount : won(stands, language))}
        error={malformed && amount === null ? w.money.malformed : error}
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
