// What is asked of the register of obligations, and what may be done with it: one mutation each.
import { graphql } from "../../gql";
import type { AgreementDutyState } from "../../gql/graphql";

export const DUTY_BODY = graphql(`
  fragment DutyBody on AgreementDuty {
    id
    number
    what
    sentence
    stands
    state
    trigger
    fact
    length
    count
    evidence
    consequence
    escalateAfter
    dueOn
    lateBy
    endsOn
    viewerOwes
    disputes
    clause { id }
    debtor { id name }
    creditor { id name }
    escalatesTo { id name }
    after { id number }
    steps { number act words on dueOn movedTo file { kind path } body { id name } }
    viewerActions { ...Action }
  }
`);

export const DUTIES = graphql(`
  query AgreementDuties($number: String!, $after: String) {
    agreement(number: $number) {
      id
      number
      title
      version
      viewerParty { id name }
      viewerRights
      moves { duties disputes }
      parties { body { id name } }
      dutyRegister {
        live
        inForceOn
        unmapped
        sentences { clauseId reference text digest duties noDuty settled }
        facts { kind happenedOn evidence body { id name } }
        leavers {
          leftOn
          handBack
          answersUntil
          share { numerator denominator }
          body { id name }
          source { title source article }
        }
        settlements {
          leftOn
          fact startedOn dueOn lateBy stateSubsidy localSubsidy viewerSettles
          room { source form year left }
          report { ...SettlementBody }
          body { id name }
          source { title source article limit }
          audits { title source article limit }
        }
        duties(first: 36, after: $after) { edges { cursor node { ...DutyBody } } pageInfo { hasNextPage endCursor } }
        viewerActions { ...Action }
      }
    }
  }
`);

/** What tells that something in the register is another, or that one may do more or less in it. */
export const FOLLOW_DUTIES = graphql(`
  subscription DutiesFollowed($number: String!) {
    agreementChanged(number: $number) { id version viewerRights moves { duties disputes } }
  }
`);

export const MAP_DUTY = graphql(`
  mutation MapDuty($input: MapDutyInput!) {
    mapDuty(input: $input) {
      __typename
      ... on MapDutySuccess { duty { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const MARK_NO_DUTY = graphql(`
  mutation MarkNoDuty($input: MarkNoDutyInput!) {
    markNoDuty(input: $input) {
      __typename
      ... on MarkNoDutySuccess { register { unmapped } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_DUTY = graphql(`
  mutation WithdrawDuty($input: WithdrawDutyInput!) {
    withdrawDuty(input: $input) {
      __typename
      ... on WithdrawDutySuccess { register { unmapped } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RECORD_FACT = graphql(`
  mutation RecordFact($input: RecordFactInput!) {
    recordFact(input: $input) {
      __typename
      ... on RecordFactSuccess { register { unmapped } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REPORT_DUTY = graphql(`
  mutation ReportDuty($input: ReportDutyInput!) {
    reportDuty(input: $input) {
      __typename
      ... on ReportDutySuccess { duty { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ACCEPT_DUTY = graphql(`
  mutation AcceptDuty($input: AcceptDutyInput!) {
    acceptDuty(input: $input) {
      __typename
      ... on AcceptDutySuccess { duty { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RETURN_DUTY = graphql(`
  mutation ReturnDuty($input: ReturnDutyInput!) {
    returnDuty(input: $input) {
      __typename
      ... on ReturnDutySuccess { duty { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DISPUTE_DUTY = graphql(`
  mutation DisputeDuty($input: DisputeDutyInput!) {
    disputeDuty(input: $input) {
      __typename
      ... on DisputeDutySuccess { duty { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const EXTEND_DUTY = graphql(`
  mutation ExtendDuty($input: ExtendDutyInput!) {
    extendDuty(input: $input) {
      __typename
      ... on ExtendDutySuccess { duty { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WAIVE_DUTY = graphql(`
  mutation WaiveDuty($input: WaiveDutyInput!) {
    waiveDuty(input: $input) {
      __typename
      ... on WaiveDutySuccess { duty { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** Whether an obligation is still to be met: what is done or waived is late no more, however late it was. */
export const owed = ({ state }: { state: AgreementDutyState }): boolean => state !== "DONE" && state !== "WAIVED";
