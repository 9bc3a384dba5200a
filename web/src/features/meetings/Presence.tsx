// Who is there and how; one notes one's own coming and going, and who keeps the log that of all.
import { allows } from "../../api/allows";
import { Chip } from "../../ui/Parts";
import { Told, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { Press } from "./MeetingForm";
import type { Meeting, MeetingProps } from "./MeetingPage";
import { ATTEND_MEETING, MOVE_IN_MEETING } from "./meetingVerbs";

export function Presence({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const members = meeting.attendees.filter(({ isMember }) => isMember);
  const inWriting = meeting.form === "WRITTEN";
  // A seat somebody else fills is filled, and he votes like a member.
  const voting = [...members, ...meeting.attendees.filter(({ standsFor }) => standsFor)];
  // Whoever has no seat is not asked in writing.
  const others = inWriting ? [] : meeting.attendees.filter(({ isMember, standsFor }) => !isMember && !standsFor);
  const there = voting.filter(({ mode }) => mode !== null).length;
  return (
    <section className="card stack" aria-labelledby="presence">
      <h2 id="presence">{inWriting ? w.answered(there, members.length) : w.presence(there, members.length)}</h2>
      <People people={voting} meeting={meeting} refresh={refresh} />
      {others.length > 0 && (
        <>
          <h3>{w.attendants}</h3>
          <p className="small soft">{w.attendantsHint}</p>
          <People people={others} meeting={meeting} refresh={refresh} />
        </>
      )}
    </section>
  );
}

interface PeopleProps extends MeetingProps {
  people: Meeting["attendees"];
}

function People({ people, meeting, refresh }: PeopleProps) {
  const w = useWords().meeting;
  const keeps = allows(meeting.viewerActions, "recordAttendance");
  return (
    <ul className="attendees">
      {people.map((one, place) => (
        <li key={one.appointmentId ?? `${one.name.displayName} ${place}`} className="row row-between">
          <p className="row">
            <b><Written>{one.name.displayName}</Written></b>
            {one.isViewer && <span className="small soft">{w.you}</span>}
            {one.presides && (
              <Chip icon="council" tone="info">
                {w.presides}
              </Chip>
            )}
            <span className="small soft">{one.mode ? w.modes[one.mode] : meeting.form === "WRITTEN" ? w.notAnswered : w.away[meeting.state]}</span>
            {one.standsFor && (
              <Chip icon="person" tone="info">
                <Told>{w.proxy.inPlaceOf(one.standsFor.displayName)}</Told>
              </Chip>
            )}
            {one.isGuest && <span className="small soft">{w.proxy.isGuest}</span>}
            {one.recused && (
              <Chip icon="minus" tone="warn">
                {w.recused}
              </Chip>
            )}
            {one.challenged && (
              <Chip icon="warn" tone="warn">
                {w.challenged}
              </Chip>
            )}
          </p>
          {keeps && one.appointmentId && !one.isViewer && (
            <Moves id={one.appointmentId} here={one.mode !== null} name={one.name.displayName} meeting={meeting} refresh={refresh} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface MovesProps extends MeetingProps {
  id: string;
  here: boolean;
  name: string;
}

function Moves({ id, here, name, meeting, refresh }: MovesProps) {
  const w = useWords().meeting;
  const meetingId = meeting.id;
  if (here)
    return (
      <Press title={w.live.left} label={w.noteLeft(name)} look="plain" act={MOVE_IN_MEETING} input={{ meetingId, move: "LEAVE" as const, appointmentId: id }} done={refresh} />
    );
  return <Press title={w.live.came} label={w.noteCame(name)} look="plain" act={ATTEND_MEETING} input={{ meetingId, mode: "ROOM" as const, appointmentId: id }} done={refresh} />;
}
