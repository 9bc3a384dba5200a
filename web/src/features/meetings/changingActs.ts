// The verbs that change what was prepared, each answered with the meeting or with why not.
import { graphql } from "../../gql";

export const DROP_ITEM = graphql(`
  mutation DropItem($input: DropItemInput!) {
    dropItem(input: $input) {
      __typename
      ... on DropItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const MOVE_MEETING = graphql(`
  mutation MoveMeeting($input: MoveMeetingInput!) {
    moveMeeting(input: $input) {
      __typename
      ... on MoveMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CALL_AGAIN = graphql(`
  mutation CallAgain($input: CallAgainInput!) {
    callAgain(input: $input) {
      __typename
      ... on CallAgainSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
