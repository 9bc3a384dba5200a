// Whether the meeting is recorded, for all to see; who writes it down by when; and the secretary's switch.
import { allows } from "../../api/allows";
import { Message } from "../../ui/Parts";
import { Day, Told, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { MeetingForm, Press } from "./MeetingForm";
import type { Meeting, MeetingProps } from "./MeetingPage";
import { DECLARE_RECORDING, END_RECORDING, NOTE_TRANSCRIPT } from "./recordingActs";

type Recorded = Meeting["recordings"][number];

export function RecordingBanner({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  const on = meeting.recordings.find((one) => one.on);
  if (!on) return null;
  return (
    <Message tone="warn" title={w.recordingOn}>
      <p><Written>{on.reason}</Written></p>
      <p className="small">{w.soundNotKept}</p>
    </Message>
  );
}

export function Recordings({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const on = meeting.recordings.some((one) => one.on);
  const declares = allows(meeting.viewerActions, "declareRecording") && !on;
  if (meeting.recordings.length === 0 && !declares) return null;
  return (
    <section className="card stack" aria-labelledby="recording">
      <h2 id="recording">{w.recording}</h2>
      {meeting.recordings.map((one) => (
        <One key={one.recordingId} one={one} refresh={refresh} />
      ))}
      {on && allows(meeting.viewerActions, "endRecording") && (
        <Press title={w.endRecording} act={END_RECORDING} input={{ meetingId: meeting.id }} done={refresh} />
      )}
      {declares && <Declare meeting={meeting} refresh={refresh} />}
    </section>
  );
}

function One({ one, refresh }: { one: Recorded; refresh: () => void }) {
  const w = useWords().meeting;
  return (
    <div className="stack-2">
      <p className="small">
        {one.on ? w.recordingOn : w.recordingOver} · <Written>{one.reason}</Written>
        <br />
        <Told>{w.transcriptBy(one.owner.displayName)}</Told> <Day on={one.transcriptDue} />
        {one.withheldUntil && (
          <>
            <br />
            {w.withheldUntil} <Day on={one.withheldUntil} />
          </>
        )}
        {one.transcribedAt && (
          <>
            <br />
            {w.transcribed}
          </>
        )}
      </p>
      {one.viewerOwns && !one.on && !one.transcribedAt && (
        <Press title={w.noteTranscript} act={NOTE_TRANSCRIPT} input={{ recordingId: one.recordingId }} done={refresh} />
      )}
    </div>
  );
}

function Declare({ meeting, refresh }: MeetingProps) {
  const w = useWords().meeting;
  const people = meeting.attendees.flatMap(({ appointmentId, name, isViewer }) =>
    appointmentId ? [{ id: appointmentId, name: name.displayName, isViewer }] : [],
  );
  return (
    <details>
      <summary className="small">{w.declareRecording}</summary>
      <p className="small soft">{w.soundNotKept}</p>
      <MeetingForm
        id="record"
        title={w.declareRecording}
        look="line"
        act={DECLARE_RECORDING}
        fields={[
          { name: "reason", label: w.recordingWhy, kind: "lines" },
          {
            name: "appointmentId",
            label: w.transcriptOwner,
            first: (people.find(({ isViewer }) => isViewer) ?? people[0])?.id ?? "",
            options: people.map(({ id, name }) => [id, name] as const),
          },
          { name: "transcriptDue", label: w.transcriptDue, kind: "day" },
          { name: "withheldUntil", label: w.withheldUntil, hint: w.withheldHint, kind: "day" },
        ]}
        input={(said) => ({
          meetingId: meeting.id,
          reason: said.reason ?? "",
          appointmentId: said.appointmentId ?? "",
          transcriptDue: said.transcriptDue ?? "",
          withheldUntil: said.withheldUntil || null,
        })}
        done={refresh}
      />
    </details>
  );
}
