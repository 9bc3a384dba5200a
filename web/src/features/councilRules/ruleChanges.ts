// What a change of a council's own rules tells, what a council can set, and the act that puts a change.
import { graphql } from "../../gql";

graphql(`
  fragment RuleChange on CouncilRuleChange {
    id
    title
    before
    beforeRule { id title source article }
    after
    effectiveOn
    source
    article
    state
    voidReason
    voidRule { id title source article }
    meetingNumber
    itemNumber
    decisionYear
    decisionNumber
  }
`);

export const SETTABLE = graphql(`
  query SettableRules($number: Int!, $of: ID) {
    council(id: $of, meeting: $number) {
      id
      rules {
        place { slug name }
        day
        settable { key title several least most now { text level source article confirmed holdsFrom } choices { word text } }
      }
    }
  }
`);

export const PUT_RULE_CHANGE = graphql(`
  mutation PutRuleChange($input: PutRuleChangeInput!) {
    putRuleChange(input: $input) {
      __typename
      ... on PutRuleChangeSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
