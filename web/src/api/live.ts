// Following what changes: one socket, held only while a page follows something.
import { createClient, type SubscribePayload } from "graphql-ws";
import { useSyncExternalStore } from "react";
import { type Exchange, subscriptionExchange } from "urql";
import type { Asker } from "./client";
import { nameOf, UNKNOWN } from "./trusted";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

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
const pause = (failures: number) => {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return new Promise<void>((go) => setTimeout(go, longest * (0.5 + Math.random() / 2)));
};

export function liveExchange({ language, hat }: Asker): Exchange {
  const socket = createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    connectionParams: { "Accept-Language": language, ...(hat ? { "Dure-Appointment": hat } : {}) },
    retryAttempts: Infinity,
    retryWait: pause,
    // What this page itself did wrong stays wrong however often it is tried.
    shouldRetry: (fault) => !(fault instanceof Error),
    // An operation goes by its name: the client wants a text to check, the server none to read.
    jsonMessageReplacer: (key, value: unknown) => (key === "query" && value === "" ? undefined : value),
    // A line that stays away is no fault of the page: what it shows is still true, only not live.
    onNonLazyError: () => undefined,
    on: { connected: () => told(true), closed: () => told(false) },
  });
  return subscriptionExchange({
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
}
