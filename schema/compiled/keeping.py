"""Which answers may be kept for others: those that are the same for everyone and change by events.

A query may be kept if every type it shows has topics (`TOPICS`) and no field of it depends on who
asks (`PERSONAL`) or on the hour (`VOLATILE`: an open vote's turnout and the clock move without any
event). Where its one root field names a place, its answer depends on the topics of that place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    FieldNode,
    GraphQLObjectType,
    VariableNode,
    VariableValues,
    get_argument_values,
    get_named_type,
    is_abstract_type,
    is_object_type,
)

from schema.compiled.selection import Collector, Fields
from workflows.corridor.versions import Scope, Within
from workflows.record.topics import Topic

_PLACE: Final = frozenset({Topic.PROGRAMME})
_IDEAS: Final = frozenset({Topic.PROPOSAL, Topic.PROGRAMME})
_VOTES: Final = frozenset({Topic.CAMPAIGN, Topic.PROPOSAL, Topic.PROGRAMME})
_UNION: Final = frozenset({Topic.AGREEMENT, Topic.PROGRAMME})
_COUNCIL: Final = frozenset({Topic.COUNCIL, Topic.PROGRAMME})
_NONE: Final[frozenset[Topic]] = frozenset()
TOPICS: Final[Mapping[str, frozenset[Topic]]] = {
    "Query": _NONE,
    "PageInfo": _NONE,
    "PublicName": _NONE,
    "Programme": _PLACE,
    "SupportRung": _PLACE,
    "ProgrammeBody": _PLACE,
    "Body": _PLACE,
    "OpenDump": _PLACE,
    "OpenChange": _PLACE,
    "OpenFile": _PLACE,
    "Milestone": _PLACE,
    "District": _PLACE,
    "MapPoint": _NONE,
    "IdeaPoint": _IDEAS,
    "Proposal": _IDEAS,
    "Attachment": _IDEAS,
    "CoAuthor": _IDEAS,
    "Share": _NONE,
    "ProposalMove": _IDEAS,
    "Comment": _IDEAS | {Topic.COMMENT},
    "IdeaOpinions": _IDEAS | {Topic.COMMENT},
    "OpinionStatement": _IDEAS | {Topic.COMMENT},
    "OpinionMap": _IDEAS,
    "OpinionGroup": _IDEAS,
    "OpinionPoint": _IDEAS,
    "OpinionLine": _IDEAS | {Topic.COMMENT},
    "OpinionCell": _NONE,
    "ModerationTold": _IDEAS,
    "RuleRef": _NONE,
    "MergedProposal": _IDEAS,
    "MergeOffer": _IDEAS,
    "ReviewPanel": _IDEAS,
    "CriterionMean": _IDEAS,
    "PanelReason": _IDEAS,
    "ProposalAnswer": _IDEAS,
    "ProposalProgress": _IDEAS,
    "ProposalMilestone": _IDEAS,
    "TraceStep": _IDEAS,
    "TracePlace": _IDEAS,
    "ProposalDuty": _IDEAS,
    "LivingLab": _IDEAS,
    "LabStep": _IDEAS,
    "LabWorkshop": _IDEAS,
    "LabJudgement": _IDEAS,
    "Consortium": _UNION,
    "ConsortiumParty": _UNION,
    "ConsortiumStretch": _UNION,
    "ConsortiumRule": _UNION,
    "PossibleParty": _PLACE,
    "Council": _COUNCIL,
    "CouncilEdition": _COUNCIL,
    "Minutes": _COUNCIL,
    "Meeting": _COUNCIL,
    "MeetingItem": _COUNCIL,
    "MeetingPaper": _COUNCIL,
    "MeetingRecording": _COUNCIL,
    "MeetingParty": _COUNCIL,
    "MeetingTakingUp": _COUNCIL,
    "CouncilResolution": _COUNCIL,
    "CouncilPaperHit": _COUNCIL,
    "CouncilVote": _COUNCIL,
    "CouncilVoteOutcome": _COUNCIL,
    "CouncilVoteStep": _COUNCIL,
    "BallotLine": _VOTES,
    "LineOutcome": _VOTES,
    "CountStep": _VOTES,
    "Campaign": _VOTES,
    "ChannelTerm": _NONE,
    "ChannelResult": _VOTES,
    "PaperBatch": _VOTES,
    "CampaignResult": _VOTES,
    "TieNote": _VOTES,
    "RollNote": _VOTES,
    "RuleComparison": _VOTES,
    "RuleDifference": _VOTES,
}
# A field that changes by events of its own, besides those of its type.
FIELDS: Final[Mapping[str, frozenset[Topic]]] = {
    "Proposal.supportCount": frozenset({Topic.SUPPORT}),
    "Programme.supportLadder": frozenset({Topic.SUPPORT}),
    # Its ballot paper is a filter, and a draft's is nobody's until the vote opens.
    "Query.ideaPoints": frozenset({Topic.CAMPAIGN}),
    "Query.proposals": frozenset({Topic.CAMPAIGN}),
    # What came of an idea is written by votes and by the council too.
    "Proposal.trace": frozenset({Topic.CAMPAIGN, Topic.COUNCIL}),
}
PERSONAL: Final = frozenset(
    {
        "Query.viewer",
        "Programme.viewerActions",
        "Proposal.viewerActions",
        "Proposal.viewerSupports",
        "Proposal.viewerIsAuthor",
        "ModerationTold.viewerActions",
        "Comment.viewerActions",
        "Comment.viewerIsAuthor",
        "OpinionStatement.viewerAnswer",
        "OpinionStatement.viewerActions",
        "Query.moderationQueue",
        "Query.appealQueue",
        "Query.reviewDesk",
        "Query.personalReads",
        "Query.guardianConsents",
        "GuardianConsent.viewerGaveIt",
        "Query.personalReadMonths",
        "Query.myDrafts",
        "Query.draft",
        "Query.draftInvitation",
        "Query.myNotices",
        "Query.myProposals",
        "Query.mySupports",
        "Query.toDo",
        "Query.unreadNotices",
        "Query.noticeSetting",
        "Query.possibleMembers",
        "Proposal.mergeOffers",
        "MergeOffer.viewerActions",
        "ReviewPanel.members",
        "ReviewPanel.viewerSheet",
        "ReviewPanel.viewerStandsAside",
        "ReviewPanel.viewerActions",
        # How many applied is told to the desk before it is told to everybody.
        "LivingLab.balance",
        "LivingLab.members",
        "LivingLab.viewerPart",
        "LivingLab.viewerActions",
        # One that is being formed is shown to those who are asked.
        "Query.consortium",
        "Consortium.changes",
        # What is negotiated is the parties' own.
        "Query.agreement",
        "Query.agreementsInForce",
        "Query.agreementLedger",
        "Consortium.agreements",
        "Consortium.viewerParty",
        "Consortium.contributionPlan",
        "Consortium.viewerActions",
        "Council.ifAppointed",
        "Council.possibleMembers",
        "Council.vacancies",
        "Council.possibleAttendants",
        "Council.viewerActions",
        "Council.standIn",
        # What a council has resolved begins to hold on a day, without an event.
        "Council.rules",
        # What is read depends on who reads, and what is late on the day.
        "Query.minutesDesk",
        "Minutes.reading",
        "Minutes.files",
        "MeetingRecording.viewerOwns",
        "Minutes.certificateFiles",
        "Meeting.noticeFiles",
        "Meeting.paperReadings",
        "Meeting.droppedItems",
        "Meeting.watch",
        "Meeting.log",
        "Meeting.notices",
        "Meeting.viewerBacks",
        "Meeting.viewerNotice",
        "Meeting.rehearsal",
        "Meeting.proxies",
        "Meeting.possibleVisitors",
        "Meeting.viewerActions",
        "MeetingItem.interests",
        "MeetingItem.viewerDuties",
        "ItemMotion.viewerActions",
        "MotionAmendment.viewerActions",
        # What is late depends on the day.
        "Council.decisions",
        "Council.interestDuties",
        "Council.workingGroups",
        "Council.possibleWorkers",
        "Council.calendar",
        "Council.life",
        "CouncilDecision.lateBy",
        "CouncilDecision.viewerActions",
        "CouncilVote.viewerChoice",
        "CouncilVote.viewerVoted",
        "CouncilVote.ballots",
        "Campaign.viewerActions",
        "Campaign.viewerCame",
        "PaperBatch.waiting",
        "PaperBatch.viewerActions",
        "Campaign.viewerBallot",
        "Campaign.viewerEligibility",
        "Campaign.votersNow",
        "Campaign.rollCorrections",
        "Consortium.moves",
        "Consortium.viewerRights",
    }
)
VOLATILE: Final = frozenset(
    {
        # Who sits, by which rules and whether lawfully, changes with the day alone.
        "Council.roster",
        "Meeting.attendees",
        "Meeting.quorum",
        "Meeting.floor",
        "Meeting.display",
        "Meeting.noticeDue",
        "Meeting.papersDue",
        "Meeting.demandersNeeded",
        "Council.lawfulness",
        "Council.rules",
        "Campaign.serverTime",
        "Campaign.turnout",
        # Who leaves on a day leaves without an event of that day.
        "Consortium.parties",
        "Consortium.possibleParties",
        "Consortium.rules",
        # What the day alone changes: lateness, and the rung that can still be reached.
        "Proposal.answerClock",
        "Proposal.supportGoal",
    }
)
# By which argument of which root field the place of an answer is known.
PLACES: Final[Mapping[str, tuple[Within, str]]] = {
    "programme": (Within.PROGRAMME, "slug"),
    "campaign": (Within.CAMPAIGN, "number"),
    "proposal": (Within.PROPOSAL, "number"),
    "opinions": (Within.PROPOSAL, "number"),
}


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a query that may be kept depends on; its place is found with its variables."""

    topics: frozenset[Topic]
    roots: Sequence[tuple[GraphQLObjectType, FieldNode]]

    def scope(self, variables: VariableValues) -> Scope:
        """Return the scope of the answer under these variables."""
        if len(self.roots) != 1:
            return Scope(self.topics)
        ((kind, node),) = self.roots
        within, argument = PLACES.get(node.name.value, (Within.HOUSE, ""))
        if within is Within.HOUSE:
            return Scope(self.topics)
        for one in node.arguments or ():
            # Nearly every place is named by a variable, whose value has been read already.
            if one.name.value == argument and isinstance(one.value, VariableNode):
                return Scope(self.topics, within, str(variables.coerced[one.value.name.value]))
        given: Mapping[str, Any] = get_argument_values(
            kind.fields[node.name.value], node, variables
        )
        return Scope(self.topics, within, str(given[argument]))


