// The settlement reports that wait for who looks.
import { graphql } from "../../gql";

export const TO_JUDGE = graphql(`
  query SettlementsToJudge($programme: ID!) {
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
    settlementReports(programmeId: $programme, number: $number) {
      number
      report { ...SettlementBody body { id name } }
    }
  }
`);

export const HOW_MANY = graphql(`
  query HowManyToJudge($programme: ID!) {
    settlementsToJudge(programmeId: $programme) { number report { id } }
    settlementsOwedBack(programmeId: $programme) { number report { id } }
  }
`);
