// What may be done with a consortium: one mutation each.
import { graphql } from "../../gql";

export const FORM_CONSORTIUM = graphql(`
  mutation FormConsortium($input: FormConsortiumInput!) {
    formConsortium(input: $input) {
      __typename
      ... on FormConsortiumSuccess { consortium { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const PROPOSE_JOINING = graphql(`
  mutation ProposeJoining($input: ProposeJoiningInput!) {
    proposeJoining(input: $input) {
      __typename
      ... on ProposeJoiningSuccess { consortium { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const PROPOSE_LEAVING = graphql(`
  mutation ProposeLeaving($input: ProposeLeavingInput!) {
    proposeLeaving(input: $input) {
      __typename
      ... on ProposeLeavingSuccess { consortium { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const PROPOSE_EXPULSION = graphql(`
  mutation ProposeExpulsion($input: ProposeExpulsionInput!) {
    proposeExpulsion(input: $input) {
      __typename
      ... on ProposeExpulsionSuccess { consortium { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const PROPOSE_LEAD = graphql(`
  mutation ProposeLead($input: ProposeLeadInput!) {
    proposeLead(input: $input) {
      __typename
      ... on ProposeLeadSuccess { consortium { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const PROPOSE_SHARES = graphql(`
  mutation ProposeShares($input: ProposeSharesInput!) {
    proposeShares(input: $input) {
      __typename
      ... on ProposeSharesSuccess { consortium { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ANSWER_CHANGE = graphql(`
  mutation AnswerChange($input: AnswerChangeInput!) {
    answerChange(input: $input) {
      __typename
      ... on AnswerChangeSuccess { change { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_CHANGE = graphql(`
  mutation WithdrawChange($input: WithdrawChangeInput!) {
    withdrawChange(input: $input) {
      __typename
      ... on WithdrawChangeSuccess { change { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** What a party may put to the others, in the order of the desk. */
export const PUTTING = {
  proposeJoining: PROPOSE_JOINING,
  proposeLead: PROPOSE_LEAD,
  proposeShares: PROPOSE_SHARES,
  proposeLeaving: PROPOSE_LEAVING,
  proposeExpulsion: PROPOSE_EXPULSION,
} as const;
export type Putting = keyof typeof PUTTING;
