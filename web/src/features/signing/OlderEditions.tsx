// Editions before the one that stands: each with its state, and why it ended.
import { DayTime } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import type { Agreement } from "./SigningPage";

export function OlderEditions({ editions }: { editions: Agreement["editions"] }) {
  const w = useWords().signing;
  const written = useWritten();
  const older = editions.slice(1);
  if (older.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="older">
      <h2 id="older">{w.older}</h2>
      <ul className="stack">
        {older.map(({ number, issueNumber, state, frozenAt, signatures, ending }) => (
          <li key={number} className="stack-2">
            <b lang={written}>{issueNumber}</b>
            <span className="small soft">
              {w.frozen} <DayTime at={frozenAt} /> · {w.editionStates[state]} · {w.signaturesOf(signatures)}
            </span>
            {ending && (
              <span className="small">
                {w.ended[ending.kind](ending.body?.name ?? "")} (<DayTime at={ending.endedAt} />)
                {ending.reason && (
                  <>
                    {" "}
                    <span lang={written}>{ending.reason}</span>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
