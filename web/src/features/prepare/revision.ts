// The notice of a prepared vote as the form takes it, and what this device keeps of its revision.
import { graphql } from "../../gql";
import type { NoticeFragment } from "../../gql/graphql";
import { forget, keep, kept } from "../../ui/keep";
import { typedInSeoul } from "../../ui/inSeoul";
import { EMPTY, type CampaignDraft } from "./campaignDraft";

graphql(`
  fragment Notice on Campaign {
    id
    number
    version
    state
    title
    summary
    budget
    opensAt
    closesAt
    standings
    minimumAge
    excludesOfficials
    ballotKind
    minChoices
    maxChoices
    maxPointsSum
    maxPerCategory
    rule
    threshold
    tieRule
    revoting
    earlyClose
    reviewedOnly
    resultVisibility
    channels { channel weight }
    lines { number cost proposal { id number title } }
  }
`);

const typed = (value: number | null | undefined): string => value?.toString() ?? "";

export function draftOf(notice: NoticeFragment): CampaignDraft {
  const { title, summary, standings, excludesOfficials, ballotKind, rule, tieRule, revoting, earlyClose, channels } = notice;
  const { reviewedOnly, resultVisibility } = notice;
  return {
    title,
    summary,
    budget: notice.budget.toLocaleString("en-GB"),
    opensAt: typedInSeoul(notice.opensAt),
    closesAt: typedInSeoul(notice.closesAt),
    standings,
    minimumAge: typed(notice.minimumAge),
    excludesOfficials,
    ballotKind,
    minChoices: typed(notice.minChoices),
    maxChoices: typed(notice.maxChoices),
    maxPointsSum: typed(notice.maxPointsSum) || EMPTY.maxPointsSum,
    maxPerCategory: typed(notice.maxPerCategory),
    rule,
    threshold: typed(notice.threshold),
    tieRule,
    revoting,
    earlyClose,
    reviewedOnly,
    resultVisibility,
    weighed: channels.some(({ weight }) => weight !== null),
    channels: channels.length === 0 ? EMPTY.channels : Object.fromEntries(channels.map(({ channel, weight }) => [channel, typed(weight)])),
    lines: notice.lines.map(({ cost, proposal }) => ({ ...proposal, cost })),
  };
}

/** Words that were typed here, and the version of the notice they were typed on. */
export interface KeptRevision {
  draft: CampaignDraft;
  base: number;
}

const name = (id: string) => `campaign-revision.${id}`;
export const keptRevision = (id: string): KeptRevision | null => kept<KeptRevision>(name(id));
export const keepRevision = (id: string, revision: KeptRevision): void => keep(name(id), revision);
export const forgetRevision = (id: string): void => forget(name(id));
