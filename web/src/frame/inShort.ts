// A refusal in one line, to stand beside the field it is about: what is wrong, the way on, and the rule it cites.
import type { RefusalBodyFragment } from "../gql/graphql";

export function inShort({ message, remedy, rule }: Pick<RefusalBodyFragment, "message" | "remedy" | "rule">): string {
  const cited = rule && [rule.source, rule.article].filter(Boolean).join(" ");
  return [message, remedy, cited && `(${cited})`].filter(Boolean).join(" ");
}
