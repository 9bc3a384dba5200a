// Where an amount stands in a plan: from which source, who pays, in which form and year.
import type { ContributionForm, ContributionSource } from "../../gql/graphql";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";

export interface PlaceChosen {
  payer: number;
  form: ContributionForm;
  year: number;
}
interface PlaceProps {
  id: string;
  plan: { years: number[]; possiblePayers: { source: ContributionSource; body: { id: string; name: string } }[] };
  chosen: PlaceChosen;
  choose: (chosen: PlaceChosen) => void;
}
const FORMS: ContributionForm[] = ["CASH", "IN_KIND"];

export function PlaceFields({ id, plan, chosen, choose }: PlaceProps) {
  const w = useWords().money;
  return (
    <>
      <Field id={`${id}-payer`} label={w.who}>
        {(aria) => (
          <select {...aria} value={chosen.payer} onChange={({ target }) => choose({ ...chosen, payer: Number(target.value) })}>
            {plan.possiblePayers.map(({ source, body }, nth) => (
              <option key={source + body.id} value={nth}>
                {w.sources[source]} · {body.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`${id}-form`} label={w.form}>
        {(aria) => (
          <select {...aria} value={chosen.form} onChange={({ target }) => choose({ ...chosen, form: target.value as ContributionForm })}>
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {w.forms[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`${id}-year`} label={w.forYear}>
        {(aria) => (
          <select {...aria} value={chosen.year} onChange={({ target }) => choose({ ...chosen, year: Number(target.value) })}>
            {plan.years.map((one) => (
              <option key={one} value={one}>
                {w.year(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
