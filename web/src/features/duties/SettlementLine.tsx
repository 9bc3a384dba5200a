// One line of a settlement report as it is typed: three amounts, each read back in won, and what is left.
import { Field } from "../../ui/Field";
import { won, wonTold } from "../../ui/format";
import type { SettlementBodyFragment } from "../../gql/graphql";
import { useSpeech, useWords } from "../../words";
import { LineFinding } from "./LineFinding";
import { PARTS, settled } from "./settledAmount";

interface LineProps {
  id: string;
  name: string;
  cash: boolean;
  said: Record<string, string>;
  set: (name: string, text: string) => void;
  faultOf: (part: string) => string | undefined;
  /** What was handed in of it before, with what was found of that. */
  before: SettlementBodyFragment["lines"][number] | undefined;
}

export function SettlementLine({ id, name, cash, said, set, faultOf, before }: LineProps) {
  const w = useWords().settling;
  const { language } = useSpeech();
  const [received, spent] = [settled(said[`${id}-received`]), settled(said[`${id}-spent`])];
  const echo = (text: string | undefined) => {
    const amount = settled(text);
    return text && amount ? wonTold(amount, language) : undefined;
  };
  return (
    <fieldset className="card card-quiet stack-2">
      <legend className="only-read">{name}</legend>
      <b aria-hidden>{name}</b>
      {before && <LineFinding line={before} before />}
      <div className="settle-amounts">
        {PARTS.filter((part) => part !== "interest" || cash).map((part) => {
          const at = `${id}-${part}`;
          return (
            <Field key={part} id={`settle-${at}`} label={w[part]} error={faultOf(part)}>
              {(aria) => (
                <>
                  <input {...aria} inputMode="text" value={said[at] ?? ""} onChange={({ target }) => set(at, target.value)} />
                  <span className="small soft">{echo(said[at])}</span>
                  {before && settled(said[at]) !== before[part] && (
                    <span className="small soft">
                      {w.wasBefore} {won(before[part], language)}
                    </span>
                  )}
                </>
              )}
            </Field>
          );
        })}
      </div>
      <p className="small">
        {w.unspent}: <b>{received !== null && spent !== null && received >= spent ? won(received - spent, language) : "-"}</b>
      </p>
    </fieldset>
  );
}
