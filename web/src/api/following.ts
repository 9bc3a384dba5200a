// Following one thing for as long as a page shows it, whatever becomes of the line.
import { useEffect, useRef, useState } from "react";
import { type AnyVariables, type OperationContext, type TypedDocumentNode, useSubscription } from "urql";
import { pauseAfter, useSocketUp } from "./live";

interface Following<D> {
  /** What was told last. It stays while the line is down, for it is newer than what the page began with. */
  told: D | undefined;
  /** Whether what happens now would be told. */
  live: boolean;
}

/** Follows; what was ended by a fault is taken up again, later each time it fails. */
export function useFollowed<D, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V, pause = false, context?: Partial<OperationContext>): Following<D> {
  const up = useSocketUp();
  const [{ data, error }, again] = useSubscription<D, D, V>({ query, variables, pause, ...(context ? { context } : {}) } as Parameters<typeof useSubscription<D, D, V>>[0]);
  const [told, setTold] = useState(data);
  if (data !== undefined && data !== told) setTold(data);
  const failures = useRef(0);
  const retry = useRef(again);
  useEffect(() => {
    retry.current = again;
  });
  useEffect(() => {
    if (!error) {
      failures.current = 0;
      return;
    }
    if (pause) return;
    const timer = setTimeout(() => retry.current(), pauseAfter(++failures.current));
    return () => clearTimeout(timer);
  }, [error, pause]);
  return { told, live: up && !error && data !== undefined };
}
