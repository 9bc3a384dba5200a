// Who looks at the page, in which hat, at which place: asked once, remembered for every page.
import { useEffect, useRef } from "react";
import { useClient } from "urql";
import { useQuery } from "../api/kept";
import { graphql } from "../gql";

const FRAME = graphql(`
  query Frame {
    viewer {
      id
      displayName
      hat { ...HatName }
      appointments { ...HatName }
    }
    programmes(first: 1) {
      edges { node { id name placeName cohortYear viewerActions { ...Action } } cursor }
    }
  }
`);

graphql(`
  fragment HatName on Appointment {
    id
    role
    body { id name }
  }
`);

export function useViewer() {
  const [{ data, fetching, error }] = useQuery({ query: FRAME, variables: {} });
  return {
    viewer: data?.viewer ?? null,
    programme: data?.programmes.edges[0]?.node ?? null,
    known: Boolean(data),
    fetching,
    error,
  };
}

/** Asks anew in which hats somebody comes once a page hears that a mandate of his began or ended; `rights` stands for them. */
export function useHatsOf(rights: string | undefined) {
  const client = useClient();
  const before = useRef(rights);
  useEffect(() => {
    if (before.current !== undefined && rights !== before.current) void client.query(FRAME, {}, { requestPolicy: "network-only" }).toPromise();
    before.current = rights;
  }, [client, rights]);
}

/** Where signing in begins; afterwards the person is back on this page. */
export function signInAddress(): string {
  const { pathname, search } = window.location;
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}
