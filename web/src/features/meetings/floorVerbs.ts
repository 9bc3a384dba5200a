// The verbs of the floor and of the door, each answered with the meeting or with why not.
import { graphql } from "../../gql";

export const NAME_PROXY = graphql(`
  mutation NameProxy($input: NameProxyInput!) {
    nameProxy(input: $input) {
      __typename
      ... on NameProxySuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ACCEPT_PROXY = graphql(`
  mutation AcceptProxy($input: AcceptProxyInput!) {
    acceptProxy(input: $input) {
      __typename
      ... on AcceptProxySuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_PROXY = graphql(`
  mutation WithdrawProxy($input: WithdrawProxyInput!) {
    withdrawProxy(input: $input) {
      __typename
      ... on WithdrawProxySuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const INVITE_GUEST = graphql(`
  mutation InviteGuest($input: InviteGuestInput!) {
    inviteGuest(input: $input) {
      __typename
      ... on InviteGuestSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ASK_FOR_FLOOR = graphql(`
  mutation AskForFloor($input: AskForFloorInput!) {
    askForFloor(input: $input) {
      __typename
      ... on AskForFloorSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const GIVE_FLOOR = graphql(`
  mutation GiveFloor($input: GiveFloorInput!) {
    giveFloor(input: $input) {
      __typename
      ... on GiveFloorSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const GIVE_FLOOR_BACK = graphql(`
  mutation GiveFloorBack($input: GiveFloorBackInput!) {
    giveFloorBack(input: $input) {
      __typename
      ... on GiveFloorBackSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CLOSE_FLOOR = graphql(`
  mutation CloseFloor($input: CloseFloorInput!) {
    closeFloor(input: $input) {
      __typename
      ... on CloseFloorSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

// Whom one can name: asked for when the form is opened.
export const POSSIBLE_VISITORS = graphql(`
  query PossibleVisitors($id: ID!) {
    meeting(id: $id) {
      id
      possibleVisitors { appointmentId name { displayName } }
    }
  }
`);
