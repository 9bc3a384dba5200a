// What may be done on the way from a negotiated agreement to one in force: one mutation each.
import { graphql } from "../../gql";

export const FREEZE = graphql(`
  mutation FreezeAgreement($input: FreezeAgreementInput!) {
    freezeAgreement(input: $input) {
      __typename
      ... on FreezeAgreementSuccess { agreement { id number state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const APPROVE = graphql(`
  mutation ApproveInternally($input: ApproveInternallyInput!) {
    approveInternally(input: $input) {
      __typename
      ... on ApproveInternallySuccess { agreement { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const SIGN = graphql(`
  mutation SignAgreement($input: SignAgreementInput!) {
    signAgreement(input: $input) {
      __typename
      ... on SignAgreementSuccess { agreement { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const ASK_PASSKEY = graphql(`
  mutation AskPasskeyToSign($input: BeginStepUpInput!) {
    beginStepUp(input: $input) {
      __typename
      ... on BeginStepUpSuccess { options }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const GIVE_MANDATE = graphql(`
  mutation GiveSigningMandate($input: GiveSigningMandateInput!) {
    giveSigningMandate(input: $input) {
      __typename
      ... on GiveSigningMandateSuccess { mandate { id } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const END_MANDATE = graphql(`
  mutation EndSigningMandate($input: EndSigningMandateInput!) {
    endSigningMandate(input: $input) {
      __typename
      ... on EndSigningMandateSuccess { mandate { id ended } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const REJECT = graphql(`
  mutation RejectEdition($input: RejectEditionInput!) {
    rejectEdition(input: $input) {
      __typename
      ... on RejectEditionSuccess { agreement { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const RECALL = graphql(`
  mutation RecallEdition($input: RecallEditionInput!) {
    recallEdition(input: $input) {
      __typename
      ... on RecallEditionSuccess { agreement { id state } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const FILES = graphql(`
  query EditionFiles($id: ID!) {
    node(id: $id) {
      ... on AgreementEdition { id files { pdf sealed signers bundle } }
    }
  }
`);
