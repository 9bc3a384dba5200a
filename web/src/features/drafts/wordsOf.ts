// The words of a draft as they are sent: what is not chosen or no number is left open.
import type { DraftWordsInput } from "../../gql/graphql";
import { costOf, type IdeaDraft } from "../ideas/draft";

export function wordsOf({ title, summary, body, place, category, cost, point }: IdeaDraft): DraftWordsInput {
  return { title, summary, body, place, category: category === "" ? null : category, cost: costOf(cost), point };
}
