// The story of a living lab, step by step.
import { day } from "../../ui/format";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords } from "../../words";
import type { Lab } from "./LabPage";

// What is said here in figures has a place of its own on the page.
const FIGURES = new Set(["DRAWN", "CALLED"]);

export function LabStory({ lab }: { lab: Lab }) {
  const w = useWords().labs;
  const { language } = useSpeech();
  return (
    <section className="card stack" aria-labelledby="lab-story">
      <h2 id="lab-story">{w.story}</h2>
      <ol className="stack">
        {lab.steps.map((step, index) => (
          <li key={index} className="stack-2">
            <p>
              <span className="soft small">{day(step.happenedOn, language)}</span> <b>{w.steps[step.kind]}</b>
            </p>
            {!FIGURES.has(step.kind) && <Prose text={step.kind === "LOCKED" ? w.judgedOf(step.words) : step.words} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