def keeping_of(collector: Collector, root: GraphQLObjectType, fields: Fields) -> Keeping | None:
    """Return what an answer depends on; None if it may not be kept."""
    topics: set[Topic] = set()
    for kind, name in _asked(collector, root, fields):
        place = f"{kind.name}.{name}"
        if place in PERSONAL or place in VOLATILE or name.startswith("__"):
            return None
        if kind.name not in TOPICS:
            return None
        topics |= TOPICS[kind.name] | FIELDS.get(place, _NONE)
    roots = [(root, nodes[0]) for nodes in fields.values() if nodes[0].name.value != "__typename"]
    return Keeping(frozenset(topics), roots) if topics else None


def _asked(
    collector: Collector, kind: GraphQLObjectType, fields: Fields
) -> Iterator[tuple[GraphQLObjectType, str]]:
    """Yield every type and field of a selection; connections and edges stand for what they hold."""
    for nodes in fields.values():
        name = nodes[0].name.value
        if name == "__typename":
            continue
        if not kind.name.endswith(("Connection", "Edge")):
            yield kind, name
        below = get_named_type(kind.fields[name].type)
        kinds = collector.schema.get_possible_types(below) if is_abstract_type(below) else [below]
        for one in kinds:
            if is_object_type(one):
                yield from _asked(collector, one, collector.below(one, nodes))
