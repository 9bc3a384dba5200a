// What may be done to amend an agreement: one mutation each.
import { graphql } from "../../gql";

export const BEGIN_AMENDMENT = graphql(`
  mutation BeginAmendment($input: BeginAmendmentInput!) {
    beginAmendment(input: $input) {
      __typename
      ... on BeginAmendmentSuccess { agreement { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ADD_OPERATION = graphql(`
  mutation AddOperation($input: AddOperationInput!) {
    addOperation(input: $input) {
      __typename
      ... on AddOperationSuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DROP_OPERATION = graphql(`
  mutation DropOperation($input: DropOperationInput!) {
    dropOperation(input: $input) {
      __typename
      ... on DropOperationSuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SET_DAY = graphql(`
  mutation SetAmendmentDay($input: SetAmendmentDayInput!) {
    setAmendmentDay(input: $input) {
      __typename
      ... on SetAmendmentDaySuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RAISE = graphql(`
  mutation RaiseAmendment($input: RaiseAmendmentInput!) {
    raiseAmendment(input: $input) {
      __typename
      ... on RaiseAmendmentSuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NOTE_APPROVAL = graphql(`
  mutation NoteAmendmentApproval($input: NoteAmendmentApprovalInput!) {
    noteAmendmentApproval(input: $input) {
      __typename
      ... on NoteAmendmentApprovalSuccess { agreement { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
