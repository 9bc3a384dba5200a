"""Verbs of the review: form a panel, seat, stand aside, score, lock, publish."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.identity.queries import live_appointments
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on
from workflows.proposals.drafts.queries import authors_by_proposal
from workflows.proposals.handling.moving import day_of, locked_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.review import policy, rules
from workflows.proposals.review.events import ReviewEvent
from workflows.proposals.review.models import PanelSeat, ReviewPanel, ScoreSheet
from workflows.proposals.review.states import PANEL_MOVES, SIDE_OF, PanelState
from workflows.proposals.states import ProposalState
from workflows.proposals.tracing import led_to
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing

LONGEST_REASON = 2_000
MOST_SEATS = 30
EXAMINATION_IN = {ProposalState.REVIEW: 1, ProposalState.REEXAMINATION: 2}


async def form_panel(
    uow: UnitOfWork,
    *,
    proposal_id: UUID,
    appointment_ids: Sequence[UUID],
    happened_on: date | None = None,
) -> ReviewPanel:
    """Form the panel that reviews an idea, each member in the capacity that is named.

    Allowed: officers who receive ideas. Refuses: an idea that is not examined now, a second panel
    for the same examination, too few members or citizens, the author, a capacity that has ended or
    does not review, one person twice. Records: ``review.formed``.
    """
    proposal = await locked_proposal(uow, proposal_id)
    demand(policy.may_run_panel(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, proposal.programme_id)
    examination = EXAMINATION_IN.get(proposal.state)
    if examination is None:
        raise WrongState("not_examined_now", field="proposalId", state=proposal.state.value)
    standing = await uow.session.scalar(
        select(ReviewPanel.id).where(
            ReviewPanel.proposal_id == proposal_id, ReviewPanel.examination == examination
        )
    )
    if standing is not None:
        raise Conflict("panel_formed_already", field="proposalId")
    panel = ReviewPanel(
        id=uuid4(),
        programme_id=proposal.programme_id,
        proposal_id=proposal_id,
        examination=examination,
        state=PanelState.FORMED,
        citizens=0,
        experts=0,
        officials=0,
        aside=0,
        summary="",
        formed_at=uow.now,
        locked_at=None,
        published_on=None,
    )
    uow.session.add(panel)
    await uow.session.flush()
    await _seat(uow, panel, proposal, appointment_ids)
    await _demand_made_up(uow, panel)
    uow.record(
        ReviewEvent.FORMED,
        panel.id,
        programme_id=panel.programme_id,
        happened_on=happened_on,
        proposal=str(proposal_id),
        seats=len(panel.sides),
    )
    await uow.session.flush()
    thing = Thing(NodeKind.REVIEW, panel.id, str(examination))
    await led_to(uow, proposal, EdgeKind.REVIEWED_BY, thing, await day_of(uow, happened_on))
    return panel


async def seat_members(
    uow: UnitOfWork, *, panel_id: UUID, appointment_ids: Sequence[UUID]
) -> ReviewPanel:
    """Seat more members, for instance after one stood aside.

    Allowed: officers who receive ideas. Refuses: a panel whose scores are locked, and whom
    `form_panel` refuses. Records: ``review.seated``.
    """
    panel, proposal = await _panel(uow, panel_id)
    demand(policy.may_run_panel(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, panel.programme_id)
    PANEL_MOVES.after(panel.state, "score")
    await _seat(uow, panel, proposal, appointment_ids)
    uow.record(
        ReviewEvent.SEATED, panel_id, programme_id=panel.programme_id, seats=len(panel.sides)
    )
    await uow.session.flush()
    return panel


async def stand_aside(uow: UnitOfWork, *, panel_id: UUID, reason: str) -> ReviewPanel:
    """Stand aside for an interest in the idea (회피); a sheet already written does not count.

    Allowed: a member. Refuses: after the scores are locked. Records: ``review.stood_aside``.
    """
    panel, _ = await _panel(uow, panel_id)
    seat = await _own_seat(uow, panel)
    return await _set_aside(uow, panel, seat, reason)


async def set_aside(
    uow: UnitOfWork, *, panel_id: UUID, appointment_id: UUID, reason: str
) -> ReviewPanel:
    """Set a member aside: for an interest somebody pointed out, or because he does not come.

    Allowed: officers who receive ideas. Refuses: nobody of that capacity there, one set aside
    already, after the scores are locked. Records: ``review.stood_aside``.
    """
    panel, proposal = await _panel(uow, panel_id)
    demand(policy.may_run_panel(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, panel.programme_id)
    seat = await uow.session.scalar(
        select(PanelSeat).where(
            PanelSeat.panel_id == panel_id, PanelSeat.appointment_id == appointment_id
        )
    )
    if seat is None:
        raise NotFound("no_such_seat", field="appointmentId")
    if seat.aside_at is not None:
        raise Conflict("aside_already", field="appointmentId")
    return await _set_aside(uow, panel, seat, reason)


async def score_proposal(
    uow: UnitOfWork,
    *,
    panel_id: UUID,
    scores: rules.Scores,
    reason: str,
    expected_version: int | None = None,
) -> ReviewPanel:
    """Hand in one's sheet, or another in its place while the scores are not locked.

    `expected_version` is that of the sheet it takes the place of, 0 for none; None asks for nothing.

    Allowed: a member who does not stand aside. Refuses: a sheet handed in elsewhere meanwhile
    (`sheet_changed`), a criterion left out, a score that is not 1 to 5, no reason, after the scores
    are locked. Records: ``review.scored``, without the scores.
    """
    panel, _ = await _panel(uow, panel_id)
    seat = await _own_seat(uow, panel)
    PANEL_MOVES.after(panel.state, "score")
    rules.demand_scores(scores)
    said = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    sheet = await uow.session.get(ScoreSheet, (panel_id, seat.person_id), populate_existing=True)
    version = sheet.version if sheet else 0
    if expected_version not in {None, version}:
        raise Conflict("sheet_changed", field="expectedVersion", version=version)
    values = {one.value.lower(): score for one, score in scores.items()}
    if sheet is None:
        uow.session.add(
            ScoreSheet(
                panel_id=panel_id,
                person_id=seat.person_id,
                side=seat.side,
                reason=said,
                scored_at=uow.now,
                version=1,
                **values,
            )
        )
    else:
        for name, value in values.items():
            setattr(sheet, name, value)
        sheet.reason, sheet.scored_at, sheet.version = said, uow.now, version + 1
    uow.record(ReviewEvent.SCORED, panel_id, programme_id=panel.programme_id)
    await uow.session.flush()
    return panel


async def lock_scores(uow: UnitOfWork, *, panel_id: UUID) -> ReviewPanel:
    """Lock the scores: from now on they are read, and never changed.

    Allowed: officers who receive ideas. Refuses: while a member who sits has not scored, or the
    panel no longer has the members or citizens it needs. Records: ``review.locked``.
    """
    panel, proposal = await _panel(uow, panel_id)
    demand(policy.may_run_panel(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_RECEIVE, panel.programme_id)
    after = PANEL_MOVES.after(panel.state, "lock")
    await _demand_made_up(uow, panel)
    scored = await uow.session.scalar(select(func.panel_sheets(panel_id))) or 0
    missing = len(panel.sides) - scored
    if missing:
        raise RuleBroken("sheets_missing", field="panelId", rule=rules.BLIND, missing=missing)
    panel.state, panel.locked_at = after, uow.now
    uow.record(ReviewEvent.LOCKED, panel_id, programme_id=panel.programme_id, sheets=scored)
    await uow.session.flush()
    return panel


async def publish_review(
    uow: UnitOfWork, *, panel_id: UUID, summary: str, happened_on: date | None = None
) -> ReviewPanel:
    """Publish what the panel came to, with a summary in words for residents.

    Allowed: those who answer ideas. Refuses: before the scores are locked, twice. Records:
    ``review.published``.
    """
    panel, proposal = await _panel(uow, panel_id)
    demand(policy.may_publish(uow.actor, proposal))
    uow.wear(Permission.PROPOSAL_ANSWER, panel.programme_id)
    after = PANEL_MOVES.after(panel.state, "publish")
    panel.summary = clean(summary, field="summary", longest=LONGEST_REASON, lines=True)
    panel.published_on = await day_of(uow, happened_on)
    panel.state = after
    uow.record(
        ReviewEvent.PUBLISHED,
        panel_id,
        programme_id=panel.programme_id,
        happened_on=happened_on,
    )
    await uow.session.flush()
    return panel


async def demand_published(uow: UnitOfWork, proposal: Proposal) -> None:
    """Refuse a final answer while the panel of this examination has not been heard in public."""
    examination = EXAMINATION_IN.get(proposal.state, 0)
    waiting = await uow.session.scalar(
        select(ReviewPanel.id).where(
            ReviewPanel.proposal_id == proposal.id,
            ReviewPanel.examination == examination,
            ReviewPanel.state != PanelState.PUBLISHED,
        )
    )
    if waiting is not None:
        raise RuleBroken("panel_not_published", field="proposalId", rule="review.before_answer")


async def _panel(uow: UnitOfWork, panel_id: UUID) -> tuple[ReviewPanel, Proposal]:
    """Return a panel and its idea, both locked, the idea first; both must be examined now."""
    proposal_id = await uow.session.scalar(
        select(ReviewPanel.proposal_id).where(ReviewPanel.id == panel_id)
    )
    if proposal_id is None:
        raise NotFound("no_such_panel", field="panelId")
    proposal = await locked_proposal(uow, proposal_id)
    panel = await uow.session.get_one(
        ReviewPanel, panel_id, with_for_update=True, populate_existing=True
    )
    if EXAMINATION_IN.get(proposal.state) != panel.examination:
        raise WrongState("not_examined_now", field="panelId", state=proposal.state.value)
    return panel, proposal


async def _own_seat(uow: UnitOfWork, panel: ReviewPanel) -> PanelSeat:
    seat = await uow.session.get(PanelSeat, (panel.id, uow.actor.person_id), populate_existing=True)
    demand(policy.may_sit(uow.actor, seat))
    if seat is None:  # pragma: no cover - refused above
        raise NotFound("no_such_seat", field="panelId")
    uow.hat = policy.seated_hat(uow.actor, seat)
    return seat


async def _set_aside(
    uow: UnitOfWork, panel: ReviewPanel, seat: PanelSeat, reason: str
) -> ReviewPanel:
    PANEL_MOVES.after(panel.state, "score")
    seat.aside_reason = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    seat.aside_at = uow.now
    panel.count(seat.side, -1)
    panel.aside += 1
    uow.record(
        ReviewEvent.STOOD_ASIDE,
        panel.id,
        programme_id=panel.programme_id,
        appointment=str(seat.appointment_id),
    )
    await uow.session.flush()
    return panel


async def _seat(
    uow: UnitOfWork, panel: ReviewPanel, proposal: Proposal, appointment_ids: Sequence[UUID]
) -> None:
    """Seat the people of these capacities."""
    if not appointment_ids or len(appointment_ids) > MOST_SEATS:
        raise Invalid("seats_out_of_bounds", field="seats", most=MOST_SEATS)
    live = await live_appointments(uow.session, appointment_ids, panel.programme_id)
    taken = set(
        await uow.session.scalars(select(PanelSeat.person_id).where(PanelSeat.panel_id == panel.id))
    )
    together = (await authors_by_proposal(uow.session, uow.actor, [proposal.id])).get(
        proposal.id, ()
    )
    authors = {proposal.author_id, *(one.person_id for one in together)}
    for appointment_id in appointment_ids:
        capacity = live.get(appointment_id)
        if capacity is None or capacity.role not in SIDE_OF:
            raise Invalid("capacity_does_not_review", field="seats")
        if capacity.person_id in authors:
            raise RuleBroken("author_on_the_panel", field="seats", rule=rules.INTEREST)
        if capacity.person_id in taken:
            raise Invalid("seated_twice", field="seats")
        taken.add(capacity.person_id)
        panel.count(SIDE_OF[capacity.role], 1)
        uow.session.add(
            PanelSeat(
                panel_id=panel.id,
                person_id=capacity.person_id,
                appointment_id=appointment_id,
                side=SIDE_OF[capacity.role],
                seated_at=uow.now,
                aside_reason=None,
                aside_at=None,
            )
        )
    await uow.session.flush()


async def _demand_made_up(uow: UnitOfWork, panel: ReviewPanel) -> None:
    day = uow.now.astimezone(SEOUL).date()
    rules.demand_made_up(
        panel.sides,
        smallest=await limit_on(uow.session, rules.SIZE, day) or 1,
        citizens=await limit_on(uow.session, rules.CITIZENS, day) or 0,
    )
