// The notice: by when it had to arrive, why it was late, who has read it, and the press that says so.
import { allows } from "../../api/allows";
import { Chip } from "../../ui/Parts";
import { Day, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { Press } from "./MeetingForm";
import type { MeetingProps } from "./MeetingPage";
import { NoticeFiles } from "./NoticeFiles";
import { READ_MEETING_NOTICE } from "./meetingVerbs";

export function Notices({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const read = meeting.notices.filter(({ readAt }) => readAt !== null).length;
  return (
    <section className="card stack-2" aria-labelledby="notice">
      <h2 id="notice">{w.notice}</h2>
      {meeting.form === "IN_PERSON" && (
        <p className="small">
          {w.noticeDue} <Day on={meeting.noticeDue} />
          <br />
          {w.papersDue} <Day on={meeting.papersDue} />
        </p>
      )}
      {meeting.urgency && (
        <p className="small">
          <Chip icon="warn" tone="warn">
            {w.urgency}
          </Chip>{" "}
          <Written>{meeting.urgency}</Written>
        </p>
      )}
      {meeting.viewerNotice &&
        (meeting.viewerNotice.readAt ? (
          <Chip icon="check" tone="ok">
            {w.noticeRead}
          </Chip>
        ) : (
          allows(meeting.viewerActions, "readMeetingNotice") && (
            <Press title={w.readNotice} act={READ_MEETING_NOTICE} input={{ meetingId: meeting.id }} done={refresh} />
          )
        ))}
      <NoticeFiles meetingId={meeting.id} calendarPath={meeting.calendarPath} />
      {meeting.notices.length > 0 && (
        <details>
          <summary className="small">{w.noticesRead(read, meeting.notices.length)}</summary>
          <ul className="small items">
            {meeting.notices.map((one) => (
              <li key={one.name.displayName}>
                <Written>{one.name.displayName}</Written> · {w.arrived} <Day on={one.arrivedOn} />
                {one.readAt ? ` · ${w.noticeRead}` : ` · ${w.noticeUnread}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
