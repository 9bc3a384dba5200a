// An amount as it is read, 억 and 만, and below it every digit.
import { exactWon, won } from "../../ui/format";
import { useSpeech } from "../../words";

export function ExactWon({ amount }: { amount: number }) {
  const { language } = useSpeech();
  const short = won(amount, language);
  const exact = exactWon(amount, language);
  return (
    <data className="won" value={amount}>
      {short}
      {short !== exact && <span className="small soft money-exact">{exact}</span>}
    </data>
  );
}
