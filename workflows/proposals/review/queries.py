"""Questions about reviews: a panel as the public, its members and its desk may see it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.queries import Capacity, live_reviewers
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, WrongState
from workflows.proposals import policy as ideas
from workflows.proposals.models import Proposal
from workflows.proposals.review import policy
from workflows.proposals.review.actions import EXAMINATION_IN
from workflows.proposals.review.models import PanelSeat, ReviewPanel, ScoreSheet
from workflows.proposals.review.published import reviewed_in_public
from workflows.proposals.review.states import PANEL_MOVES, SIDE_OF, PanelState
from workflows.rights.actor import Actor
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

MOST_WAITING = 100


@dataclass(frozen=True, slots=True)
class Review:
    """A panel with its idea, its seats, and the sheets the asker may read."""

    panel: ReviewPanel
    proposal: Proposal
    seats: Sequence[PanelSeat]
    sheets: Sequence[ScoreSheet]

    def seat_of(self, actor: Actor) -> PanelSeat | None:
        """Return the asker's own seat."""
        return next((one for one in self.seats if one.person_id == actor.person_id), None)

    def sheet_of(self, actor: Actor) -> ScoreSheet | None:
        """Return the asker's own sheet."""
        return next((one for one in self.sheets if one.person_id == actor.person_id), None)

    @property
    def counted(self) -> list[ScoreSheet]:
        """The sheets of those who sit: what was written before standing aside does not count.

        The database shows those of others only while they sit, and seats to few: so what is seen to
        stand aside, one's own sheet or the desk's view, is left out.
        """
        aside = {one.person_id for one in self.seats if one.aside_at is not None}
        return [one for one in self.sheets if one.person_id not in aside]


def reads_seats(actor: Actor, review: Review) -> bool:
    """Say whether the asker may see who sits: its members, and those who run it or audit."""
    place = review.panel.programme_id
    return review.seat_of(actor) is not None or any(
        actor.holds(one, place)
        for one in (Permission.PROPOSAL_RECEIVE, Permission.PROPOSAL_ANSWER, Permission.RECORD_READ)
    )


async def reviews_by_proposal(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Review]]:
    """Return the panels of ideas, the first examination's first. Whose sheets, the database's wall says."""
    panels = (
        await session.scalars(
            select(ReviewPanel)
            .where(ReviewPanel.proposal_id.in_(ids))
            .order_by(ReviewPanel.examination)
        )
    ).all()
    found: dict[UUID, list[Review]] = {}
    for one in await _reviews(session, panels):
        found.setdefault(one.panel.proposal_id, []).append(one)
    return found


async def reviews_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Review]:
    """Return panels by key."""
    panels = (await session.scalars(select(ReviewPanel).where(ReviewPanel.id.in_(ids)))).all()
    return {one.panel.id: one for one in await _reviews(session, panels)}


async def numbers_without_review(session: AsyncSession, ids: Collection[UUID]) -> list[str]:
    """Return the numbers of those of these ideas of which no panel has published a review."""
    rows = await session.scalars(
        select(Proposal.number).where(
            Proposal.id.in_(ids), Proposal.id.not_in(reviewed_in_public())
        )
    )
    return list(rows)


async def programmes_seated_in(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, bool]:
    """Say of programmes whether the asker sits on a panel there that has not published yet."""
    seated = set(
        await session.scalars(
            select(ReviewPanel.programme_id)
            .join(PanelSeat, PanelSeat.panel_id == ReviewPanel.id)
            .where(
                ReviewPanel.programme_id.in_(ids),
                ReviewPanel.state != PanelState.PUBLISHED,
                PanelSeat.person_id == actor.person_id,
                PanelSeat.aside_at.is_(None),
            )
        )
    )
    return {one: one in seated for one in ids}


def desk_offer(actor: Actor, programme_id: UUID, *, seated: bool) -> Offer:
    """Return whether the reviewers' desk of a place is the asker's."""
    return offer(
        "openReviewDesk",
        lambda: demand(policy.may_open_desk(actor, programme_id, seated=seated)),
    )


