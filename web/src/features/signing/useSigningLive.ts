// Following a signing: somebody approved, signed or ended it, here or anywhere else.
import { useEffect, useRef } from "react";
import { useSubscription } from "urql";
import { graphql } from "../../gql";

const FOLLOW = graphql(`
  subscription SigningFollowed($number: String!) {
    agreementChanged(number: $number) {
      id
      state
      version
      edition {
        id
        state
        gates { number state }
        ending { kind }
      }
    }
  }
`);

export function useSigningLive(number: string, news: () => void) {
  const [{ data }] = useSubscription({ query: FOLLOW, variables: { number } });
  const latest = useRef(news);
  const heard = useRef<string | null>(null);
  useEffect(() => {
    latest.current = news;
  });
  useEffect(() => {
    const told = data?.agreementChanged ? JSON.stringify(data.agreementChanged) : null;
    if (told !== null && heard.current !== null && heard.current !== told) latest.current();
    heard.current = told;
  }, [data]);
}
