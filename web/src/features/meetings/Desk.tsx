// The desk of who prepares and keeps a meeting: items, papers, gists, and cancelling it.
import { allows } from "../../api/allows";
import type { AgendaAsked } from "../../gql/graphql";
import { useWords } from "../../words";
import { PutRuleChange } from "../councilRules/PutRuleChange";
import { TakeAgreement } from "../motions/TakeAgreement";
import { ChangeMeeting } from "./Changing";
import { chosen, MeetingForm } from "./MeetingForm";
import type { MeetingProps } from "./MeetingPage";
import { PutOff } from "./PutOff";
import { PutPaperFile } from "./PutPaperFile";
import { TakeIdea } from "./TakeIdea";
import { useBodies } from "./useBodies";
import { CANCEL_MEETING, NOTE_REMARK, PUT_ITEM, PUT_PAPER } from "./meetingVerbs";
import { topicOf, useTopicField } from "./topics";

export interface DeskProps extends MeetingProps {
  takenUp: readonly { id: string; title: string }[];
}

export function Desk({ meeting, takenUp, refresh }: DeskProps) {
  const w = useWords().meeting;
  const may = (act: string) => allows(meeting.viewerActions, act);
  const meetingId = meeting.id;
  const cancel = meeting.form === "WRITTEN" && meeting.state === "OPEN" ? w.withdrawQuestion : w.cancel;
  const items = meeting.items.filter(({ state }) => state !== "TAKEN_OFF").map(({ id, number, title }) => [id, `${number}. ${title}`] as const);
  const here = meeting.attendees.filter(({ mode }) => mode !== null);
  const people = here.flatMap(({ appointmentId, name }) => (appointmentId ? [[appointmentId, name.displayName] as const] : []));
  return (
    <section className="stack-6" aria-labelledby="desk">
      <h2 id="desk">{w.desk}</h2>
      {may("noteRemark") && (
        <div className="card stack">
          <h3>{w.remark}</h3>
          <MeetingForm
            id="remark"
            title={w.noteRemark}
            act={NOTE_REMARK}
            fields={[
              { name: "appointmentId", label: w.speaker, options: [["", w.nobody], ...people] },
              { name: "words", label: w.gist, hint: w.gistHint, kind: "lines" },
            ]}
            input={(said) => ({ meetingId, words: said.words ?? "", appointmentId: said.appointmentId || null })}
            done={refresh}
          />
        </div>
      )}
      {may("putItem") && <PutOff meeting={meeting} takenUp={takenUp} refresh={refresh} />}
      {may("putItem") && <PutItem meeting={meeting} takenUp={takenUp} refresh={refresh} />}
      {may("putItem") && <TakeIdea meeting={meeting} takenUp={takenUp} refresh={refresh} />}
      {may("putItem") && <TakeAgreement meeting={meeting} takenUp={takenUp} refresh={refresh} />}
      <PutRuleChange meeting={meeting} refresh={refresh} />
      {may("putPaper") && items.length > 0 && (
        <details className="card">
          <summary>{w.putPaper}</summary>
          <MeetingForm
            id="paper"
            title={w.putPaper}
            act={PUT_PAPER}
            fields={[
              { name: "itemId", label: w.item, first: items[0]?.[0] ?? "", options: items },
              { name: "title", label: w.paperTitle },
              { name: "words", label: w.paperWords, kind: "lines" },
              { name: "urgency", label: w.urgencyLabel, hint: w.urgencyHint },
            ]}
            input={(said) => ({ meetingId, itemId: said.itemId ?? "", title: said.title ?? "", words: said.words ?? "", urgency: said.urgency ?? "" })}
            done={refresh}
          />
        </details>
      )}
      {may("putPaperFile") && items.length > 0 && <PutPaperFile meetingId={meetingId} items={items} refresh={refresh} />}
      <ChangeMeeting meeting={meeting} refresh={refresh} />
      {may("cancelMeeting") && (
        <details className="card">
          <summary>{cancel}</summary>
          <MeetingForm
            id="cancel"
            title={cancel}
            look="stop"
            act={CANCEL_MEETING}
            fields={[{ name: "reason", label: w.reason, kind: "lines" }]}
            input={(said) => ({ meetingId, reason: said.reason ?? "" })}
            done={refresh}
          />
        </details>
      )}
    </section>
  );
}

function PutItem({ meeting, takenUp, refresh }: DeskProps) {
  const w = useWords().meeting;
  const topic = useTopicField(meeting, "IMPLEMENTATION_PLAN");
  const bodies = useBodies();
  return (
    <details className="card" open={meeting.items.length === 0}>
      <summary>{w.putItem}</summary>
      <MeetingForm
        id="item"
        title={w.putItem}
        act={PUT_ITEM}
        fields={[
          topic,
          { name: "asked", label: w.askedFor, first: "RESOLUTION", options: Object.entries(w.asked) },
          { name: "title", label: w.itemTitle },
          { name: "motion", label: w.motion, hint: w.motionHint, kind: "lines", when: ({ asked }) => asked !== "REPORT" },
          { name: "motion", label: w.reported, kind: "lines", when: ({ asked }) => asked === "REPORT" },
          { name: "parties", label: w.party, hint: w.partyHint, kind: "many", options: bodies },
          { name: "takenUpBy", label: w.takenUpBy, hint: w.takenUpHint, options: [["", w.nobody], ...takenUp.map(({ id, title }) => [id, title] as const)] },
        ]}
        input={(said) => ({
          meetingId: meeting.id,
          ...topicOf(said.topic ?? "", w.topics),
          asked: said.asked as AgendaAsked,
          title: said.title ?? "",
          motion: said.motion ?? "",
          parties: chosen(said.parties),
          takenUpBy: said.takenUpBy || null,
        })}
        done={refresh}
      />
    </details>
  );
}
