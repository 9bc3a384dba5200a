// Amendments to an item: what is read of them, and their verbs.
import { graphql } from "../../gql";

export const ITEM_AMENDMENTS = graphql(`
  query ItemAmendments($meeting: ID!, $number: Int!) {
    meeting(id: $meeting) {
      id
      item(number: $number) {
        id
        amending {
          supportersNeeded
          nextAmendment
          texts { version amendment words sha256 }
          amendments {
            id
            number
            state
            reason
            place
            supporters
            changes { passage words }
            mover { displayName }
            viewerActions { ...Action }
          }
        }
      }
    }
  }
`);

export const MOVE_AMENDMENT = graphql(`
  mutation MoveAmendment($input: MoveAmendmentInput!) {
    moveAmendment(input: $input) {
      __typename
      ... on MoveAmendmentSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SUPPORT_AMENDMENT = graphql(`
  mutation SupportAmendment($input: SupportAmendmentInput!) {
    supportAmendment(input: $input) {
      __typename
      ... on SupportAmendmentSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_AMENDMENT = graphql(`
  mutation WithdrawAmendment($input: WithdrawAmendmentInput!) {
    withdrawAmendment(input: $input) {
      __typename
      ... on WithdrawAmendmentSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ORDER_AMENDMENTS = graphql(`
  mutation OrderAmendments($input: OrderAmendmentsInput!) {
    orderAmendments(input: $input) {
      __typename
      ... on OrderAmendmentsSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ASK_TO_MEET = graphql(`
  mutation AskToMeet($input: AskToMeetInput!) {
    askToMeet(input: $input) {
      __typename
      ... on AskToMeetSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
