// The idea being written: kept on the device until the server has it.
import type { ProposalCategory } from "../../gql/graphql";
import type { SentFile } from "../files/sendFile";
import type { Place } from "../map/projection";
import { forget, keep, kept } from "../../ui/keep";

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

const NAME = "idea-draft";

/** What was written before; files that the house has let go of meanwhile are left out. */
export function keptDraft(): IdeaDraft {
  const draft = { ...EMPTY_DRAFT, ...kept<Partial<IdeaDraft>>(NAME) };
  const now = new Date().toISOString();
  return { ...draft, files: draft.files.filter(({ until }) => until > now) };
}
export const keepDraft = (draft: IdeaDraft): void => keep(NAME, draft);
export const forgetDraft = (): void => forget(NAME);

/** Whole won, or null. Commas and spaces are how people write them. */
export function costOf(text: string): number | null {
  const digits = text.replace(/[,\s원₩]/g, "");
  const amount = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
