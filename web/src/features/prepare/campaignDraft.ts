// A vote that is being prepared: kept on the device until the server has it.
import type {
  BallotKind,
  PrepareCampaignInput,
  ResultVisibility,
  ReviseCampaignInput,
  StandingKind,
  TieRule,
  VoteChannel,
  VotingRule,
} from "../../gql/graphql";
import { forget, keep, kept } from "../../ui/keep";
import { costOf } from "../ideas/draft";
import { inSeoul } from "../../ui/inSeoul";

export interface Line {
  id: string;
  number: string;
  title: string;
  cost: number;
}

export interface CampaignDraft {
  title: string;
  summary: string;
  budget: string;
  opensAt: string;
  closesAt: string;
  standings: StandingKind[];
  minimumAge: string;
  excludesOfficials: boolean;
  ballotKind: BallotKind;
  minChoices: string;
  maxChoices: string;
  maxPointsSum: string;
  maxPerCategory: string;
  rule: VotingRule;
  threshold: string;
  tieRule: TieRule;
  revoting: boolean;
  earlyClose: boolean;
  reviewedOnly: boolean;
  resultVisibility: ResultVisibility;
  weighed: boolean;
  channels: Partial<Record<VoteChannel, string>>;
  lines: Line[];
}

export const EMPTY: CampaignDraft = {
  title: "",
  summary: "",
  budget: "",
  opensAt: "",
  closesAt: "",
  standings: ["ADDRESS"],
  minimumAge: "18",
  excludesOfficials: true,
  ballotKind: "APPROVAL",
  minChoices: "",
  maxChoices: "3",
  maxPointsSum: "10",
  maxPerCategory: "",
  rule: "GREEDY",
  threshold: "",
  tieRule: "LOWER_COST",
  revoting: true,
  earlyClose: false,
  reviewedOnly: false,
  resultVisibility: "AT_COUNT",
  weighed: false,
  channels: { ONLINE: "" },
  lines: [],
};

const NAME = "campaign-draft";
export const keptCampaign = (): CampaignDraft => ({ ...EMPTY, ...kept<Partial<CampaignDraft>>(NAME) });
export const keepCampaign = (draft: CampaignDraft): void => keep(NAME, draft);
export const forgetCampaign = (): void => forget(NAME);

const number = (text: string): number | null => (text === "" ? null : Number(text));

/** Ballots that rank or give points: they are counted by points, not by votes. */
export const byPoints = ({ ballotKind }: Pick<CampaignDraft, "ballotKind">): boolean =>
  ballotKind === "ORDINAL" || ballotKind === "CUMULATIVE";

/** What only the device can tell: a field without which nothing can be sent. */
export type Missing = "opensAt" | "closesAt" | "budget" | "lines" | "threshold" | "maxPointsSum" | "rule";
export function missingIn(draft: CampaignDraft): Missing[] {
  const found: Missing[] = [];
  if (costOf(draft.budget) === null) found.push("budget");
  if (!draft.opensAt) found.push("opensAt");
  if (!draft.closesAt) found.push("closesAt");
  if (draft.lines.length === 0) found.push("lines");
  if (draft.rule === "GREEDY_THRESHOLD" && !Number(draft.threshold)) found.push("threshold");
  if (draft.ballotKind === "CUMULATIVE" && !Number(draft.maxPointsSum)) found.push("maxPointsSum");
  if (draft.rule.startsWith("EQUAL_SHARES") && byPoints(draft)) found.push("rule");
  return found;
}

type Notice = Omit<PrepareCampaignInput, "programmeId" | "proposalIds"> & Omit<ReviseCampaignInput, "campaignId" | "expectedVersion">;

/** The draft's words and terms as the server takes them; online alone is no channel worth naming. */
export function noticeOf(draft: CampaignDraft): Notice {
  const channels = Object.entries(draft.channels) as [VoteChannel, string][];
  const alone = channels.length === 1 && draft.channels.ONLINE !== undefined && !draft.weighed;
  return {
    title: draft.title,
    summary: draft.summary,
    budget: costOf(draft.budget) ?? 0,
    opensAt: inSeoul(draft.opensAt),
    closesAt: inSeoul(draft.closesAt),
    standings: draft.standings,
    minimumAge: Number(draft.minimumAge),
    excludesOfficials: draft.excludesOfficials,
    ballotKind: draft.ballotKind,
    minChoices: draft.ballotKind === "CHOOSE_ONE" ? null : number(draft.minChoices),
    maxChoices: draft.ballotKind === "CHOOSE_ONE" ? null : number(draft.maxChoices),
    maxPointsSum: draft.ballotKind === "CUMULATIVE" ? number(draft.maxPointsSum) : null,
    maxPerCategory: number(draft.maxPerCategory),
    rule: draft.rule,
    threshold: draft.rule === "GREEDY_THRESHOLD" ? number(draft.threshold) : null,
    tieRule: draft.tieRule,
    revoting: draft.revoting,
    earlyClose: draft.earlyClose,
    reviewedOnly: draft.reviewedOnly,
    resultVisibility: draft.resultVisibility,
    channels: alone ? [] : channels.map(([channel, weight]) => ({ channel, weight: draft.weighed ? Number(weight) : null })),
  };
}
