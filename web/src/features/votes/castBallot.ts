// Putting a ballot into the box. The counter makes a repeated sending harmless: it is the same ballot.
import { useState } from "react";
import { useClient, useMutation } from "urql";
import { graphql } from "../../gql";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { keepReceipt, type BallotDraft } from "./ballotDraft";
import type { Pick } from "./picks";
import type { BallotCampaign } from "./ofMine";

const CAST = graphql(`
  mutation CastBallot($input: CastBallotInput!) {
    castBallot(input: $input) {
      __typename
      ... on CastBallotSuccess {
        receipt
        counter
        campaign {
          id
          turnout
          viewerBallot { counter receipt }
          viewerActions { ...Action }
        }
      }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const MY_BALLOT = graphql(`
  query MyBallot($number: String!) {
    campaign(number: $number) {
      id
      viewerBallot { counter receipt }
    }
  }
`);

export type Casting =
  | { is: "choosing" }
  | { is: "sending" }
  | { is: "lost" }
  | { is: "earlier"; receipt: string }
  | { is: "refused"; refusal: RefusalBodyFragment }
  | { is: "done"; receipt: string };

const samePicks = (a: Pick[], b: Pick[]) => JSON.stringify(a) === JSON.stringify(b);

export function useCastBallot(campaign: BallotCampaign, draft: BallotDraft, refresh: () => void) {
  const client = useClient();
  const [, cast] = useMutation(CAST);
  const [casting, setCasting] = useState<Casting>({ is: "choosing" });

  /** A ballot sent before may have arrived unseen; another choice must not hide that. */
  const arrivedUnseen = async (): Promise<{ counter: number; receipt: string } | null | "unknown"> => {
    const sent = draft.sent;
    if (!sent || samePicks(sent.picks, draft.picks)) return null;
    const { data } = await client
      .query(MY_BALLOT, { number: campaign.number }, { requestPolicy: "network-only" })
      .toPromise();
    if (!data) return "unknown";
    const found = data.campaign?.viewerBallot;
    return found && found.counter >= sent.counter ? found : null;
  };

  const send = async () => {
    setCasting({ is: "sending" });
    const earlier = await arrivedUnseen();
    if (earlier === "unknown") {
      setCasting({ is: "lost" });
      return;
    }
    if (earlier) {
      keepReceipt(campaign.number, { code: earlier.receipt, counter: earlier.counter });
      draft.settled();
      setCasting({ is: "earlier", receipt: earlier.receipt });
      return;
    }
    const counter = draft.sent?.counter ?? (campaign.viewerBallot?.counter ?? 0) + 1;
    draft.sending(counter);
    const withPoints = campaign.ballotKind === "CUMULATIVE";
    const choices = draft.picks.map(({ number, points }) => (withPoints ? { number, points } : { number }));
    const { data } = await cast({ input: { campaignId: campaign.id, counter, choices } });
    const answer = data?.castBallot;
    switch (answer?.__typename) {
      case "CastBallotSuccess":
        keepReceipt(campaign.number, { code: answer.receipt, counter: answer.counter });
        draft.clear();
        setCasting({ is: "done", receipt: answer.receipt });
        break;
      case "Refused":
        draft.settled();
        // The refusal says the page is behind: closed meanwhile, or voted on another device. What lies in the
        // box is known before the button comes back, so that the next press goes on from there.
        await client.query(MY_BALLOT, { number: campaign.number }, { requestPolicy: "network-only" }).toPromise();
        setCasting({ is: "refused", refusal: answer });
        refresh();
        break;
      default:
        setCasting({ is: "lost" });
    }
  };

  return {
    casting,
    send,
    choose: () => setCasting({ is: "choosing" }),
    refuse: (refusal: RefusalBodyFragment) => setCasting({ is: "refused", refusal }),
  };
}
