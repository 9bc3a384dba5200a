// Who reported a text: read for a purpose, which is kept and shown to them.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ReadReportersMutation, ModeratedKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { useWords, useWritten } from "../../words";
import { useSend } from "./sendTalk";

const READ = graphql(`
  mutation ReadReporters($input: ReadReportersInput!) {
    readReporters(input: $input) {
      __typename
      ... on ReadReportersSuccess { reporters { personId person { displayName } ground text } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
type Read = Extract<ReadReportersMutation["readReporters"], { __typename: "ReadReportersSuccess" }>["reporters"];

export function Reporters({ kind, subjectId }: { kind: ModeratedKind; subjectId: string }) {
  const w = useWords();
  const written = useWritten();
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState("");
  const [read, setRead] = useState<Read | null>(null);
  const { sending, send } = useSend(READ, (answer) => setRead((answer as { reporters: Read }).reporters));
  const refusal = sending.is === "refused" ? sending.refusal : null;
  if (read) {
    return (
      <ul className="stack-2" aria-label={w.reporters.title}>
        {read.map((one) => (
          <li key={one.personId}>
            <b>{one.person.displayName}</b> <span className="small soft">{w.talk.grounds[one.ground]}</span>{" "}
            <span lang={written}>{one.text}</span>
          </li>
        ))}
      </ul>
    );
  }
  if (!open) {
    return (
      <Button look="plain" onPress={() => setOpen(true)}>
        {w.reporters.title}
      </Button>
    );
  }
  return (
    <div className="stack">
      <Field
        id={`${subjectId}-purpose`} longest={LONGEST.purpose}
        label={w.reporters.purpose}
        hint={w.reporters.purposeHint}
        error={refusal?.field === "purpose" ? refusal.message : undefined}
      >
        {(aria) => <input {...aria} value={purpose} onChange={({ target }) => setPurpose(target.value)} />}
      </Field>
      {refusal && refusal.field !== "purpose" && <RefusalMessage refusal={refusal} afterAct />}
      <div className="row">
        <Button look="line" busy={sending.is === "sending"} onPress={() => void send({ kind, subjectId, purpose })}>
          {w.reporters.read}
        </Button>
      </div>
    </div>
  );
}
