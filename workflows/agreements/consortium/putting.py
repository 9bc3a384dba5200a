"""Verbs that put a change to the parties: to join, leave, expel, lead otherwise, share otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID, uuid4

from sqlalchemy import select

from workflows.agreements.consortium import policy, rules
from workflows.agreements.consortium.deciding import (
    asked_of,
    ground_of,
    heard_on,
    parts_of,
    settle,
    speak,
    timeline_after,
)
from workflows.agreements.consortium.events import ConsortiumEvent
from workflows.agreements.consortium.locked import (
    LONGEST_WORDS,
    check_formed,
    locked_consortium,
    timeline_now,
)
from workflows.agreements.consortium.models import Consortium, ConsortiumChange
from workflows.agreements.consortium.shares import check_spelt_out, holding_on
from workflows.agreements.consortium.states import SPEAKERS, ChangeKind, ChangeState
from workflows.identity.queries import designated_bodies, people_speaking_for
from workflows.kit.refusal import Conflict, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.law.days import Calendar, due_day
from workflows.law.queries import off_days
from workflows.law.today import legal_day, limit_today
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to change, and why."""

    kind: ChangeKind
    reason: str
    subject_id: UUID | None = None
    share: Fraction | None = None
    shares: Mapping[UUID, Fraction] | None = None
    hand_back: str = ""
    effective_on: date | None = None


async def propose_joining(
    uow: UnitOfWork,
    *,
    consortium_id: UUID,
    body_id: UUID,
    share: Fraction,
    reason: str,
    effective_on: date | None = None,
) -> Consortium:
    """Put to the parties that an organisation joins with a share, which the others give up pro rata.

    It needs the newcomer's own yes, and the municipality's where public money is touched. `effective_on`
    is the day of the accession deed (가입 계약); none: the day on which it is decided.

    Allowed: who speaks for a party. Refuses: a party, a body without a role in the programme or of
    another kind, one for which nobody speaks, a day before the consortium, the same put twice. Records:
    ``consortiumChange.put``, and ``consortium.changed`` where no other voice is missing.
    """
    wanted = Wanted(
        ChangeKind.JOIN, reason, subject_id=body_id, share=share, effective_on=effective_on
    )
    return await _put(uow, consortium_id, wanted)


async def propose_leaving(
    uow: UnitOfWork,
    *,
    consortium_id: UUID,
    reason: str,
    hand_back: str,
    effective_on: date | None = None,
) -> Consortium:
    """Put to the others that one's own organisation leaves, and what it hands back (Civil Act 716).

    Allowed: who speaks for a party. Refuses: the lead, one that leaves already, a day within the notice,
    fewer parties than the law's least. Records: ``consortiumChange.put``.
    """
    consortium = await locked_consortium(uow, consortium_id)
    own = policy.spoken_for(uow.actor, consortium.programme_id)
    wanted = Wanted(
        ChangeKind.LEAVE, reason, subject_id=own, hand_back=hand_back, effective_on=effective_on
    )
    return await _put(uow, consortium_id, wanted)


async def propose_expulsion(
    uow: UnitOfWork, *, consortium_id: UUID, body_id: UUID, cause: str
) -> Consortium:
    """Put to the others that a party is expelled for cause (Civil Act 718).

    It holds from the day on which the last of them agrees: the decision is then on record before whoever
    speaks for the party, and is sent to him.

    Allowed: who speaks for another party. Refuses: oneself, the lead, one that is no party, one for
    which nobody could be told, no cause. Records: ``consortiumChange.put``, and ``consortium.changed``.
    """
    wanted = Wanted(ChangeKind.EXPEL, cause, subject_id=body_id)
    return await _put(uow, consortium_id, wanted)


async def propose_lead(
    uow: UnitOfWork, *, consortium_id: UUID, body_id: UUID, reason: str
) -> Consortium:
    """Put to the parties that another of them leads; it needs that party's own yes (Civil Act 706, 708).

    Allowed: who speaks for a party. Refuses: the lead, one that is no party or leaves. Records:
    ``consortiumChange.put``, and ``consortium.changed`` where no other voice is missing.
    """
    return await _put(uow, consortium_id, Wanted(ChangeKind.LEAD, reason, subject_id=body_id))


async def propose_shares(
    uow: UnitOfWork,
    *,
    consortium_id: UUID,
    shares: Mapping[UUID, Fraction],
    reason: str,
    effective_on: date | None = None,
) -> Consortium:
    """Put other shares to the parties, each party's spelt out.

    Allowed: who speaks for a party. Refuses: shares that are not of all parties or do not make exactly
    one, a day before the consortium. Records: ``consortiumChange.put``.
    """
    wanted = Wanted(ChangeKind.SHARES, reason, shares=shares, effective_on=effective_on)
    return await _put(uow, consortium_id, wanted)


