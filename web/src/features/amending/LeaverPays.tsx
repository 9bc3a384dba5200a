// What who is to be let go has to pay still: nobody is let go before that is taken out of the plan.
import { Link } from "wouter";
import { Button } from "../../ui/Button";
import { won } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { AmountLine, type Wanted } from "./AmountsForm";
import { usePlan } from "./usePlan";

interface LeaverPaysProps {
  party: string;
  /** The amounts that are taken out by what is drafted already. */
  drafted: Wanted[];
  /** Begin to take amounts out; none where no clause of the text speaks of them. */
  takeOut: ((amounts: Wanted[]) => void) | null;
}

export function LeaverPays({ party, drafted, takeOut }: LeaverPaysProps) {
  const w = useWords();
  const { language } = useSpeech();
  const plan = usePlan();
  const gone = (one: Omit<Wanted, "won">) =>
    drafted.some((other) => other.won === 0 && other.payerId === one.payerId && other.source === one.source && other.form === one.form && other.year === one.year);
  const rows = (plan?.contributions ?? [])
    .filter(({ payer }) => payer.id === party)
    .map(({ source, form, year, won: amount, payer }) => ({ source, form, year, won: amount, payerId: payer.id, name: payer.name }))
    .filter((one) => !gone(one));
  if (rows.length === 0) return null;
  const all = rows.reduce((sum, one) => sum + one.won, 0);
  return (
    <Message tone="warn" title={w.amending.paysStill(rows[0]?.name ?? "", won(all, language))}>
      <ul className="items">
        {rows.map((one) => (
          <li key={`${one.source}-${one.form}-${one.year}`} className="row row-between">
            <AmountLine one={one} name={one.name} />
            <b>{won(one.won, language)}</b>
          </li>
        ))}
      </ul>
      <p>{takeOut ? w.amending.paysStillHint : w.amending.paysInPlan}</p>
      <div className="row">
        {takeOut ? (
          <Button look="line" onPress={() => takeOut(rows.map(({ source, form, year, payerId }) => ({ source, form, year, payerId, won: 0 })))}>
            {w.amending.takeOutFirst}
          </Button>
        ) : (
          <Link href="/consortium/money">{w.amending.toPlan}</Link>
        )}
      </div>
    </Message>
  );
}
