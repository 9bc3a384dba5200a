// What a count goes by: votes, points, or a score of 100 where the notice weighs its channels.
import type { CountLineFragment, ResultFragment } from "../../gql/graphql";

type Line = Pick<CountLineFragment, "outcome">;

export const byWeights = ({ result }: Pick<ResultFragment, "result">) =>
  (result?.steps ?? []).some(({ outcome }) => Boolean(outcome?.weightedScore));

export const byPoints = (campaign: Pick<ResultFragment, "ballotKind" | "result">) =>
  byWeights(campaign) || campaign.ballotKind === "ORDINAL" || campaign.ballotKind === "CUMULATIVE";

/** The number by which a line came to its place; a weighed score to two decimals, which only display rounds. */
export function supportOf({ outcome }: Line, campaign: ResultFragment): number {
  if (outcome?.weightedScore) {
    const [numerator, denominator] = outcome.weightedScore.split("/").map(Number);
    return Math.round((100 * (numerator ?? 0)) / (denominator || 1)) / 100;
  }
  return (byPoints(campaign) ? outcome?.score : outcome?.votes) ?? 0;
}

export function supportWord(campaign: ResultFragment, w: { support: string; score: string; weighed: string }): string {
  return byWeights(campaign) ? w.weighed : byPoints(campaign) ? w.score : w.support;
}
