// One passkey: its name, when it was added and used, and how to rename or remove it.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { PasskeyLineFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { dayTime } from "../../ui/format";
import { useSpeech, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";

graphql(`
  fragment PasskeyLine on Passkey { id name createdAt usedAt }
`);
const RENAME = graphql(`
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) {
      __typename
      ... on RenamePasskeySuccess { passkey { id name } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const REMOVE = graphql(`
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) {
      __typename
      ... on RemovePasskeySuccess { passkey { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Doing = "reading" | "renaming" | "removing";

export function PasskeyRow({ passkey, done }: { passkey: PasskeyLineFragment; done: () => void }) {
  const w = useWords().passkeys;
  const { language } = useSpeech();
  const { id, name, createdAt, usedAt } = passkey;
  const [doing, setDoing] = useState<Doing>("reading");
  const [text, setText] = useState(name);
  const over = () => {
    setDoing("reading");
    done();
  };
  const renamed = useSend(RENAME, over);
  const removed = useSend(REMOVE, over);
  return (
    <li className="stack-2">
      <div className="row row-between">
        <span>
          <b>{name}</b>{" "}
          <span className="small soft">
            {w.added(dayTime(createdAt, language))} {usedAt ? w.used(dayTime(usedAt, language)) : w.unused}
          </span>
        </span>
        {doing === "reading" && (
          <span className="row">
            <Button look="plain" label={`${w.rename}: ${name}`} onPress={() => setDoing("renaming")}>
              {w.rename}
            </Button>
            <Button look="plain" label={`${w.remove}: ${name}`} onPress={() => setDoing("removing")}>
              {w.remove}
            </Button>
          </span>
        )}
      </div>
      {[renamed.sending, removed.sending].map((one, at) => one.is === "refused" && <RefusalMessage key={at} refusal={one.refusal} afterAct />)}
      {doing === "renaming" && (
        <form
          className="stack-2"
          noValidate
          aria-label={`${w.rename}: ${name}`}
          onSubmit={(event) => {
            event.preventDefault();
            void renamed.send({ passkeyId: id, name: text });
          }}
        >
          <Field id={`name-${id}`} label={w.name}>
            {(aria) => <input {...aria} value={text} maxLength={40} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <div className="row">
            <Button submit busy={renamed.sending.is === "sending"}>
              {w.save}
            </Button>
            <Button look="plain" onPress={() => setDoing("reading")}>
              {w.keep}
            </Button>
          </div>
        </form>
      )}
      {doing === "removing" && (
        <div className="stack-2">
          <p>{w.removeHint}</p>
          <div className="row">
            <Button look="stop" busy={removed.sending.is === "sending"} onPress={() => void removed.send({ passkeyId: id })}>
              {w.removeNow}
            </Button>
            <Button look="plain" onPress={() => setDoing("reading")}>
              {w.keep}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
