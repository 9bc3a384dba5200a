// What became of the edition before: the viewer's own signature under it, and what reads otherwise now.
import { Message } from "../../ui/Parts";
import { DayTime } from "../../ui/Text";
import { useWords, useWritten } from "../../words";
import { Redline } from "../agreements/Redline";
import { clauseName } from "./clauseName";
import type { Agreement, Edition } from "./SigningPage";

export function Earlier({ agreement, edition }: { agreement: Agreement; edition: Edition }) {
  const w = useWords().signing;
  const written = useWritten();
  // What a party signed last is what it knows; who signed none knows the edition before.
  const older = agreement.editions.filter(({ number }) => number < edition.number);
  const known = older.find(({ viewerPartySignedAt }) => viewerPartySignedAt) ?? older[0];
  if (!known) return null;
  const signedAt = agreement.editions.some(({ number, viewerPartySignedAt }) => number === edition.number && viewerPartySignedAt)
    ? null
    : known.viewerPartySignedAt;
  const { changedSince, removedSince } = known;
  return (
    <Message tone={signedAt ? "warn" : "info"} title={signedAt ? w.signAgain(known.issueNumber) : w.sinceEdition(known.issueNumber)}>
      {signedAt && (
        <p>
          <DayTime at={signedAt} /> · {w.signedBefore}
        </p>
      )}
      {changedSince.length + removedSince.length === 0 && <p>{w.nothingChanged}</p>}
      {changedSince.length > 0 && (
        <>
          <p>
            <b>{w.changedSince(changedSince.length)}</b>
          </p>
          <ul className="stack-2">
            {changedSince.map(({ clause, before }) => (
              <li key={clause.clauseId}>
                <b lang={written}>{clauseName(clause)}</b>
                {before && before.heading !== clause.heading && <Redline before={before.heading} after={clause.heading} />}
                <Redline before={before?.text ?? ""} after={clause.text} />
              </li>
            ))}
          </ul>
        </>
      )}
      {removedSince.length > 0 && (
        <p>
          {w.removedSince} <b lang={written}>{removedSince.map(clauseName).join(", ")}</b>
        </p>
      )}
    </Message>
  );
}
