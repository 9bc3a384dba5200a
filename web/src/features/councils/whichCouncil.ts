// Which council an address names (`?of=`), and the address of another page of the same one.
import { useCallback } from "react";
import { useSearch } from "wouter";
import { graphql } from "../../gql";

graphql(`
  fragment CouncilChoice on CouncilConnection {
    edges { cursor node { id name agenda formedOn dissolvedOn } }
    pageInfo { hasNextPage endCursor }
  }
`);

export const CHOICES = graphql(`
  query CouncilChoices {
    councils(first: 100) { ...CouncilChoice }
    council { id }
  }
`);

/** The id of the council the address names; null: the one the place goes by. */
export function useOf(): string | null {
  return new URLSearchParams(useSearch()).get("of") || null;
}

/** The address of a page, of a council that is named. */
export function ofCouncil(path: string, of: string | null): string {
  if (of === null) return path;
  const [page = "", place] = path.split("#");
  return `${page}?of=${encodeURIComponent(of)}${place === undefined ? "" : `#${place}`}`;
}

/** Makes addresses of pages of the council this page is about. */
export function useOfCouncil(): (path: string) => string {
  const of = useOf();
  return useCallback((path) => ofCouncil(path, of), [of]);
}

/** How a council is named in an address of its pages: not at all, where it is the one the place goes by. */
export function named(id: string, usual: { id: string } | null | undefined): string | null {
  return usual?.id === id ? null : id;
}
