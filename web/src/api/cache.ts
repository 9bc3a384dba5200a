// How answers are remembered: things with an id by their id, the rest inside what holds them.
import { relayPagination } from "@urql/exchange-graphcache/extras";
import type { CacheExchangeOpts } from "@urql/exchange-graphcache";

const inside = () => null;

export const cacheOptions: Partial<CacheExchangeOpts> = {
  keys: {
    BallotLine: inside,
    AppealTold: inside,
    LegalClock: inside,
    ModerationMonth: inside,
    WaitingText: inside,
    PauseOfClock: inside,
    PersonalField: inside,
    ProposalAnswer: inside,
    ProposalDuty: inside,
    ProposalMove: inside,
    ProposalProgress: inside,
    CriterionMean: inside,
    OpenFile: inside,
    NoticeChoice: inside,
    NoticeSetting: inside,
    ToDo: inside,
    MergedProposal: inside,
    CriterionScore: inside,
    OwnSheet: inside,
    PanelMember: inside,
    PanelReason: inside,
    PossibleMember: inside,
    ReviewTask: inside,
    SupportGoal: inside,
    SupportRung: inside,
    CampaignResult: inside,
    CountStep: inside,
    LineOutcome: inside,
    Milestone: inside,
    ProgrammeBody: inside,
    PublicName: inside,
    ReceiptCheck: inside,
    Refused: inside,
    RollNote: inside,
    RuleComparison: inside,
    RuleDifference: inside,
    RuleRef: inside,
    TieNote: inside,
    Viewer: inside,
    ViewerAction: inside,
    ViewerBallot: inside,
  },
  resolvers: {
    Query: { proposals: relayPagination(), myNotices: relayPagination(), campaigns: relayPagination() },
  },
};
