"""Verbs of seats: appoint, let a substitute take over, renew, end."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from workflows.councils.roster import rules
from workflows.councils.roster.events import CouncilEvent
from workflows.councils.roster.locked import (
    appointing,
    chosen_person,
    end_posts,
    held_from,
    rows_at,
    rules_on,
    seats_at,
)
from workflows.councils.roster.models import Council, CouncilSeat, CouncilSex
from workflows.councils.roster.rules import Seat
from workflows.councils.roster.states import CHAIRS, Capacity, EndGround, Post
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import Rulebook
from workflows.identity.queries import Capacity as Hold
from workflows.identity.sexes import Sex
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken, WrongState
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms somebody is appointed: the kind of seat, by post or chosen, and the days.

    Without days a term begins today and lasts as long as the rules let it.
    """

    kind: str
    capacity: Capacity
    starts_on: date | None = None
    ends_before: date | None = None
    until_completion: bool = False


async def appoint_member(
    uow: UnitOfWork, *, council_id: UUID, appointment_id: UUID, terms: Terms, sex: Sex
) -> Council:
    """Appoint a member, by his post or chosen, on a kind of seat and for a term.

    Allowed: the municipal head, or whoever has the right by a grant, never himself. Refuses: no kind of
    seat, one that neither the Act nor the ordinance names, one the person does not belong to, one member
    more than the rules allow, a second seat, an observer, a term that the rules do not know. Records:
    ``council.member_appointed`` without the sex.
    """
    council = await appointing(uow, council_id)
    hold = await chosen_person(uow, council, appointment_id)
    starts_on = terms.starts_on or await legal_day(uow)
    book = await rules_on(uow, council, starts_on)
    rules.check_kind(terms.kind, book)
    rules.check_fits(terms.kind, hold.role, book)
    new = _new_seat(council, hold, terms, starts_on, book)
    await _demand_free(uow, council, new, book)
    await _seat(uow, council, new, appointment_id)
    await _know_sex(uow, council, hold.person_id, sex)
    _told(uow, CouncilEvent.MEMBER_APPOINTED, council, new)
    await uow.session.flush()
    return council


async def substitute_member(
    uow: UnitOfWork,
    *,
    council_id: UUID,
    member: int,
    appointment_id: UUID,
    sex: Sex,
    starts_on: date | None = None,
) -> Council:
    """Let somebody take over a seat that ended early, for what is left of the predecessor's term (E1.3).

    Allowed: the municipal head, or whoever has the right by a grant, never himself. Refuses: a predecessor
    who sits, sat ex officio or has a substitute, a term of which nothing is left, and what appointing
    refuses. Records: ``council.member_substituted``.
    """
    council = await appointing(uow, council_id)
    hold = await chosen_person(uow, council, appointment_id)
    rows = await rows_at(uow.session, council.id, uow.now)
    before = _last(rows, member)
    if before.capacity is Capacity.EX_OFFICIO:
        raise WrongState("ex_officio_has_no_substitute", field="member")
    if before.ended is None or before.valid.upper is None:
        raise WrongState("predecessor_sits", field="member", rule="council.remainder")
    if any(row.substitutes == member for row in rows):
        raise Conflict("substituted_already", field="member", rule="council.remainder")
    begins = max(starts_on or await legal_day(uow), before.valid.upper)
    if before.until is not None and before.until <= begins:
        raise RuleBroken("nothing_left_of_term", field="member", rule="council.remainder")
    book = await rules_on(uow, council, begins)
    rules.check_fits(before.kind, hold.role, book)
    new = Seat(
        number=council.members + 1,
        person_id=hold.person_id,
        kind=before.kind,
        capacity=Capacity.APPOINTED,
        starts_on=begins,
        ends_before=before.until,
        ends_with_project=before.ends_with_project,
    )
    await _demand_free(uow, council, new, book)
    await _seat(uow, council, new, appointment_id, substitutes=member)
    await _know_sex(uow, council, hold.person_id, sex)
    _told(uow, CouncilEvent.MEMBER_SUBSTITUTED, council, new, substitutes=member)
    await uow.session.flush()
    return council


async def renew_member(
    uow: UnitOfWork, *, council_id: UUID, member: int, ends_before: date | None = None
) -> Council:
    """Renew a member's term from the day on which it ends (연임).

    Allowed: the municipal head, or whoever has the right by a grant, never his own. Refuses: a membership
    that was ended, a term without an end, a renewal more than the rules allow, a term too long. Records:
    ``council.member_renewed`` with how often it was renewed.
    """
    council = await appointing(uow, council_id)
    last = _last(await rows_at(uow.session, council.id, uow.now), member)
    await chosen_person(uow, council, last.appointment_id)
    if last.ended is not None:
        raise WrongState("membership_ended", field="member")
    seat = next(
        one for row, one in await seats_at(uow.session, council, uow.now) if row.id == last.id
    )
    starts_on = seat.ends_before
    book = await rules_on(uow, council, starts_on or seat.starts_on)
    rules.check_renewal(seat, book)
    if starts_on is None:
        raise Invalid("term_has_no_end", field="member")
    new = Seat(
        number=member,
        person_id=seat.person_id,
        kind=seat.kind,
        capacity=seat.capacity,
        starts_on=starts_on,
        ends_before=ends_before or _full_term(starts_on, book),
        renewals=seat.renewals + 1,
    )
    await _demand_free(uow, council, new, book)
    await _seat(uow, council, new, last.appointment_id, substitutes=last.substitutes)
    _told(uow, CouncilEvent.MEMBER_RENEWED, council, new, renewals=new.renewals)
    await uow.session.flush()
    return council


