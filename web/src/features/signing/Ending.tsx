// What ended an edition without effect, over which clauses, and why.
import { DayTime } from "../../ui/Text";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { clauseName } from "./clauseName";
import type { Agreement, Edition } from "./SigningPage";

export function Ending({ agreement, edition, ending }: { agreement: Agreement; edition: Edition; ending: NonNullable<Edition["ending"]> }) {
  const w = useWords().signing;
  const written = useWritten();
  const about = edition.clauses.filter(({ clauseId }) => ending.clauseIds.includes(clauseId));
  const signedAt = agreement.editions.find(({ number }) => number === edition.number)?.viewerPartySignedAt;
  return (
    <Message tone="warn" title={w.ended[ending.kind](ending.body?.name ?? "")}>
      {ending.reason && <p lang={written}>{ending.reason}</p>}
      {about.length > 0 && (
        <p>
          {w.about} <b>{about.map(clauseName).join(", ")}</b>
        </p>
      )}
      <p className="small soft">
        <DayTime at={ending.endedAt} /> · {w.endedHint}
      </p>
      {agreement.viewerParty && (
        <p>
          {signedAt && (
            <>
              {w.weSigned} <DayTime at={signedAt} /> · {w.signedBefore}{" "}
            </>
          )}
          {about.length > 0 ? w.nextAfterRejection : w.nextAfterEnding}
        </p>
      )}
    </Message>
  );
}
