// The operations of an amendment in their order: the old and the new text word by word, or why a clause goes or moves.
import { useState } from "react";
import { allows } from "../../api/allows";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Chip } from "../../ui/Parts";
import { useWords, useWritten } from "../../words";
import { Redline } from "../agreements/Redline";
import { useSend } from "../talk/sendTalk";
import type { Amendment, AmendProps } from "./AmendPage";
import { AmountChanges } from "./AmountChanges";
import { DROP_OPERATION } from "./amendActs";

type Operation = Amendment["operations"][number];

export function Operations({ agreement, amendment, refresh }: AmendProps) {
  const w = useWords().amending;
  const drafts = allows(amendment.viewerActions, "dropOperation");
  return (
    <section className="stack" aria-labelledby="operations">
      <h2 id="operations">{w.operations}</h2>
      {amendment.operations.length === 0 && <p className="card soft">{w.noOperations}</p>}
      {amendment.operations.map((one) => (
        <article key={one.clause.id} className="card stack" aria-labelledby={`op-${one.clause.id}`}>
          <Said one={one} amendment={amendment} agreement={agreement} />
          {drafts && <Drop one={one} version={agreement.version} refresh={refresh} />}
        </article>
      ))}
    </section>
  );
}

function Said({ one, amendment, agreement }: { one: Operation } & Omit<AmendProps, "refresh">) {
  const w = useWords().amending;
  const written = useWritten();
  const numbers = new Map(agreement.textOn?.clauses.map(({ clauseId, reference }) => [clauseId, reference]));
  const named = (id: string | null | undefined) => (id ? (numbers.get(id) ?? w.newClause) : null);
  const matters = amendment.grounds.filter(({ clauseId }) => clauseId === one.clause.id);
  const { heading, text } = one.clause.current;
  const hasText = one.kind === "REPLACE" || one.kind === "ADD";
  return (
    <>
      <h3 id={`op-${one.clause.id}`}>
        {w.kinds[one.kind](one.party?.name ?? one.reference ?? w.newClause)}{" "}
        {heading && <span lang={written}>{heading}</span>}
      </h3>
      {(one.kind === "ADD" || one.kind === "MOVE") && (
        <p className="small soft">{w.goes(named(one.parentId), named(one.afterId))}</p>
      )}
      {(one.stale || matters.length > 0) && (
        <p className="row">
          {one.stale && (
            <Chip icon="warn" tone="stop">
              {w.stale}
            </Chip>
          )}
          {matters.map(({ matter }) => matter && (
            <Chip key={matter} icon="warn" tone="warn">
              {w.matters[matter]}
            </Chip>
          ))}
        </p>
      )}
      {one.kind === "REPLACE" && <Redline before={one.oldText ?? ""} after={text} />}
      {one.kind === "ADD" && <Redline before="" after={text} />}
      {one.kind === "REMOVE" && <Redline before={one.oldText ?? ""} after="" />}
      <AmountChanges amounts={one.amounts} />
      {!hasText && (
        <p className="lines">
          <b>{w.why}</b> <span lang={written}>{text}</span>
        </p>
      )}
    </>
  );
}

function Drop({ one, version, refresh }: { one: Operation; version: number; refresh: () => void }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { sending, send } = useSend(DROP_OPERATION, refresh);
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const name = w.amending.dropOf(w.amending.kinds[one.kind](one.party?.name ?? one.reference ?? w.amending.newClause));
  if (!open)
    return (
      <div className="row">
        <Button look="line" label={name} onPress={() => setOpen(true)}>
          {w.amending.drop}
        </Button>
      </div>
    );
  return (
    <form
      className="stack-2"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ clauseId: one.clause.id, expectedVersion: version, reason });
      }}
    >
      <Field id={`drop-${one.clause.id}`} label={w.amending.dropWhy} error={refusal?.field === "reason" ? inShort(refusal) : undefined}>
        {(aria) => <input {...aria} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      {refusal && refusal.field !== "reason" && <RefusalMessage refusal={refusal} afterAct />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.amending.drop}
        </Button>
        <Button look="plain" onPress={() => setOpen(false)}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
