// A scenario begun: its name, and who reads it; who reads it stands above the button.
import { useState } from "react";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { CreateScenarioMutation, TalkLayer } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWholly, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { CREATE_SCENARIO } from "./scenarioActs";
import type { Agreement } from "./sheet";

type Made = Extract<CreateScenarioMutation["createScenario"], { __typename: "CreateScenarioSuccess" }>;
const LAYERS: TalkLayer[] = ["PARTY", "BILATERAL", "TABLE"];

export function BeginScenario({ agreement, begun }: { agreement: Agreement; begun: (id: string) => void }) {
  const words = useWords();
  const wholly = useWholly();
  const w = words.scenarios;
  const us = agreement.viewerParty;
  const others = agreement.parties.map(({ body }) => body).filter(({ id }) => id !== us?.id);
  const [title, setTitle] = useState("");
  const [layer, setLayer] = useState<TalkLayer>("PARTY");
  const [chosen, setChosen] = useState(others[0]?.id ?? "");
  const { sending, send } = useSend(CREATE_SCENARIO, (answer) => {
    setTitle("");
    begun((answer as Made).scenario.id);
  });
  const other = layer === "BILATERAL" ? others.find(({ id }) => id === chosen) : undefined;
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const audience = layer === "PARTY" ? w.onlyUs(us?.name ?? "") : layer === "BILATERAL" ? w.onlyTwo(us?.name ?? "", other?.name ?? "") : w.allRead;
  return (
    <form
      className="card stack"
      noValidate
      aria-labelledby="begin-scenario"
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ agreementId: agreement.id, layer, withBodyId: other?.id ?? null, title });
      }}
    >
      <h2 id="begin-scenario">{w.begin}</h2>
      <Field id="scenario-title" label={w.titleField} hint={w.titleHint} error={refusal?.field === "title" ? inShort(refusal) : undefined}>
        {(aria) => <input {...aria} value={title} autoComplete="off" onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field id="scenario-layer" label={w.who}>
        {(aria) => (
          <select {...aria} value={layer} onChange={({ target }) => setLayer(target.value as TalkLayer)}>
            {LAYERS.map((one) => (
              <option key={one} value={one}>
                {w.layers[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {layer === "BILATERAL" && (
        <Field id="scenario-with" label={words.agreementTalk.withWhom}>
          {(aria) => (
            <select {...aria} value={chosen} onChange={({ target }) => setChosen(target.value)}>
              {others.map(({ id, name }) => (
                <option key={id} value={id} lang={wholly(name)}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <p className="small">
        <b>{audience}</b>
      </p>
      {refusal && refusal.field !== "title" && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={words.support.lost} announce="alert" />}
      <Button submit wide look="line" busy={sending.is === "sending"}>
        {w.beginNow}
      </Button>
    </form>
  );
}
