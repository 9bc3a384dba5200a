"""The roots: everything that can be read and everything that can be done."""

from typing import Annotated

import strawberry

from schema.agreements.agreements import Agreement
from schema.agreements.amending.mutations import AmendingMutations
from schema.agreements.annex_mutations import AnnexMutations
from schema.agreements.answering_mutations import ConsortiumAnswerMutations
from schema.agreements.changes import ConsortiumChange
from schema.agreements.clauses import Clause, ClauseVersion
from schema.agreements.disputes.mutations import DisputeMutations
from schema.agreements.disputes.types import Dispute
from schema.agreements.drafting_mutations import DraftingMutations
from schema.agreements.duties.acting_mutations import DutyMutations
from schema.agreements.duties.mapping_mutations import DutyMappingMutations
from schema.agreements.duties.types import AgreementDuty
from schema.agreements.effect_mutations import EffectMutations
from schema.agreements.effects import EffectQueries
from schema.agreements.in_force import InForceQueries
from schema.agreements.merge_mutations import MergeMutations
from schema.agreements.money.mutations import MoneyMutations
from schema.agreements.money.types import ContributionPlan
from schema.agreements.party_mutations import PartyMutations
from schema.agreements.positions import ClausePosition
from schema.agreements.putting_mutations import ConsortiumPuttingMutations
from schema.agreements.queries import AgreementQueries
from schema.agreements.roles.mutations import RoleMutations
from schema.agreements.roles.types import RoleMatrix
from schema.agreements.scenarios.mutations import ScenarioMutations
from schema.agreements.scenarios.types import AgreementScenario, ScenarioQueries
from schema.agreements.sealed import SealedMutations
from schema.agreements.settling.judging import JudgingQueries
from schema.agreements.settling.mutations import SettlementMutations
from schema.agreements.settling.types import SettlementReport
from schema.agreements.signing.mandates import SigningMandate
from schema.agreements.signing.mutations import SigningMutations
from schema.agreements.signing.types import AgreementEdition
from schema.agreements.speaking_mutations import SpeakingMutations
from schema.agreements.talk import AgreementMessage
from schema.agreements.talk_mutations import AgreementTalkMutations
from schema.agreements.types import Consortium
from schema.councils.decision_assigning import DecisionAssigningMutations
from schema.councils.decision_mutations import DecisionMutations
from schema.councils.decisions import CouncilDecision
from schema.councils.forming_mutations import CouncilFormingMutations
from schema.councils.group_mutations import GroupMutations
from schema.councils.interests import InterestMutations
from schema.councils.item_correcting import ItemCorrectingMutations
from schema.councils.lasting_mutations import LastingMutations
from schema.councils.meeting_attending import MeetingAttendingMutations
from schema.councils.meeting_changing import MeetingChangingMutations
from schema.councils.meeting_floor_mutations import MeetingFloorMutations
from schema.councils.meeting_holding import MeetingHoldingMutations
from schema.councils.meeting_preparing import MeetingPreparingMutations
from schema.councils.meeting_recalling import MeetingRecallingMutations
from schema.councils.meetings import Meeting
from schema.councils.minutes import Minutes
from schema.councils.minutes_publishing import MinutesPublishingMutations
from schema.councils.minutes_queries import MinutesQueries
from schema.councils.minutes_writing import MinutesWritingMutations
from schema.councils.motion_mutations import MotionMutations
from schema.councils.paper_mutations import MeetingPaperMutations
from schema.councils.queries import CouncilQueries
from schema.councils.recording_mutations import RecordingMutations
from schema.councils.rule_change_mutations import RuleChangeMutations
from schema.councils.seating_mutations import CouncilSeatingMutations
from schema.councils.standing_in_mutations import StandingInMutations
from schema.councils.taking_agreements import AgreementTakingMutations
from schema.councils.taking_ideas import IdeaTakingMutations
from schema.councils.types import Council
from schema.drafts.mutations import DraftMutations
from schema.drafts.queries import DraftQueries
from schema.drafts.together_mutations import TogetherMutations
from schema.files.mutations import FileMutations
from schema.identity.finding import FindingMutations
from schema.identity.guardians import GuardianMutations, GuardianQueries
from schema.identity.mutations import IdentityMutations
from schema.identity.passkeys import PasskeyMutations
from schema.identity.public import Body
from schema.identity.queries import IdentityQueries
from schema.identity.read_reviews import ReadReviewMutations, ReadReviewQueries
from schema.identity.reads import PersonalRead, ReadMutations, ReadQueries
from schema.identity.standings import StandingMutations
from schema.identity.types import Appointment, Grant
from schema.kit.context import Context, Info
from schema.kit.nodes import Kind, Node, wanted
from schema.labs.call_mutations import LabCallMutations
from schema.labs.judging_mutations import LabJudgingMutations
from schema.labs.queries import LabQueries
from schema.labs.types import LivingLab
from schema.labs.work_mutations import LabWorkMutations
from schema.law.mutations import LawMutations
from schema.law.queries import LawQueries
from schema.notices.mutations import NoticeMutations
from schema.notices.queries import NoticeQueries
from schema.notices.types import Notice
from schema.open_data.queries import OpenDataQueries
from schema.open_data.types import OpenDump
from schema.opinions.mutations import OpinionMutations
from schema.opinions.queries import OpinionQueries
from schema.privacy.queries import PrivacyQueries
from schema.programmes.area_mutations import AreaMutations
from schema.programmes.queries import ProgrammeQueries
from schema.programmes.types import Programme
from schema.proposals.attachment_mutations import AttachmentMutations
from schema.proposals.author_mutations import AuthorMutations
from schema.proposals.campaign_mutations import CampaignMutations
from schema.proposals.campaigns import Campaign
from schema.proposals.carrying_mutations import CarryingMutations
from schema.proposals.handling_mutations import HandlingMutations
from schema.proposals.ladder_mutations import LadderMutations
from schema.proposals.logged_reads import LoggedReadMutations
from schema.proposals.merging_mutations import MergingMutations
from schema.proposals.mutations import ProposalMutations
from schema.proposals.queries import MapQueries, ProposalQueries
from schema.proposals.sent import SentQueries
from schema.proposals.transfer_mutations import TransferMutations
from schema.proposals.types import Proposal
from schema.review.mutations import ReviewMutations
from schema.review.queries import ReviewQueries
from schema.talk.mutations import TalkMutations
from schema.talk.queries import TalkQueries
from schema.talk.types import Comment
from schema.voting.mutations import VotingMutations
from schema.voting.paper_mutations import PaperMutations
from schema.voting.paper_slips import PaperSlipMutations
from schema.voting.queries import VotingQueries
from schema.voting.types import RollCorrection
from workflows.agreements.clauses.queries import (
    clauses_by_id,
    positions_by_id,
    versions_by_id,
)
from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.agreements.consortium.queries import changes_by_id, consortia_by_id
from workflows.agreements.disputes.queries import disputes_by_id
from workflows.agreements.duties.queries import duties_by_id
from workflows.agreements.money.queries import plans_by_id
from workflows.agreements.roles.queries import matrices_by_id
from workflows.agreements.scenarios.queries import scenarios_by_id
from workflows.agreements.settling.queries import settlement_reports_by_id
from workflows.agreements.signing.queries import editions_by_id, mandates_by_id
from workflows.agreements.talk.queries import messages_by_id
from workflows.councils.follow_up.queries import decisions_by_id
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.minutes.queries import minutes_by_id
from workflows.councils.roster.queries import councils_by_id
from workflows.identity.grant_queries import grants_by_id
from workflows.identity.queries import bodies_by_id, capacities_by_id
from workflows.identity.reads import reads_by_id
from workflows.notices.queries import notices_by_id
from workflows.programmes.queries import programmes_by_id
from workflows.proposals.campaigns.queries import campaigns_by_id
from workflows.proposals.deliberation.queries import comments_by_id
from workflows.proposals.dumps.queries import dumps_by_id
from workflows.proposals.living_lab.queries import labs_by_id
from workflows.proposals.queries import proposals_by_id
from workflows.voting.queries import corrections_by_id

