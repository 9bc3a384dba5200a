// Following a negotiation: something in the room that is shown has become another.
import { useEffect, useRef } from "react";
import { type TypedDocumentNode, useSubscription } from "urql";

interface Told {
  agreementChanged?: unknown;
}

export function useFollowing<V extends Record<string, unknown>>(query: TypedDocumentNode<Told, V>, variables: V, news: () => void, atOnce = false) {
  const [{ data }] = useSubscription<Told, Told, V>({ query, variables });
  const latest = useRef(news);
  const heard = useRef<unknown>(null);
  const thread = JSON.stringify(variables);
  useEffect(() => {
    latest.current = news;
  });
  // Another thread begins with a state of its own, which is shown already.
  useEffect(() => {
    heard.current = null;
  }, [thread]);
  useEffect(() => {
    const told = data?.agreementChanged ?? null;
    // Between what is shown and the first message somebody may have saved: who cannot miss it asks again at once.
    if (told !== null && (atOnce || heard.current !== null) && heard.current !== told) latest.current();
    heard.current = told;
  }, [data, atOnce]);
}
