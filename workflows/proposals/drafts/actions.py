"""Verbs of drafts: begin, edit, drop, submit. Those of writing together are in `together`."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.today import limit_today
from workflows.programmes.geometry import Point
from workflows.programmes.models import Programme
from workflows.proposals import policy as ideas
from workflows.proposals import rules as idea_rules
from workflows.proposals.actions import Written, place_of, submit_written
from workflows.proposals.attachments.attaching import Handed
from workflows.proposals.drafts import policy, rules
from workflows.proposals.drafts.events import DraftEvent
from workflows.proposals.drafts.locked import (
    demand_version,
    joined,
    locked_draft,
    rows_of,
    share_of,
    touched,
)
from workflows.proposals.drafts.models import DraftAuthor, ProposalAuthor, ProposalDraft
from workflows.proposals.drafts.states import DRAFT_MOVES, DraftState
from workflows.proposals.models import Proposal
from workflows.proposals.states import Category
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


@dataclass(frozen=True, slots=True)
class Words:
    """What a draft says so far; anything may still be missing."""

    title: str = ""
    summary: str = ""
    body: str = ""
    place: str = ""
    category: Category | None = None
    cost: int | None = None
    point: Point | None = None


async def begin_draft(uow: UnitOfWork, *, programme_id: UUID, words: Words) -> ProposalDraft:
    """Begin a draft, which one leads from then on.

    Allowed: who may submit ideas. Refuses: a child without a guardian's consent, oversize text, more
    drafts than one person may be writing. Records: ``draft.begun``.
    """
    if await uow.session.get(Programme, programme_id) is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(ideas.may_submit(uow.actor, programme_id))
    uow.wear(Permission.PROPOSAL_SUBMIT, programme_id)
    await demand_guardian(uow, programme_id)
    person_id = uow.person_id
    most = await limit_today(uow, "drafts.most")
    writing = await uow.session.scalar(
        select(func.count())
        .select_from(ProposalDraft)
        .where(ProposalDraft.lead_id == person_id, ProposalDraft.state == DraftState.WRITING)
    )
    if (writing or 0) >= most:
        raise RuleBroken("too_many_drafts", rule="drafts.most", most=most)
    draft = ProposalDraft(
        id=uuid4(),
        programme_id=programme_id,
        lead_id=person_id,
        state=DraftState.WRITING,
        version=1,
        invitation=0,
        **_cleaned(words),
        begun_at=uow.now,
        touched_at=uow.now,
    )
    uow.session.add(draft)
    await uow.session.flush()
    uow.session.add(joined(uow, draft, person_id, Fraction(1)))
    uow.record(DraftEvent.BEGUN, draft.id, programme_id=programme_id)
    await uow.session.flush()
    return draft


async def edit_draft(
    uow: UnitOfWork, *, draft_id: UUID, expected_version: int, words: Words
) -> ProposalDraft:
    """Change the words of a draft; whoever agreed before has to agree anew.

    Allowed: its authors. Refuses: a version that is not the last (`draft_changed`), a child without a
    guardian's consent, oversize text, a draft that is submitted or dropped. Records: ``draft.edited``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_write_along(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    draft.state = DRAFT_MOVES.after(draft.state, "edit")
    demand_version(draft, expected_version)
    await demand_guardian(uow, draft.programme_id)
    for name, value in _cleaned(words).items():
        setattr(draft, name, value)
    touched(uow, draft)
    uow.record(DraftEvent.EDITED, draft_id, programme_id=draft.programme_id, version=draft.version)
    await uow.session.flush()
    return draft


