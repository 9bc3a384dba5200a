// The documents by which a meeting is said to be recorded, no longer recorded, and written down.
import { graphql } from "../../gql";

export const DECLARE_RECORDING = graphql(`
  mutation DeclareRecording($input: DeclareRecordingInput!) {
    declareRecording(input: $input) {
      __typename
      ... on DeclareRecordingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const END_RECORDING = graphql(`
  mutation EndRecording($input: EndRecordingInput!) {
    endRecording(input: $input) {
      __typename
      ... on EndRecordingSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

export const NOTE_TRANSCRIPT = graphql(`
  mutation NoteTranscript($input: NoteTranscriptInput!) {
    noteTranscript(input: $input) {
      __typename
      ... on NoteTranscriptSuccess { meeting { id number } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
