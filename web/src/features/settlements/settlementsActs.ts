// The settlement reports that wait for who looks.
import { graphql } from "../../gql";

export const TO_JUDGE = graphql(`
  query SettlementsToJudge($programme: ID!) {
    consortium(programmeId: $programme) { id viewerRights moves { settlements } }
    settlementsToJudge(programmeId: $programme) {
      number
      title
      report { ...SettlementBody body { id name } }
    }
    settlementsOwedBack(programmeId: $programme) {
      number
      title
      report { ...SettlementBody body { id name } }
    }
  }
`);

export const REPORTS = graphql(`
  query SettlementReports($programme: ID!, $number: String!) {
    consortium(programmeId: $programme) { id viewerRights moves { settlements } }
    settlementReports(programmeId: $programme, number: $number) {
      number
      report { ...SettlementBody body { id name } }
    }
  }
`);

export const HOW_MANY = graphql(`
  query HowManyToJudge($programme: ID!) {
    consortium(programmeId: $programme) { id viewerRights moves { settlements } }
    settlementsToJudge(programmeId: $programme) { number report { id } }
    settlementsOwedBack(programmeId: $programme) { number report { id } }
  }
`);

/** What tells that a report was handed in, judged or paid back, or that the viewer may judge other ones. */
export const FOLLOW_SETTLEMENTS = graphql(`
  subscription SettlementsFollowed($programme: ID!) {
    consortiumChanged(programmeId: $programme) { id viewerRights moves { settlements } }
  }
`);
