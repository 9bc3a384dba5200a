// The room of a meeting: what comes next and the agenda, the item that is called with its vote, and who is there.
// It is one tree in every state, so that what somebody is writing stays when the meeting goes on.
import { useWords } from "../../words";
import { Agenda } from "./Agenda";
import { Desk, type DeskProps } from "./Desk";
import { Floor } from "./Floor";
import { Heads } from "./Heads";
import { Log } from "./Log";
import { NextStep } from "./NextStep";
import { Notices } from "./Notices";
import { Presence } from "./Presence";
import { Proxies } from "./Proxies";
import { Quorum } from "./Quorum";
import { Recordings } from "./Recording";
import { Rehearsal } from "./Rehearsal";
import { TodaysItems } from "./TodaysItems";
import { VotePanel } from "./VotePanel";

interface RoomProps extends DeskProps {
  desk: boolean;
}

export function Room({ meeting, takenUp, refresh, desk }: RoomProps) {
  const w = useWords().meeting;
  const live = meeting.state === "OPEN" && meeting.form === "IN_PERSON";
  const known = meeting.attendees.length > 0;
  return (
    <div className={live ? "live section" : "live live-quiet section"}>
      <div className="live-next stack-6">
        <NextStep meeting={meeting} refresh={refresh} />
      </div>
      <div className="live-item stack-6">
        <VotePanel meeting={meeting} refresh={refresh} />
        <Agenda meeting={meeting} refresh={refresh} />
        <Rehearsal meeting={meeting} />
        {desk && <Desk meeting={meeting} takenUp={takenUp} refresh={refresh} />}
      </div>
      {live && (
        <div className="live-agenda">
          <TodaysItems meeting={meeting} />
        </div>
      )}
      <aside className="live-side stack-6" aria-label={w.aside}>
        {known && <Heads meeting={meeting} />}
        {known && meeting.state !== "CANCELLED" && <Quorum meeting={meeting} />}
        {live && <Floor meeting={meeting} refresh={refresh} />}
        {!live && <Notices meeting={meeting} refresh={refresh} />}
        <Recordings meeting={meeting} refresh={refresh} />
        {known && <Presence meeting={meeting} refresh={refresh} />}
        <Proxies meeting={meeting} refresh={refresh} />
        {live && <Notices meeting={meeting} refresh={refresh} />}
      </aside>
      <div className="live-log">
        <Log meeting={meeting} />
      </div>
    </div>
  );
}
