// Opening and closing a vote, each sent with a key so that pressing twice does it once.
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { graphql } from "../../gql";
import type { RefusalBodyFragment } from "../../gql/graphql";

const OPEN = graphql(`
  mutation OpenCampaign($input: OpenCampaignInput!) {
    openCampaign(input: $input) {
      __typename
      ... on OpenCampaignSuccess { campaign { ...Ballot ...OfMine } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const CLOSE = graphql(`
  mutation CloseCampaign($input: CloseCampaignInput!) {
    closeCampaign(input: $input) {
      __typename
      ... on CloseCampaignSuccess { campaign { id state closedAt closedEarlyReason viewerActions { ...Action } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export type Running =
  | { is: "resting" | "sending" | "lost" | "done" }
  | { is: "refused"; refusal: RefusalBodyFragment };

export function useRunCampaign(campaignId: string) {
  const { asker } = useHat();
  const [, open] = useMutation(OPEN);
  const [, close] = useMutation(CLOSE);
  const [running, setRunning] = useState<Running>({ is: "resting" });
  const sent = useRef({ text: "", key: "" });
  const keyFor = (text: string) => {
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    return once(asker, sent.current.key);
  };
  const settle = (answer: { __typename: string } | RefusalBodyFragment | undefined) => {
    if (!answer) setRunning({ is: "lost" });
    else if ("reason" in answer) setRunning({ is: "refused", refusal: answer });
    else setRunning({ is: "done" });
    return Boolean(answer && !("reason" in answer));
  };
  return {
    running,
    rest: () => setRunning({ is: "resting" }),
    open: async () => {
      setRunning({ is: "sending" });
      const { data } = await open({ input: { campaignId } }, keyFor("open"));
      return settle(data?.openCampaign);
    },
    close: async (reason: string) => {
      setRunning({ is: "sending" });
      const input = { campaignId, reason: reason.trim() || null };
      const { data } = await close({ input }, keyFor(`close ${reason.trim()}`));
      return settle(data?.closeCampaign);
    },
  };
}
