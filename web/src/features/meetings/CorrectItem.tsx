// Putting an item right while nobody is called to it; afterwards its words change by amendment only.
import { allows } from "../../api/allows";
import { graphql } from "../../gql";
import type { AgendaAsked } from "../../gql/graphql";
import { useWords } from "../../words";
import { chosen, MeetingForm } from "./MeetingForm";
import type { Item, MeetingProps } from "./MeetingPage";
import { useBodies } from "./useBodies";
import { topicOf, useTopicField } from "./topics";

const CORRECT_ITEM = graphql(`
  mutation CorrectItem($input: CorrectItemInput!) {
    correctItem(input: $input) {
      __typename
      ... on CorrectItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function CorrectItem({ item, meeting, refresh }: MeetingProps & { item: Item }) {
  const w = useWords().meeting;
  const topic = useTopicField(meeting, item.topicCode);
  const bodies = useBodies();
  // The words of a change of the council's own rules follow from it: another value is another item.
  if (item.ruleChange || !allows(meeting.viewerActions, "correctItem")) return null;
  const had = new Set(item.parties.map(({ body }) => body.id));
  return (
    <details>
      <summary className="small">{w.correctItem}</summary>
      <MeetingForm
        key={`${item.topicCode} ${item.asked} ${item.title} ${item.motion}`}
        id={`correct-${item.number}`}
        title={w.correctItemNow(item.number)}
        look="line"
        act={CORRECT_ITEM}
        fields={[
          topic,
          { name: "asked", label: w.askedFor, first: item.asked, options: Object.entries(w.asked) },
          { name: "title", label: w.itemTitle, first: item.title },
          { name: "motion", label: w.motion, hint: w.motionHint, kind: "lines", first: item.motion },
          { name: "parties", label: w.moreParties, hint: w.morePartiesHint, kind: "many", options: bodies.filter(([id]) => !had.has(id)) },
        ]}
        input={(said) => ({
          meetingId: meeting.id,
          itemId: item.id,
          ...topicOf(said.topic ?? "", w.topics),
          asked: said.asked as AgendaAsked,
          title: said.title ?? "",
          motion: said.motion ?? "",
          parties: chosen(said.parties),
        })}
        done={refresh}
      />
    </details>
  );
}
