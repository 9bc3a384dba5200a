// Changing a prepared vote until it opens: the same form, filled with what stands now. Whoever typed on an
// older version sees both texts first.
import { useState } from "react";
import { useQuery } from "urql";
import { useLocation } from "wouter";
import { allows } from "../../api/allows";
import { NotFound } from "../../frame/NotFound";
import { RefusalMessage } from "../../frame/RefusalMessage";
import { graphql } from "../../gql";
import type { NoticeFragment } from "../../gql/graphql";
import { PageHead } from "../../ui/Parts";
import { Waiting } from "../../ui/Waiting";
import { useWords } from "../../words";
import { useSend } from "../talk/sendTalk";
import { BothTexts } from "./BothTexts";
import { noticeOf } from "./campaignDraft";
import { NoticeForm } from "./NoticeForm";
import { PaperLines } from "./PaperLines";
import { draftOf, forgetRevision, keepRevision, keptRevision, type KeptRevision } from "./revision";

const NOTICE = graphql(`
  query NoticeToRevise($number: String!) {
    campaign(number: $number) { ...Notice votersNow viewerActions { ...Action } }
  }
`);
const REVISE = graphql(`
  mutation ReviseCampaign($input: ReviseCampaignInput!) {
    reviseCampaign(input: $input) {
      __typename
      ... on ReviseCampaignSuccess { campaign { ...Notice votersNow } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export default function RevisePage({ number }: { number: string }) {
  const w = useWords();
  const [{ data, error, stale }, again] = useQuery({ query: NOTICE, variables: { number }, requestPolicy: "cache-and-network" });
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!data || (stale && !data.campaign)) return <Waiting error={error} again={refresh} what={w.loading.votes} />;
  const { campaign } = data;
  if (!campaign) return <NotFound title={w.missing.vote} />;
  const refusal = campaign.viewerActions.find(({ name }) => name === "reviseCampaign")?.refusal;
  const way = [
    { to: "/votes", label: w.votes.title },
    { to: `/votes/${number}`, label: campaign.title },
  ];
  return (
    <>
      <PageHead title={w.prepare.revise.title} way={way} here={w.prepare.revise.title}>
        <p className="lead">{w.prepare.revise.lead}</p>
        {typeof campaign.votersNow === "number" && <p role="status">{w.prepare.revise.voters(campaign.votersNow)}</p>}
      </PageHead>
      {allows(campaign.viewerActions, "reviseCampaign") ? (
        <Revise key={campaign.id} notice={campaign} refresh={refresh} />
      ) : (
        refusal && <RefusalMessage refusal={refusal} />
      )}
    </>
  );
}

function Revise({ notice, refresh }: { notice: NoticeFragment; refresh: () => void }) {
  const w = useWords().prepare.revise;
  const [, go] = useLocation();
  const { id, version } = notice;
  const stands = draftOf(notice);
  // Nothing typed here yet: the form follows the server.
  const [mine, setMine] = useState(() => keptRevision(id));
  const [sentOn, setSentOn] = useState(version);
  const draft = mine ? { ...mine.draft, lines: stands.lines } : stands;
  const base = mine?.base ?? version;
  const changed = base !== version && JSON.stringify(noticeOf(draft)) !== JSON.stringify(noticeOf(stands));
  const write = (next: KeptRevision) => {
    setMine(next);
    keepRevision(id, next);
  };
  const follow = () => {
    setMine(null);
    forgetRevision(id);
  };
  const { sending, send } = useSend(REVISE, () => {
    forgetRevision(id);
    go(`/votes/${notice.number}`);
  });
  const conflict = sending.is === "refused" && sending.refusal.reason === "campaign_changed";
  const revise = async () => {
    setSentOn(base);
    await send({ campaignId: id, expectedVersion: base, ...noticeOf(draft) });
    refresh();
  };
  return (
    <NoticeForm
      label={w.title}
      sendLabel={w.send}
      draft={draft}
      keep={(next) => write({ draft: next, base })}
      sending={sending}
      send={() => void revise()}
      settled={conflict && (changed || base !== sentOn)}
      paper={() => <PaperLines lines={draft.lines} />}
      first={
        changed && (
          <BothTexts theirs={stands} mine={draft} takeTheirs={follow} keepMine={() => write({ draft, base: version })} />
        )
      }
    />
  );
}
