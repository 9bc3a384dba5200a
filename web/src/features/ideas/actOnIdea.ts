// What may be done with an idea: one mutation each, sent with a key so that pressing twice does it once.
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { graphql } from "../../gql";
import type { RefusalBodyFragment } from "../../gql/graphql";

graphql(`
  fragment IdeaMoved on Proposal { id state supportCount viewerSupports }
`);

const RECEIVE_PROPOSAL = graphql(`
  mutation ReceiveProposal($input: ReceiveProposalInput!) {
    receiveProposal(input: $input) {
      __typename
      ... on ReceiveProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const REQUEST_SUPPLEMENT = graphql(`
  mutation RequestSupplement($input: RequestSupplementInput!) {
    requestSupplement(input: $input) {
      __typename
      ... on RequestSupplementSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const TRANSFER_PROPOSAL = graphql(`
  mutation TransferProposal($input: TransferProposalInput!) {
    transferProposal(input: $input) {
      __typename
      ... on TransferProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const TELL_TRANSFERRED = graphql(`
  mutation TellTransferred($input: TellTransferredInput!) {
    tellTransferred(input: $input) {
      __typename
      ... on TellTransferredSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const RETURN_PROPOSAL = graphql(`
  mutation ReturnProposal($input: ReturnProposalInput!) {
    returnProposal(input: $input) {
      __typename
      ... on ReturnProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const CLOSE_PROPOSAL = graphql(`
  mutation CloseProposal($input: CloseProposalInput!) {
    closeProposal(input: $input) {
      __typename
      ... on CloseProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const BEGIN_REVIEW = graphql(`
  mutation BeginReview($input: BeginReviewInput!) {
    beginReview(input: $input) {
      __typename
      ... on BeginReviewSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const HEAR_OUTSIDE = graphql(`
  mutation HearOutside($input: HearOutsideInput!) {
    hearOutside(input: $input) {
      __typename
      ... on HearOutsideSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ANSWER_INTERIM = graphql(`
  mutation AnswerInterim($input: AnswerInterimInput!) {
    answerInterim(input: $input) {
      __typename
      ... on AnswerInterimSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ANSWER_PROPOSAL = graphql(`
  mutation AnswerProposal($input: AnswerProposalInput!) {
    answerProposal(input: $input) {
      __typename
      ... on AnswerProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const SUPPLY_PROPOSAL = graphql(`
  mutation SupplyProposal($input: SupplyProposalInput!) {
    supplyProposal(input: $input) {
      __typename
      ... on SupplyProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const WITHDRAW_PROPOSAL = graphql(`
  mutation WithdrawProposal($input: WithdrawProposalInput!) {
    withdrawProposal(input: $input) {
      __typename
      ... on WithdrawProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const ASK_REEXAMINATION = graphql(`
  mutation AskReexamination($input: AskReexaminationInput!) {
    askReexamination(input: $input) {
      __typename
      ... on AskReexaminationSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const START_IMPLEMENTING = graphql(`
  mutation StartImplementing($input: StartImplementingInput!) {
    startImplementing(input: $input) {
      __typename
      ... on StartImplementingSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const NOTE_PROGRESS = graphql(`
  mutation NoteProgress($input: NoteProgressInput!) {
    noteProgress(input: $input) {
      __typename
      ... on NoteProgressSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const FINISH_IMPLEMENTING = graphql(`
  mutation FinishImplementing($input: FinishImplementingInput!) {
    finishImplementing(input: $input) {
      __typename
      ... on FinishImplementingSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const SUPPORT_PROPOSAL = graphql(`
  mutation SupportProposal($input: SupportProposalInput!) {
    supportProposal(input: $input) {
      __typename
      ... on SupportProposalSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);
const WITHDRAW_SUPPORT = graphql(`
  mutation WithdrawSupport($input: WithdrawSupportInput!) {
    withdrawSupport(input: $input) {
      __typename
      ... on WithdrawSupportSuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const MEET_DUTY = graphql(`
  mutation MeetDuty($input: MeetDutyInput!) {
    meetDuty(input: $input) {
      __typename
      ... on MeetDutySuccess { proposal { ...IdeaMoved } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

const DOCUMENTS = {
  receiveProposal: RECEIVE_PROPOSAL,
  requestSupplement: REQUEST_SUPPLEMENT,
  transferProposal: TRANSFER_PROPOSAL,
  tellTransferred: TELL_TRANSFERRED,
  returnProposal: RETURN_PROPOSAL,
  closeProposal: CLOSE_PROPOSAL,
  beginReview: BEGIN_REVIEW,
  hearOutside: HEAR_OUTSIDE,
  meetDuty: MEET_DUTY,
  answerInterim: ANSWER_INTERIM,
  answerProposal: ANSWER_PROPOSAL,
  supplyProposal: SUPPLY_PROPOSAL,
  withdrawProposal: WITHDRAW_PROPOSAL,
  askReexamination: ASK_REEXAMINATION,
  startImplementing: START_IMPLEMENTING,
  noteProgress: NOTE_PROGRESS,
  finishImplementing: FINISH_IMPLEMENTING,
  supportProposal: SUPPORT_PROPOSAL,
  withdrawSupport: WITHDRAW_SUPPORT,
};

export type IdeaAct = keyof typeof DOCUMENTS;
export const isIdeaAct = (name: string): name is IdeaAct => name in DOCUMENTS;

export type Acting =
  | { is: "resting" | "sending" | "lost" }
  | { is: "refused"; refusal: RefusalBodyFragment };

type Answer = { __typename: string } | RefusalBodyFragment | undefined;

/** `overtaken` is called when the idea is not any more what it was when one began. */
export function useActOnIdea(act: IdeaAct, done: () => void, overtaken?: () => void) {
  const { asker } = useHat();
  // Every act takes one input and answers its own success or a refusal; which input, the form knows.
  const [, send] = useMutation<Record<string, Answer>, { input: object }>(DOCUMENTS[act] as never);
  const [acting, setActing] = useState<Acting>({ is: "resting" });
  const sent = useRef({ text: "", key: "" });
  const run = async (input: object) => {
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    setActing({ is: "sending" });
    const { data } = await send({ input }, once(asker, sent.current.key));
    const answer = data?.[act];
    if (!answer) return setActing({ is: "lost" });
    if ("reason" in answer) {
      setActing({ is: "refused", refusal: answer });
      return answer.code === "CONFLICT" || answer.code === "WRONG_STATE" ? overtaken?.() : undefined;
    }
    sent.current = { text: "", key: "" };
    setActing({ is: "resting" });
    return done();
  };
  return { acting, run, rest: () => setActing({ is: "resting" }) };
}
