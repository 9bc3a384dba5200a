// What whoever presides can lawfully do next, first the one step that leads on; and coming and going.
import { allows } from "../../api/allows";
import { Chip } from "../../ui/Parts";
import { Told } from "../../ui/Text";
import { useWords } from "../../words";
import { MeetingForm, Press } from "./MeetingForm";
import type { MeetingProps } from "./MeetingPage";
import { OpenVote } from "../motions/OpenVote";
import { AskedToMeet, Demanded } from "./Demanded";
import { GoPrivate } from "./Privacy";
import { NotYet } from "./NotYet";
import { ATTEND_MEETING, CALL_ITEM, CALL_MEETING, CLOSE_MEETING, CLOSE_VOTE, DECIDE_TIE, END_ITEM, MOVE_IN_MEETING, OPEN_MEETING, OPEN_VOTE } from "./meetingVerbs";

export function NextStep({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const may = (act: string) => allows(meeting.viewerActions, act);
  const called = meeting.items.find(({ id }) => id === meeting.calledItemId);
  const waiting = meeting.items.filter(({ state }) => state === "TABLED" || state === "DEFERRED");
  const votes = meeting.items.flatMap((item) => item.votes);
  const open = votes.find(({ closedAt }) => closedAt === null);
  const tied = votes.find(({ outcome }) => outcome?.result === "AWAITS_CHAIR");
  const challenged = meeting.attendees.find((one) => one.challenged);
  const meetingId = meeting.id;
  const steps = ["openMeeting", "callItem", "openVote", "closeVote", "endItem", "closeMeeting"];
  // Whoever presides, or closes what is answered in writing, and can do nothing yet reads why.
  const closing = meeting.viewerActions.find(({ name }) => name === "closeVote")?.refusal;
  const closes = meeting.form === "WRITTEN" && open !== undefined && closing?.code !== "NOT_ALLOWED";
  const presides = closes || steps.some(may) || meeting.attendees.some((one) => one.isViewer && one.presides);
  const voters = meeting.attendees.filter((one) => one.votes).length;
  const stands = meeting.form === "IN_PERSON" && !meeting.quorum.met;
  const headline = () => {
    const say = w.live.steps;
    if (may("openMeeting")) return say.open;
    if (open && stands) return say.stopped(meeting.quorum.needed - meeting.quorum.counted);
    if (open?.kind === "CONSENT") return open.castCount > 0 ? say.closeObjected : say.closeConsent;
    if (open && !may("closeVote")) return say.answers(voters - open.castCount);
    if (open && meeting.form === "WRITTEN") return open.castCount < voters ? say.answersOver : say.closeVote;
    if (open) return open.castCount < voters ? say.wait(voters - open.castCount) : say.closeVote;
    if (tied) return say.tie;
    if (called && !meeting.quorum.met) return say.quorum;
    if (called && challenged) return say.challenge(challenged.name.displayName);
    if (called) return called.asked === "REPORT" ? say.hear(called.number) : say.vote(called.number);
    if (waiting.length > 0 && may("callItem")) return say.call;
    return may("closeMeeting") ? say.close : say.nothing;
  };
  return (
    <>
      <Attending meeting={meeting} refresh={refresh} />
      <AskedToMeet meeting={meeting} refresh={refresh} />
      {may("callMeeting") && (
        <section className="card card-duty stack" aria-labelledby="call">
          <h2 id="call">{w.callTitle}</h2>
          <MeetingForm
            id="call"
            title={w.call}
            act={CALL_MEETING}
            fields={meeting.form === "WRITTEN" ? [] : [{ name: "urgency", label: w.urgencyLabel, hint: w.urgencyHint, kind: "lines" }]}
            input={(said) => ({ meetingId, urgency: said.urgency ?? "" })}
            done={refresh}
          />
        </section>
      )}
      <Demanded meeting={meeting} refresh={refresh} />
      {presides && (
        <section className="card card-duty stack" aria-labelledby="next">
          <p className="small soft">{w.next}</p>
          <h2 id="next"><Told>{headline()}</Told></h2>
          {may("openMeeting") && <Press title={w.open} act={OPEN_MEETING} input={{ meetingId }} done={refresh} big />}
          {may("closeVote") && open && (
            <>
              <p>{stands ? w.live.stoppedHint : open.kind === "CONSENT" ? w.closeConsentHint(open.castCount) : meeting.form === "WRITTEN" ? w.closeWrittenHint(open.castCount, voters) : w.closeHint(open.castCount, voters)}</p>
              <Press title={w.closeVote} act={CLOSE_VOTE} input={{ voteId: open.id }} done={refresh} big />
            </>
          )}
          {tied && (
            <div className="row">
              <Press title={w.tieFor} act={DECIDE_TIE} input={{ voteId: tied.id, choice: "FOR" as const }} done={refresh} />
              <Press title={w.tieAgainst} look="line" act={DECIDE_TIE} input={{ voteId: tied.id, choice: "AGAINST" as const }} done={refresh} />
            </div>
          )}
          {may("openVote") && called && challenged?.appointmentId && (
            <Press
              title={w.voteOnChallenge(challenged.name.displayName)}
              act={OPEN_VOTE}
              input={{ meetingId, itemId: called.id, challenged: challenged.appointmentId, kind: "ROLL_CALL" as const }}
              done={refresh}
            />
          )}
          {may("openVote") && called && !challenged && called.asked !== "REPORT" && <OpenVote item={called} meetingId={meetingId} refresh={refresh} />}
          {called && <GoPrivate item={called} meeting={meeting} refresh={refresh} />}
          {may("endItem") && called && (
            <details>
              <summary>{w.endWithoutVote}</summary>
              <MeetingForm
                id="end"
                title={w.endItem}
                look="line"
                act={END_ITEM}
                fields={[
                  { name: "end", label: w.end, first: "DISCUSSED", options: [["DISCUSSED", w.itemStates.DISCUSSED], ["DEFERRED", w.itemStates.DEFERRED]] },
                  { name: "conclusion", label: w.conclusion, hint: w.conclusionHint, kind: "lines" },
                ]}
                input={(said) => ({
                  meetingId,
                  itemId: called.id,
                  end: said.end === "DEFERRED" ? ("DEFERRED" as const) : ("DISCUSSED" as const),
                  conclusion: said.conclusion ?? "",
                })}
                done={refresh}
              />
            </details>
          )}
          {may("callItem") &&
            waiting.map((item) => (
              <Press key={item.id} title={w.callItem(item.number, item.title)} look="line" act={CALL_ITEM} input={{ meetingId, itemId: item.id }} done={refresh} />
            ))}
          <NotYet meeting={meeting} />
          {may("closeMeeting") && <Press title={w.close} look={waiting.length > 0 ? "plain" : "line"} act={CLOSE_MEETING} input={{ meetingId }} done={refresh} />}
        </section>
      )}
    </>
  );
}

/** Coming and going, which everybody of the council does himself. */
function Attending({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const may = (act: string) => allows(meeting.viewerActions, act);
  const meetingId = meeting.id;
  const seat = meeting.attendees.find(({ isViewer }) => isViewer)?.appointmentId;
  const instead = meeting.attendees.find((one) => one.mode && one.fillsSeatId !== null && one.fillsSeatId === seat);
  if (may("attendMeeting"))
    return (
      <section className="card card-duty stack" aria-labelledby="attend">
        <h2 id="attend">{w.attendTitle}</h2>
        {instead && <p><Told>{w.proxy.isHere(instead.name.displayName)}</Told></p>}
        <div className="row">
          <Press title={w.come} act={ATTEND_MEETING} input={{ meetingId, mode: "ROOM" as const }} done={refresh} big />
          {meeting.byVideo && <Press title={w.comeByVideo} look="line" act={ATTEND_MEETING} input={{ meetingId, mode: "VIDEO" as const }} done={refresh} big />}
        </div>
      </section>
    );
  if (!may("moveInMeeting")) return null;
  return (
    <section className="card card-quiet row" aria-label={w.attendTitle}>
      <Chip icon="check" tone="ok">
        {w.attending}
      </Chip>
      <Press title={w.leave} look="plain" act={MOVE_IN_MEETING} input={{ meetingId, move: "LEAVE" as const }} done={refresh} />
    </section>
  );
}
