// A vote in sentences, as residents will live it, one for each of its terms.
import type { VoteChannel } from "../../gql/graphql";
import { dayTime, won } from "../../ui/format";
import { inSeoul } from "../../ui/inSeoul";
import { useSpeech, useWords } from "../../words";
import { costOf } from "../ideas/draft";
import { byPoints, type CampaignDraft } from "./campaignDraft";

export function useSaid(): (draft: CampaignDraft) => string[] {
  const words = useWords();
  const w = words.prepare;
  const { language } = useSpeech();
  return (draft) => {
    const channels = Object.entries(draft.channels) as [VoteChannel, string][];
    const ways = channels.map(([channel, weight]) => words.papers.channels[channel] + (draft.weighed ? ` ${weight || 0}%` : ""));
    return [
      draft.opensAt !== "" &&
        draft.closesAt !== "" &&
        w.says.when(dayTime(inSeoul(draft.opensAt), language), dayTime(inSeoul(draft.closesAt), language)),
      w.says.who(
        draft.minimumAge,
        draft.standings.map((one) => words.labs.standings[one]),
      ),
      draft.excludesOfficials ? w.says.noOfficials : w.says.officials,
      w.says.ways(ways, draft.weighed),
      draft.weighed && w.says.fewTogether,
      w.kinds[draft.ballotKind].means,
      draft.ballotKind !== "CHOOSE_ONE" && w.says.choices(draft.minChoices || "1", draft.maxChoices),
      draft.ballotKind === "CUMULATIVE" && w.says.points(draft.maxPointsSum),
      draft.maxPerCategory !== "" && w.says.perCategory(draft.maxPerCategory),
      draft.revoting ? w.says.revoting : w.says.once,
      draft.earlyClose && w.says.earlyClose,
      w.says.budget(won(costOf(draft.budget) ?? 0, language)),
      w.rules[draft.rule].means,
      byPoints(draft) && w.says.byPoints,
      draft.rule === "GREEDY_THRESHOLD" && w.says.threshold(draft.threshold, byPoints(draft)),
      w.ties[draft.tieRule].means,
      draft.reviewedOnly && w.says.reviewed,
      w.says.results[draft.resultVisibility],
    ].filter((one): one is string => typeof one === "string");
  };
}
