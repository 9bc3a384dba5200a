// What is asked of the disputes of an agreement, and what may be done in one: one mutation each.
import { graphql } from "../../gql";

export const DISPUTES = graphql(`
  query Disputes($number: String!) {
    agreement(number: $number) {
      id
      number
      title
      viewerParty { id name }
      viewerRights
      moves { disputes duties }
      parties { body { id name } }
      tree { reference clause { id current { id heading } } }
      dutyRegister { duties(first: 40) { edges { cursor node { id number what } } } }
      disputeRoom {
        path { number kind days }
        letGo { body { id name } duties { id } }
        viewerSide { id name }
        disputes(first: 20) {
          edges {
            cursor
            node {
              id number subject state step dueOn over notifiedOn endedOn
              openedBy { id name }
              sides { id name }
              next { id name }
              path { number kind days }
              clauses { id }
              duties { id number what dueOn lateBy }
              entries { number step act words on body { id name } }
              settlement { proposal words changesClauses agreed { id name } }
              viewerActions { ...Action }
            }
          }
        }
        viewerActions { ...Action }
      }
    }
  }
`);

/** What tells that something was said in a dispute, or that one may do more or less in it. */
export const FOLLOW_DISPUTES = graphql(`
  subscription DisputesFollowed($number: String!) {
    agreementChanged(number: $number) { id viewerRights moves { disputes duties } }
  }
`);

export const NOTIFY_DISPUTE = graphql(`
  mutation NotifyDispute($input: NotifyDisputeInput!) {
    notifyDispute(input: $input) { __typename ... on NotifyDisputeSuccess { dispute { id state } } ... on Refused { ...RefusalBody } }
  }
`);

export const ANSWER_DISPUTE = graphql(`
  mutation AnswerDispute($input: AnswerDisputeInput!) {
    answerDispute(input: $input) { __typename ... on AnswerDisputeSuccess { dispute { id state } } ... on Refused { ...RefusalBody } }
  }
`);

export const MOVE_DISPUTE_ON = graphql(`
  mutation MoveDisputeOn($input: MoveDisputeOnInput!) {
    moveDisputeOn(input: $input) { __typename ... on MoveDisputeOnSuccess { dispute { id state } } ... on Refused { ...RefusalBody } }
  }
`);

export const PROPOSE_SETTLEMENT = graphql(`
  mutation ProposeDisputeSettlement($input: ProposeDisputeSettlementInput!) {
    proposeDisputeSettlement(input: $input) {
      __typename
      ... on ProposeDisputeSettlementSuccess { dispute { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const AGREE_SETTLEMENT = graphql(`
  mutation AgreeDisputeSettlement($input: AgreeDisputeSettlementInput!) {
    agreeDisputeSettlement(input: $input) { __typename ... on AgreeDisputeSettlementSuccess { dispute { id state } } ... on Refused { ...RefusalBody } }
  }
`);

export const WITHDRAW_DISPUTE = graphql(`
  mutation WithdrawDispute($input: WithdrawDisputeInput!) {
    withdrawDispute(input: $input) { __typename ... on WithdrawDisputeSuccess { dispute { id state } } ... on Refused { ...RefusalBody } }
  }
`);
