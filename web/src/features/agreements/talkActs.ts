// The talk of a negotiation and its sealed offers: what is asked, followed and done.
import { graphql } from "../../gql";

export const TALK = graphql(`
  query AgreementTalk($number: String!, $layer: TalkLayer!, $clause: ID, $other: ID, $after: String) {
    agreement(number: $number) {
      id
      talk(layer: $layer, clauseId: $clause, withBodyId: $other, first: 20, after: $after) {
        edges {
          cursor
          node { id words saidAt withdrawnAt body { id name } other { id name } viewerActions { ...Action } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** What tells that something in the room is another: asked by the server itself, by the clock. */
export const FOLLOW = graphql(`
  subscription AgreementFollowed($number: String!, $layer: TalkLayer!, $clause: ID, $other: ID) {
    agreementChanged(number: $number) {
      id
      state
      version
      movedAt
      talk(layer: $layer, clauseId: $clause, withBodyId: $other, first: 20) {
        edges { cursor node { id withdrawnAt } }
        pageInfo { endCursor }
      }
    }
  }
`);

export const SAY = graphql(`
  mutation SayMessage($input: SayMessageInput!) {
    sayMessage(input: $input) {
      __typename
      ... on SayMessageSuccess { said { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_MESSAGE = graphql(`
  mutation WithdrawMessage($input: WithdrawMessageInput!) {
    withdrawMessage(input: $input) {
      __typename
      ... on WithdrawMessageSuccess { said { id words withdrawnAt } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SEALED = graphql(`
  query SealedCalls($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Clause {
        sealedCalls {
          id
          asked
          closesAt
          openedAt
          calledBy { id name }
          ownOffer { words won filedAt }
          offers { words won filedAt body { id name } }
          viewerActions { ...Action }
        }
        viewerActions { ...Action }
      }
    }
  }
`);

export const CALL_FOR_OFFERS = graphql(`
  mutation CallForOffers($input: CallForOffersInput!) {
    callForOffers(input: $input) {
      __typename
      ... on CallForOffersSuccess { call { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const FILE_OFFER = graphql(`
  mutation FileOffer($input: FileOfferInput!) {
    fileOffer(input: $input) {
      __typename
      ... on FileOfferSuccess { call { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