async def _put(uow: UnitOfWork, consortium_id: UUID, wanted: Wanted) -> Consortium:
    consortium = await locked_consortium(uow, consortium_id)
    place, day = consortium.programme_id, await legal_day(uow)
    parties = holding_on(await timeline_now(uow.session, consortium_id), day)
    demand(policy.may_put(uow.actor, place, parties.shares if parties else ()))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, place)
    check_formed(consortium)
    own = policy.spoken_for(uow.actor, place)
    if own is None:
        raise NotFound("no_such_consortium", field="consortiumId")
    await _demand_room(uow, consortium, wanted)
    await _check_subject(uow, consortium, wanted, own, parties.shares if parties else ())
    change = ConsortiumChange(
        id=uuid4(),
        consortium_id=consortium.id,
        programme_id=place,
        kind=wanted.kind,
        state=ChangeState.OPEN,
        ground=consortium.ground,
        put_by=own,
        asked=[],
        counted=[],
        needed=[],
        subject_id=wanted.subject_id,
        numerator=wanted.share.numerator if wanted.share else None,
        denominator=wanted.share.denominator if wanted.share else None,
        shares=parts_of(dict(wanted.shares)) if wanted.shares is not None else None,
        reason=clean(wanted.reason, field="reason", longest=LONGEST_WORDS, lines=True),
        hand_back=_lines(wanted.hand_back),
        effective_on=await _effective_on(uow, consortium, wanted, day),
        put_at=uow.now,
    )
    ground = await ground_of(uow.session, consortium, change)
    await timeline_after(uow, ground, change)
    heard = await heard_on(uow.session, ground, change)
    subject = {wanted.subject_id} if wanted.subject_id else set()
    change.asked = asked_of(ground.holding.shares, heard.all, subject)
    change.counted, change.needed = sorted(heard.counted), sorted(heard.needed)
    uow.session.add(change)
    uow.record(
        ConsortiumEvent.PUT,
        change.id,
        programme_id=place,
        consortium=str(consortium.id),
        kind=wanted.kind.value,
    )
    await uow.session.flush()
    if own in heard.all:
        await speak(uow, change, own, yes=True, reason=change.reason)
        await settle(uow, ground, change)
    return consortium


async def _demand_room(uow: UnitOfWork, consortium: Consortium, wanted: Wanted) -> None:
    """Refuse the same put twice, and more at once than anybody could read."""
    rows = await uow.session.execute(
        select(ConsortiumChange.kind, ConsortiumChange.subject_id).where(
            ConsortiumChange.consortium_id == consortium.id,
            ConsortiumChange.state == ChangeState.OPEN,
            ConsortiumChange.ground == consortium.ground,
        )
    )
    going = [(row.kind, row.subject_id) for row in rows]
    if (wanted.kind, wanted.subject_id) in going:
        raise Conflict("put_already", field="consortiumId")
    if len(going) >= MOST_OPEN:
        raise Conflict("too_many_put", field="consortiumId", most=MOST_OPEN)


async def _check_subject(
    uow: UnitOfWork,
    consortium: Consortium,
    wanted: Wanted,
    own: UUID,
    parties: Collection[UUID],
) -> None:
    """Refuse shares that are not of the parties of today, and a body of which it cannot be said.

    That is one without a role in the programme, the wrong one of the parties, or one nobody speaks for.
    """
    if wanted.shares is not None:
        check_spelt_out(wanted.shares, parties)
    if wanted.subject_id is None:
        return
    last = (await timeline_now(uow.session, consortium.id))[-1].holding
    if wanted.kind is ChangeKind.JOIN:
        bodies = await designated_bodies(uow.session, consortium.programme_id)
        found = next((one for one in bodies if one.id == wanted.subject_id), None)
        if found is None:
            raise RuleBroken("not_of_the_programme", field="bodyId", rule=rules.PARTIES)
        rules.check_kind(found.kind, field="bodyId")
    elif wanted.subject_id not in last.shares:
        raise Conflict("no_party_to_the_end", field="bodyId")
    if wanted.kind is ChangeKind.EXPEL and wanted.subject_id == own:
        raise RuleBroken("expels_itself", field="bodyId", rule="consortium.expulsion")
    if wanted.kind is ChangeKind.LEAD and wanted.subject_id == last.lead:
        raise Conflict("leads_already", field="bodyId")
    if wanted.kind in (ChangeKind.JOIN, ChangeKind.EXPEL) and not await people_speaking_for(
        uow.session, consortium.programme_id, {wanted.subject_id}, SPEAKERS
    ):
        raise RuleBroken("nobody_speaks_for_it", field="bodyId", rule=rules.PARTIES)


async def _effective_on(
    uow: UnitOfWork, consortium: Consortium, wanted: Wanted, day: date
) -> date | None:
    """Return the day asked for; of who leaves, at the earliest the day after the notice is over."""
    if wanted.kind is not ChangeKind.LEAVE:
        return wanted.effective_on
    days = consortium.notice_days
    if days is None:
        days = await limit_today(uow, rules.NOTICE)
    off = await off_days(uow.session)
    earliest = due_day(day, days, Calendar.CIVIL, off) + timedelta(days=1) if days else day
    if wanted.effective_on is not None and wanted.effective_on < earliest:
        raise RuleBroken(
            "notice_too_short",
            field="effectiveOn",
            rule=rules.NOTICE,
            days=days,
            earliest=earliest.isoformat(),
        )
    return wanted.effective_on or earliest


def _lines(text: str) -> str:
    return clean(text, field="handBack", longest=LONGEST_WORDS, lines=True) if text.strip() else ""
