// The clauses with blanks nobody has filled in: while there are any an agreement is not frozen. Each leads to its clause.
import { Link } from "wouter";
import { FoldedList } from "../../ui/FoldedList";
import { useWords, useWritten } from "../../words";

interface BlanksProps {
  clauses: readonly { clauseId: string; reference: string; blanks: readonly string[] }[];
  addressOf: (clauseId: string) => string;
}

/** How many blanks there are in all. */
export const blanksIn = (clauses: BlanksProps["clauses"]) => clauses.reduce((all, { blanks }) => all + blanks.length, 0);

export function OpenBlanks({ clauses, addressOf }: BlanksProps) {
  const w = useWords().agreements;
  const written = useWritten();
  if (clauses.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="open-blanks">
      <h2 id="open-blanks">{w.blanks(blanksIn(clauses))}</h2>
      <p className="small soft">{w.blanksHint}</p>
      <FoldedList
        open={6}
        entries={clauses.map((one) => (
          <li key={one.clauseId}>
            <Link href={addressOf(one.clauseId)}>
              <b>{one.reference}</b> <span lang={written}>{one.blanks.join(" ")}</span>
            </Link>
          </li>
        ))}
      />
    </section>
  );
}
