// How answers are remembered: things with an id by their id, the rest inside what holds them.
import { relayPagination } from "@urql/exchange-graphcache/extras";
import type { CacheExchangeOpts } from "@urql/exchange-graphcache";

import { WITHOUT_ID } from "./withoutId";

const inside = () => null;

export const cacheOptions: Partial<CacheExchangeOpts> = {
  keys: Object.fromEntries(WITHOUT_ID.map((name) => [name, inside])),
  resolvers: {
    Query: { proposals: relayPagination(), myNotices: relayPagination(), campaigns: relayPagination() },
  },
};
