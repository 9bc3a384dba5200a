// What of an idea cannot be sent at all, field by field in the order in which they stand; every rule is the server's.
import type { SentFile } from "../files/sendFile";
import { costOf, type IdeaDraft } from "./draft";
import type { Wrong } from "./IdeaFields";

interface Said {
  needed: string;
  costWrong: string;
  tooLong: string;
}

// Characters. A request that is larger is turned away before any rule is asked.
const LONGEST_ON_THE_WAY = 100_000;

export function faultsOf(draft: IdeaDraft, w: Said): Wrong {
  const found: Wrong = {};
  for (const name of ["title", "summary", "category", "place"] as const) {
    if (draft[name].trim() === "") found[name] = w.needed;
  }
  if (costOf(draft.cost) === null) found.cost = w.costWrong;
  if (draft.body.trim() === "") found.body = w.needed;
  for (const name of ["title", "summary", "place", "body"] as const) {
    if (draft[name].length > LONGEST_ON_THE_WAY) found[name] = w.tooLong;
  }
  return found;
}

/** A file of which nobody has said what it shows. */
export const undescribed = ({ description }: SentFile): boolean => description.trim() === "";
