// A meeting that members ask for: how many do, whether one is among them, and who may then call it.
import { allows } from "../../api/allows";
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";
import { ASK_TO_MEET } from "../motions/motionActs";
import { Press } from "./MeetingForm";
import type { MeetingProps } from "./MeetingPage";
import { BACK_MEETING } from "./meetingVerbs";

/** Before the notice: with enough of them any may call it, whatever the chair does. */
export function Demanded({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const needed = meeting.demandersNeeded;
  if (!meeting.demanded || meeting.state !== "PREPARED" || typeof needed !== "number") return null;
  const enough = meeting.backers >= needed;
  return (
    <section className="card card-duty stack" aria-labelledby="back">
      <h2 id="back">{w.demanded}</h2>
      <p>{enough ? w.backersEnough(meeting.backers, needed) : w.backers(meeting.backers, needed)}</p>
      {meeting.viewerBacks && <Mine />}
      {allows(meeting.viewerActions, "backMeeting") && (
        <Press title={w.back} act={BACK_MEETING} input={{ meetingId: meeting.id }} done={refresh} />
      )}
    </section>
  );
}

/** While a question is answered in writing: who would rather meet asks for it. */
export function AskedToMeet({ meeting, refresh }: MeetingProps) {
  const { meeting: w, motions } = useWords();
  const may = allows(meeting.viewerActions, "askToMeet");
  const open = meeting.form === "WRITTEN" && meeting.state === "OPEN";
  if (!may && !(open && meeting.backers > 0)) return null;
  return (
    <section className="card stack" aria-label={motions.askToMeet}>
      {meeting.backers > 0 && <p>{w.askedToMeet(meeting.backers)}</p>}
      {meeting.viewerBacks && <Mine />}
      {may && <Press title={motions.askToMeet} look="line" act={ASK_TO_MEET} input={{ meetingId: meeting.id }} done={refresh} />}
    </section>
  );
}

function Mine() {
  const w = useWords().meeting;
  return (
    <p>
      <Chip icon="check" tone="ok">
        {w.backsToo}
      </Chip>
    </p>
  );
}
