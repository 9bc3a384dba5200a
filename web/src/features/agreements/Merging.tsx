// Two texts that were written on the same one: the three side by side, each conflict to decide, and the merged text to confirm.
import { useId, useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { MergeClauseInput, MergePreviewQuery } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MERGE_CLAUSE } from "./agreementActs";
import { around, chosen, merged, type Choice, type Piece } from "./merged";
import { Redline } from "./Redline";

export type Merge = NonNullable<Extract<NonNullable<MergePreviewQuery["node"]>, { mergePreview?: unknown }>["mergePreview"]>;

export interface MergeProps {
  merge: Merge;
  whose: string;
}

interface MergingProps extends MergeProps {
  heading: string;
  /** What is merged: own words on an older text, or a counter of a party. */
  other: Pick<MergeClauseInput, "clauseId" | "positionId" | "basedOn" | "words">;
  done: () => void;
}

const CHOICES: Choice[] = ["theirs", "mine", "both", "base"];

/** The merge as it is decided: what stands in each conflict, and the whole text, typed over perhaps. */
export function useMerge({ pieces }: Merge) {
  const [choices, setChoices] = useState<Record<number, Choice>>({});
  const [own, setOwn] = useState<string | null>(null);
  const open = pieces.filter(({ taken }, nth) => taken === "CONFLICT" && !choices[nth]).length;
  const decide = (nth: number, choice: Choice) => {
    setChoices({ ...choices, [nth]: choice });
    // What is decided is put together anew; words typed over it would be of another decision.
    setOwn(null);
  };
  return { choices, decide, open, text: own ?? merged(pieces, choices), setOwn };
}

export function Merging({ merge, heading, other, whose, done }: MergingProps) {
  const w = useWords();
  const decided = useMerge(merge);
  const { sending, send } = useSend(MERGE_CLAUSE, done);
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.textMerge.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending" && decided.open === 0)
          void send({ ...other, expectedVersion: merge.version, heading, text: decided.text });
      }}
    >
      <MergeBody merge={merge} whose={whose} decided={decided} hint={w.textMerge.resultHint} />
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"} notAllowed={decided.open > 0}>
          {w.textMerge.confirm}
        </Button>
      </div>
    </form>
  );
}

interface BodyProps extends MergeProps {
  decided: ReturnType<typeof useMerge>;
  hint: string;
}

/** The three texts side by side, each conflict to decide, and what comes out of it. */
export function MergeBody({ merge, whose, decided, hint }: BodyProps) {
  const w = useWords().textMerge;
  const written = useWritten();
  const { choices, decide, open, text, setOwn } = decided;
  const columns = [
    { title: w.base(merge.basedOn), before: merge.base, after: merge.base },
    { title: w.theirs(merge.version), before: merge.base, after: merge.theirs },
    { title: whose, before: merge.base, after: merge.mine },
  ];
  const conflicts = merge.pieces.flatMap((piece, nth) => (piece.taken === "CONFLICT" ? [{ piece, nth }] : []));
  return (
    <>
      <div className="three">
        {columns.map(({ title, before, after }, nth) => (
          <section key={title} className="stack-2">
            <h3>{title}</h3>
            {nth === 0 ? (
              <p className="clause" lang={written}>
                {after}
              </p>
            ) : (
              <Redline before={before} after={after} />
            )}
          </section>
        ))}
      </div>
      {conflicts.map(({ piece, nth }, place) => (
        <Conflict
          key={nth}
          title={w.conflict(place + 1, conflicts.length)}
          around={around(merge.pieces, nth)}
          piece={piece}
          nth={nth}
          whose={whose}
          choice={choices[nth]}
          decide={(choice) => decide(nth, choice)}
        />
      ))}
      <p role="status">{open > 0 ? w.open(open) : w.clean}</p>
      <Field id="merged" label={w.result} hint={open > 0 ? w.undecided : hint}>
        {(aria) => <textarea {...aria} rows={8} lang={written} value={text} onChange={({ target }) => setOwn(target.value)} />}
      </Field>
    </>
  );
}

interface ConflictProps {
  title: string;
  around: [before: string, after: string];
  piece: Piece;
  nth: number;
  whose: string;
  choice: Choice | undefined;
  decide: (choice: Choice) => void;
}

function Conflict({ title, around: [before, after], piece, nth, whose, choice, decide }: ConflictProps) {
  const w = useWords().textMerge;
  const written = useWritten();
  const name = useId();
  return (
    <fieldset className="card card-quiet stack-2">
      <legend>{title}</legend>
      {CHOICES.map((one) => {
        const text = chosen(piece, one).trim();
        return (
          <label key={one} className="row stance">
            <input type="radio" name={`${name}-${nth}`} checked={choice === one} onChange={() => decide(one)} />
            <span>
              {one === "mine" ? whose : w.choices[one]}
              <br />
              <span lang={written}>
                <span className="soft">{before}</span>
                {text ? <mark>{text}</mark> : <span className="soft">{w.nothing}</span>}
                <span className="soft">{after}</span>
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
