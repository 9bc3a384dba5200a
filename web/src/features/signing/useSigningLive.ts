// Following a signing: somebody approved, signed or ended it, here or anywhere else.
import { useNews } from "../../api/following";
import { graphql } from "../../gql";

const FOLLOW = graphql(`
  subscription SigningFollowed($number: String!) {
    agreementChanged(number: $number) {
      id
      state
      version
      viewerRights
      edition {
        id
        state
        gates { number state }
        ending { kind }
        viewerActions { name allowed refusal { reason } }
      }
    }
  }
`);

/** Follows it; `shown` is what the page has read. */
export function useSigningLive(number: string, shown: { agreement?: unknown } | undefined, refresh: () => unknown) {
  useNews(FOLLOW, { number }, shown && { agreementChanged: shown.agreement }, refresh);
}
