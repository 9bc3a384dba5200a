// What is read of decisions, of the register and of one.
import { graphql } from "../../gql";

graphql(`
  fragment DecisionRow on CouncilDecision {
    id
    year
    number
    text
    decidedOn
    state
    dueOn
    lateBy
    delayReason
    byCouncil
    owner { id name }
  }
`);

export const DECISIONS = graphql(`
  query CouncilDecisions($state: DecisionState, $owner: ID, $late: Boolean, $byCouncil: Boolean, $after: String, $of: ID) {
    councils(first: 100) { ...CouncilChoice }
    council(id: $of) {
      id
      name
      body { id name }
      viewerActions { ...Action }
      decisions(first: 20, state: $state, ownerId: $owner, late: $late, byCouncil: $byCouncil, after: $after) {
        edges { cursor node { ...DecisionRow } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const DECISION = graphql(`
  query CouncilDecisionWhole($year: Int!, $number: Int!, $of: ID) {
    usual: council { id }
    council(id: $of, decision: { year: $year, number: $number }) {
      id
      name
      decision(year: $year, number: $number) {
        ...DecisionRow
        sha256
        source
        version
        meetingNumber
        itemNumber
        idea
        terms { version effect dueOn dueDays evidence supersedes reason byCouncil owner { id name } addressee { id name } }
        steps { number kind words link on dueOn movedTo item { meeting item title } body { id name } }
        viewerActions { ...Action }
      }
    }
  }
`);

export const ACTING_BODIES = graphql(`
  query ActingBodies($programme: ID!) {
    node(id: $programme) {
      id
      ... on Programme { bodies { role body { id name } } }
    }
  }
`);
