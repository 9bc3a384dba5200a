// The verbs of decisions, each answered with the decision or with why not.
import { graphql } from "../../gql";

export const ENTER_DECISION = graphql(`
  mutation EnterDecision($input: EnterDecisionInput!) {
    enterDecision(input: $input) {
      __typename
      ... on EnterDecisionSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ASSIGN_DECISION = graphql(`
  mutation AssignDecision($input: AssignDecisionInput!) {
    assignDecision(input: $input) {
      __typename
      ... on AssignDecisionSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REPORT_DECISION = graphql(`
  mutation ReportDecision($input: ReportDecisionInput!) {
    reportDecision(input: $input) {
      __typename
      ... on ReportDecisionSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const EXPLAIN_DELAY = graphql(`
  mutation ExplainDelay($input: ExplainDelayInput!) {
    explainDelay(input: $input) {
      __typename
      ... on ExplainDelaySuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ACCEPT_REPORT = graphql(`
  mutation AcceptReport($input: AcceptReportInput!) {
    acceptReport(input: $input) {
      __typename
      ... on AcceptReportSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RETURN_REPORT = graphql(`
  mutation ReturnReport($input: ReturnReportInput!) {
    returnReport(input: $input) {
      __typename
      ... on ReturnReportSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const POSTPONE_DECISION = graphql(`
  mutation PostponeDecision($input: PostponeDecisionInput!) {
    postponeDecision(input: $input) {
      __typename
      ... on PostponeDecisionSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const LAPSE_DECISION = graphql(`
  mutation LapseDecision($input: LapseDecisionInput!) {
    lapseDecision(input: $input) {
      __typename
      ... on LapseDecisionSuccess { decision { ...DecisionRow version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
