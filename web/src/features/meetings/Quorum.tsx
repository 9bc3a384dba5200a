// How many are needed and how many are there, with the arithmetic for whoever wants to see it.
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";
import type { Meeting } from "./MeetingPage";

export function Quorum({ meeting }: { meeting: Meeting }) {
  const w = useWords().meeting;
  const { quorum } = meeting;
  const called = meeting.items.find(({ id }) => id === meeting.calledItemId);
  return (
    <section className="card stack-2" aria-labelledby="quorum" aria-live="polite">
      <h2 id="quorum">{w.quorum}</h2>
      <p className="head-chips">
        <Chip icon={quorum.met ? "check" : "warn"} tone={quorum.met ? "ok" : "stop"}>
          {quorum.met ? w.quorumMet : w.quorumMissing(quorum.needed - quorum.counted)}
        </Chip>
      </p>
      <meter className="quorum" min={0} max={quorum.inOffice || 1} low={quorum.needed} value={quorum.counted} aria-label={w.quorum}>
        {quorum.counted}
      </meter>
      <p>{w.quorumNow(quorum.counted, quorum.needed, quorum.inOffice)}</p>
      <p className="small soft">{called ? w.quorumOf(called.number) : w.quorumAtAll}</p>
      <details>
        <summary className="small">{w.arithmetic}</summary>
        <ol className="small stack-2">
          {quorum.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}
