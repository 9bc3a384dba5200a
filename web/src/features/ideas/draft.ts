// The idea being written: kept on the device until the server has it.
import type { ProposalCategory } from "../../gql/graphql";
import type { SentFile } from "../files/sendFile";
import type { Place } from "../map/projection";
import { forget, keep, kept, onKeptElsewhere } from "../../ui/keep";

export interface IdeaDraft {
  title: string;
  summary: string;
  body: string;
  category: ProposalCategory | "";
  place: string;
  cost: string;
  point: Place | null;
  files: SentFile[];
}

export const EMPTY_DRAFT: IdeaDraft = { title: "", summary: "", body: "", category: "", place: "", cost: "", point: null, files: [] };

// The rule files.idea, which the server holds; here it only says when to stop offering more.
export const MOST_FILES = 5;

// One device may serve many: each finds what he wrote himself, and what nobody had signed yet.
const nameOf = (owner: string | null) => (owner ? `idea-draft.${owner}` : "idea-draft");

/** What was written before; files that the house has let go of meanwhile are left out. */
export function keptDraft(owner: string | null): IdeaDraft {
  const found = kept<Partial<IdeaDraft>>(nameOf(owner)) ?? kept<Partial<IdeaDraft>>(nameOf(null));
  const draft = { ...EMPTY_DRAFT, ...found };
  const now = new Date().toISOString();
  return { ...draft, files: draft.files.filter(({ until }) => until > now) };
}

/** Who began before signing in goes on with it, and from then on it is his alone. */
export function keepDraft(owner: string | null, draft: IdeaDraft): void {
  if (owner !== null && kept(nameOf(owner)) === null) forget(nameOf(null));
  keep(nameOf(owner), draft);
}
/** Follows what the same person writes in another window, so that neither window writes over the other. */
export const onDraftElsewhere = (owner: string | null, told: (draft: IdeaDraft) => void): (() => void) =>
  onKeptElsewhere(nameOf(owner), () => {
    if (kept(nameOf(owner)) !== null) told(keptDraft(owner));
  });
export const forgetDraft = (owner: string | null): void => forget(nameOf(owner));

/** Whole won, or null. Commas and spaces are how people write them. */
export function costOf(text: string): number | null {
  const digits = text.replace(/[,\s원₩]/g, "");
  const amount = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
