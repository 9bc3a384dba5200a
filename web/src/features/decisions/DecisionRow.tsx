// A decision in a few lines: its text, who has to act, by when, and how late it is with the reason.
import { Link } from "wouter";
import type { DecisionRowFragment } from "../../gql/graphql";
import { Chip } from "../../ui/Parts";
import { Day, Prose, Written } from "../../ui/Text";
import { useWords } from "../../words";
import { useOfCouncil } from "../councils/whichCouncil";

export const TONES = { UNASSIGNED: "wait", OPEN: "info", POSTPONED: "warn", REPORTED: "info", DONE: "ok", LAPSED: "stop" } as const;

export function Chips({ decision }: { decision: DecisionRowFragment }) {
  const w = useWords().decisions;
  return (
    <p className="head-chips row">
      <Chip icon={decision.state === "DONE" ? "check" : "clock"} tone={TONES[decision.state]}>
        {w.states[decision.state]}
      </Chip>
      {decision.lateBy > 0 && (
        <Chip icon="warn" tone="stop">
          {w.late(decision.lateBy)}
        </Chip>
      )}
    </p>
  );
}

export function WhoAndWhen({ decision }: { decision: DecisionRowFragment }) {
  const w = useWords().decisions;
  return (
    <>
      <p>
        {w.owner}: {decision.byCouncil ? w.theCouncil : (decision.owner?.name ?? w.nobody)}
        {decision.dueOn && (
          <>
            {" · "}
            {w.due} <Day on={decision.dueOn} />
          </>
        )}
      </p>
      {decision.lateBy > 0 && (
        <p className="small">
          {w.whyLate}: {decision.delayReason ? <Written>{decision.delayReason}</Written> : w.noReason}
        </p>
      )}
    </>
  );
}

export function DecisionRow({ decision }: { decision: DecisionRowFragment }) {
  const w = useWords().decisions;
  const address = useOfCouncil();
  return (
    <li className="card stack">
      <Chips decision={decision} />
      <h2>
        <Link className="more" href={address(`/council/decisions/${decision.year}/${decision.number}`)}>{w.number(decision.year, decision.number)}</Link>
      </h2>
      <Prose text={decision.text} />
      <WhoAndWhen decision={decision} />
      <p className="small soft">
        {w.decidedOn} <Day on={decision.decidedOn} />
      </p>
    </li>
  );
}
