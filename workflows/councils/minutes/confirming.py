"""Verbs of the round: ask for a correction, answer it, confirm and sign, put a corrigendum beside."""

from uuid import UUID

from sqlalchemy import func, select

from workflows.councils.minutes import policy
from workflows.councils.minutes.drafting import demand_answered
from workflows.councils.minutes.events import MinutesEvent
from workflows.councils.minutes.hiding import gives_away
from workflows.councils.minutes.lines import missing
from workflows.councils.minutes.locked import (
    check_state,
    hidden_of,
    locked_minutes,
    standing,
)
from workflows.councils.minutes.models import (
    MeetingMinutes,
    MinutesCorrection,
    MinutesCorrigendum,
    MinutesSignature,
)
from workflows.councils.minutes.states import FROZEN, MOVES, ROUND, MinutesState
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand

LONGEST_WORDS, LONGEST_REASON, MOST_CORRECTIONS = 8_000, 1_000, 200
FIELDS = "minutes.fields"


async def ask_correction(
    uow: UnitOfWork, *, minutes_id: UUID, line: str, words: str
) -> MeetingMinutes:
    """Ask that a line reads otherwise.

    Allowed: whoever was there. Refuses: minutes that do not go round, no such line, no words, those it has,
    too many requests. Records: ``minutes.correction_asked`` without a word of it.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.correcting_hat(uow.actor, desk.table)
    check_state(desk, ROUND, "minutes_not_round")
    stands = desk.minutes.line(line)
    if stands is None:
        raise NotFound("no_such_line", field="line")
    asked = clean(words, field="words", longest=LONGEST_WORDS, lines=True)
    if asked == stands.words:
        raise Invalid("correction_changes_nothing", field="words", rule=policy.CORRECTIONS)
    if desk.row.corrections >= MOST_CORRECTIONS:
        raise Conflict("too_many_corrections", field="minutesId", most=MOST_CORRECTIONS)
    desk.row.state = MOVES.after(desk.row.state, "ask")
    desk.row.corrections += 1
    uow.session.add(
        MinutesCorrection(
            programme_id=desk.row.programme_id,
            minutes_id=minutes_id,
            number=desk.row.corrections,
            line=line,
            asked=asked,
            by_id=uow.person_id,
            asked_at=await database_now(uow.session),
            words="",
            reason="",
        )
    )
    uow.record(
        MinutesEvent.CORRECTION_ASKED,
        minutes_id,
        programme_id=desk.row.programme_id,
        number=desk.row.corrections,
        line=line,
    )
    await uow.session.flush()
    return desk.row


async def answer_correction(
    uow: UnitOfWork,
    *,
    minutes_id: UUID,
    number: int,
    accepted: bool,
    words: str = "",
    reason: str = "",
) -> MeetingMinutes:
    """Accept a correction, in the words asked for or in others, or refuse it with the reason.

    Allowed: whoever drafts, and nobody what he asked for himself. Refuses: no such request, one that is
    answered, a line that a summary has taken the place of since, a refusal without a reason. Records: ``minutes.correction_answered``.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.writing_hat(uow.actor, desk.table)
    check_state(desk, {MinutesState.CORRECTIONS}, "minutes_not_round")
    found = await uow.session.scalar(
        select(MinutesCorrection).where(
            MinutesCorrection.minutes_id == minutes_id, MinutesCorrection.number == number
        )
    )
    if found is None:
        raise NotFound("no_such_line_correction", field="number")
    demand(policy.may_answer(uow.actor, desk.table, found.by_id))
    if found.accepted is not None:
        raise Conflict("correction_answered", field="number")
    if accepted and desk.minutes.line(found.line) is None:
        # Its words went into the summary of the item meanwhile: nothing would read otherwise.
        raise Conflict("correction_line_gone", field="number", rule=policy.CORRECTIONS)
    if accepted:
        given = words.strip() or found.asked
        found.words = clean(given, field="words", longest=LONGEST_WORDS, lines=True)
    if reason.strip() or not accepted:
        found.reason = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    found.accepted, found.answered_at = accepted, await database_now(uow.session)
    uow.record(
        MinutesEvent.CORRECTION_ANSWERED,
        minutes_id,
        programme_id=desk.row.programme_id,
        number=number,
        accepted=accepted,
    )
    await uow.session.flush()
    return desk.row


