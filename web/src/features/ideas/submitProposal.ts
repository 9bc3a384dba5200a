// Sending an idea. The same text keeps its key, on the device too: sent again after the line dropped or
// the page was closed, it is taken once.
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import { graphql } from "../../gql";
import { forget, keep, kept } from "../../ui/keep";
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

interface Sent {
  text: string;
  key: string;
}

export function useSubmitProposal(owner: string | null) {
  const name = `idea-sent.${owner ?? ""}`;
  const { asker } = useHat();
  const [{ fetching }, submit] = useMutation(SUBMIT);
  const [phase, setPhase] = useState<Phase>({ is: "writing" });
  const sent = useRef<Sent | null>(null);
  const send = async (input: SubmitProposalInput) => {
    const text = JSON.stringify(input);
    const before = sent.current ?? kept<Sent>(name);
    const last = before?.text === text ? before : { text, key: crypto.randomUUID() };
    sent.current = last;
    keep(name, last);
    setPhase({ is: "writing" });
    const { data } = await submit({ input }, once(asker, last.key));
    const answer = data?.submitProposal;
    switch (answer?.__typename) {
      case "SubmitProposalSuccess":
        sent.current = null;
        forget(name);
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
