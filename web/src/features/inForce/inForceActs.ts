// What is in force, for those who read no negotiation.
import { graphql } from "../../gql";

export const IN_FORCE = graphql(`
  query InForce($programme: ID!, $number: String) {
    consortium(programmeId: $programme) { id viewerRights moves { inForce } }
    agreementsInForce(programmeId: $programme, number: $number) {
      number
      title
      issueNumber
      digest
      since
      parties
      clauses { reference heading text }
      annexes { number title reference size sha256 }
      money { won body { id name } }
      signatures { capacity byOffice mandate signer signedAt strength body { id name } }
      duties { number what dueOn state lateBy debtor { id name } creditor { id name } }
    }
  }
`);

export const SEALED_PATH = graphql(`
  query SealedInForce($programme: ID!, $number: String) {
    agreementsInForce(programmeId: $programme, number: $number) { number sealed }
  }
`);

/** What tells that something came in force or was done under it, or that the viewer may read other agreements. */
export const FOLLOW_IN_FORCE = graphql(`
  subscription InForceFollowed($programme: ID!) {
    consortiumChanged(programmeId: $programme) { id viewerRights moves { inForce } }
  }
`);
