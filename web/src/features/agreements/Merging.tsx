// Two texts that were written on the same one: the three side by side, each conflict to decide, and the merged text to confirm.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { MergeClauseInput, MergePreviewQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MERGE_CLAUSE } from "./agreementActs";
import { chosen, merged, type Choice, type Piece } from "./merged";
import { Redline } from "./Redline";

export type Merge = NonNullable<Extract<NonNullable<MergePreviewQuery["node"]>, { mergePreview?: unknown }>["mergePreview"]>;

interface MergingProps {
  merge: Merge;
  heading: string;
  /** What is merged: own words on an older text, or a counter of a party. */
  other: Pick<MergeClauseInput, "clauseId" | "positionId" | "basedOn" | "words">;
  whose: string;
  done: () => void;
}

const CHOICES: Choice[] = ["theirs", "mine", "both", "base"];

export function Merging({ merge, heading, other, whose, done }: MergingProps) {
  const w = useWords();
  const written = useWritten();
  const [choices, setChoices] = useState<Record<number, Choice>>({});
  const [own, setOwn] = useState<string | null>(null);
  const { sending, send } = useSend(MERGE_CLAUSE, done);
  const { pieces } = merge;
  const open = pieces.filter(({ taken }, nth) => taken === "CONFLICT" && !choices[nth]).length;
  const text = own ?? merged(pieces, choices);
  const decide = (nth: number, choice: Choice) => {
    setChoices({ ...choices, [nth]: choice });
    // What is decided is put together anew; words typed over it would be of another decision.
    setOwn(null);
  };
  const columns = [
    { title: w.textMerge.base(merge.basedOn), before: merge.base, after: merge.base },
    { title: w.textMerge.theirs(merge.version), before: merge.base, after: merge.theirs },
    { title: whose, before: merge.base, after: merge.mine },
  ];
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.textMerge.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending" && open === 0) void send({ ...other, expectedVersion: merge.version, heading, text });
      }}
    >
      <div className="three">
        {columns.map(({ title, before, after }) => (
          <section key={title} className="stack-2">
            <h3>{title}</h3>
            <Redline before={before} after={after} />
          </section>
        ))}
      </div>
      {pieces.map((piece, nth) =>
        piece.taken === "CONFLICT" ? (
          <Conflict key={nth} piece={piece} nth={nth} choice={choices[nth]} decide={(choice) => decide(nth, choice)} />
        ) : null,
      )}
      <p role="status">{open > 0 ? w.textMerge.open(open) : w.textMerge.clean}</p>
      <Field id="merged" label={w.textMerge.result} hint={w.textMerge.resultHint}>
        {(aria) => <textarea {...aria} rows={8} lang={written} value={text} onChange={({ target }) => setOwn(target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"} notAllowed={open > 0}>
          {w.textMerge.confirm}
        </Button>
      </div>
    </form>
  );
}

interface ConflictProps {
  piece: Piece;
  nth: number;
  choice: Choice | undefined;
  decide: (choice: Choice) => void;
}

function Conflict({ piece, nth, choice, decide }: ConflictProps) {
  const w = useWords().textMerge;
  const written = useWritten();
  return (
    <fieldset className="card card-quiet stack-2">
      <legend>{w.conflict}</legend>
      {CHOICES.map((one) => (
        <label key={one} className="row stance">
          <input type="radio" name={`conflict-${nth}`} checked={choice === one} onChange={() => decide(one)} />
          <span>
            {w.choices[one]} <q lang={written}>{chosen(piece, one).trim() || w.nothing}</q>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
