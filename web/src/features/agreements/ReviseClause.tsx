// A new text of a clause. Where somebody else was first, both texts are shown and nothing is written over.
import { useState } from "react";
import { useClient } from "urql";
import { inShort } from "../../frame/inShort";
import { RefusalMessage } from "../../frame/RefusalMessage";
import type { ReviseClauseMutation } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { MERGE_PREVIEW, REVISE_CLAUSE } from "./agreementActs";
import type { ClauseProps } from "./ClausePane";
import { Merging, type Merge } from "./Merging";
import { Redline } from "./Redline";
import { Unseen } from "./Unseen";

type Met = Extract<ReviseClauseMutation["reviseClause"], { __typename: "ClauseConflict" }>;

export function ReviseClause({ clause, place, refresh }: ClauseProps) {
  const w = useWords();
  // The version that was read stays as it was when the writing began, whatever comes in beside it.
  const [draft, setDraft] = useState<{ version: number; heading: string; text: string } | null>(null);
  const [met, setMet] = useState<Met["stands"] | null>(null);
  const [merge, setMerge] = useState<Merge | null>(null);
  const client = useClient();
  const close = () => {
    setDraft(null);
    setMet(null);
    setMerge(null);
    refresh();
  };
  const { sending, send } = useSend(REVISE_CLAUSE, (answer) => {
    const said = answer as ReviseClauseMutation["reviseClause"];
    if (said.__typename === "ClauseConflict") return setMet(said.stands);
    close();
    return undefined;
  });
  if (!draft) {
    const { heading, text } = clause.current;
    return (
      <Button look="line" onPress={() => setDraft({ version: clause.version, heading, text })}>
        {w.agreements.revise}
      </Button>
    );
  }
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const preview = async () => {
    const asked = { id: clause.id, base: draft.version, text: draft.text };
    const { data } = await client.query(MERGE_PREVIEW, asked, { requestPolicy: "network-only" }).toPromise();
    setMerge((data?.node && "mergePreview" in data.node && data.node.mergePreview) || null);
  };
  if (merge)
    return (
      <Merging
        merge={merge}
        heading={draft.heading}
        other={{ clauseId: clause.id, basedOn: merge.basedOn, words: merge.mine }}
        whose={w.textMerge.mine}
        done={close}
      />
    );
  return (
    <form
      className="stack"
      noValidate
      aria-label={w.agreements.reviseOf(place.reference)}
      onSubmit={(event) => {
        event.preventDefault();
        const { version, heading, text } = draft;
        if (sending.is !== "sending") void send({ clauseId: clause.id, expectedVersion: version, heading, text });
      }}
    >
      <Field id="heading" label={w.agreements.heading} error={refusal?.field === "heading" ? inShort(refusal) : undefined}>
        {(aria) => (
          <input {...aria} value={draft.heading} onChange={({ target }) => setDraft({ ...draft, heading: target.value })} />
        )}
      </Field>
      <Unseen refusal={refusal} field="heading" text={draft.heading} change={(heading) => setDraft({ ...draft, heading })} />
      <Field
        id="text"
        label={w.agreements.text}
        hint={w.agreements.reviseHint}
        error={refusal?.field === "text" ? inShort(refusal) : undefined}
      >
        {(aria) => (
          <textarea {...aria} rows={10} value={draft.text} onChange={({ target }) => setDraft({ ...draft, text: target.value })} />
        )}
      </Field>
      <Unseen refusal={refusal} field="text" text={draft.text} change={(text) => setDraft({ ...draft, text })} />
      {met && (
        <Message tone="wait" title={w.agreements.met(met.number)} announce="alert">
          <p className="small">{w.agreements.metHint}</p>
          <Redline before={met.text} after={draft.text} />
          <p className="small">{w.textMerge.askHint}</p>
          <div className="row">
            <Button look="line" onPress={() => void preview()}>
              {w.textMerge.ask}
            </Button>
            <Button look="line" onPress={close}>
              {w.agreements.takeTheirs}
            </Button>
            <Button
              look="line"
              onPress={() => {
                setDraft({ ...draft, version: met.number });
                setMet(null);
              }}
            >
              {w.agreements.keepMine}
            </Button>
          </div>
        </Message>
      )}
      {refusal && !["heading", "text"].includes(refusal.field ?? "") && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.agreements.save}
        </Button>
        <Button look="plain" onPress={close}>
          {w.officer.cancel}
        </Button>
      </div>
    </form>
  );
}
