// How something was counted, step by step: each with where its rule is written, from when it holds, and whether that was read.
import type { VoteStepFragment } from "../../gql/graphql";
import { day } from "../../ui/format";
import { Chip } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";

export function Arithmetic({ steps }: { steps: readonly VoteStepFragment[] }) {
  const { councilRules: w } = useWords();
  const { language } = useSpeech();
  return (
    <ol className="small stack-2">
      {steps.map(({ text, rule }, place) => (
        <li key={`${rule.id} ${place}`}>
          {text}
          <span className="soft">
            {" "}
            ({[rule.source, rule.article].filter(Boolean).join(" ")}
            {rule.holdsFrom && `, ${w.from(day(rule.holdsFrom, language))}`})
          </span>
          {!rule.confirmed && (
            <>
              {" "}
              <Chip icon="warn" tone="warn">
                {w.unread}
              </Chip>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