async def end_membership(
    uow: UnitOfWork,
    *,
    council_id: UUID,
    member: int,
    ground: EndGround,
    ends_before: date | None = None,
) -> Council:
    """End a membership before its term (해촉·해임): from a day on the member sits no longer.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: a membership that is over
    by that day. Records: ``council.member_ended`` with the day and the ground. A chair's post ends with it.
    """
    council = await appointing(uow, council_id)
    day = ends_before or await legal_day(uow)
    rows = [
        row
        for row in await rows_at(uow.session, council.id, uow.now)
        if row.number == member and (row.valid.upper is None or row.valid.upper > day)
    ]
    if not rows:
        _last(await rows_at(uow.session, council.id, uow.now), member)
        raise WrongState("membership_ended", field="member")
    for row in rows:
        row.recorded = Range(row.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    uow.session.add_all(
        _ended(row, day, ground, uow)
        for row in rows
        if row.valid.lower is not None and row.valid.lower < day
    )
    held = await held_from(uow, council.id, day, person_id=rows[0].person_id)
    await end_posts(uow, [one for one in held if one.post in CHAIRS], day)
    uow.record(
        CouncilEvent.MEMBER_ENDED,
        council.id,
        programme_id=council.programme_id,
        happened_on=day,
        member=member,
        ground=ground.value,
    )
    await uow.session.flush()
    return council


def _new_seat(council: Council, hold: Hold, terms: Terms, starts_on: date, book: Rulebook) -> Seat:
    ends_before = terms.ends_before
    if ends_before is None and terms.capacity is Capacity.APPOINTED and not terms.until_completion:
        ends_before = _full_term(starts_on, book)
    return Seat(
        number=council.members + 1,
        person_id=hold.person_id,
        kind=terms.kind,
        capacity=terms.capacity,
        starts_on=starts_on,
        ends_before=ends_before,
        ends_with_project=terms.until_completion,
    )


def _full_term(starts_on: date, book: Rulebook) -> date | None:
    months = book.number(Key.TERM_MONTHS)
    return None if months is None else rules.months_after(starts_on, months)


async def _demand_free(uow: UnitOfWork, council: Council, new: Seat, book: Rulebook) -> None:
    """Refuse a term the rules do not know, a second seat, an observer's, and one member too many."""
    if new.starts_on < council.formed_on:
        raise Invalid("before_the_council", field="startsOn")
    rules.check_term(new, book)
    others = [
        seat
        for row, seat in await seats_at(uow.session, council, uow.now)
        if seat.number != new.number
    ]
    rules.check_one_seat(others, new)
    observing = await held_from(
        uow, council.id, new.starts_on, post=Post.OBSERVER, person_id=new.person_id
    )
    if observing:
        raise Conflict("observes_already", field="appointmentId", rule="council.one_seat")
    rules.check_room(others, new, book)


async def _seat(
    uow: UnitOfWork,
    council: Council,
    new: Seat,
    appointment_id: UUID,
    *,
    substitutes: int | None = None,
) -> None:
    council.members = max(council.members, new.number)
    uow.session.add(
        CouncilSeat(
            council_id=council.id,
            programme_id=council.programme_id,
            number=new.number,
            person_id=new.person_id,
            appointment_id=appointment_id,
            kind=new.kind,
            capacity=new.capacity,
            renewals=new.renewals,
            ends_with_project=new.ends_with_project,
            substitutes=substitutes,
            until=new.ends_before,
            valid=Range(new.starts_on, new.ends_before, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
        )
    )


async def _know_sex(uow: UnitOfWork, council: Council, person_id: UUID, sex: Sex) -> None:
    known = await uow.session.get(CouncilSex, (council.id, person_id))
    if known is not None:
        known.sex = sex
        return
    uow.session.add(
        CouncilSex(
            council_id=council.id, person_id=person_id, programme_id=council.programme_id, sex=sex
        )
    )


def _last(rows: list[CouncilSeat], member: int) -> CouncilSeat:
    found = [row for row in rows if row.number == member]
    if not found:
        raise NotFound("no_such_member", field="member")
    return found[-1]


def _ended(row: CouncilSeat, day: date, ground: EndGround, uow: UnitOfWork) -> CouncilSeat:
    return CouncilSeat(
        council_id=row.council_id,
        programme_id=row.programme_id,
        number=row.number,
        person_id=row.person_id,
        appointment_id=row.appointment_id,
        kind=row.kind,
        capacity=row.capacity,
        renewals=row.renewals,
        ends_with_project=row.ends_with_project,
        substitutes=row.substitutes,
        ended=ground,
        until=row.until,
        valid=Range(row.valid.lower, day, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )


def _told(uow: UnitOfWork, kind: CouncilEvent, council: Council, new: Seat, **more: int) -> None:
    uow.record(
        kind,
        council.id,
        programme_id=council.programme_id,
        happened_on=new.starts_on,
        member=new.number,
        seat_kind=new.kind,
        capacity=new.capacity.value,
        **more,
    )
