// The one way to the server: POST /graphql with the cookie, the language and the hat.
import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, type CombinedError, fetchExchange, mapExchange, type OperationContext } from "urql";
import type { Language } from "../words";
import { cacheOptions } from "./cache";
import { liveExchanges } from "./live";
import { trustedExchange } from "./trusted";

const PATIENCE_MS = 30_000;

export interface Asker {
  language: Language;
  /** Global id of the appointment under which is asked, if one was chosen. */
  hat: string | null;
}

/** A silent line counts as a dropped one after 30 s, so that nobody waits for ever. */
const patientFetch: typeof fetch = (input, init) => {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, patience]) : patience;
  return fetch(input, { ...init, signal });
};

function headersOf({ language, hat }: Asker): Record<string, string> {
  return {
    // One answer at once: left alone, the client would also take, and get, a stream of events.
    Accept: "application/graphql-response+json, application/json",
    "Accept-Language": language,
    "Dure-Csrf": "1",
    ...(hat ? { "Dure-Appointment": hat } : {}),
  };
}

// A hat that was chosen and has ended: with it nothing can be read any more, not even who one is.
const ENDED = "hat_not_live";

function saysEnded({ data, error }: { data?: unknown; error?: CombinedError | undefined }): boolean {
  const closed = (error?.networkError as { reason?: unknown } | undefined)?.reason;
  if (closed === ENDED || error?.graphQLErrors.some(({ extensions }) => extensions?.reason === ENDED)) return true;
  // An act is refused in its answer.
  return Object.values(data ?? {}).some((one: { reason?: unknown } | null) => one?.reason === ENDED);
}

/** `ended` is called once the hat that was chosen is no longer live. */
export function clientFor(asker: Asker, ended: () => void): Client {
  const { aside, cached } = liveExchanges(asker);
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetch: patientFetch,
    fetchOptions: { credentials: "same-origin", headers: headersOf(asker) },
    exchanges: [
      mapExchange({ onResult: (result) => void (asker.hat && saysEnded(result) && ended()) }),
      aside,
      cacheExchange(cacheOptions),
      trustedExchange(patientFetch),
      cached,
      fetchExchange,
    ],
  });
}

/** Context of a mutation that is done once however often it is sent: the same key, the same effect. */
export function once(asker: Asker, key: string): Partial<OperationContext> {
  return {
    fetchOptions: {
      credentials: "same-origin",
      headers: { ...headersOf(asker), "Idempotency-Key": key },
    },
  };
}
