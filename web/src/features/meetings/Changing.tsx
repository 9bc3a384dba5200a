// Changing what was prepared: another hour, place or way, an item dropped; and what was said before.
import { allows } from "../../api/allows";
import { dayTime } from "../../ui/format";
import { inSeoul, typedInSeoul } from "../../ui/inSeoul";
import { Message } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import { CALL_AGAIN, DROP_ITEM, MOVE_MEETING } from "./changingActs";
import { MeetingForm, type Asked } from "./MeetingForm";
import type { Item, MeetingProps } from "./MeetingPage";

/** Before the notice it is only noted; after it notice is given anew, and the days are counted again. */
export function ChangeMeeting({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const c = w.changing;
  const written = meeting.form === "WRITTEN";
  const again = allows(meeting.viewerActions, "callAgain");
  if (!again && !allows(meeting.viewerActions, "moveMeeting")) return null;
  const fields: Asked[] = [
    { name: "startsAt", label: written ? w.until : w.startsAt, hint: w.startsAtHint, kind: "hour", first: typedInSeoul(meeting.startsAt) },
    { name: "place", label: w.place, first: meeting.place, when: () => !written },
    { name: "byVideo", label: w.video, kind: "yes", first: meeting.byVideo ? "yes" : "", when: () => !written },
  ];
  const when = (said: Record<string, string>) => ({
    meetingId: meeting.id,
    startsAt: inSeoul(said.startsAt ?? ""),
    place: said.place ?? "",
    byVideo: said.byVideo === "yes",
  });
  // What was changed becomes what is asked from.
  const key = `${meeting.startsAt} ${meeting.place} ${meeting.byVideo}`;
  return (
    <details className="card">
      <summary>{again ? c.again : c.move}</summary>
      {again ? (
        <>
          <p className="small soft">{c.againHint}</p>
          <MeetingForm
            key={key}
            id="again"
            title={c.againNow}
            act={CALL_AGAIN}
            fields={[
              ...fields,
              { name: "reason", label: c.reason, hint: c.reasonHint, kind: "lines" },
              { name: "urgency", label: w.urgencyLabel, hint: w.urgencyHint, kind: "lines" },
            ]}
            input={(said) => ({ ...when(said), reason: said.reason ?? "", urgency: said.urgency ?? "" })}
            done={refresh}
          />
        </>
      ) : (
        <MeetingForm key={key} id="move" title={c.moveNow} act={MOVE_MEETING} fields={fields} input={when} done={refresh} />
      )}
    </details>
  );
}

export function DropItem({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const c = useWords().meeting.changing;
  if (item.state !== "TABLED" || !allows(meeting.viewerActions, "dropItem")) return null;
  return (
    <details>
      <summary className="small">{c.drop}</summary>
      <p className="small soft">{meeting.state === "CALLED" ? c.dropAfter : c.dropBefore}</p>
      <MeetingForm
        id={`drop-${item.number}`}
        title={c.dropNow(item.number)}
        look="stop"
        act={DROP_ITEM}
        fields={[{ name: "reason", label: c.reason, hint: c.dropHint, kind: "lines" }]}
        input={(said) => ({ meetingId: meeting.id, itemId: item.id, reason: said.reason ?? "" })}
        done={refresh}
      />
    </details>
  );
}

/** What the notices before said: whoever has noted the old hour sees that it is another one. */
export function Changes({ meeting }: { meeting: MeetingProps["meeting"] }) {
  const c = useWords().meeting.changing;
  const { language } = useSpeech();
  if (meeting.changes.length === 0) return null;
  return (
    <Message tone="warn" title={c.changed}>
      <ul className="stack-2">
        {meeting.changes.map((one) => (
          <li key={one.number}>
            {c.before(dayTime(one.startsAt, language), one.place)} {c.why(one.reason)}
          </li>
        ))}
      </ul>
    </Message>
  );
}

export function Dropped({ meeting }: { meeting: MeetingProps["meeting"] }) {
  const c = useWords().meeting.changing;
  if (meeting.droppedItems.length === 0) return null;
  return (
    <details className="card">
      <summary>{c.dropped(meeting.droppedItems.length)}</summary>
      <ul className="stack-2">
        {meeting.droppedItems.map((one) => (
          <li key={one.id}>
            {c.was(one.wasNumber ?? 0)} <b><Written>{one.title}</Written></b> · {c.why(one.conclusion ?? "")}
          </li>
        ))}
      </ul>
    </details>
  );
}
