// The room while a meeting is under way: what comes next and the agenda, the item that is called with its vote, and who is there.
import { useWords } from "../../words";
import { Agenda } from "./Agenda";
import { Desk, type DeskProps } from "./Desk";
import { Floor } from "./Floor";
import { Log } from "./Log";
import { NextStep } from "./NextStep";
import { Notices } from "./Notices";
import { Presence } from "./Presence";
import { Proxies } from "./Proxies";
import { Quorum } from "./Quorum";
import { Recordings } from "./Recording";
import { TodaysItems } from "./TodaysItems";
import { VotePanel } from "./VotePanel";

interface LiveRoomProps extends DeskProps {
  desk: boolean;
}

export function LiveRoom({ meeting, takenUp, refresh, desk }: LiveRoomProps) {
  const w = useWords().meeting;
  const called = meeting.items.filter(({ id }) => id === meeting.calledItemId);
  const others = meeting.items.filter(({ id }) => id !== meeting.calledItemId);
  return (
    <div className="live section">
      <div className="live-next stack-6">
        <NextStep meeting={meeting} refresh={refresh} />
      </div>
      <div className="live-item stack-6">
        <VotePanel meeting={meeting} refresh={refresh} />
        {called.length > 0 && <Agenda title={w.live.called} items={called} meeting={meeting} refresh={refresh} />}
        {desk && <Desk meeting={meeting} takenUp={takenUp} refresh={refresh} />}
        {others.length > 0 && <Agenda title={w.live.others} items={others} meeting={meeting} refresh={refresh} />}
      </div>
      <div className="live-agenda">
        <TodaysItems meeting={meeting} />
      </div>
      <aside className="live-side stack-6" aria-label={w.aside}>
        <Quorum meeting={meeting} />
        <Floor meeting={meeting} refresh={refresh} />
        <Presence meeting={meeting} refresh={refresh} />
        <Proxies meeting={meeting} refresh={refresh} />
        <Recordings meeting={meeting} refresh={refresh} />
        <Notices meeting={meeting} refresh={refresh} />
      </aside>
      <div className="live-log">
        <Log meeting={meeting} />
      </div>
    </div>
  );
}
