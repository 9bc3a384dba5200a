// Who watches: a resolution to hear an item in private, and the word to whoever may not watch.
import { allows } from "../../api/allows";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { MeetingForm } from "./MeetingForm";
import type { Item, MeetingProps } from "./MeetingPage";
import { OPEN_VOTE } from "./meetingVerbs";

export function Watching({ meeting }: { meeting: MeetingProps["meeting"] }) {
  const p = useWords().meeting.privacy;
  const { watched, inPrivate, viewerWatches, rule } = meeting.watch;
  if (meeting.state !== "OPEN" || watched) return null;
  const said = inPrivate ? p.inPrivate : p.notOpen;
  return (
    <Message tone="warn" title={said}>
      {!viewerWatches && <p>{p.readLater}</p>}
      {rule && (
        <p className="small">
          {rule.title} ({[rule.source, rule.article].filter(Boolean).join(" ")})
        </p>
      )}
    </Message>
  );
}

export function GoPrivate({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const p = useWords().meeting.privacy;
  if (!meeting.watch.watched || !allows(meeting.viewerActions, "openVote")) return null;
  return (
    <details>
      <summary>{p.go}</summary>
      <MeetingForm
        id="private"
        title={p.goNow(item.number)}
        look="line"
        act={OPEN_VOTE}
        fields={[{ name: "privateGround", label: p.ground, hint: p.groundHint, kind: "lines" }]}
        input={(said) => ({ meetingId: meeting.id, itemId: item.id, kind: "ROLL_CALL" as const, privateGround: said.privateGround ?? "" })}
        done={refresh}
      />
    </details>
  );
}
