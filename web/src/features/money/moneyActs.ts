// What may be done with the money of a consortium: one mutation each.
import { graphql } from "../../gql";

export const SET_CONTRIBUTIONS = graphql(`
  mutation SetContributions($input: SetContributionsInput!) {
    setContributions(input: $input) {
      __typename
      ... on SetContributionsSuccess { plan { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REMOVE_CONTRIBUTION = graphql(`
  mutation RemoveContribution($input: RemoveContributionInput!) {
    removeContribution(input: $input) {
      __typename
      ... on RemoveContributionSuccess { plan { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const PROPOSE_PLAN = graphql(`
  mutation ProposePlan($input: ProposePlanInput!) {
    proposePlan(input: $input) {
      __typename
      ... on ProposePlanSuccess { plan { id version state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_PLAN = graphql(`
  mutation WithdrawPlan($input: WithdrawPlanInput!) {
    withdrawPlan(input: $input) {
      __typename
      ... on WithdrawPlanSuccess { plan { id version state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
