// What may be done with a settlement report: one mutation each.
import { graphql } from "../../gql";

export const SETTLEMENT_BODY = graphql(`
  fragment SettlementBody on SettlementReport {
    id
    state
    fact
    happenedOn
    dueOn
    edition
    submittedOn
    acceptedOn
    lateBy
    cut { numerator denominator }
    audit
    lines { source form year planned received spent unspent interest finding { recognised refused why } }
    before { source form year planned received spent unspent interest finding { recognised refused why } }
    steps { number act words on body { id name } }
    repayments { source won dueOn lateBy cameOn evidence }
    cutSource { title source article limit }
    repaySource { title source article limit }
    viewerActions { ...Action }
  }
`);

export const SUBMIT_SETTLEMENT = graphql(`
  mutation SubmitSettlement($input: SubmitSettlementInput!) {
    submitSettlement(input: $input) {
      __typename
      ... on SubmitSettlementSuccess { report { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CHECK_SETTLEMENT = graphql(`
  mutation CheckSettlement($input: CheckSettlementInput!) {
    checkSettlement(input: $input) {
      __typename
      ... on CheckSettlementSuccess { report { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RETURN_SETTLEMENT = graphql(`
  mutation ReturnSettlement($input: ReturnSettlementInput!) {
    returnSettlement(input: $input) {
      __typename
      ... on ReturnSettlementSuccess { report { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ACCEPT_SETTLEMENT = graphql(`
  mutation AcceptSettlement($input: AcceptSettlementInput!) {
    acceptSettlement(input: $input) {
      __typename
      ... on AcceptSettlementSuccess { report { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CONFIRM_REPAYMENT = graphql(`
  mutation ConfirmRepayment($input: ConfirmRepaymentInput!) {
    confirmRepayment(input: $input) {
      __typename
      ... on ConfirmRepaymentSuccess { report { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
