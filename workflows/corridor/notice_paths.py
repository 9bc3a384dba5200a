"""Where on our pages stands what a notice is about that is neither idea nor vote.

It is of a council, an agreement, a consortium, a batch of papers, a draft, an appeal, or a comment.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.models import ConsortiumChange
from workflows.agreements.disputes.models import Dispute
from workflows.agreements.duties.models import Duty
from workflows.agreements.settling.models import SettlementReport
from workflows.corridor.notice_mandates import mandate_numbers
from workflows.councils.follow_up.models import Decision
from workflows.councils.interests.models import InterestDuty
from workflows.councils.meetings.models import Meeting
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.roster.models import Council
from workflows.kit.handles import handle
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.deliberation.models import Comment
from workflows.proposals.drafts.models import ProposalDraft
from workflows.proposals.drafts.states import DraftState
from workflows.proposals.models import Proposal
from workflows.proposals.moderation.models import Appeal, ModerationAct
from workflows.record.models import Event
from workflows.rights.actor import Actor
from workflows.voting.paper.models import PaperBatch

AGREEMENTS = "/agreements/"
MEETINGS, DECISIONS, VOTES = "/council/meetings/", "/council/decisions/", "/votes/"


async def notice_paths(session: AsyncSession, _: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return addresses by the key of what is of a council, an agreement, papers, a draft in writing, an appeal.

    Only of what the asker may read. A place may have several councils: an address names the one it is of,
    by a number that is its alone, or by itself.
    """
    found = union_all(
        select(Meeting.id, func.concat(MEETINGS, Meeting.number)).where(Meeting.id.in_(ids)),
        select(MeetingMinutes.id, func.concat(MEETINGS, Meeting.number, "/minutes"))
        .join(Meeting, Meeting.id == MeetingMinutes.meeting_id)
        .where(MeetingMinutes.id.in_(ids)),
        select(Decision.id, func.concat(DECISIONS, Decision.year, "/", Decision.number)).where(
            Decision.id.in_(ids)
        ),
        select(PaperBatch.id, func.concat(VOTES, Campaign.number, "/papers"))
        .join(Campaign, Campaign.poll_id == PaperBatch.poll_id)
        .where(PaperBatch.id.in_(ids)),
        select(Agreement.id, func.concat(AGREEMENTS, Agreement.number)).where(
            Agreement.id.in_(ids)
        ),
        select(Duty.id, func.concat(AGREEMENTS, Agreement.number, "/duties#duty-", Duty.number))
        .join(Agreement, Agreement.id == Duty.agreement_id)
        .where(Duty.id.in_(ids)),
        select(
            Dispute.id,
            func.concat(AGREEMENTS, Agreement.number, "/disputes#dispute-", Dispute.number),
        )
        .join(Agreement, Agreement.id == Dispute.agreement_id)
        .where(Dispute.id.in_(ids)),
    )
    paths = {row[0]: row[1] for row in await session.execute(found)}
    reports = (
        select(SettlementReport.id, Agreement.number)
        .join(Agreement, Agreement.id == SettlementReport.agreement_id)
        .where(SettlementReport.id.in_(ids))
    )
    for key, number in await session.execute(reports):
        named = handle("SettlementReport", key)
        paths[key] = f"{AGREEMENTS}{number}/duties#settlement-{named}"
    for key, number in (await mandate_numbers(session, ids)).items():
        paths[key] = f"{AGREEMENTS}{number}/sign#mandates"
    changes = select(ConsortiumChange.id).where(ConsortiumChange.id.in_(ids))
    for key in await session.scalars(changes):
        paths[key] = f"/consortium#change-{handle('ConsortiumChange', key)}"
    of_council = union_all(
        select(Council.id, Council.id).where(Council.id.in_(ids)),
        select(InterestDuty.id, InterestDuty.council_id).where(InterestDuty.id.in_(ids)),
    )
    for row in await session.execute(of_council):
        paths[row[0]] = f"/council?of={handle('Council', row[1])}"
    writing = select(ProposalDraft.id).where(
        ProposalDraft.id.in_(ids), ProposalDraft.state == DraftState.WRITING
    )
    for key in await session.scalars(writing):
        paths[key] = f"/ideas/drafts/{handle('ProposalDraft', key)}"
    for key in await session.scalars(select(Appeal.act_id).where(Appeal.act_id.in_(ids))):
        paths[key] = f"/moderation#{handle('ModerationAct', key)}"
    return paths


async def text_paths(session: AsyncSession, _: Actor, events: Collection[UUID]) -> dict[UUID, str]:
    """Return where the comments stand that were decided on, by the key of the event that told of it."""
    found = await session.execute(
        select(Event.id, Comment.id, Proposal.number)
        .join(ModerationAct, ModerationAct.id == Event.subject_id)
        .join(Comment, Comment.id == ModerationAct.subject_id)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(Event.id.in_(events))
    )
    return {row[0]: f"/ideas/{row[2]}#{handle('Comment', row[1])}" for row in found}
