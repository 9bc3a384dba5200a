// What may be done with a role matrix: one mutation each.
import { graphql } from "../../gql";

export const OPEN_ROLE_MATRIX = graphql(`
  mutation OpenRoleMatrix($input: OpenRoleMatrixInput!) {
    openRoleMatrix(input: $input) {
      __typename
      ... on OpenRoleMatrixSuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ADD_ROLE_DUTY = graphql(`
  mutation AddRoleDuty($input: AddRoleDutyInput!) {
    addRoleDuty(input: $input) {
      __typename
      ... on AddRoleDutySuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RENAME_ROLE_DUTY = graphql(`
  mutation RenameRoleDuty($input: RenameRoleDutyInput!) {
    renameRoleDuty(input: $input) {
      __typename
      ... on RenameRoleDutySuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REMOVE_ROLE_DUTY = graphql(`
  mutation RemoveRoleDuty($input: RemoveRoleDutyInput!) {
    removeRoleDuty(input: $input) {
      __typename
      ... on RemoveRoleDutySuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SET_ROLE = graphql(`
  mutation SetRole($input: SetRoleInput!) {
    setRole(input: $input) {
      __typename
      ... on SetRoleSuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
      ... on RoleConflict { refusal { ...RefusalBody } stands { number letters proposedBy { id name } } }
    }
  }
`);

export const SPEAK_OF_ROLES = graphql(`
  mutation SpeakOfRoles($input: SpeakOfRolesInput!) {
    speakOfRoles(input: $input) {
      __typename
      ... on SpeakOfRolesSuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const WRITE_ROLE_CLAUSES = graphql(`
  mutation WriteRoleClauses($input: WriteRoleClausesInput!) {
    writeRoleClauses(input: $input) {
      __typename
      ... on WriteRoleClausesSuccess { matrix { id edition } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
