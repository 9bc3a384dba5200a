// One's own passkeys: add one on this device, try it, rename it, take it out of use.
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { askPasskey, canUsePasskeys, makePasskey } from "../../api/passkey";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { PasskeyRow } from "./PasskeyRow";

const PASSKEYS = graphql(`
  query Passkeys { viewer { passkeysAt passkeys { ...PasskeyLine } } }
`);
const BEGIN = graphql(`
  mutation BeginPasskey {
    beginPasskey {
      __typename
      ... on BeginPasskeySuccess { options }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ADD = graphql(`
  mutation AddPasskey($input: AddPasskeyInput!) {
    addPasskey(input: $input) {
      __typename
      ... on AddPasskeySuccess { passkey { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const STEP_UP = graphql(`
  mutation BeginStepUp($input: BeginStepUpInput!) {
    beginStepUp(input: $input) {
      __typename
      ... on BeginStepUpSuccess { options }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const TRY = graphql(`
  mutation TryPasskey($input: TryPasskeyInput!) {
    tryPasskey(input: $input) {
      __typename
      ... on TryPasskeySuccess { passkey { id name } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Said = { is: "nothing" | "busy" | "stopped" | "lost" | "works" } | { is: "refused"; refusal: RefusalBodyFragment };

async function triedDigest() {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("dure/passkey.try"));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function Passkeys() {
  const w = useWords().passkeys;
  const [{ data }, again] = useQuery({ query: PASSKEYS, requestPolicy: "cache-and-network" });
  const [, begin] = useMutation(BEGIN);
  const [, stepUp] = useMutation(STEP_UP);
  const [name, setName] = useState("");
  const [said, setSaid] = useState<Said>({ is: "nothing" });
  const reload = () => again({ requestPolicy: "network-only" });
  const added = useSend(ADD, () => {
    setName("");
    reload();
  });
  const tried = useSend(TRY, () => {
    setSaid({ is: "works" });
    reload();
  });
  const viewer = data?.viewer;
  if (!viewer) return null;
  const able = canUsePasskeys(viewer.passkeysAt);

  type Begun = { __typename: "BeginPasskeySuccess" | "BeginStepUpSuccess"; options: string } | ({ __typename: "Refused" } & RefusalBodyFragment);
  const asked = async (begun: Begun | undefined, ask: (options: string) => Promise<string | null>) => {
    if (!begun) return setSaid({ is: "lost" });
    if (begun.__typename === "Refused") return setSaid({ is: "refused", refusal: begun });
    const answer = await ask(begun.options);
    setSaid({ is: answer ? "nothing" : "stopped" });
    return answer;
  };
  const add = async () => {
    setSaid({ is: "busy" });
    const answer = await asked((await begin({})).data?.beginPasskey as Begun | undefined, makePasskey);
    if (answer) await added.send({ name: name.trim() || w.thisDevice, answer });
  };
  const attempt = async () => {
    setSaid({ is: "busy" });
    const input = { purpose: "passkey.try", digest: await triedDigest() };
    const answer = await asked((await stepUp({ input })).data?.beginStepUp as Begun | undefined, askPasskey);
    if (answer) await tried.send({ answer });
  };
  const refused = [said, added.sending, tried.sending].find((one) => one.is === "refused");
  const lost = [said, added.sending, tried.sending].some((one) => one.is === "lost");
  return (
    <section className="card stack" aria-labelledby="passkeys">
      <h2 id="passkeys">{w.title}</h2>
      <p>{w.proves}</p>
      <p className="small soft">{w.provesNot}</p>
      {viewer.passkeys.length === 0 && <p className="soft">{w.none}</p>}
      <ul className="stack-2">
        {viewer.passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} done={reload} />
        ))}
      </ul>
      {refused?.is === "refused" && <RefusalMessage refusal={refused.refusal} afterAct />}
      {said.is === "stopped" && <Message tone="warn" title={w.stopped} announce="status" />}
      {said.is === "works" && <Message tone="ok" title={w.works} announce="status" />}
      {lost && <Message tone="warn" title={w.lost} announce="status" />}
      {!able && (
        <p className="small">
          {w.elsewhere} <a href={`${viewer.passkeysAt}/my`}>{viewer.passkeysAt}</a>
        </p>
      )}
      {able && (
        <form
          className="stack-2"
          noValidate
          aria-label={w.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (said.is !== "busy") void add();
          }}
        >
          <Field id="passkey-name" label={w.name} hint={w.nameHint}>
            {(aria) => <input {...aria} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <div className="row">
            <Button submit busy={said.is === "busy" || added.sending.is === "sending"}>
              {w.add}
            </Button>
            {viewer.passkeys.length > 0 && (
              <Button look="line" busy={said.is === "busy"} onPress={() => void attempt()}>
                {w.attempt}
              </Button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
