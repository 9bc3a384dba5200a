// Sending one act of the discussion with a key, so that pressing twice does it once; what was typed is kept.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useRef, useState } from "react";
import { useMutation } from "urql";
import { useHat } from "../../api/asker";
import { once } from "../../api/client";
import type { RefusalBodyFragment } from "../../gql/graphql";
import { useSent } from "../../ui/Held";

export type Sending =
  | { is: "resting" | "sending" | "lost" }
  | { is: "refused"; refusal: RefusalBodyFragment };

type Answer = { __typename: string } | RefusalBodyFragment | undefined;

/**
 * `overtaken` is called when somebody has changed the same thing meanwhile, or it is there no more for who sends:
 * then the page is asked again, and says which. `refused` is called with any refusal.
 */
export function useSend<I extends object>(
  document: TypedDocumentNode<object, { input: I }>,
  done: (answer: object) => void,
  overtaken?: () => void,
  refused?: (refusal: RefusalBodyFragment) => void,
) {
  const { asker } = useHat();
  const [, mutate] = useMutation(document);
  const gone = useSent();
  const [sending, setSending] = useState<Sending>({ is: "resting" });
  const sent = useRef({ text: "", key: "" });
  const send = async (input: I) => {
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    setSending({ is: "sending" });
    const { data } = await mutate({ input }, once(asker, sent.current.key));
    const answer = data ? (Object.values(data).find((one) => typeof one === "object") as Answer) : undefined;
    if (!answer) return setSending({ is: "lost" });
    if ("reason" in answer) {
      setSending({ is: "refused", refusal: answer });
      refused?.(answer);
      return answer.code === "CONFLICT" || answer.code === "NOT_FOUND" ? overtaken?.() : undefined;
    }
    sent.current = { text: "", key: "" };
    setSending({ is: "resting" });
    if (answer.__typename.endsWith("Success")) gone();
    return done(answer);
  };
  return { sending, send };
}

/** What a refusal says of one field, to stand beside it. */
export const wrongAt = (sending: Sending, field: string): string | undefined =>
  sending.is === "refused" && sending.refusal.field === field ? sending.refusal.message : undefined;
