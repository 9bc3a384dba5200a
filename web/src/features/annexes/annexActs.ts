// What may be done with annexes, and where the bytes of one are got for a minute.
import { graphql } from "../../gql";

export const ANNEXES = graphql(`
  query Annexes($number: String!) {
    agreement(number: $number) {
      id
      annexes {
        number
        clauseId
        current { version title kind size sha256 removedWhy putAt putBy { id name } }
        earlier { version title kind size sha256 removedWhy putAt putBy { id name } }
      }
    }
  }
`);

export const ANNEX_PATHS = graphql(`
  query AnnexPaths($number: String!) {
    agreement(number: $number) {
      id
      annexes { number current { version path } earlier { version path } }
    }
  }
`);

export const PUT_ANNEX = graphql(`
  mutation PutAnnex($input: PutAnnexInput!) {
    putAnnex(input: $input) {
      __typename
      ... on PutAnnexSuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REMOVE_ANNEX = graphql(`
  mutation RemoveAnnex($input: RemoveAnnexInput!) {
    removeAnnex(input: $input) {
      __typename
      ... on RemoveAnnexSuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
