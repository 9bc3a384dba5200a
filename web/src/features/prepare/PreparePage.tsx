// Preparing a vote: what is asked, who may vote, how it is counted, and on which ideas; said back in words
// before it is sent. What was typed stays on the device until the server has it.
import { useState } from "react";
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { allows } from "../../api/allows";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { forgetCampaign, keepCampaign, keptCampaign, noticeOf, type CampaignDraft } from "./campaignDraft";
import { ChooseIdeas } from "./ChooseIdeas";
import { NoticeForm } from "./NoticeForm";

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
  const w = useWords().prepare;
  const [, go] = useLocation();
  const [draft, setDraft] = useState(keptCampaign);
  const { sending, send } = useSend(PREPARE, (answer) => {
    forgetCampaign();
    if ("campaign" in answer) go(`/votes/${(answer.campaign as { number: string }).number}`);
  });
  const keep = (next: CampaignDraft) => {
    setDraft(next);
    keepCampaign(next);
  };
  return (
    <NoticeForm
      label={w.title}
      sendLabel={w.send}
      draft={draft}
      keep={keep}
      sending={sending}
      send={() => void send({ programmeId, proposalIds: draft.lines.map(({ id }) => id), ...noticeOf(draft) })}
      paper={(step) => <ChooseIdeas {...step} />}
    />
  );
}
