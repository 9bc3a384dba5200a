// The vote in words, as residents will live it: read it aloud before it is sent.
import type { VoteChannel } from "../../gql/graphql";
import { dayTime, won } from "../../ui/format";
import { inSeoul } from "../../ui/inSeoul";
import { Prose } from "../../ui/Text";
import { useSpeech, useWords, useWritten } from "../../words";
import { costOf } from "../ideas/draft";
import type { CampaignDraft } from "./campaignDraft";

export function InWords({ draft }: { draft: CampaignDraft }) {
  const words = useWords();
  const w = words.prepare;
  const { language } = useSpeech();
  const written = useWritten();
  const channels = Object.entries(draft.channels) as [VoteChannel, string][];
  const ways = channels.map(([channel, weight]) => words.papers.channels[channel] + (draft.weighed ? ` ${weight || 0}%` : ""));
  const lines = [
    w.says.when(dayTime(inSeoul(draft.opensAt), language), dayTime(inSeoul(draft.closesAt), language)),
    w.says.who(
      draft.minimumAge,
      draft.standings.map((one) => words.labs.standings[one]),
    ),
    draft.excludesOfficials ? w.says.noOfficials : w.says.officials,
    w.says.ways(ways, draft.weighed),
    w.kinds[draft.ballotKind].means,
    draft.ballotKind !== "CHOOSE_ONE" && w.says.choices(draft.minChoices || "1", draft.maxChoices),
    draft.ballotKind === "CUMULATIVE" && w.says.points(draft.maxPointsSum),
    draft.maxPerCategory !== "" && w.says.perCategory(draft.maxPerCategory),
    draft.revoting ? w.says.revoting : w.says.once,
    draft.earlyClose && w.says.earlyClose,
    w.says.budget(won(costOf(draft.budget) ?? 0, language)),
    w.rules[draft.rule].means,
    draft.rule === "GREEDY_THRESHOLD" && w.says.threshold(draft.threshold),
    w.ties[draft.tieRule].means,
    w.says.results,
  ].filter((one): one is string => typeof one === "string");
  return (
    <section className="card stack" aria-labelledby="in-words">
      <h2 id="in-words">{w.inWords}</h2>
      <h3 lang={written}>{draft.title}</h3>
      <Prose text={draft.summary} />
      <ul className="stack-2">
        {lines.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h3>{w.lines}</h3>
      <ol className="stack-2">
        {draft.lines.map(({ id, title, cost }, index) => (
          <li key={id}>
            <b>{index + 1}.</b> <span lang={written}>{title}</span> <span className="small soft">{won(cost, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
