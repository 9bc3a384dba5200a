// Taking the roll home: for a purpose, which is kept, and shown to everybody whose name was read.
import { useState } from "react";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import type { BallotCampaign } from "./ofMine";

const EXPORT = graphql(`
  mutation ExportRoll($input: ExportRollInput!) {
    exportRoll(input: $input) {
      __typename
      ... on ExportRollSuccess { csv voters }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const HANDED_OVER = 60_000; // milliseconds

/** Hands a text over as a file, without leaving the page. */
function handOver(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // A busy browser begins to take it only a moment later.
  window.setTimeout(() => URL.revokeObjectURL(address), HANDED_OVER);
}

export function RollExport({ campaign }: { campaign: BallotCampaign }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState("");
  const [taken, setTaken] = useState<number | null>(null);
  const { sending, send } = useSend(EXPORT, (answer) => {
    const { csv, voters } = answer as { csv: string; voters: number };
    handOver(`dure-roll-${campaign.number}.csv`, csv);
    setTaken(voters);
    setOpen(false);
    setPurpose("");
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  if (campaign.state === "DRAFT" || !allows(campaign.viewerActions, "exportRoll")) return null;
  return (
    <section className="card stack" aria-labelledby="roll-export">
      <h2 id="roll-export">{w.rollExport.title}</h2>
      {taken !== null && <Message tone="ok" title={w.rollExport.taken(taken)} announce="status" />}
      {!open ? (
        <Button look="line" wide onPress={() => setOpen(true)}>
          {w.rollExport.take}
        </Button>
      ) : (
        <form
          className="stack"
          noValidate
          aria-label={w.rollExport.title}
          onSubmit={(event) => {
            event.preventDefault();
            if (sending.is !== "sending") void send({ campaignId: campaign.id, purpose });
          }}
        >
          <Field
            id="roll-purpose" longest={LONGEST.purpose}
            label={w.rollExport.purpose}
            hint={w.rollExport.purposeHint}
            error={refusal?.field === "purpose" ? refusal.message : undefined}
          >
            {(aria) => <textarea {...aria} rows={2} value={purpose} onChange={({ target }) => setPurpose(target.value)} />}
          </Field>
          {refusal && refusal.field !== "purpose" && <RefusalMessage refusal={refusal} afterAct />}
          {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
          <div className="row">
            <Button submit busy={sending.is === "sending"}>
              {w.rollExport.take}
            </Button>
            <Button look="plain" onPress={() => setOpen(false)}>
              {w.officer.cancel}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
