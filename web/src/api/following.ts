// Following one thing for as long as a page shows it, whatever becomes of the line.
import { useCallback, useEffect, useRef, useState } from "react";
import { type AnyVariables, type OperationContext, type TypedDocumentNode, useClient, useQuery, useSubscription } from "urql";
import { ASIDE, pauseAfter, useSocketUp } from "./live";

// After each answer that is older than what was told.
const SOON_MS = 300;
const TRIES_MS = [SOON_MS, 1_000, 2_000, 4_000, 8_000, 16_000];
const NOTHING: ReadonlySet<string> = new Set();

const wait = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

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

/** Whether what is shown says all that was told, but for the fields that are not asked for again. */
export function says(shown: unknown, told: unknown, but: ReadonlySet<string> = NOTHING): boolean {
  if (Array.isArray(told)) return Array.isArray(shown) && shown.length === told.length && told.every((one, place) => says(shown[place], one, but));
  if (told === null || typeof told !== "object") return shown === told;
  if (shown === null || typeof shown !== "object") return false;
  return Object.entries(told).every(([name, one]) => name === "__typename" || but.has(name) || says((shown as Record<string, unknown>)[name], one, but));
}

/**
 * Asks again, later each time, until what is shown says what was told. The first message counts as any other:
 * who acted after the page was read and before it followed is heard of by it alone. What was shown since may be
 * ahead of it, and mostly the next message is on its way; but what was done and undone meanwhile is told by none.
 */
export function useCaughtUp(told: unknown, shown: unknown, refresh: () => unknown, but: ReadonlySet<string> = NOTHING) {
  const latest = useRef({ shown, refresh });
  useEffect(() => {
    latest.current = { shown, refresh };
  });
  const apart = shown !== undefined && Boolean(told) && !says(shown, told, but);
  const heard = useRef(told);
  useEffect(() => {
    const isNews = heard.current !== told;
    heard.current = told;
    if (!apart) return undefined;
    let over = false;
    const catchUp = async () => {
      if (!isNews) await wait(SOON_MS);
      for (const pause of TRIES_MS) {
        if (over || says(latest.current.shown, told, but)) return;
        await latest.current.refresh();
        await wait(pause);
      }
    };
    void catchUp();
    return () => {
      over = true;
    };
  }, [told, apart, but]);
}

/** Follows what a page shows; the message stays beside the cache, so that no half of it is shown before the rest is read. */
export function useNews<D extends object, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V, shown: object | undefined, refresh: () => unknown): boolean {
  const { told, live } = useFollowed(query, variables, false, ASIDE);
  useCaughtUp(told, shown, refresh);
  return live;
}

/** Asks one at a time: what is wanted while an answer is on its way is asked for once, after it. */
export function useInTurn(ask: () => Promise<unknown>): () => Promise<void> {
  const turn = useRef({ wanted: false, running: null as Promise<void> | null });
  return useCallback(() => {
    const now = turn.current;
    now.wanted = true;
    now.running ??= (async () => {
      while (now.wanted) {
        now.wanted = false;
        await ask();
      }
      now.running = null;
    })();
    return now.running;
  }, [ask]);
}

/** What a page reads and asks for in turn; what was read stays when asking again fails. Who gives variables gives the same object each time. */
export function useRead<D, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V) {
  const client = useClient();
  const [{ data, error }] = useQuery<D, V>({ query, variables, requestPolicy: "cache-and-network" } as Parameters<typeof useQuery<D, V>>[0]);
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  const refresh = useInTurn(useCallback(() => client.query(query, variables, { requestPolicy: "network-only" }).toPromise(), [client, query, variables]));
  return { data: kept, error, refresh };
}
