// The unsent ballot, kept on this device only, so that a dropped line loses nothing.
import { useEffect, useState } from "react";
import { forget, keep, kept } from "../../ui/keep";
import type { Pick } from "./picks";

interface Draft {
  picks: Pick[];
  /** Whose draft it is; null before anybody signed in. Another person never sees it. */
  owner: string | null;
  /** Counter of a ballot that was sent but not answered: the same one is sent again. */
  sent: { counter: number; picks: Pick[] } | null;
}

const nameOf = (campaign: string) => `ballot.${campaign}`;

export function useBallotDraft(campaign: string, owner: string | null) {
  const [draft, setDraft] = useState<Draft>(() => {
    const found = kept<Draft>(nameOf(campaign));
    const mine = found && (found.owner === null || found.owner === owner);
    return mine ? { ...found, owner } : { picks: [], owner, sent: null };
  });
  const [restored] = useState(draft.picks.length > 0);
  useEffect(() => {
    if (draft.picks.length > 0 || draft.sent) keep(nameOf(campaign), draft);
    else forget(nameOf(campaign));
  }, [campaign, draft]);
  return {
    ...draft,
    restored,
    choose: (picks: Pick[]) => setDraft((now) => ({ ...now, picks })),
    // Written at once and not after the next drawing: the page may be closed while the ballot travels.
    sending: (counter: number) => {
      const next = { ...draft, sent: { counter, picks: draft.picks } };
      keep(nameOf(campaign), next);
      setDraft(next);
    },
    settled: () => setDraft((now) => ({ ...now, sent: null })),
    clear: () => {
      forget(nameOf(campaign));
      setDraft({ picks: [], owner, sent: null });
    },
  };
}

export type BallotDraft = ReturnType<typeof useBallotDraft>;

interface KeptReceipt {
  code: string;
  counter: number;
}

const receiptName = (campaign: string) => `receipt.${campaign}`;

export const keepReceipt = (campaign: string, receipt: KeptReceipt): void => keep(receiptName(campaign), receipt);
export const keptReceipt = (campaign: string): KeptReceipt | null => kept<KeptReceipt>(receiptName(campaign));
export const forgetReceipt = (campaign: string): void => forget(receiptName(campaign));

/** A number of this device that mixes the order of the lines. */
export function orderSeed(): number {
  const found = kept<number>("order");
  if (found !== null) return found;
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  keep("order", seed);
  return seed;
}