async def review_desk(session: AsyncSession, actor: Actor, *, programme_id: UUID) -> list[Proposal]:
    """Return the ideas examined now on which the asker sits or which he runs, the longest first."""
    runs = policy.reads_locked_sheets(actor, programme_id)
    if not actor.is_signed_in:
        return []
    sits = Proposal.id.in_(
        select(ReviewPanel.proposal_id)
        .join(PanelSeat, PanelSeat.panel_id == ReviewPanel.id)
        .where(PanelSeat.person_id == actor.person_id)
    )
    rows = await session.scalars(
        select(Proposal)
        .where(
            Proposal.programme_id == programme_id,
            Proposal.state.in_(EXAMINATION_IN),
            ideas.readable_proposals(actor),
            or_(sits, false() if not runs else Proposal.id.is_not(None)),
        )
        .order_by(Proposal.submitted_at, Proposal.id)
        .limit(MOST_WAITING)
    )
    return list(rows)


async def possible_members(
    session: AsyncSession, actor: Actor, *, programme_id: UUID
) -> list[Capacity]:
    """Return the capacities in which one could sit on a panel of the place; for who forms them."""
    if not actor.holds(Permission.PROPOSAL_RECEIVE, programme_id):
        return []
    return await live_reviewers(session, programme_id, tuple(SIDE_OF))


def review_offers(actor: Actor, review: Review) -> list[Offer]:
    """Return what the asker may do with a panel now, by the checks the actions themselves run."""
    panel, proposal = review.panel, review.proposal
    seat = review.seat_of(actor)

    def examined() -> None:
        if EXAMINATION_IN.get(proposal.state) != panel.examination:
            raise WrongState("not_examined_now", field="panelId", state=proposal.state.value)

    def runs() -> None:
        demand(policy.may_run_panel(actor, proposal))

    return [
        offer(name, who, examined, partial(PANEL_MOVES.after, panel.state, verb))
        for name, who, verb in (
            ("seatMembers", runs, "score"),
            ("setAside", runs, "score"),
            ("scoreProposal", lambda: demand(policy.may_sit(actor, seat)), "score"),
            ("standAside", lambda: demand(policy.may_sit(actor, seat)), "score"),
            ("lockScores", runs, "lock"),
            ("publishReview", lambda: demand(policy.may_publish(actor, proposal)), "publish"),
        )
    ]


def panel_offer(actor: Actor, proposal: Proposal, reviews: Collection[Review]) -> Offer:
    """Return whether the asker may form a panel for an idea now."""

    def free() -> None:
        examination = EXAMINATION_IN.get(proposal.state)
        if examination is None:
            raise WrongState("not_examined_now", field="proposalId", state=proposal.state.value)
        if any(one.panel.examination == examination for one in reviews):
            raise Conflict("panel_formed_already", field="proposalId")

    return offer("formPanel", lambda: demand(policy.may_run_panel(actor, proposal)), free)


async def handed_in(session: AsyncSession, _: Actor, *, panel_id: UUID) -> int:
    """Return how many who sit have handed in a sheet."""
    return await session.scalar(select(func.panel_sheets(panel_id))) or 0


async def _reviews(session: AsyncSession, panels: Sequence[ReviewPanel]) -> list[Review]:
    ids = [one.id for one in panels]
    seats: dict[UUID, list[PanelSeat]] = {}
    for seat in await session.scalars(
        select(PanelSeat)
        .where(PanelSeat.panel_id.in_(ids))
        .order_by(PanelSeat.side, PanelSeat.appointment_id)
    ):
        seats.setdefault(seat.panel_id, []).append(seat)
    sheets: dict[UUID, list[ScoreSheet]] = {}
    for sheet in await session.scalars(
        select(ScoreSheet).where(ScoreSheet.panel_id.in_(ids)).order_by(ScoreSheet.reason)
    ):
        sheets.setdefault(sheet.panel_id, []).append(sheet)
    proposals = {
        row.id: row
        for row in await session.scalars(
            select(Proposal).where(Proposal.id.in_(one.proposal_id for one in panels))
        )
    }
    return [
        Review(one, proposals[one.proposal_id], seats.get(one.id, []), sheets.get(one.id, []))
        for one in panels
    ]
