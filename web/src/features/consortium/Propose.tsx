// What a party may put to the others, one form at a time.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useState } from "react";
import { allows } from "../../api/allows";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { PUTTING, type Putting } from "./consortiumActs";
import type { Consortium, ConsortiumMine } from "./ConsortiumPage";
import { ofShares, ShareFields } from "./ShareFields";
import { exactly } from "./shareText";
import { Held } from "../../ui/Held";

type Name = "bodyId" | "share" | "shares" | "reason" | "cause" | "handBack" | "effectiveOn";
const FIELDS: Record<Putting, Name[]> = {
  proposeJoining: ["bodyId", "share", "reason", "effectiveOn"],
  proposeLead: ["bodyId", "reason"],
  proposeShares: ["shares", "reason", "effectiveOn"],
  proposeLeaving: ["reason", "handBack", "effectiveOn"],
  proposeExpulsion: ["bodyId", "cause"],
};

interface ProposeProps {
  consortium: Consortium;
  mine: ConsortiumMine;
  refresh: () => void;
}

export function Propose({ consortium, mine, refresh }: ProposeProps) {
  const w = useWords().consortium;
  const [chosen, setChosen] = useState<Putting | null>(null);
  const [done, setDone] = useState(false);
  const open = (Object.keys(PUTTING) as Putting[]).filter((name) => allows(mine.viewerActions, name));
  if (open.length === 0 && chosen === null) return null;
  return (
    <section className="card stack" aria-labelledby="propose">
      <h2 id="propose" tabIndex={-1}>
        {w.propose}
      </h2>
      {done && <Message tone="ok" title={w.isPut} announce="status" />}
      {chosen === null ? (
        <ul className="stack-2">
          {open.map((name) => (
            <li key={name}>
              <Button
                wide
                look={name === "proposeExpulsion" ? "stop" : "line"}
                onPress={() => {
                  setChosen(name);
                  setDone(false);
                }}
              >
                {w.acts[name].name}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Held actions={mine.viewerActions} name={chosen}>
          <ProposeForm
            key={chosen}
            act={chosen}
            consortium={consortium}
            mine={mine}
            cancel={() => setChosen(null)}
            done={() => {
              setChosen(null);
              setDone(true);
              // The form is gone: what is read next is that it was put.
              document.getElementById("propose")?.focus();
              refresh();
            }}
          />
        </Held>
      )}
    </section>
  );
}

interface FormProps extends Omit<ProposeProps, "refresh"> {
  act: Putting;
  done: () => void;
  cancel: () => void;
}

function ProposeForm({ act, consortium, mine, done, cancel }: FormProps) {
  const w = useWords();
  const fields = FIELDS[act];
  const bodies =
    act === "proposeJoining"
      ? mine.possibleParties.map(({ body }) => body)
      : consortium.parties
          .filter(({ lead, body }) => (act === "proposeLead" ? !lead : body.id !== mine.viewerParty?.id))
          .map(({ body }) => body);
  const [said, setSaid] = useState<Record<string, string>>({});
  const [shares, setShares] = useState(() =>
    Object.fromEntries(consortium.parties.map(({ body, share }) => [body.id, exactly(share)])),
  );
  const { sending, send } = useSend(PUTTING[act] as TypedDocumentNode<object, { input: object }>, done);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const values: Record<Name, unknown> = {
    bodyId: said.bodyId ?? "",
    share: said.share ?? "",
    shares: Object.entries(shares).map(([bodyId, share]) => ({ bodyId, share })),
    reason: said.reason ?? "",
    cause: said.cause ?? "",
    handBack: said.handBack ?? "",
    effectiveOn: said.effectiveOn || null,
  };
  const shown = fields.some((name) => name === refusal?.field || (name === "cause" && refusal?.field === "reason") || (name === "shares" && ofShares(refusal?.field)));
  const wrong = (name: Name) =>
    refusal?.field === name || (name === "cause" && refusal?.field === "reason") ? inShort(refusal) : undefined;
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.consortium.acts[act].name}
      onSubmit={(event) => {
        event.preventDefault();
        const input = Object.fromEntries(fields.map((name) => [name, values[name]]));
        if (sending.is !== "sending") void send({ consortiumId: consortium.id, ...input });
      }}
    >
      <h3>{w.consortium.acts[act].name}</h3>
      <p className="small soft">{w.consortium.acts[act].hint}</p>
      {fields.map((name) =>
        name === "shares" ? (
          <ShareFields
            key={name}
            parties={consortium.parties.map(({ body }) => body)}
            shares={shares}
            change={(id, share) => setShares({ ...shares, [id]: share })}
            refusal={refusal}
            sent={Object.keys(shares)}
          />
        ) : (
          <Field key={name} id={`put-${name}`} label={w.consortium.fields[name].name} hint={w.consortium.fields[name].hint} error={wrong(name)}>
            {(aria) => <Input aria={aria} name={name} bodies={bodies} value={said[name] ?? ""} set={(value) => setSaid({ ...said, [name]: value })} />}
          </Field>
        ),
      )}
      {refusal && !shown && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"} {...(act === "proposeExpulsion" ? { look: "stop" as const } : {})}>
          {w.consortium.putNow}
        </Button>
        <Button look="plain" onPress={cancel}>
          {w.consortium.cancel}
        </Button>
      </div>
    </form>
  );
}

interface InputProps {
  aria: { id: string; className: string };
  name: Exclude<Name, "shares">;
  bodies: { id: string; name: string }[];
  value: string;
  set: (value: string) => void;
}

function Input({ aria, name, bodies, value, set }: InputProps) {
  const choose = useWords().consortium.chooseBody;
  if (name === "bodyId") {
    return (
      <select {...aria} value={value} onChange={({ target }) => set(target.value)}>
        <option value="">{choose}</option>
        {bodies.map((body) => (
          <option key={body.id} value={body.id}>
            {body.name}
          </option>
        ))}
      </select>
    );
  }
  if (name === "share") return <input {...aria} value={value} onChange={({ target }) => set(target.value)} />;
  if (name === "effectiveOn") return <input {...aria} type="date" value={value} onChange={({ target }) => set(target.value)} />;
  return <textarea {...aria} rows={3} value={value} onChange={({ target }) => set(target.value)} />;
}
