// What whoever presides cannot do yet, each with why and the rule it rests on.
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";
import type { Meeting } from "./MeetingPage";

const STEPS = ["openMeeting", "callItem", "openVote", "closeVote", "endItem", "giveFloor", "closeMeeting"] as const;

export function NotYet({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  const waits = STEPS.flatMap((step) => {
    const refusal = meeting.viewerActions.find(({ name }) => name === step)?.refusal;
    return refusal && refusal.code !== "NOT_ALLOWED" ? [{ step, refusal }] : [];
  });
  if (waits.length === 0) return null;
  return (
    <details className="small">
      <summary>{w.notYet(waits.length)}</summary>
      <ul className="stack-2 section-s">
        {waits.map(({ step, refusal }) => (
          <li key={step}>
            <Icon name="stop" /> <b>{w.steps[step]}</b> {refusal.message}
            {refusal.rule && (
              <span className="soft">
                {" "}
                ({[refusal.rule.source, refusal.rule.article].filter(Boolean).join(" ")})
              </span>
            )}
            {refusal.remedy && <span className="soft"> {refusal.remedy}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
