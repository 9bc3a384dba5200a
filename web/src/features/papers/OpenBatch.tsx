// Opening a batch for the papers of one place.
import { useState } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { VoteChannel } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { PapersVote } from "./PapersPage";

const OPEN = graphql(`
  mutation OpenPaperBatch($input: OpenPaperBatchInput!) {
    openPaperBatch(input: $input) {
      __typename
      ... on OpenPaperBatchSuccess { batch { id label } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export function OpenBatch({ vote, refresh }: { vote: PapersVote; refresh: () => void }) {
  const w = useWords().papers;
  const papers = vote.channels.map(({ channel }) => channel).filter((channel) => channel !== "ONLINE");
  const [label, setLabel] = useState("");
  const [channel, setChannel] = useState<VoteChannel>(papers[0] ?? "PAPER");
  const { sending, send } = useSend(OPEN, () => {
    setLabel("");
    refresh();
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  return (
    <form
      className="card stack form"
      noValidate
      aria-label={w.open}
      onSubmit={(event) => {
        event.preventDefault();
        if (sending.is !== "sending") void send({ campaignId: vote.id, channel, label });
      }}
    >
      <h2>{w.open}</h2>
      <Field id="batch-label" label={w.label} hint={w.labelHint} error={refusal?.field === "label" ? refusal.message : undefined}>
        {(aria) => <input {...aria} value={label} maxLength={60} onChange={({ target }) => setLabel(target.value)} />}
      </Field>
      {papers.length > 1 && (
        <Field id="batch-channel" label={w.channel}>
          {(aria) => (
            <select {...aria} value={channel} onChange={({ target }) => setChannel(target.value as VoteChannel)}>
              {papers.map((one) => (
                <option key={one} value={one}>
                  {w.channels[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      <div className="row">
        <Button submit busy={sending.is === "sending"}>
          {w.openNow}
        </Button>
      </div>
    </form>
  );
}
