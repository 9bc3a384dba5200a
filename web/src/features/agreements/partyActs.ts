// The parties of an agreement beside the consortium of today, and the act that lets them follow.
import { graphql } from "../../gql";

export const PARTY_ROOM = graphql(`
  query PartyRoom($number: String!) {
    agreement(number: $number) {
      id
      state
      partyRoom {
        move {
          joined { body { id name } }
          left { body { id name } }
          parties { share { numerator denominator } lead body { id name } }
          positions
          counters { reference version body { id name } }
          roles { duty letters body { id name } }
          rights
          duties { number what }
          named
          money {
            won
            putForward
            unpaid { found payer { id name } }
            broken { kind found allowed cures { kind won } rule { id title source article } }
          }
        }
        past {
          number
          reason
          changedAt
          positions
          counters
          fields
          clauses
          duties
          changedBy { id name }
          joined { body { id name } }
          left { body { id name } }
        }
        waits { matter body { id name } }
        viewerActions { ...Action }
      }
    }
  }
`);

export const UPDATE_PARTIES = graphql(`
  mutation UpdateParties($input: UpdatePartiesInput!) {
    updateParties(input: $input) {
      __typename
      ... on UpdatePartiesSuccess { room { past { number } } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
