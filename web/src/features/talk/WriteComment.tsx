// Writing a comment or an answer. What is typed stays on the device until the house has it.
import { useId, useMemo, useState } from "react";
import { graphql } from "../../gql";
import type { CommentPosition } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { useViewer } from "../../frame/viewer";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { forget, keep, kept } from "../../ui/keep";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "./sendTalk";

const WRITE = graphql(`
  mutation WriteComment($input: WriteCommentInput!) {
    writeComment(input: $input) {
      __typename
      ... on WriteCommentSuccess { comment { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const POSITIONS: CommentPosition[] = ["REMARK", "FOR", "AGAINST", "QUESTION"];

export function WriteComment({ ideaId, parentId, done }: { ideaId: string; parentId?: string; done: () => void }) {
  const w = useWords().talk;
  const id = useId();
  const { viewer } = useViewer();
  const [typed, setTyped] = useState<string | null>(null);
  const name = viewer ? `comment.${viewer.id}.${parentId ?? ideaId}` : null;
  const before = useMemo(() => (name ? kept<string>(name) : null), [name]);
  const text = typed ?? before ?? "";
  const type = (next: string) => {
    setTyped(next);
    if (name) keep(name, next);
  };
  const [position, setPosition] = useState<CommentPosition>("REMARK");
  const { sending, send } = useSend(WRITE, () => {
    setTyped("");
    if (name) forget(name);
    done();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ proposalId: ideaId, text, position, parentId: parentId ?? null });
      }}
    >
      {!parentId && (
        <Field id={`${id}-position`} label={w.position}>
          {(aria) => (
            <select {...aria} value={position} onChange={(event) => setPosition(event.target.value as CommentPosition)}>
              {POSITIONS.map((value) => (
                <option key={value} value={value}>
                  {w.positions[value]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        id={`${id}-text`} longest={LONGEST.comment}
        label={parentId ? w.answer : w.write}
        hint={w.hint}
        error={refusal?.field === "text" ? refusal.message : undefined}
      >
        {(aria) => <textarea {...aria} rows={3} value={text} onChange={(event) => type(event.target.value)} />}
      </Field>
      {refusal && refusal.field !== "text" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.lost} announce="alert" />}
      <div className="row">
        <Button submit look="line" busy={sending.is === "sending"}>
          {parentId ? w.sendAnswer : w.send}
        </Button>
      </div>
    </form>
  );
}
