// Mending one's own comment. Changed elsewhere meanwhile, both texts are shown and one chooses.
import { useId, useState } from "react";
import { graphql } from "../../gql";
import type { CommentBodyFragment } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { Prose } from "../../ui/Text";
import { useWords } from "../../words";
import { useSend } from "./sendTalk";

const MEND = graphql(`
  mutation MendComment($input: MendCommentInput!) {
    mendComment(input: $input) {
      __typename
      ... on MendCommentSuccess { comment { id text version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

interface MendProps {
  comment: CommentBodyFragment;
  refresh: () => void;
  done: () => void;
}

export function Mend({ comment, refresh, done }: MendProps) {
  const w = useWords().talk;
  const id = useId();
  const [text, setText] = useState(comment.text ?? "");
  // On which version the words here were written.
  const [base, setBase] = useState(comment.version);
  const { sending, send } = useSend(MEND, done, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const stale = refusal?.code === "CONFLICT";
  const changed = comment.version !== base;
  return (
    <form
      className="stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending" && !changed) void send({ commentId: comment.id, text, expectedVersion: base });
      }}
    >
      <Field id={`${id}-mend`} longest={LONGEST.comment} label={w.mendLabel} hint={w.mendHint} error={refusal?.field === "text" ? refusal.message : undefined}>
        {(aria) => <textarea {...aria} rows={3} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {changed && (
        <Message tone="wait" title={w.changed} announce="alert">
          <p className="small">{w.changedHint}</p>
          <Prose text={comment.text ?? ""} />
          <div className="row">
            <Button
              look="line"
              onPress={() => {
                setText(comment.text ?? "");
                setBase(comment.version);
              }}
            >
              {w.takeTheirs}
            </Button>
            <Button look="line" onPress={() => setBase(comment.version)}>
              {w.keepMine}
            </Button>
          </div>
        </Message>
      )}
      {refusal && refusal.field !== "text" && !stale && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.lost} announce="alert" />}
      <div className="row">
        <Button submit look="line" busy={sending.is === "sending"} notAllowed={changed}>
          {w.sendMend}
        </Button>
      </div>
    </form>
  );
}
