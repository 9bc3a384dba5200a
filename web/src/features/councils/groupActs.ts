// The documents by which a working group is formed, joined, left, dissolved, and reports.
import { graphql } from "../../gql";

export const FORM_GROUP = graphql(`
  mutation FormWorkingGroup($input: FormWorkingGroupInput!) {
    formWorkingGroup(input: $input) {
      __typename
      ... on FormWorkingGroupSuccess { group { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const JOIN_GROUP = graphql(`
  mutation JoinWorkingGroup($input: JoinWorkingGroupInput!) {
    joinWorkingGroup(input: $input) {
      __typename
      ... on JoinWorkingGroupSuccess { group { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const LEAVE_GROUP = graphql(`
  mutation LeaveWorkingGroup($input: LeaveWorkingGroupInput!) {
    leaveWorkingGroup(input: $input) {
      __typename
      ... on LeaveWorkingGroupSuccess { group { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DISSOLVE_GROUP = graphql(`
  mutation DissolveWorkingGroup($input: DissolveWorkingGroupInput!) {
    dissolveWorkingGroup(input: $input) {
      __typename
      ... on DissolveWorkingGroupSuccess { group { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REPORT_FROM_GROUP = graphql(`
  mutation ReportFromGroup($input: ReportFromGroupInput!) {
    reportFromGroup(input: $input) {
      __typename
      ... on ReportFromGroupSuccess { group { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const LAY_REPORT = graphql(`
  mutation LayGroupReport($input: LayGroupReportInput!) {
    layGroupReport(input: $input) {
      __typename
      ... on LayGroupReportSuccess { group { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
