// How far the programme is: the steps around today as a thread, all of them on request.
import { graphql } from "../../gql";
import type { MilestoneStepFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import { KindMark } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";

graphql(`
  fragment MilestoneStep on Milestone {
    step
    name
    plannedText
    happenedOn
  }
`);

const SHOWN_DONE = 2;
const SHOWN = 4;

export function Milestones({ steps }: { steps: MilestoneStepFragment[] }) {
  const w = useWords().home;
  const done = steps.filter(({ happenedOn }) => happenedOn !== null && happenedOn !== undefined).length;
  const next = steps.findIndex(({ happenedOn }) => !happenedOn);
  const first = Math.max(0, Math.min((next < 0 ? steps.length : next) - SHOWN_DONE, steps.length - SHOWN));
  return (
    <section className="card" aria-labelledby="steps">
      <div className="section-head">
        <h2 id="steps">{w.steps}</h2>
        <span className="small soft">{w.stepsDone(done, steps.length)}</span>
      </div>
      <ol className="thread thread-across" start={first + 1}>
        {steps.slice(first, first + SHOWN).map((step) => (
          <Step key={step.step} step={step} now={steps[next] === step} />
        ))}
      </ol>
      <details className="fold">
        <summary>{w.stepsAll}</summary>
        <ol className="thread">
          {steps.map((step) => (
            <Step key={step.step} step={step} now={steps[next] === step} />
          ))}
        </ol>
      </details>
    </section>
  );
}

function Step({ step, now }: { step: MilestoneStepFragment; now: boolean }) {
  const w = useWords().home;
  const { language } = useSpeech();
  const happened = step.happenedOn ? w.happened(day(step.happenedOn, language)) : null;
  return (
    <li className={happened ? "k-programme" : "k-none open"}>
      <KindMark kind={happened ? "programme" : "none"} icon={happened ? "check" : now ? "flag" : "minus"} />
      <div>
        <b>{step.name}</b>
        <span className="small">{w.planned(day(step.plannedText, language))}</span>
        <span className="small">{happened ?? (now ? w.nowStep : w.notYet)}</span>
      </div>
    </li>
  );
}
