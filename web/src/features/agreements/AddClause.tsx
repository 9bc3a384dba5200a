// A new clause: of the catalogue, with model wording that a lawyer has to check, or of one's own.
import { useState } from "react";
import { useQuery } from "urql";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWholly, useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { ADD_CLAUSE } from "./agreementActs";
import type { RoomProps } from "./AgreementPage";
import { PlaceFields, type Where } from "./PlaceFields";
import { Unseen } from "./Unseen";

const MODELS = graphql(`
  query ClauseModels {
    clauseModels { kind title heading text }
  }
`);

export function AddClause({ agreement, refresh }: RoomProps) {
  const w = useWords().agreements;
  const [open, setOpen] = useState(false);
  return (
    <section className="card stack" aria-labelledby="add">
      <h2 id="add">{w.add}</h2>
      {open ? (
        <Form
          agreement={agreement}
          refresh={() => {
            setOpen(false);
            refresh();
          }}
          overtaken={refresh}
        />
      ) : (
        <div className="row">
          <Button look="line" onPress={() => setOpen(true)}>
            {w.addOpen}
          </Button>
        </div>
      )}
    </section>
  );
}

function Form({ agreement, refresh, overtaken }: RoomProps & { overtaken: () => void }) {
  const w = useWords();
  const wholly = useWholly();
  const [{ data }] = useQuery({ query: MODELS });
  const articles = agreement.tree.filter(({ depth }) => depth === 0).length;
  const [where, setWhere] = useState<Where>({ parentId: null, place: articles });
  const [said, setSaid] = useState({ kind: "", heading: "", text: "" });
  // The tree in which the place was chosen: others who move it meanwhile are told of first, and what was typed stays.
  const [read, setRead] = useState<number | null>(null);
  const [told, setTold] = useState(false);
  const { sending, send } = useSend(ADD_CLAUSE, refresh, () => {
    setTold(true);
    overtaken();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (name: string) => (refusal?.field === name ? inShort(refusal) : undefined);
  const models = data?.clauseModels ?? [];
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.agreements.add}
      onInput={() => setRead((before) => before ?? agreement.version)}
      onSubmit={(event) => {
        event.preventDefault();
        const { kind, heading, text } = said;
        const input = { agreementId: agreement.id, expectedVersion: told || read === null ? agreement.version : read, kind: kind || null, heading, text };
        if (sending.is !== "sending") void send({ ...input, ...where });
      }}
    >
      <Field id="kind" label={w.agreements.kind} hint={w.agreements.kindHint} error={wrong("kind")}>
        {(aria) => (
          <select
            {...aria}
            value={said.kind}
            onChange={({ target }) => {
              const model = models.find(({ kind }) => kind === target.value);
              // What was typed by hand stays; only model wording gives way to model wording.
              const ours = said.text === "" || models.some(({ text }) => text === said.text);
              setSaid(model && ours ? { kind: model.kind, heading: model.heading, text: model.text } : { ...said, kind: target.value });
            }}
          >
            <option value="">{w.agreements.ownKind}</option>
            {models.map(({ kind, title }) => (
              <option key={kind} value={kind} lang={wholly(title)}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PlaceFields id="add" agreement={agreement} where={where} change={setWhere} />
      <Field id="add-heading" label={w.agreements.heading} hint={w.agreements.headingHint} error={wrong("heading")}>
        {(aria) => <input {...aria} value={said.heading} onChange={({ target }) => setSaid({ ...said, heading: target.value })} />}
      </Field>
      <Unseen refusal={refusal} field="heading" text={said.heading} change={(heading) => setSaid({ ...said, heading })} />
      <Field id="add-text" label={w.agreements.text} error={wrong("text")}>
        {(aria) => (
          <textarea {...aria} rows={6} value={said.text} onChange={({ target }) => setSaid({ ...said, text: target.value })} />
        )}
      </Field>
      <Unseen refusal={refusal} field="text" text={said.text} change={(text) => setSaid({ ...said, text })} />
      {refusal && !["kind", "heading", "text"].includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.agreements.addNow}
        </Button>
      </div>
    </form>
  );
}
