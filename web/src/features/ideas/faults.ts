// What of an idea cannot be sent at all, field by field in the order in which they stand; every rule is the server's.
import type { SentFile } from "../files/sendFile";
import { costOf, type IdeaDraft } from "./draft";
import type { Wrong } from "./IdeaFields";

interface Said {
  needed: string;
  costWrong: string;
}

export function faultsOf(draft: IdeaDraft, w: Said): Wrong {
  const found: Wrong = {};
  for (const name of ["title", "summary", "category", "place"] as const) {
    if (draft[name].trim() === "") found[name] = w.needed;
  }
  if (costOf(draft.cost) === null) found.cost = w.costWrong;
  if (draft.body.trim() === "") found.body = w.needed;
  return found;
}

/** A file of which nobody has said what it shows. */
export const undescribed = ({ description }: SentFile): boolean => description.trim() === "";
