// What is asked of the ledger of an agreement in force.
import { graphql } from "../../gql";

export const LEDGER_SUMS = graphql(`
  fragment LedgerSums on LedgerAmounts { pledged appropriated executed settled toCome unspent waiting refused }
`);

export const LEDGER = graphql(`
  query AgreementLedger($programme: ID!, $number: String!) {
    consortium(programmeId: $programme) { id viewerRights moves { settlements inForce } }
    agreementLedger(programmeId: $programme, number: $number) {
      reports
      accepted
      lines { source form year subsidy amounts { ...LedgerSums } }
      subsidy { ...LedgerSums }
      own { ...LedgerSums }
      total { ...LedgerSums }
      stages {
        kind
        won
        state
        invariants { kind state found allowed cures { kind won } rule { id title source article } payer { id name } }
      }
    }
  }
`);

/** What tells that a report was handed in or judged, that an amendment is in force, or that the viewer may read another ledger. */
export const FOLLOW_LEDGER = graphql(`
  subscription LedgerFollowed($programme: ID!) {
    consortiumChanged(programmeId: $programme) { id viewerRights moves { settlements inForce } }
  }
`);