async def confirm_minutes(uow: UnitOfWork, *, minutes_id: UUID, sha256: str) -> MeetingMinutes:
    """Sign the minutes as they stand; with the last signature they are confirmed and frozen.

    Allowed: who presided, and whom the rules name besides. Refuses: minutes that do not go round, a text
    other than the one that was read, corrections nobody answered, a field of the nine that is empty, a
    second signature. Records: ``minutes.signed``, and ``minutes.confirmed`` with the digest.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.signing_hat(uow.actor, desk.table)
    check_state(desk, ROUND | FROZEN, "minutes_not_sent_round")
    after = MOVES.after(desk.row.state, "confirm")
    if sha256 != desk.minutes.digest:
        raise Conflict("minutes_moved_on", field="sha256")
    await demand_answered(uow, minutes_id)
    for empty in missing(desk.minutes):
        raise RuleBroken(f"minutes_lack_{empty.value.lower()}", field="minutesId", rule=FIELDS)
    signed = set(
        await uow.session.scalars(
            select(MinutesSignature.person_id).where(
                MinutesSignature.minutes_id == minutes_id, MinutesSignature.sha256 == sha256
            )
        )
    )
    who = policy.named_signer(uow.actor, desk.table)
    if who in signed:
        raise Conflict("signed_already", field="minutesId")
    now = await database_now(uow.session)
    uow.session.add(
        MinutesSignature(
            minutes_id=minutes_id,
            person_id=who,
            sha256=sha256,
            programme_id=desk.row.programme_id,
            at=now,
        )
    )
    here = desk.row.programme_id
    uow.record(MinutesEvent.SIGNED, minutes_id, programme_id=here, sha256=sha256)
    await uow.session.flush()
    if signed | {who} >= set(desk.table.signers):
        desk.row.state, desk.row.confirmed_at = after, now
        desk.row.content, desk.row.sha256 = desk.minutes.as_json(), sha256
        uow.record(MinutesEvent.CONFIRMED, minutes_id, programme_id=here, sha256=sha256)
        await uow.session.flush()
    return desk.row


async def add_corrigendum(
    uow: UnitOfWork, *, minutes_id: UUID, line: str, words: str, reason: str
) -> MeetingMinutes:
    """Put a corrigendum (정정서) beside a line of frozen minutes, which stay as they are.

    Allowed: whoever drafts. Refuses: minutes that are not confirmed, no such line, words that give away
    what is hidden, no reason. Records: ``minutes.corrigendum``.
    """
    desk = await locked_minutes(uow, minutes_id)
    uow.hat = policy.writing_hat(uow.actor, desk.table)
    check_state(desk, FROZEN, "minutes_not_frozen")
    if desk.minutes.line(line) is None:
        raise NotFound("no_such_line", field="line")
    said = clean(words, field="words", longest=LONGEST_WORDS, lines=True)
    why = clean(reason, field="reason", longest=LONGEST_REASON, lines=True)
    hidden = standing(await hidden_of(uow.session, minutes_id))
    if gives_away(f"{said}\n{why}", desk.minutes, hidden):
        raise Invalid("corrigendum_gives_away", field="words", rule="minutes.grounds")
    last = await uow.session.scalar(
        select(func.max(MinutesCorrigendum.number)).where(
            MinutesCorrigendum.minutes_id == minutes_id
        )
    )
    uow.session.add(
        MinutesCorrigendum(
            programme_id=desk.row.programme_id,
            minutes_id=minutes_id,
            number=(last or 0) + 1,
            line=line,
            words=said,
            reason=why,
            by_id=uow.actor.person_id,
            at=await database_now(uow.session),
        )
    )
    uow.record(
        MinutesEvent.CORRIGENDUM,
        minutes_id,
        programme_id=desk.row.programme_id,
        number=(last or 0) + 1,
        line=line,
    )
    await uow.session.flush()
    return desk.row
