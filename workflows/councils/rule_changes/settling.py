"""What a vote on a change of a council's own rules settles: the version in force, and where it came from."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range

from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings.models import Meeting, MeetingItem, MeetingVote
from workflows.councils.meetings.states import AgendaTopic
from workflows.councils.roster.models import Council
from workflows.councils.rule_changes.events import RuleChangeEvent
from workflows.councils.rule_changes.judging import check_day, check_value, standing_against
from workflows.councils.rule_changes.reading import changes_by_item, latest_day, wanted_of
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.models import CouncilRule, CouncilRuleChange
from workflows.councils.rule_packs.rulebook import council_rules, forget_rules
from workflows.councils.rule_packs.states import MOVES
from workflows.kit.refusal import Refusal
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork, database_now
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing, lead


async def check_resolvable(uow: UnitOfWork, meeting: Meeting, item: MeetingItem) -> None:
    """Refuse to put a change to the vote that a higher source forbids by now, or whose day is over."""
    row = await _change_of(uow, item)
    if row is not None:
        against = await _against(uow, meeting, row)
        if against is not None:
            raise against


async def settle_rule_change(
    uow: UnitOfWork,
    meeting: Meeting,
    item: MeetingItem,
    vote: MeetingVote,
    decision: Decision | None,
) -> None:
    """Let the vote on a change decide it: lost, or in force from its day on with the decision it came from.

    Records: ``council.rule_changed``, ``council.rule_change_void`` with what stands against it, or
    ``council.rule_change_lost``.
    """
    row = await _change_of(uow, item)
    if row is None:
        return
    against = None if decision is None else await _against(uow, meeting, row)
    at = await database_now(uow.session)
    row.settled_at, row.vote_id = at, vote.id
    if decision is None:
        row.state = MOVES.after(row.state, "reject")
        _record(uow, RuleChangeEvent.LOST, row)
        await uow.session.flush()
        return
    row.decision_id = decision.id
    if against is not None:
        row.state = MOVES.after(row.state, "void")
        row.void_reason, row.void_rule = against.reason, against.rule
        _record(uow, RuleChangeEvent.VOID, row, against.reason)
        await uow.session.flush()
        return
    row.state = MOVES.after(row.state, "adopt")
    made = await _in_force(uow, row)
    forget_rules(uow.session)
    await _trace(uow, meeting, item, vote, made)
    _record(uow, RuleChangeEvent.ADOPTED, row)
    await uow.session.flush()


async def _change_of(uow: UnitOfWork, item: MeetingItem) -> CouncilRuleChange | None:
    if item.topic is not AgendaTopic.OWN_RULES:
        return None
    return (await changes_by_item(uow.session, [item.id])).get(item.id)


async def _against(uow: UnitOfWork, meeting: Meeting, row: CouncilRuleChange) -> Refusal | None:
    """Return what stands against a change today, by the sources of the day from which it would hold."""
    council = await uow.session.scalar(
        select(Council).where(Council.id == meeting.council_id).with_for_update(key_share=True)
    )
    if council is None:
        msg = "a meeting is of a council"
        raise LookupError(msg)
    wanted, today = wanted_of(row), await _today(uow)
    try:
        check_value(wanted)
    except Refusal as found:
        return found
    book = await council_rules(
        uow.session, council.place, row.effective_on, council_id=council.id, fresh=True
    )
    amends = book.rule(Key.RULES_AMEND)
    against = standing_against(wanted, book.rulings.get(row.key), amends)
    latest = await latest_day(uow.session, council.id, row.key)
    return against or check_day(wanted, today, latest)


async def _today(uow: UnitOfWork) -> date:
    return (await database_now(uow.session)).astimezone(SEOUL).date()


async def _in_force(uow: UnitOfWork, row: CouncilRuleChange) -> CouncilRule:
    """Write the version a change makes; the one before ends with its day, on a row of its own."""
    standing = (
        await uow.session.scalars(
            select(CouncilRule).where(
                CouncilRule.council_id == row.council_id,
                CouncilRule.key == row.key,
                func.upper_inf(CouncilRule.recorded),
                CouncilRule.valid.contains(row.effective_on),
            )
        )
    ).all()
    for one in standing:
        one.recorded = Range(one.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    uow.session.add_all(
        _version(
            uow,
            one.change_id,
            one,
            Range(one.valid.lower, row.effective_on, bounds="[)"),
        )
        for one in standing
    )
    made = _version(uow, row.id, row, Range(row.effective_on, None, bounds="[)"))
    uow.session.add(made)
    await uow.session.flush()
    return made


def _version(
    uow: UnitOfWork,
    change_id: UUID,
    said: CouncilRule | CouncilRuleChange,
    valid: Range[date],
) -> CouncilRule:
    return CouncilRule(
        id=uuid4(),
        programme_id=said.programme_id,
        council_id=said.council_id,
        change_id=change_id,
        key=said.key,
        limit=said.limit,
        said=list(said.said),
        source=said.source,
        article=said.article,
        valid=valid,
        recorded=Range(uow.now, None, bounds="[)"),
    )


async def _trace(
    uow: UnitOfWork,
    meeting: Meeting,
    item: MeetingItem,
    vote: MeetingVote,
    made: CouncilRule,
) -> None:
    """Note that the item led to the vote, and the vote to the rule."""
    label, today = f"{meeting.number}-{item.number}", await _today(uow)
    resolved = Thing(NodeKind.RESOLUTION, vote.id, f"{label} CARRIED")
    rule = Thing(NodeKind.RULE, made.change_id, f"{made.source} {made.article}")
    steps = (
        (Thing(NodeKind.AGENDA, item.id, label), EdgeKind.RESOLVED_AS, resolved),
        (resolved, EdgeKind.SET, rule),
    )
    for source, kind, target in steps:
        await lead(uow, source, kind, target, programme_id=meeting.programme_id, day=today)


def _record(uow: UnitOfWork, kind: RuleChangeEvent, row: CouncilRuleChange, why: str = "") -> None:
    uow.record(
        kind,
        row.council_id,
        programme_id=row.programme_id,
        change=str(row.id),
        key=row.key,
        effective_on=row.effective_on.isoformat(),
        reason=why,
    )
