// The documents by which a council is formed, seated, chaired and published.
import { graphql } from "../../gql";

export const FORM_COUNCIL = graphql(`
  mutation FormCouncil($input: FormCouncilInput!) {
    formCouncil(input: $input) {
      __typename
      ... on FormCouncilSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const APPOINT_MEMBER = graphql(`
  mutation AppointMember($input: AppointMemberInput!) {
    appointMember(input: $input) {
      __typename
      ... on AppointMemberSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SUBSTITUTE_MEMBER = graphql(`
  mutation SubstituteMember($input: SubstituteMemberInput!) {
    substituteMember(input: $input) {
      __typename
      ... on SubstituteMemberSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RENEW_MEMBER = graphql(`
  mutation RenewMember($input: RenewMemberInput!) {
    renewMember(input: $input) {
      __typename
      ... on RenewMemberSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const END_MEMBERSHIP = graphql(`
  mutation EndMembership($input: EndMembershipInput!) {
    endMembership(input: $input) {
      __typename
      ... on EndMembershipSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NAME_CHAIR = graphql(`
  mutation NameChair($input: NameChairInput!) {
    nameChair(input: $input) {
      __typename
      ... on NameChairSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NAME_ATTENDANT = graphql(`
  mutation NameAttendant($input: NameAttendantInput!) {
    nameAttendant(input: $input) {
      __typename
      ... on NameAttendantSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const PUBLISH_ROSTER = graphql(`
  mutation PublishRoster($input: PublishRosterInput!) {
    publishRoster(input: $input) {
      __typename
      ... on PublishRosterSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const END_ATTENDANCE = graphql(`
  mutation EndAttendance($input: EndAttendanceInput!) {
    endAttendance(input: $input) {
      __typename
      ... on EndAttendanceSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NOTE_COMPLETION = graphql(`
  mutation NoteCompletion($input: NoteCompletionInput!) {
    noteCompletion(input: $input) {
      __typename
      ... on NoteCompletionSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const DISSOLVE_COUNCIL = graphql(`
  mutation DissolveCouncil($input: DissolveCouncilInput!) {
    dissolveCouncil(input: $input) {
      __typename
      ... on DissolveCouncilSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const IF_APPOINTED = graphql(`
  query IfAppointed($id: ID!, $input: IfAppointedInput!) {
    node(id: $id) {
      id
      ... on Council { ifAppointed(input: $input) { ...Lawfulness } }
    }
  }
`);

export const POSSIBLE_MEMBERS = graphql(`
  query PossibleCouncilMembers($id: ID!, $kind: String!) {
    node(id: $id) {
      id
      ... on Council { possibleMembers(kind: $kind) { appointmentId role name { displayName } } }
    }
  }
`);

export const POSSIBLE_ATTENDANTS = graphql(`
  query PossibleAttendants($id: ID!) {
    node(id: $id) {
      id
      ... on Council { possibleAttendants { appointmentId role name { displayName } } }
    }
  }
`);

export const NAME_STAND_IN = graphql(`
  mutation NameStandIn($input: NameStandInInput!) {
    nameStandIn(input: $input) {
      __typename
      ... on NameStandInSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const END_STAND_IN = graphql(`
  mutation EndStandIn($input: EndStandInInput!) {
    endStandIn(input: $input) {
      __typename
      ... on EndStandInSuccess { council { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
