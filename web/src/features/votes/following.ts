// A page left open on a vote hears of its turnout and of its state; the cache passes the news on.
import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import { useSocketUp } from "../../api/live";
import { graphql } from "../../gql";
import type { CampaignState } from "../../gql/graphql";

const CAMPAIGN_FOLLOWED = graphql(`
  subscription CampaignFollowed($number: String!) {
    campaignChanged(number: $number) {
      id
      state
      turnout
      closedAt
      closedEarlyReason
      resultPublishedAt
    }
  }
`);

/** Follows a vote that is shown and not over; another state, or a result published, asks for the rest of the page again. */
export function useFollowing(
  number: string,
  state: CampaignState | undefined,
  over: boolean,
  refresh: () => void,
  published: string | null = null,
): boolean {
  const up = useSocketUp();
  const [{ data, error }] = useSubscription({
    query: CAMPAIGN_FOLLOWED,
    variables: { number },
    pause: state === undefined || over,
  });
  const before = useRef({ number, state, published });
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    const seen = before.current;
    before.current = { number, state, published };
    if (seen.number !== number || !seen.state || !state) return;
    if (seen.state !== state || seen.published !== published) latest.current();
  }, [number, state, published]);
  return up && !error && Boolean(data?.campaignChanged);
}