async def drop_draft(uow: UnitOfWork, *, draft_id: UUID) -> ProposalDraft:
    """Drop a draft; its words are gone.

    Allowed: the lead. Refuses: one that is submitted or dropped. Records: ``draft.dropped``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_lead(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    _drop(uow, draft)
    await uow.session.flush()
    return draft


async def drop_idle_drafts(uow: UnitOfWork) -> int:
    """Drop every draft that nobody has touched for the days of the rule; return how many.

    Allowed: the house. Refuses: nothing. Records: ``draft.dropped`` for each.
    """
    days = await limit_today(uow, "drafts.idle")
    rows = await uow.session.scalars(
        select(ProposalDraft)
        .where(
            ProposalDraft.state == DraftState.WRITING,
            ProposalDraft.touched_at < uow.now - func.make_interval(0, 0, 0, days),
        )
        .order_by(ProposalDraft.id)
        .limit(500)
        .with_for_update(skip_locked=True)
    )
    idle = list(rows)
    for draft in idle:
        _drop(uow, draft)
    return len(idle)


async def drop_drafts_of(uow: UnitOfWork, *, person_id: UUID, programme_id: UUID) -> int:
    """Drop the drafts that a person leads, also for those who write along; return how many.

    Allowed: the house, when a guardian's consent ends. Refuses: nothing. Records: ``draft.dropped``
    for each.
    """
    rows = await uow.session.scalars(
        select(ProposalDraft)
        .where(
            ProposalDraft.lead_id == person_id,
            ProposalDraft.programme_id == programme_id,
            ProposalDraft.state == DraftState.WRITING,
        )
        .order_by(ProposalDraft.id)
        .with_for_update()
    )
    led = list(rows)
    for draft in led:
        _drop(uow, draft)
    await uow.session.flush()
    return len(led)


async def submit_draft(
    uow: UnitOfWork,
    *,
    draft_id: UUID,
    expected_version: int,
    attachments: Sequence[Handed] = (),
) -> Proposal:
    """Submit a draft: it becomes an idea with its number, its files and its authors.

    Allowed: the lead. Refuses: an old version, words or a cost that are missing or out of bounds,
    shares left open, somebody who has not agreed to it as it stands. Records: ``draft.submitted`` and
    ``proposal.submitted``.
    """
    draft, authors = await locked_draft(uow, draft_id)
    demand(policy.may_lead(uow.actor, draft, authors))
    uow.wear(Permission.PROPOSAL_SUBMIT, draft.programme_id)
    await demand_guardian(uow, draft.programme_id)
    after = DRAFT_MOVES.after(draft.state, "submit")
    demand_version(draft, expected_version)
    rows = [row for row in await rows_of(uow, draft_id) if row.left_at is None]
    rules.check_agreed(
        draft.version,
        {row.person_id: row.agreed_version for row in rows},
        draft.lead_id,
        [share_of(row) for row in rows],
    )
    if draft.category is None:
        raise Invalid("category_missing", field="category")
    if draft.cost is None:
        raise Invalid("cost_too_small", field="cost")
    point = None
    if draft.longitude is not None and draft.latitude is not None:
        point = (draft.longitude, draft.latitude)
    written = Written(
        draft.title, draft.summary, draft.body, draft.category, draft.place, draft.cost, point
    )
    proposal = await submit_written(
        uow,
        programme=await place_of(uow, draft.programme_id),
        written=written,
        proposal_id=draft_id,
        attachments=attachments,
    )
    if len(rows) > 1:
        _set_authors(uow, draft, rows)
    draft.state = after
    _blank(draft)
    uow.record(DraftEvent.SUBMITTED, draft_id, programme_id=draft.programme_id, authors=len(rows))
    await uow.session.flush()
    return proposal


def _set_authors(uow: UnitOfWork, draft: ProposalDraft, rows: Sequence[DraftAuthor]) -> None:
    ordered = sorted(rows, key=lambda row: (row.person_id != draft.lead_id, row.joined_at))
    for position, row in enumerate(ordered, start=1):
        share = share_of(row)
        if share is not None:
            uow.session.add(
                ProposalAuthor(
                    proposal_id=draft.id,
                    position=position,
                    person_id=row.person_id,
                    share_numerator=share.numerator,
                    share_denominator=share.denominator,
                )
            )


def _drop(uow: UnitOfWork, draft: ProposalDraft) -> None:
    draft.state = DRAFT_MOVES.after(draft.state, "drop")
    _blank(draft)
    uow.record(DraftEvent.DROPPED, draft.id, programme_id=draft.programme_id)


def _blank(draft: ProposalDraft) -> None:
    """Take the words out: the idea has them now, or nobody shall."""
    draft.title = draft.summary = draft.body = draft.place = ""
    draft.longitude = draft.latitude = None
    draft.invitation = 0


def _cleaned(words: Words) -> dict[str, object]:
    """Return the words as they are kept; what is missing stays empty, what is too long is refused."""

    def kept(value: str, field: str, longest: int, *, lines: bool = False) -> str:
        return clean(value, field=field, longest=longest, lines=lines) if value.strip() else ""

    if words.cost is not None:
        idea_rules.check_cost(words.cost)
    return {
        "title": kept(words.title, "title", idea_rules.LONGEST_TITLE),
        "summary": kept(words.summary, "summary", idea_rules.LONGEST_SUMMARY, lines=True),
        "body": kept(words.body, "body", idea_rules.LONGEST_BODY, lines=True),
        "place": kept(words.place, "place", idea_rules.LONGEST_PLACE),
        "category": words.category,
        "cost": words.cost,
        "longitude": words.point[0] if words.point else None,
        "latitude": words.point[1] if words.point else None,
    }
