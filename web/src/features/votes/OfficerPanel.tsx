// Running the vote: shown to whoever the server lets open or close it, now or at another time.
import { useState } from "react";
import { useLocation } from "wouter";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { ActionFragment } from "../../gql/graphql";
import { Button } from "../../ui/Button";
import { LONGEST } from "../../ui/longest";
import { Field } from "../../ui/Field";
import { dayTime } from "../../ui/format";
import { Message } from "../../ui/Parts";
import { useSpeech, useWords } from "../../words";
import { useRunCampaign } from "./runCampaign";
import type { BallotCampaign } from "./ofMine";

graphql(`
  fragment Running on Campaign {
    id
    state
    closedAt
    closedEarlyReason
    rollNotes { ...RollNoteLine }
  }
`);

const WORDS = { openCampaign: "open", closeCampaign: "close" } as const;

/** Somebody who may never do this needs no panel; somebody who may not do it now is told why. */
function isTheirs(action: ActionFragment): boolean {
  const never = action.refusal?.code === "NOT_ALLOWED" || action.refusal?.code === "NOT_SIGNED_IN";
  return action.name in WORDS && (action.allowed || (action.refusal?.reason === "choose_hat" && never) || !never);
}

export function OfficerPanel({ campaign, refresh }: { campaign: BallotCampaign; refresh: () => void }) {
  const w = useWords().officer;
  const wanted = campaign.state === "DRAFT" ? "openCampaign" : "closeCampaign";
  const action = campaign.viewerActions.find(({ name }) => name === wanted);
  if (!action || !isTheirs(action) || campaign.state === "TALLIED") return null;
  return (
    <section className="card stack" aria-labelledby="running">
      <h2 id="running">{w.title}</h2>
      <Acts key={wanted} campaign={campaign} action={action} refresh={refresh} />
    </section>
  );
}

function Acts({ campaign, action, refresh }: { campaign: BallotCampaign; action: ActionFragment; refresh: () => void }) {
  const w = useWords().officer;
  const { language } = useSpeech();
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const { running, rest, open, close } = useRunCampaign(campaign.id);
  const opening = action.name === "openCampaign";
  const early = !opening && campaign.state === "OPEN";
  const refusal = running.is === "refused" ? running.refusal : null;
  const send = async () => {
    const done = await (opening ? open() : close(reason));
    if (done && opening) refresh();
    if (done && !opening) go(`/votes/${campaign.number}/result`);
  };
  if (!asking) {
    return (
      <>
        <Button look="line" wide notAllowed={!action.allowed} onPress={() => setAsking(true)}>
          {opening ? w.open : w.close}
        </Button>
        <p className="small soft">{opening ? w.openHint : w.closeHint}</p>
      </>
    );
  }
  if (!action.allowed) return action.refusal ? <RefusalMessage refusal={action.refusal} afterAct /> : null;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (running.is !== "sending") void send();
      }}
    >
      <p className="small">{opening ? w.openHint : w.closeHint}</p>
      {early && (
        <>
          <p className="small">{w.early(dayTime(campaign.closesAt, language))}</p>
          <Field id="reason" longest={LONGEST.vote} label={w.reason} error={refusal?.field === "reason" ? refusal.message : undefined}>
            {(aria) => (
              <textarea {...aria} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </>
      )}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {running.is === "lost" && <Message tone="stop" title={w.lost} announce="alert" />}
      <div className="row">
        <Button submit look={opening ? undefined : "stop"} busy={running.is === "sending"}>
          {running.is === "sending" ? w.busy : opening ? w.confirmOpen : w.confirm}
        </Button>
        <Button
          look="plain"
          onPress={() => {
            setAsking(false);
            rest();
          }}
        >
          {w.cancel}
        </Button>
      </div>
    </form>
  );
}
