// Following what changes: one socket, held only while a page follows something.
import { createClient, type SubscribePayload, TerminatedCloseEvent } from "graphql-ws";
import { useSyncExternalStore } from "react";
import { type Exchange, type Operation, subscriptionExchange } from "urql";
import type { Asker } from "./client";
import { nameOf, UNKNOWN } from "./trusted";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
// A line can die without a word, as when a train enters a tunnel: so often is asked whether anybody is there.
const ASK_EVERY_MS = 10_000;
const ANSWER_WITHIN_MS = 5_000;

/** Context of what is followed beside the cache: whoever follows compares it with what is shown. */
export const ASIDE = { aside: true };
const isAside = ({ kind, context }: Operation) => kind === "subscription" && context.aside === true;

let up = false;
const watchers = new Set<() => void>();

function told(now: boolean) {
  up = now;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Whether a socket is open; a page that must not miss a change asks for itself while none is. */
export const useSocketUp = () => useSyncExternalStore(watch, () => up);

/** Twice as long after each failure, by chance a little apart, so that not all come back at once. */
export const pauseAfter = (failures: number) => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2);

/** Waits out the pause; a device that has a network again need not. */
const pause = (failures: number) =>
  new Promise<void>((go) => {
    const over = () => {
      removeEventListener("online", over);
      clearTimeout(timer);
      go();
    };
    const timer = setTimeout(over, pauseAfter(failures));
    addEventListener("online", over);
  });

/** What follows on one socket: first what goes beside the cache, then what is written into it. */
export function liveExchanges({ language, hat }: Asker): { aside: Exchange; cached: Exchange } {
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    connectionParams: { "Accept-Language": language, ...(hat ? { "Dure-Appointment": hat } : {}) },
    retryAttempts: Infinity,
    retryWait: pause,
    // What this page itself did wrong stays wrong however often it is tried.
    shouldRetry: (fault) => !(fault instanceof Error) || fault instanceof TerminatedCloseEvent,
    // An operation goes by its name: the client wants a text to check, the server none to read.
    jsonMessageReplacer: (key, value: unknown) => (key === "query" && value === "" ? undefined : value),
    // A line that stays away is no fault of the page: what it shows is still true, only not live.
    onNonLazyError: () => undefined,
    keepAlive: ASK_EVERY_MS,
    on: {
      connected: () => told(true),
      closed: () => {
        clearTimeout(unanswered);
        told(false);
      },
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => socket.terminate(), ANSWER_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered);
      },
    },
  });
  // A socket that is open does not notice by itself that its device has lost the network.
  addEventListener("offline", () => {
    if (up) socket.terminate();
  });
  const following = (isSubscriptionOperation: (operation: Operation) => boolean) => subscriptionExchange({
    isSubscriptionOperation,
    forwardSubscription: ({ query = "", variables }, operation) => ({
      subscribe: (sink) => {
        let leave: () => void = () => undefined;
        const follow = (documentId: string | undefined) => {
          const asked: SubscribePayload & { documentId?: string } = documentId
            ? { query: "", documentId, variables }
            : { query, variables };
          leave = socket.subscribe<Record<string, unknown>>(asked, {
            next: (answer) => {
              // A server older or newer than this page does not know the name: it gets the text after all.
              if (documentId && JSON.stringify(answer.errors ?? "").includes(UNKNOWN)) {
                leave();
                follow(undefined);
              } else sink.next(answer as Parameters<typeof sink.next>[0]);
            },
            error: (fault) => {
              if (documentId && JSON.stringify(fault ?? "").includes(UNKNOWN)) follow(undefined);
              else sink.error(fault);
            },
            complete: () => sink.complete(),
          });
        };
        follow(nameOf(operation));
        return { unsubscribe: () => leave() };
      },
    }),
  });
  return { aside: following(isAside), cached: following((operation) => operation.kind === "subscription" && !isAside(operation)) };
}
