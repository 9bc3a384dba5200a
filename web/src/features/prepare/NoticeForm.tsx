// The notice of a vote as a form: filled in, said back in words, and sent only then.
import { useState, type ReactNode } from "react";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { Button } from "../../ui/Button";
import { Message } from "../../ui/Parts";
import { useWords } from "../../words";
import type { Sending } from "../talk/sendTalk";
import { missingIn, type CampaignDraft, type Missing } from "./campaignDraft";
import { CountFields } from "./CountFields";
import { InWords } from "./InWords";
import { WhatFields } from "./WhatFields";
import { WhoFields } from "./WhoFields";

export interface StepProps {
  draft: CampaignDraft;
  change: (part: Partial<CampaignDraft>) => void;
  wrong: (field: string) => string | undefined;
}

interface NoticeFormProps {
  label: string;
  sendLabel: string;
  draft: CampaignDraft;
  keep: (next: CampaignDraft) => void;
  sending: Sending;
  send: () => void;
  /** What stands on the paper: chosen, or only shown. */
  paper: (step: StepProps) => ReactNode;
  /** What has to be settled first: another text for the same notice. */
  first?: ReactNode;
  /** A refusal that has been dealt with is not shown any more. */
  settled?: boolean;
}

export function NoticeForm({ label, sendLabel, draft, keep, sending, send, paper, first, settled = false }: NoticeFormProps) {
  const w = useWords();
  const [checking, setChecking] = useState(false);
  const [missing, setMissing] = useState<Missing[]>([]);
  const refusal = sending.is === "refused" && !settled ? sending.refusal : null;
  const change = (part: Partial<CampaignDraft>) => {
    const next = { ...draft, ...part };
    keep(next);
    setMissing(missing.filter((one) => missingIn(next).includes(one)));
  };
  const wrong = (field: string) =>
    (missing as string[]).includes(field) ? w.prepare.missing[field as Missing] : refusal?.field === field ? refusal.message : undefined;
  const check = () => {
    const found = missingIn(draft);
    setMissing(found);
    setChecking(found.length === 0);
  };
  const step = { draft, change, wrong };
  return (
    <form
      className="stack-6 form section"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!checking) check();
        else if (sending.is !== "sending") send();
      }}
    >
      {first}
      {checking ? (
        <InWords draft={draft} />
      ) : (
        <>
          <WhatFields {...step} />
          {paper(step)}
          <WhoFields {...step} />
          <CountFields {...step} />
        </>
      )}
      {missing.length > 0 && <Message tone="stop" title={w.prepare.incomplete(missing.length)} announce="alert" />}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit big busy={sending.is === "sending"}>
          {checking ? sendLabel : w.prepare.check}
        </Button>
        {checking && (
          <Button look="plain" onPress={() => setChecking(false)}>
            {w.prepare.back}
          </Button>
        )}
      </div>
      {!checking && <p className="small soft">{w.prepare.kept}</p>}
    </form>
  );
}
