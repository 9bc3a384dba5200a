// The verbs of a meeting, each answered with the meeting or with why not.
import { graphql } from "../../gql";

export const PREPARE_MEETING = graphql(`
  mutation PrepareMeeting($input: PrepareMeetingInput!) {
    prepareMeeting(input: $input) {
      __typename
      ... on PrepareMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const PUT_ITEM = graphql(`
  mutation PutItem($input: PutItemInput!) {
    putItem(input: $input) {
      __typename
      ... on PutItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const PUT_PAPER = graphql(`
  mutation PutPaper($input: PutPaperInput!) {
    putPaper(input: $input) {
      __typename
      ... on PutPaperSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const BACK_MEETING = graphql(`
  mutation BackMeeting($input: BackMeetingInput!) {
    backMeeting(input: $input) {
      __typename
      ... on BackMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CALL_MEETING = graphql(`
  mutation CallMeeting($input: CallMeetingInput!) {
    callMeeting(input: $input) {
      __typename
      ... on CallMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CANCEL_MEETING = graphql(`
  mutation CancelMeeting($input: CancelMeetingInput!) {
    cancelMeeting(input: $input) {
      __typename
      ... on CancelMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const READ_MEETING_NOTICE = graphql(`
  mutation ReadMeetingNotice($input: ReadMeetingNoticeInput!) {
    readMeetingNotice(input: $input) {
      __typename
      ... on ReadMeetingNoticeSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DECLARE_INTEREST = graphql(`
  mutation DeclareInterest($input: DeclareInterestInput!) {
    declareInterest(input: $input) {
      __typename
      ... on DeclareInterestSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ATTEND_MEETING = graphql(`
  mutation AttendMeeting($input: AttendMeetingInput!) {
    attendMeeting(input: $input) {
      __typename
      ... on AttendMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const MOVE_IN_MEETING = graphql(`
  mutation MoveInMeeting($input: MoveInMeetingInput!) {
    moveInMeeting(input: $input) {
      __typename
      ... on MoveInMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WITHDRAW_FROM_ITEM = graphql(`
  mutation WithdrawFromItem($input: WithdrawFromItemInput!) {
    withdrawFromItem(input: $input) {
      __typename
      ... on WithdrawFromItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const EXCLUDE_FROM_ITEM = graphql(`
  mutation ExcludeFromItem($input: ExcludeFromItemInput!) {
    excludeFromItem(input: $input) {
      __typename
      ... on ExcludeFromItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CHALLENGE_MEMBER = graphql(`
  mutation ChallengeMember($input: ChallengeMemberInput!) {
    challengeMember(input: $input) {
      __typename
      ... on ChallengeMemberSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NOTE_REMARK = graphql(`
  mutation NoteRemark($input: NoteRemarkInput!) {
    noteRemark(input: $input) {
      __typename
      ... on NoteRemarkSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const OPEN_MEETING = graphql(`
  mutation OpenMeeting($input: OpenMeetingInput!) {
    openMeeting(input: $input) {
      __typename
      ... on OpenMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CALL_ITEM = graphql(`
  mutation CallItem($input: CallItemInput!) {
    callItem(input: $input) {
      __typename
      ... on CallItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const END_ITEM = graphql(`
  mutation EndItem($input: EndItemInput!) {
    endItem(input: $input) {
      __typename
      ... on EndItemSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const OPEN_VOTE = graphql(`
  mutation OpenVote($input: OpenVoteInput!) {
    openVote(input: $input) {
      __typename
      ... on OpenVoteSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CAST_VOTE = graphql(`
  mutation CastVote($input: CastVoteInput!) {
    castVote(input: $input) {
      __typename
      ... on CastVoteSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CLOSE_VOTE = graphql(`
  mutation CloseVote($input: CloseVoteInput!) {
    closeVote(input: $input) {
      __typename
      ... on CloseVoteSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DECIDE_TIE = graphql(`
  mutation DecideTie($input: DecideTieInput!) {
    decideTie(input: $input) {
      __typename
      ... on DecideTieSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const CLOSE_MEETING = graphql(`
  mutation CloseMeeting($input: CloseMeetingInput!) {
    closeMeeting(input: $input) {
      __typename
      ... on CloseMeetingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const TAKE_IDEA_TO_COUNCIL = graphql(`
  mutation TakeIdeaToCouncil($input: TakeIdeaToCouncilInput!) {
    takeIdeaToCouncil(input: $input) {
      __typename
      ... on TakeIdeaToCouncilSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const PREPARE_IN_WRITING = graphql(`
  mutation PrepareInWriting($input: PrepareInWritingInput!) {
    prepareInWriting(input: $input) {
      __typename
      ... on PrepareInWritingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
