// That a text is hidden, by which rule and until when, and how its appeal stands.
import type { CommentBodyFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { useSpeech, useWords } from "../../words";
import { Written } from "../../ui/Text";

type Decision = Pick<NonNullable<CommentBodyFragment["decision"]>, "rule" | "until" | "reason" | "appeal">;

export function HiddenText({ mine, decision }: { mine: boolean; decision: Decision }) {
  const w = useWords().talk;
  const { language } = useSpeech();
  const { rule, until, appeal } = decision;
  return (
    <div className="card-quiet card stack-2 small">
      <p className="row">
        <Icon name="hidden" />
        <b>{mine ? w.yourHidden : w.hidden}</b>
      </p>
      <p>{w.rule(rule.title, `${rule.source} ${rule.article}`)}</p>
      {until && <p>{w.until(day(until, language))}</p>}
      {decision.reason && (
        <p>
          {w.whyIs} <Written>{decision.reason}</Written>
        </p>
      )}
      {appeal && (
        <p role="status">
          {w.appealStates[appeal.state]}
          {appeal.reason && (
            <>
              {" · "}
              <Written>{appeal.reason}</Written>
            </>
          )}
        </p>
      )}
    </div>
  );
}