# What has a global id and can be fetched again; every query here is narrowed to the viewer.
KINDS: dict[str, Kind] = {
    "Agreement": Kind(rooms_by_id, Agreement.of),
    "Dispute": Kind(disputes_by_id, Dispute.of),
    "AgreementDuty": Kind(duties_by_id, AgreementDuty.of),
    "SettlementReport": Kind(settlement_reports_by_id, SettlementReport.of),
    "AgreementMessage": Kind(messages_by_id, AgreementMessage.of),
    "AgreementScenario": Kind(scenarios_by_id, AgreementScenario.of),
    "AgreementEdition": Kind(editions_by_id, AgreementEdition.of),
    "Appointment": Kind(capacities_by_id, Appointment.of),
    "Body": Kind(bodies_by_id, Body.of),
    "Clause": Kind(clauses_by_id, Clause.of),
    "ClausePosition": Kind(positions_by_id, ClausePosition.of),
    "ClauseVersion": Kind(versions_by_id, ClauseVersion.of),
    "Comment": Kind(comments_by_id, Comment.of),
    "Campaign": Kind(campaigns_by_id, made=Campaign.made),
    "Consortium": Kind(consortia_by_id, Consortium.of),
    "ConsortiumChange": Kind(changes_by_id, made=ConsortiumChange.made),
    "Council": Kind(councils_by_id, Council.of),
    "CouncilDecision": Kind(decisions_by_id, CouncilDecision.of),
    "Meeting": Kind(meetings_by_id, Meeting.of),
    "ContributionPlan": Kind(plans_by_id, ContributionPlan.of),
    "Grant": Kind(grants_by_id, Grant.of),
    "LivingLab": Kind(labs_by_id, LivingLab.of),
    "Minutes": Kind(minutes_by_id, Minutes.of),
    "Notice": Kind(notices_by_id, Notice.of),
    "OpenDump": Kind(dumps_by_id, OpenDump.of),
    "PersonalRead": Kind(reads_by_id, PersonalRead.of),
    "Programme": Kind(programmes_by_id, Programme.of),
    "Proposal": Kind(proposals_by_id, Proposal.of),
    "SigningMandate": Kind(mandates_by_id, SigningMandate.of),
    "RoleMatrix": Kind(matrices_by_id, RoleMatrix.of),
    "RollCorrection": Kind(corrections_by_id, RollCorrection.of),
}


