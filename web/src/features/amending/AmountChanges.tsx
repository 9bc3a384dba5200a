// Amounts of the plan before and after an amendment, a line each.
import { won } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import type { Amendment } from "./AmendPage";

type Change = Amendment["operations"][number]["amounts"][number];

export function AmountChanges({ amounts }: { amounts: Change[] }) {
  const w = useWords();
  const { language } = useSpeech();
  if (amounts.length === 0) return null;
  const told = (amount: number) => (amount === 0 ? w.amending.noAmount : won(amount, language));
  return (
    <ul className="items">
      {amounts.map(({ source, form, year, before, won: after, payer }) => (
        <li key={`${source}-${form}-${year}-${payer.id}`} className="row row-between">
          <span>
            <b>{payer.name}</b>{" "}
            <span className="small soft">
              {w.money.sources[source]} · {w.money.forms[form]} · {w.money.year(year)}
            </span>
          </span>
          <span>
            {told(before)} → <b>{told(after)}</b>
          </span>
        </li>
      ))}
    </ul>
  );
}
