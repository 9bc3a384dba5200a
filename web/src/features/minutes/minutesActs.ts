// The documents by which minutes are drafted, corrected, confirmed, hidden in part and published.
import { graphql } from "../../gql";

const DRAFT_MINUTES = graphql(`
  mutation DraftMinutes($input: DraftMinutesInput!) {
    draftMinutes(input: $input) {
      __typename
      ... on DraftMinutesSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const WRITE_GIST = graphql(`
  mutation WriteGist($input: WriteGistInput!) {
    writeGist(input: $input) {
      __typename
      ... on WriteGistSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const CIRCULATE_MINUTES = graphql(`
  mutation CirculateMinutes($input: CirculateMinutesInput!) {
    circulateMinutes(input: $input) {
      __typename
      ... on CirculateMinutesSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const ASK_CORRECTION = graphql(`
  mutation AskCorrection($input: AskCorrectionInput!) {
    askCorrection(input: $input) {
      __typename
      ... on AskCorrectionSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const ANSWER_CORRECTION = graphql(`
  mutation AnswerCorrection($input: AnswerCorrectionInput!) {
    answerCorrection(input: $input) {
      __typename
      ... on AnswerCorrectionSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const CONFIRM_MINUTES = graphql(`
  mutation ConfirmMinutes($input: ConfirmMinutesInput!) {
    confirmMinutes(input: $input) {
      __typename
      ... on ConfirmMinutesSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const REGISTER_MINUTES = graphql(`
  mutation RegisterMinutes($input: RegisterMinutesInput!) {
    registerMinutes(input: $input) {
      __typename
      ... on RegisterMinutesSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const HIDE_SPAN = graphql(`
  mutation HideSpan($input: HideSpanInput!) {
    hideSpan(input: $input) {
      __typename
      ... on HideSpanSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const LIFT_SPAN = graphql(`
  mutation LiftSpan($input: LiftSpanInput!) {
    liftSpan(input: $input) {
      __typename
      ... on LiftSpanSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const PUBLISH_MINUTES = graphql(`
  mutation PublishMinutes($input: PublishMinutesInput!) {
    publishMinutes(input: $input) {
      __typename
      ... on PublishMinutesSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const RELEASE_MINUTES = graphql(`
  mutation ReleaseMinutes($input: ReleaseMinutesInput!) {
    releaseMinutes(input: $input) {
      __typename
      ... on ReleaseMinutesSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const ADD_CORRIGENDUM = graphql(`
  mutation AddCorrigendum($input: AddCorrigendumInput!) {
    addCorrigendum(input: $input) {
      __typename
      ... on AddCorrigendumSuccess { minutes { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const MINUTES_ACTS = {
  draftMinutes: DRAFT_MINUTES,
  writeGist: WRITE_GIST,
  circulateMinutes: CIRCULATE_MINUTES,
  askCorrection: ASK_CORRECTION,
  answerCorrection: ANSWER_CORRECTION,
  confirmMinutes: CONFIRM_MINUTES,
  registerMinutes: REGISTER_MINUTES,
  hideSpan: HIDE_SPAN,
  liftSpan: LIFT_SPAN,
  publishMinutes: PUBLISH_MINUTES,
  releaseMinutes: RELEASE_MINUTES,
  addCorrigendum: ADD_CORRIGENDUM,
} as const;
export type MinutesAct = keyof typeof MINUTES_ACTS;
