// What may be done with a living lab: one mutation each.
import { graphql } from "../../gql";

graphql(`
  fragment LabMoved on LivingLab { id number state }
`);

export const CALL_FOR_PANEL = graphql(`
  mutation CallForPanel($input: CallForPanelInput!) {
    callForPanel(input: $input) {
      __typename
      ... on CallForPanelSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const EXTEND_CALL = graphql(`
  mutation ExtendCall($input: ExtendCallInput!) {
    extendCall(input: $input) {
      __typename
      ... on ExtendCallSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const APPLY_TO_LAB = graphql(`
  mutation ApplyToLab($input: ApplyToLabInput!) {
    applyToLab(input: $input) {
      __typename
      ... on ApplyToLabSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const WITHDRAW_APPLICATION = graphql(`
  mutation WithdrawApplication($input: WithdrawApplicationInput!) {
    withdrawApplication(input: $input) {
      __typename
      ... on WithdrawApplicationSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const DRAW_PANEL = graphql(`
  mutation DrawPanel($input: DrawPanelInput!) {
    drawPanel(input: $input) {
      __typename
      ... on DrawPanelSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const TAKE_SEAT = graphql(`
  mutation TakeSeat($input: TakeSeatInput!) {
    takeSeat(input: $input) {
      __typename
      ... on TakeSeatSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const DECLINE_SEAT = graphql(`
  mutation DeclineSeat($input: DeclineSeatInput!) {
    declineSeat(input: $input) {
      __typename
      ... on DeclineSeatSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const LEAVE_PANEL = graphql(`
  mutation LeavePanel($input: LeavePanelInput!) {
    leavePanel(input: $input) {
      __typename
      ... on LeavePanelSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const BEGIN_WORKSHOPS = graphql(`
  mutation BeginWorkshops($input: BeginWorkshopsInput!) {
    beginWorkshops(input: $input) {
      __typename
      ... on BeginWorkshopsSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const SET_WORKSHOP = graphql(`
  mutation SetWorkshop($input: SetWorkshopInput!) {
    setWorkshop(input: $input) {
      __typename
      ... on SetWorkshopSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NOTE_WORKSHOP = graphql(`
  mutation NoteWorkshop($input: NoteWorkshopInput!) {
    noteWorkshop(input: $input) {
      __typename
      ... on NoteWorkshopSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const SETTLE_SOLUTION = graphql(`
  mutation SettleSolution($input: SettleSolutionInput!) {
    settleSolution(input: $input) {
      __typename
      ... on SettleSolutionSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const BEGIN_TRIAL = graphql(`
  mutation BeginTrial($input: BeginTrialInput!) {
    beginTrial(input: $input) {
      __typename
      ... on BeginTrialSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const NOTE_MEASUREMENT = graphql(`
  mutation NoteMeasurement($input: NoteMeasurementInput!) {
    noteMeasurement(input: $input) {
      __typename
      ... on NoteMeasurementSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const BEGIN_LAB_REVIEW = graphql(`
  mutation BeginLabReview($input: BeginLabReviewInput!) {
    beginLabReview(input: $input) {
      __typename
      ... on BeginLabReviewSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const JUDGE_TRIAL = graphql(`
  mutation JudgeTrial($input: JudgeTrialInput!) {
    judgeTrial(input: $input) {
      __typename
      ... on JudgeTrialSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const LOCK_JUDGEMENTS = graphql(`
  mutation LockJudgements($input: LockJudgementsInput!) {
    lockJudgements(input: $input) {
      __typename
      ... on LockJudgementsSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const CONCLUDE_LAB = graphql(`
  mutation ConcludeLab($input: ConcludeLabInput!) {
    concludeLab(input: $input) {
      __typename
      ... on ConcludeLabSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const CALL_OFF_LAB = graphql(`
  mutation CallOffLab($input: CallOffLabInput!) {
    callOffLab(input: $input) {
      __typename
      ... on CallOffLabSuccess { lab { ...LabMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

/** The desk's acts whose forms are nothing but fields. */
export const DESK_ACTS = {
  drawPanel: DRAW_PANEL,
  beginWorkshops: BEGIN_WORKSHOPS,
  setWorkshop: SET_WORKSHOP,
  settleSolution: SETTLE_SOLUTION,
  beginTrial: BEGIN_TRIAL,
  noteMeasurement: NOTE_MEASUREMENT,
  beginLabReview: BEGIN_LAB_REVIEW,
  lockJudgements: LOCK_JUDGEMENTS,
  concludeLab: CONCLUDE_LAB,
  callOffLab: CALL_OFF_LAB,
} as const;
export type DeskAct = keyof typeof DESK_ACTS;

/** What an applicant does with a press. */
export const OWN_ACTS = {
  takeSeat: TAKE_SEAT,
  declineSeat: DECLINE_SEAT,
  withdrawApplication: WITHDRAW_APPLICATION,
  leavePanel: LEAVE_PANEL,
} as const;
export type OwnAct = keyof typeof OWN_ACTS;
