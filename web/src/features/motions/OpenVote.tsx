// Opening a vote on what comes next: an amendment that waits, or the item itself.
import { useWords } from "../../words";
import { Press } from "../meetings/MeetingForm";
import type { Item } from "../meetings/MeetingPage";
import { OPEN_VOTE } from "../meetings/meetingVerbs";

interface OpenVoteProps {
  item: Item;
  meetingId: string;
  refresh: () => void;
}

export function OpenVote({ item, meetingId, refresh }: OpenVoteProps) {
  const { meeting: w, motions } = useWords();
  const amendment = item.amending.nextAmendment;
  const on = { meetingId, itemId: item.id, amendment };
  return (
    <>
      {amendment !== null && <p>{motions.first(amendment)}</p>}
      <div className="row">
        <Press title={w.openRollCall} act={OPEN_VOTE} input={{ ...on, kind: "ROLL_CALL" as const }} done={refresh} big />
        <Press title={w.openSecret} look="line" act={OPEN_VOTE} input={{ ...on, kind: "SECRET" as const }} done={refresh} />
        <Press title={w.openConsent} look="line" act={OPEN_VOTE} input={{ ...on, kind: "CONSENT" as const }} done={refresh} />
      </div>
    </>
  );
}
