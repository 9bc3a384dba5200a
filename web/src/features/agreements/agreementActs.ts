// What may be done with an agreement: one mutation each.
import { graphql } from "../../gql";

export const OPEN_AGREEMENT = graphql(`
  mutation OpenAgreement($input: OpenAgreementInput!) {
    openAgreement(input: $input) {
      __typename
      ... on OpenAgreementSuccess { agreement { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const PUT_AGREEMENT = graphql(`
  mutation PutAgreement($input: PutAgreementInput!) {
    putAgreement(input: $input) {
      __typename
      ... on PutAgreementSuccess { agreement { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ADD_CLAUSE = graphql(`
  mutation AddClause($input: AddClauseInput!) {
    addClause(input: $input) {
      __typename
      ... on AddClauseSuccess { clause { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const MOVE_CLAUSE = graphql(`
  mutation MoveClause($input: MoveClauseInput!) {
    moveClause(input: $input) {
      __typename
      ... on MoveClauseSuccess { clause { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REMOVE_CLAUSE = graphql(`
  mutation RemoveClause($input: RemoveClauseInput!) {
    removeClause(input: $input) {
      __typename
      ... on RemoveClauseSuccess { clause { id removedAt } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REVISE_CLAUSE = graphql(`
  mutation ReviseClause($input: ReviseClauseInput!) {
    reviseClause(input: $input) {
      __typename
      ... on ReviseClauseSuccess { clause { id version } }
      ... on Refused { ...RefusalBody }
      ... on ClauseConflict { refusal { ...RefusalBody } stands { id number heading text } }
    }
  }
`);

export const MERGE_PREVIEW = graphql(`
  query MergePreview($id: ID!, $base: Int!, $text: String!) {
    node(id: $id) {
      ... on Clause {
        id
        mergePreview(baseVersion: $base, text: $text) {
          basedOn
          version
          base
          theirs
          mine
          text
          pieces { taken text base theirs mine }
        }
      }
    }
  }
`);

export const MERGE_CLAUSE = graphql(`
  mutation MergeClause($input: MergeClauseInput!) {
    mergeClause(input: $input) {
      __typename
      ... on MergeClauseSuccess { clause { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SET_CLAUSE_EFFECTS = graphql(`
  mutation SetClauseEffects($input: SetClauseEffectsInput!) {
    setClauseEffects(input: $input) {
      __typename
      ... on SetClauseEffectsSuccess { clause { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const TAKE_POSITION = graphql(`
  mutation TakePosition($input: TakePositionInput!) {
    takePosition(input: $input) {
      __typename
      ... on TakePositionSuccess { position { id stance } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ADOPT_COUNTER = graphql(`
  mutation AdoptCounter($input: AdoptCounterInput!) {
    adoptCounter(input: $input) {
      __typename
      ... on AdoptCounterSuccess { clause { id version } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
