// One meeting of the council: the next step, the agenda with its votes, who is there, the quorum, the log.
import { Link } from "wouter";
import { allows } from "../../api/allows";
import type { MeetingWholeFragment } from "../../gql/graphql";
import { dayTime } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Chip, Message, PageHead } from "../../ui/Parts";
import { Written } from "../../ui/Text";
import { Waiting } from "../../ui/Waiting";
import { useSpeech, useWords } from "../../words";
import { named, ofCouncil, useOfCouncil } from "../councils/whichCouncil";
import { Announced } from "./Announced";
import { Changes } from "./Changing";
import { Watching } from "./Privacy";
import { RecordingBanner } from "./Recording";
import { Room } from "./Room";
import { useFollowing, useMeeting } from "./useMeeting";

export type Meeting = MeetingWholeFragment;
export type Item = Meeting["items"][number];
export type Vote = Item["votes"][number];
export interface MeetingProps {
  meeting: Meeting;
  refresh: () => void;
}

export const TONES = { PREPARED: "wait", CALLED: "info", OPEN: "warn", CLOSED: "ok", CANCELLED: "stop" } as const;
const LIVE = new Set(["CALLED", "OPEN"]);

export default function MeetingPage({ number }: { number: string }) {
  const w = useWords();
  const { data, error, refresh } = useMeeting(number);
  if (!data) return <Waiting error={error} again={() => void refresh()} what={w.loading.page} />;
  const council = data.council;
  if (!council?.meeting)
    return (
      <>
        <PageHead title={w.meeting.none} way={[{ to: "/council", label: w.council.title }]} here={w.meeting.none} />
        <p className="soft">{w.meeting.noneHint}</p>
      </>
    );
  return <Whole meeting={council.meeting} council={council.name} home={ofCouncil("/council", named(council.id, data.usual))} takenUp={council.takenUp} refresh={refresh} />;
}

interface WholeProps {
  meeting: Meeting;
  refresh: () => Promise<void>;
  council: string;
  home: string;
  takenUp: readonly { id: string; title: string }[];
}

function Whole({ meeting: asked, council, home, takenUp, refresh: again }: WholeProps) {
  const w = useWords();
  const { language } = useSpeech();
  const address = useOfCouncil();
  const [meeting, connected] = useFollowing(asked, again);
  const refresh = () => void again();
  const title = w.meeting.title(meeting.number);
  const desk = ["putItem", "putPaper", "callMeeting", "cancelMeeting", "moveMeeting", "callAgain", "noteRemark"].some((act) => allows(meeting.viewerActions, act));
  return (
    <>
      <PageHead
        title={title}
        way={[{ to: home, label: council }]}
        here={title}
        above={
          <p className="head-chips row">
            <Chip icon={meeting.state === "OPEN" ? "council" : "clock"} tone={TONES[meeting.state]}>
              {meeting.form === "WRITTEN" && meeting.state === "OPEN" ? w.meeting.answering : w.meeting.states[meeting.state]}
            </Chip>
            {LIVE.has(meeting.state) && (
              <span className="small soft">
                <Icon name={connected ? "check" : "offline"} /> {connected ? w.meeting.connected : w.meeting.reconnecting}
              </span>
            )}
          </p>
        }
      >
        <p className="lead">
          {meeting.form === "WRITTEN" ? w.meeting.writtenUntil(dayTime(meeting.startsAt, language)) : dayTime(meeting.startsAt, language)}
          {meeting.form !== "WRITTEN" && " · "}
          {meeting.form !== "WRITTEN" && <Written>{meeting.place}</Written>}
          {meeting.byVideo && ` · ${w.meeting.video}`}
        </p>
        {meeting.writtenCase && (
          <p>
            {w.meeting.cases[meeting.writtenCase]}: <Written>{meeting.writtenReason ?? ""}</Written>
          </p>
        )}
        <p className="small soft">{w.meeting.noApproval}</p>
        {LIVE.has(meeting.state) && meeting.form === "IN_PERSON" && (
          <p>
            <Link className="more" href={address(`/council/meetings/${meeting.number}/display`)}>{w.meeting.display.link}</Link>
          </p>
        )}
        {meeting.state === "CLOSED" && (
          <p>
            <Link className="more" href={address(`/council/meetings/${meeting.number}/minutes`)}>{w.minutes.here}</Link>
          </p>
        )}
      </PageHead>
      {meeting.cancelReason && (
        <Message tone="stop" title={w.meeting.cancelled}>
          {meeting.cancelReason}
        </Message>
      )}
      <Changes meeting={meeting} />
      <Watching meeting={meeting} />
      <RecordingBanner meeting={meeting} />
      <Announced meeting={meeting} />
      <Room meeting={meeting} takenUp={takenUp} refresh={refresh} desk={desk} />
    </>
  );
}
