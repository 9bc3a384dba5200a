// The documents by which papers that are files are put to an item and opened.
import { graphql } from "../../gql";

export const PUT_PAPER_FILE = graphql(`
  mutation PutPaperFile($input: PutPaperFileInput!) {
    putPaperFile(input: $input) {
      __typename
      ... on PutPaperFileSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const OPEN_PAPER = graphql(`
  mutation OpenPaper($input: OpenPaperInput!) {
    openPaper(input: $input) {
      __typename
      ... on OpenPaperSuccess { paperId path }
      ... on Refused { ...RefusalBody }
    }
  }
`);
