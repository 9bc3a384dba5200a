// What the authors of a draft do with its words: save them, submit them, drop them.
import { graphql } from "../../gql";

export const EDIT = graphql(`
  mutation EditDraft($input: EditDraftInput!) {
    editDraft(input: $input) {
      __typename
      ... on EditDraftSuccess { draft { id version title summary body place category cost point { longitude latitude } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
export const SUBMIT = graphql(`
  mutation SubmitDraft($input: SubmitDraftInput!) {
    submitDraft(input: $input) {
      __typename
      ... on SubmitDraftSuccess { proposal { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
export const DROP = graphql(`
  mutation DropDraft($input: DropDraftInput!) {
    dropDraft(input: $input) {
      __typename
      ... on DropDraftSuccess { draft { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
