// One more operation: what it does, to which clause of the text of today, and with which words.
import { useState } from "react";
import { useQuery } from "urql";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { AmendmentOperationKind } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { Unseen } from "../agreements/Unseen";
import { useSend } from "../talk/sendTalk";
import type { AmendProps } from "./AmendPage";
import { ADD_OPERATION } from "./amendActs";
import { AmountsForm, type Wanted } from "./AmountsForm";
import { LeaverPays } from "./LeaverPays";

const MODELS = graphql(`
  query AmendKinds {
    clauseModels { kind title }
  }
`);
const KINDS: AmendmentOperationKind[] = ["REPLACE", "ADD", "REMOVE", "MOVE", "MONEY", "JOIN", "LEAVE"];
// What the parties contribute is changed by amounts, on the clause that speaks of it.
const ON_MONEY = "contributions";
const DEEPEST = 3;

export function OperationForm({ agreement, amendment, refresh, added }: AmendProps & { added: () => void }) {
  const w = useWords();
  const written = useWritten();
  const taken = new Set(amendment.operations.map(({ targetId }) => targetId));
  const clauses = agreement.textOn?.clauses ?? [];
  const free = clauses.filter(({ clauseId }) => !taken.has(clauseId));
  const [kind, setKind] = useState<AmendmentOperationKind>("REPLACE");
  const [target, setTarget] = useState("");
  const [where, setWhere] = useState({ parentId: "", afterId: "" });
  const [said, setSaid] = useState({ heading: "", text: "" });
  const [party, setParty] = useState("");
  const [clauseKind, setClauseKind] = useState("");
  const [amounts, setAmounts] = useState<Wanted[]>([]);
  // The instrument as it was when the writing began: what others changed is told of first, and what was typed stays.
  const [read, setRead] = useState<number | null>(null);
  const [told, setTold] = useState(false);
  const [{ data }] = useQuery({ query: MODELS, pause: kind !== "ADD" });
  const { sending, send } = useSend(ADD_OPERATION, added, () => {
    setTold(true);
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const wrong = (name: string) => (refusal?.field === name ? inShort(refusal) : undefined);
  const ofParties = kind === "JOIN" || kind === "LEAVE";
  const moved = amendment.moved[kind === "JOIN" ? "joined" : "left"];
  const onMoney = free.find((one) => one.kind === ON_MONEY)?.clauseId ?? "";
  const places = kind === "ADD" || kind === "MOVE";
  const writes = kind === "ADD" || kind === "REPLACE";
  const parents = clauses.filter(({ clauseId, depth }) => depth < DEEPEST && clauseId !== target);
  const siblings = clauses.filter(({ parentId, clauseId }) => (parentId ?? "") === where.parentId && clauseId !== target);
  const choose = (id: string, as: AmendmentOperationKind) => {
    setTarget(id);
    const found = clauses.find(({ clauseId }) => clauseId === id);
    // The new text begins with the old one, so that only what changes has to be written.
    if (as === "REPLACE") setSaid({ heading: found?.heading ?? "", text: found?.text ?? "" });
  };
  return (
    <form
      className="card stack"
      noValidate
      aria-label={w.amending.add}
      onInput={() => setRead((before) => before ?? agreement.version)}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is === "sending") return;
        void send({
          agreementId: agreement.id,
          expectedVersion: told || read === null ? agreement.version : read,
          kind,
          targetId: kind === "ADD" || ofParties ? null : target || null,
          partyId: ofParties ? party || null : null,
          parentId: places ? where.parentId || null : null,
          afterId: places ? where.afterId || null : null,
          clauseKind: kind === "ADD" ? clauseKind || null : null,
          heading: writes ? said.heading : "",
          text: said.text,
          amounts: kind === "MONEY" ? amounts : [],
        });
      }}
    >
      <h2>{w.amending.add}</h2>
      <Field id="op-kind" label={w.amending.what}>
        {(aria) => (
          <select
            {...aria}
            value={kind}
            onChange={({ target: { value } }) => {
              setKind(value as AmendmentOperationKind);
              setSaid({ heading: "", text: "" });
              setParty("");
              choose(value === "MONEY" ? onMoney : target, value as AmendmentOperationKind);
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {w.amending.verbs[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {ofParties && (
        <Field id="op-party" label={w.amending.party} error={wrong("partyId")}>
          {(aria) => (
            <select {...aria} value={party} onChange={({ target: { value } }) => setParty(value)}>
              <option value="">{w.amending.chooseParty}</option>
              {moved.map(({ body }) => (
                <option key={body.id} value={body.id}>
                  {body.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {kind === "LEAVE" && party && (
        <LeaverPays
          party={party}
          drafted={amendment.operations.flatMap(({ amounts: set }) => set.map(({ payer, ...one }) => ({ ...one, payerId: payer.id })))}
          takeOut={
            onMoney
              ? (rows) => {
                  setKind("MONEY");
                  setTarget(onMoney);
                  setAmounts(rows);
                }
              : null
          }
        />
      )}
      {kind === "MONEY" && !onMoney && <Message tone="warn" title={w.amending.noMoneyClause} />}
      {kind !== "ADD" && !ofParties && (
        <Field id="op-target" label={w.amending.which} error={wrong("targetId")}>
          {(aria) => (
            <select {...aria} value={target} onChange={({ target: { value } }) => choose(value, kind)}>
              <option value="">{w.amending.choose}</option>
              {free.filter((one) => kind !== "MONEY" || one.kind === ON_MONEY).map(({ clauseId, reference, heading }) => (
                <option key={clauseId} value={clauseId} lang={written}>
                  {reference} {heading}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {kind === "ADD" && (
        <Field id="op-of" label={w.agreements.kind} hint={w.amending.kindHint} error={wrong("clauseKind")}>
          {(aria) => (
            <select {...aria} value={clauseKind} onChange={({ target: { value } }) => setClauseKind(value)}>
              <option value="">{w.agreements.ownKind}</option>
              {data?.clauseModels.map((one) => (
                <option key={one.kind} value={one.kind}>
                  {one.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {places && (
        <>
          <Field id="op-under" label={w.agreements.under} error={wrong("parentId")}>
            {(aria) => (
              <select {...aria} value={where.parentId} onChange={({ target: { value } }) => setWhere({ parentId: value, afterId: "" })}>
                <option value="">{w.agreements.asArticle}</option>
                {parents.map(({ clauseId, reference, heading }) => (
                  <option key={clauseId} value={clauseId} lang={written}>
                    {reference} {heading}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id="op-after" label={w.agreements.where} error={wrong("afterId")}>
            {(aria) => (
              <select {...aria} value={where.afterId} onChange={({ target: { value } }) => setWhere({ ...where, afterId: value })}>
                <option value="">{w.agreements.asFirst}</option>
                {siblings.map(({ clauseId, reference }) => (
                  <option key={clauseId} value={clauseId}>
                    {w.agreements.after(reference)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      {kind === "MONEY" && <AmountsForm wanted={amounts} set={setAmounts} error={refusal?.field?.startsWith("amounts") ? inShort(refusal) : undefined} />}
      {writes && (
        <Field id="op-heading" label={w.agreements.heading} hint={w.agreements.headingHint} error={wrong("heading")}>
          {(aria) => <input {...aria} value={said.heading} onChange={({ target: { value } }) => setSaid({ ...said, heading: value })} />}
        </Field>
      )}
      <Unseen refusal={refusal} field="heading" text={said.heading} change={(heading) => setSaid({ ...said, heading })} />
      <Field id="op-text" label={writes ? w.amending.newText : w.amending.why} error={wrong("text")}>
        {(aria) => (
          <textarea {...aria} rows={writes ? 6 : 2} value={said.text} onChange={({ target: { value } }) => setSaid({ ...said, text: value })} />
        )}
      </Field>
      <Unseen refusal={refusal} field="text" text={said.text} change={(text) => setSaid({ ...said, text })} />
      {refusal && !["targetId", "partyId", "clauseKind", "parentId", "afterId", "heading", "text"].includes(refusal.field ?? "") && !refusal.field?.startsWith("amounts") && (
        <RefusalMessage refusal={refusal} afterAct />
      )}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.amending.addNow}
        </Button>
      </div>
    </form>
  );
}
