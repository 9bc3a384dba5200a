// Reporting a text: by which ground, and what is wrong with it. Moderators alone read who did.
import { useId, useState } from "react";
import { graphql } from "../../gql";
import type { ModeratedKind, ReportGround } from "../../gql/graphql";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { useSend, wrongAt } from "./sendTalk";

const REPORT = graphql(`
  mutation ReportText($input: ReportTextInput!) {
    reportText(input: $input) {
      __typename
      ... on ReportTextSuccess { reported }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function Report({ kind, subjectId, done }: { kind: ModeratedKind; subjectId: string; done: () => void }) {
  const w = useWords().talk;
  const id = useId();
  const [ground, setGround] = useState<ReportGround>("ABUSE");
  const [text, setText] = useState("");
  const [told, setTold] = useState(false);
  const { sending, send } = useSend(REPORT, () => setTold(true));
  if (told) {
    return (
      <p className="row small" role="status">
        {w.reported}
        <Button look="plain" onPress={done}>
          {w.close}
        </Button>
      </p>
    );
  }
  return (
    <form
      className="stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ kind, subjectId, ground, text });
      }}
    >
      <Field id={`${id}-ground`} label={w.ground}>
        {(aria) => (
          <select {...aria} value={ground} onChange={(event) => setGround(event.target.value as ReportGround)}>
            {Object.entries(w.grounds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`${id}-text`} longest={LONGEST.moderation} label={w.wrong} hint={w.reportHint} error={wrongAt(sending, "text")}>
        {(aria) => <textarea {...aria} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {sending.is === "refused" && <RefusalMessage refusal={sending.refusal} afterAct />}
      <Button submit look="line" busy={sending.is === "sending"}>
        {w.report}
      </Button>
    </form>
  );
}