@strawberry.type(description="Everything that can be read.")
class Query(
    IdentityQueries,
    ProgrammeQueries,
    ProposalQueries,
    VotingQueries,
    LawQueries,
    TalkQueries,
    OpinionQueries,
    ReviewQueries,
    SentQueries,
    NoticeQueries,
    OpenDataQueries,
    ReadQueries,
    GuardianQueries,
    ReadReviewQueries,
    PrivacyQueries,
    DraftQueries,
    MapQueries,
    LabQueries,
    AgreementQueries,
    ScenarioQueries,
    EffectQueries,
    InForceQueries,
    JudgingQueries,
    CouncilQueries,
    MinutesQueries,
):
    """The root of queries."""

    @strawberry.field(
        description="Anything by its global id; null if there is none, or none the viewer may see."
    )
    async def node(
        self,
        info: Info,
        id: Annotated[  # noqa: A002 - Relay's name
            strawberry.ID, strawberry.argument(description="The global id.")
        ],
    ) -> Node | None:
        """Fetch a node."""
        context: Context = info.context
        kind, key = wanted(KINDS, id)
        row = None if kind is None else await context.load(kind.by_ids, key)
        return None if kind is None or row is None else await kind.shown(context, row)


@strawberry.type(
    description="Everything that can be done. Each field is one act and answers its success or "
    "`Refused`; with the header Idempotency-Key a repeated request gives the same thing again."
)
class Mutation(
    ProposalMutations,
    AuthorMutations,
    HandlingMutations,
    TransferMutations,
    CarryingMutations,
    CampaignMutations,
    VotingMutations,
    IdentityMutations,
    LadderMutations,
    LawMutations,
    TalkMutations,
    OpinionMutations,
    ReviewMutations,
    MergingMutations,
    NoticeMutations,
    ReadMutations,
    GuardianMutations,
    ReadReviewMutations,
    LoggedReadMutations,
    FileMutations,
    AttachmentMutations,
    PaperMutations,
    PaperSlipMutations,
    StandingMutations,
    DraftMutations,
    TogetherMutations,
    AreaMutations,
    FindingMutations,
    LabCallMutations,
    LabWorkMutations,
    LabJudgingMutations,
    ConsortiumPuttingMutations,
    ConsortiumAnswerMutations,
    CouncilFormingMutations,
    CouncilSeatingMutations,
    MinutesWritingMutations,
    MinutesPublishingMutations,
    MeetingPreparingMutations,
    MeetingChangingMutations,
    StandingInMutations,
    ItemCorrectingMutations,
    MeetingPaperMutations,
    RecordingMutations,
    MeetingAttendingMutations,
    MeetingHoldingMutations,
    MeetingFloorMutations,
    MeetingRecallingMutations,
    InterestMutations,
    GroupMutations,
    RuleChangeMutations,
    LastingMutations,
    AgreementTakingMutations,
    IdeaTakingMutations,
    MotionMutations,
    DecisionAssigningMutations,
    DecisionMutations,
    MoneyMutations,
    DraftingMutations,
    AmendingMutations,
    EffectMutations,
    AnnexMutations,
    PartyMutations,
    MergeMutations,
    SpeakingMutations,
    PasskeyMutations,
    AgreementTalkMutations,
    ScenarioMutations,
    SealedMutations,
    SigningMutations,
    RoleMutations,
    DutyMappingMutations,
    DutyMutations,
    SettlementMutations,
    DisputeMutations,
):
    """The root of mutations."""
