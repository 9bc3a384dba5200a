// What came of a vote: the figures, why they make it so, and who said what where one may know.
import { Chip } from "../../ui/Parts";
import { useWords } from "../../words";
import type { Vote } from "./MeetingPage";

const TONES = { CARRIED: "ok", LOST: "stop", NO_QUORUM: "warn", AWAITS_CHAIR: "warn", AWAITS_VOTE: "warn" } as const;

export function Outcome({ vote }: { vote: Vote }) {
  const w = useWords().meeting;
  const { outcome } = vote;
  const about = vote.challenged ? w.onChallenge(vote.challenged.displayName) : w.voteNumber(vote.number);
  if (!outcome)
    return (
      <p>
        <Chip icon="clock" tone="warn">
          {w.voting}
        </Chip>{" "}
        {about} · {w.votesCast(vote.castCount)}
      </p>
    );
  return (
    <div className="stack-2">
      <p className="row">
        <Chip icon={outcome.result === "CARRIED" ? "check" : "stop"} tone={TONES[outcome.result]}>
          {w.results[outcome.result]}
        </Chip>
        <span className="small soft">
          {about} · {w.kinds[vote.kind]}
        </span>
      </p>
      <p>
        {w.figures(outcome.inFavour, outcome.against, outcome.abstain)}
        <span className="small soft">
          {" "}
          · {w.others(outcome.silent, outcome.recused, outcome.absent)}
        </span>
      </p>
      <p className="small">{w.majority(outcome.base, outcome.needed)}</p>
      <details>
        <summary className="small">{w.arithmetic}</summary>
        <ol className="small stack-2">
          {outcome.steps.map((step, place) => (
            <li key={`${step.rule.id} ${place}`}>
              {step.text}
              <span className="soft">
                {" "}
                ({step.rule.source} {step.rule.article})
              </span>
            </li>
          ))}
        </ol>
        {vote.ballots && vote.ballots.length > 0 && (
          <ul className="small">
            {vote.ballots.map((one) => (
              <li key={one.name.displayName}>
                {one.name.displayName}: {w.choices[one.choice]}
              </li>
            ))}
          </ul>
        )}
      </details>
    </div>
  );
}
