// Preparing a vote: what is asked, who may vote, how it is counted, and on which ideas; said back in words
// before it is sent. What was typed stays on the device until the server has it.
import { useState } from "react";
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { Button } from "../../ui/Button";
import { Message, PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { forgetCampaign, inputOf, keepCampaign, keptCampaign, missingIn, type CampaignDraft, type Missing } from "./campaignDraft";
import { ChooseIdeas } from "./ChooseIdeas";
import { CountFields } from "./CountFields";
import { InWords } from "./InWords";
import { WhatFields } from "./WhatFields";
import { WhoFields } from "./WhoFields";

const PLACE = graphql(`
  query PreparePlace {
    programmes(first: 1) { edges { cursor node { id viewerActions { ...Action } } } pageInfo { hasNextPage endCursor } }
  }
`);
const PREPARE = graphql(`
  mutation PrepareCampaign($input: PrepareCampaignInput!) {
    prepareCampaign(input: $input) {
      __typename
      ... on PrepareCampaignSuccess { campaign { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export interface StepProps {
  draft: CampaignDraft;
  change: (part: Partial<CampaignDraft>) => void;
  wrong: (field: string) => string | undefined;
}

export default function PreparePage() {
  const w = useWords();
  const [{ data, error }, again] = useQuery({ query: PLACE });
  const place = data?.programmes.edges[0]?.node;
  if (!place) return <Waiting error={error} again={() => again({ requestPolicy: "network-only" })} what={w.loading.page} />;
  const offer = place.viewerActions.find(({ name }) => name === "prepareCampaign");
  return (
    <>
      <PageHead title={w.prepare.title} way={[{ to: "/votes", label: w.votes.title }]} here={w.prepare.title}>
        <p className="lead">{w.prepare.lead}</p>
      </PageHead>
      {allows(place.viewerActions, "prepareCampaign") ? (
        <Prepare programmeId={place.id} />
      ) : (
        offer?.refusal && <RefusalMessage refusal={offer.refusal} />
      )}
    </>
  );
}

function Prepare({ programmeId }: { programmeId: string }) {
  const w = useWords();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(keptCampaign);
  const [checking, setChecking] = useState(false);
  const [missing, setMissing] = useState<Missing[]>([]);
  const { sending, send } = useSend(PREPARE, (answer) => {
    forgetCampaign();
    if ("campaign" in answer) go(`/votes/${(answer.campaign as { number: string }).number}`);
  });
  const refusal = sending.is === "refused" ? sending.refusal : null;
  const change = (part: Partial<CampaignDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepCampaign(next);
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
      aria-label={w.prepare.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!checking) check();
        else if (sending.is !== "sending") void send(inputOf(programmeId, draft));
      }}
    >
      {checking ? (
        <InWords draft={draft} />
      ) : (
        <>
          <WhatFields {...step} />
          <ChooseIdeas {...step} />
          <WhoFields {...step} />
          <CountFields {...step} />
        </>
      )}
      {missing.length > 0 && <Message tone="stop" title={w.prepare.incomplete(missing.length)} announce="alert" />}
      {refusal && <RefusalMessage refusal={refusal} afterAct />}
      {sending.is === "lost" && <Message tone="stop" title={w.support.lost} announce="alert" />}
      <div className="row">
        <Button submit big busy={sending.is === "sending"}>
          {checking ? w.prepare.send : w.prepare.check}
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
