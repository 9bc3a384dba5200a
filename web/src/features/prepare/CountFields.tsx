// What a voter writes and how it is counted, each choice with what it means.
import type { BallotKind, ResultVisibility, TieRule, VotingRule } from "../../gql/graphql";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import type { StepProps } from "./NoticeForm";
import { Choices, NumberInput, Tick } from "./Tick";

const KINDS: BallotKind[] = ["APPROVAL", "CHOOSE_ONE", "ORDINAL", "CUMULATIVE"];
const RULES: VotingRule[] = ["GREEDY", "GREEDY_NO_SKIP", "GREEDY_THRESHOLD", "EQUAL_SHARES_ADD1", "EQUAL_SHARES_ADD1_GREEDY"];
const SHOWN: ResultVisibility[] = ["AT_COUNT", "ON_PUBLICATION"];
const TIES: TieRule[] = ["LOWER_COST", "EARLIER_SUBMITTED", "PUBLIC_LOT"];

export function CountFields({ draft, change, wrong }: StepProps) {
  const w = useWords().prepare;
  return (
    <section className="card stack" aria-labelledby="count">
      <h2 id="count">{w.count}</h2>
      <Choices name="kind" legend={w.kind} options={KINDS} words={w.kinds} chosen={draft.ballotKind} choose={(ballotKind) => change({ ballotKind })} />
      {draft.ballotKind !== "CHOOSE_ONE" && (
        <div className="grid-2">
          <Field id="vote-min" label={w.minChoices} hint={w.minHint} error={wrong("minChoices")}>
            {(aria) => <NumberInput {...aria} value={draft.minChoices} set={(minChoices) => change({ minChoices })} />}
          </Field>
          <Field id="vote-max" label={w.maxChoices} hint={w.maxHint} error={wrong("maxChoices")}>
            {(aria) => <NumberInput {...aria} value={draft.maxChoices} set={(maxChoices) => change({ maxChoices })} />}
          </Field>
        </div>
      )}
      {draft.ballotKind === "CUMULATIVE" && (
        <Field id="vote-points" label={w.points} error={wrong("maxPointsSum")}>
          {(aria) => <NumberInput {...aria} value={draft.maxPointsSum} set={(maxPointsSum) => change({ maxPointsSum })} />}
        </Field>
      )}
      <Field id="vote-category" label={w.perCategory} hint={w.perCategoryHint} error={wrong("maxPerCategory")}>
        {(aria) => <NumberInput {...aria} value={draft.maxPerCategory} set={(maxPerCategory) => change({ maxPerCategory })} />}
      </Field>
      <Tick label={w.revoting} hint={w.revotingHint} on={draft.revoting} set={(revoting) => change({ revoting })} />
      <Tick label={w.earlyClose} hint={w.earlyCloseHint} on={draft.earlyClose} set={(earlyClose) => change({ earlyClose })} />
      <Choices name="rule" legend={w.rule} options={RULES} words={w.rules} chosen={draft.rule} choose={(rule) => change({ rule })} />
      {wrong("rule") && <p className="field-error">{wrong("rule")}</p>}
      {draft.rule === "GREEDY_THRESHOLD" && (
        <Field id="vote-threshold" label={w.threshold} hint={w.thresholdHint} error={wrong("threshold")}>
          {(aria) => <NumberInput {...aria} value={draft.threshold} set={(threshold) => change({ threshold })} />}
        </Field>
      )}
      <Choices name="tie" legend={w.tie} options={TIES} words={w.ties} chosen={draft.tieRule} choose={(tieRule) => change({ tieRule })} />
      <Choices
        name="shown"
        legend={w.shown}
        options={SHOWN}
        words={w.shownWhen}
        chosen={draft.resultVisibility}
        choose={(resultVisibility) => change({ resultVisibility })}
      />
    </section>
  );
}
