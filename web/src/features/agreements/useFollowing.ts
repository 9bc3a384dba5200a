// Following a negotiation: a text, a position or a word in the thread shown has become another.
import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import type { AgreementFollowedSubscriptionVariables } from "../../gql/graphql";
import { FOLLOW } from "./talkActs";

export function useFollowing(variables: AgreementFollowedSubscriptionVariables, news: () => void) {
  const [{ data }] = useSubscription({ query: FOLLOW, variables });
  const latest = useRef(news);
  const heard = useRef<unknown>(null);
  const thread = JSON.stringify(variables);
  useEffect(() => {
    latest.current = news;
  });
  // Another thread begins with a state of its own, which is shown already.
  useEffect(() => {
    heard.current = null;
  }, [thread]);
  useEffect(() => {
    const told = data?.agreementChanged ?? null;
    if (told !== null && heard.current !== null && heard.current !== told) latest.current();
    heard.current = told;
  }, [data]);
}
