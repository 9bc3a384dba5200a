// Sending an idea. The same text keeps its key, so that sending it again is taken once.
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { graphql } from "../../gql";
import type { RefusalBodyFragment, SubmitProposalInput } from "../../gql/graphql";

const SUBMIT = graphql(`
  mutation SubmitProposal($input: SubmitProposalInput!) {
    submitProposal(input: $input) {
      __typename
      ... on SubmitProposalSuccess { proposal { id number title } }
      ... on Refused { ...RefusalBody }
    }
  }
`);

type Phase =
  | { is: "writing" }
  | { is: "lost" }
  | { is: "refused"; refusal: RefusalBodyFragment }
  | { is: "done"; number: string };

export function useSubmitProposal() {
  const { asker } = useHat();
  const [{ fetching }, submit] = useMutation(SUBMIT);
  const [phase, setPhase] = useState<Phase>({ is: "writing" });
  const sent = useRef({ text: "", key: "" });
  const send = async (input: SubmitProposalInput) => {
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    setPhase({ is: "writing" });
    const { data } = await submit({ input }, once(asker, sent.current.key));
    const answer = data?.submitProposal;
    switch (answer?.__typename) {
      case "SubmitProposalSuccess":
        sent.current = { text: "", key: "" };
        setPhase({ is: "done", number: answer.proposal.number });
        break;
      case "Refused":
        setPhase({ is: "refused", refusal: answer });
        break;
      default:
        setPhase({ is: "lost" });
    }
  };
  const refuse = (refusal: RefusalBodyFragment) => setPhase({ is: "refused", refusal });
  return { phase, sending: fetching, send, refuse, restart: () => setPhase({ is: "writing" }) };
}
