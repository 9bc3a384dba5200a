"""Questions about minutes: the desk of a meeting, the text a reader may see, what he may do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.meetings.locked import entries_of
from workflows.councils.meetings.models import Meeting, MeetingEntry, MeetingItem
from workflows.councils.meetings.states import MeetingState
from workflows.councils.minutes import policy
from workflows.councils.minutes.before import lines_before
from workflows.councils.minutes.certifying import Certificate, certificates_of, tells_hidden
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.due import PublicationDue, publication_due
from workflows.councils.minutes.gathering import material_of
from workflows.councils.minutes.hiding import ShownLine, shown
from workflows.councils.minutes.lines import Minutes, missing
from workflows.councils.minutes.locked import (
    Desk,
    desk_of,
    hidden_of,
    opened,
    standing,
    table_of,
    told_minutes,
)
from workflows.councils.minutes.models import (
    MeetingMinutes,
    MinutesCorrection,
    MinutesCorrigendum,
    MinutesGist,
    MinutesHidden,
    MinutesSignature,
)
from workflows.councils.minutes.releasing import check_withheld
from workflows.councils.minutes.states import (
    FROZEN,
    HIDING,
    MOVES,
    WRITABLE,
    Field,
    MinutesState,
)
from workflows.councils.roster.models import Council
from workflows.councils.roster.policy import readable_councils
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import database_now
from workflows.rights.actor import Actor


async def minutes_by_id(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, MeetingMinutes]:
    """Return minutes by key. That there are some is public; what they say is `reading_of`'s."""
    rows = await told_minutes(session, ids)
    shown = await session.scalars(
        select(Meeting.id)
        .join(Council, Council.id == Meeting.council_id)
        .where(Meeting.id.in_([row.meeting_id for row in rows]), readable_councils())
    )
    meetings = set(shown)
    return {row.id: row for row in rows if row.meeting_id in meetings and row.id in ids}


@dataclass(frozen=True, slots=True)
class MinutesDesk:
    """A closed meeting with its minutes, if they are drafted, and whether the asker may draft them."""

    meeting: Meeting
    row: MeetingMinutes | None
    drafting: Offer


async def desk_by_number(
    session: AsyncSession, actor: Actor, *, number: int, council_id: UUID | None = None
) -> MinutesDesk | None:
    """Return the desk of a closed meeting; of the newest council where two gave the number."""
    wanted = (
        select(Meeting)
        .join(Council, Council.id == Meeting.council_id)
        .where(readable_councils(), Meeting.number == number, Meeting.state == MeetingState.CLOSED)
        .order_by(Council.formed_on.desc(), Council.id)
        .limit(1)
    )
    if council_id is not None:
        wanted = wanted.where(Meeting.council_id == council_id)
    meeting = await session.scalar(wanted)
    if meeting is None:
        return None
    row = next(iter(await told_minutes(session, [meeting.id])), None)
    minutes = compile_minutes(await material_of(session, meeting))
    table, _ = await table_of(session, meeting, minutes)

    def undrafted() -> None:
        if row is not None:
            raise WrongState("minutes_drafted", field="meetingId")

    drafting = offer("draftMinutes", partial(policy.writing_hat, actor, table), undrafted)
    return MinutesDesk(meeting, row, drafting)


@dataclass(frozen=True, slots=True)
class Reading:
    """Minutes as a reader sees them: all of them (`whole`), the public's lines, or none yet.

    What is beside them, requests, gists and entries, is there for those who read all of them alone.
    """

    whole: bool
    meeting: Meeting
    lines: tuple[ShownLine, ...]
    public_lines: tuple[ShownLine, ...]
    digest: str | None
    due: PublicationDue | None
    late: int
    lacking: tuple[Field, ...]
    corrigenda: tuple[MinutesCorrigendum, ...]
    hidden: tuple[MinutesHidden, ...]
    signed: tuple[UUID, ...]
    signers: tuple[UUID, ...]
    certificates: tuple[Certificate, ...]
    corrections: tuple[MinutesCorrection, ...]
    before: Mapping[int, ShownLine]
    gists: tuple[MinutesGist, ...]
    items: tuple[MeetingItem, ...]
    log: tuple[MeetingEntry, ...]
    offers: tuple[Offer, ...]


async def reading_of(session: AsyncSession, actor: Actor, *, row: MeetingMinutes) -> Reading:
    """Return minutes as the asker may read them, with what he may do."""
    desk = await desk_of(session, row)
    hidden = await hidden_of(session, row.id)
    whole = policy.reads_text(actor, desk.table, row.state)
    is_public = policy.is_public(row.state, row.publication)
    public = shown(desk.minutes, standing(hidden), opened(row, hidden))
    lines = shown(desk.minutes, ()) if whole else public if is_public else ()
    told = whole or is_public
    certified = whole or (is_public and not tells_hidden(desk.minutes, standing(hidden)))
    beside = await _beside(session, row, whole=whole, told=told)
    due = await publication_due(session, desk.rules, desk.meeting)
    today = (await database_now(session)).astimezone(SEOUL).date()
    return Reading(
        whole=whole,
        meeting=desk.meeting,
        lines=lines,
        public_lines=public if told else (),
        digest=_digest(desk, lines, whole=whole),
        due=due,
        late=due.late_by(_ended(row, today)) if due else 0,
        lacking=tuple(missing(desk.minutes)) if whole else (),
        hidden=tuple(hidden) if told else (),
        signers=desk.table.signers,
        certificates=tuple(await certificates_of(session, desk.meeting)) if certified else (),
        offers=tuple(minutes_offers(actor, desk, beside.corrections)),
        corrigenda=beside.corrigenda,
        signed=beside.signed,
        corrections=beside.corrections,
        before=await _before(session, desk, beside.corrections),
        gists=beside.gists,
        items=beside.items,
        log=beside.log,
    )


async def _before(
    session: AsyncSession, desk: Desk, corrections: Collection[MinutesCorrection]
) -> Mapping[int, ShownLine]:
    if not corrections:
        return {}
    given = await material_of(session, desk.meeting, desk.row)
    asked = ((one.number, one.line, one.asked_at) for one in corrections)
    return {
        number: shown(Minutes(desk.meeting.id, (line,)), ())[0]
        for number, line in lines_before(given, asked).items()
    }


def minutes_offers(
    actor: Actor, desk: Desk, corrections: Collection[MinutesCorrection]
) -> list[Offer]:
    """Return what the asker may do with minutes now, by the checks the actions themselves run."""
    table, state = desk.table, desk.row.state
    writes = partial(policy.writing_hat, actor, table)
    publishes = partial(policy.publishing_hat, actor, table)

    def within(states: Collection[MinutesState], slug: str) -> None:
        if state not in states:
            raise WrongState(slug, field="minutesId")

    def answered() -> None:
        waiting = sum(one.accepted is None for one in corrections)
        if waiting:
            raise WrongState("corrections_wait", field="minutesId", waiting=waiting)

    return [
        offer("writeGist", writes, partial(within, WRITABLE, "minutes_not_writable")),
        offer("circulateMinutes", writes, partial(MOVES.after, state, "circulate"), answered),
        offer(
            "askCorrection",
            partial(policy.correcting_hat, actor, table),
            partial(MOVES.after, state, "ask"),
        ),
        offer(
            "answerCorrection",
            writes,
            partial(within, {MinutesState.CORRECTIONS}, "minutes_not_round"),
        ),
        offer(
            "confirmMinutes",
            partial(policy.signing_hat, actor, table),
            partial(MOVES.after, state, "confirm"),
            answered,
        ),
        offer("registerMinutes", publishes, partial(MOVES.after, state, "register")),
        offer("hideSpan", publishes, partial(within, HIDING, "minutes_not_hideable")),
        offer("liftSpan", publishes, partial(within, FROZEN, "minutes_not_frozen")),
        offer("publishMinutes", publishes, partial(MOVES.after, state, "publish")),
        offer("releaseMinutes", publishes, partial(check_withheld, desk.row)),
        offer("addCorrigendum", writes, partial(within, FROZEN, "minutes_not_frozen")),
    ]


@dataclass(frozen=True, slots=True)
class _Beside:
    corrigenda: tuple[MinutesCorrigendum, ...]
    signed: tuple[UUID, ...]
    corrections: tuple[MinutesCorrection, ...] = ()
    gists: tuple[MinutesGist, ...] = ()
    items: tuple[MeetingItem, ...] = ()
    log: tuple[MeetingEntry, ...] = ()


async def _beside(
    session: AsyncSession, row: MeetingMinutes, *, whole: bool, told: bool
) -> _Beside:
    if not told:
        return _Beside((), ())
    corrigenda = await session.scalars(
        select(MinutesCorrigendum)
        .where(MinutesCorrigendum.minutes_id == row.id)
        .order_by(MinutesCorrigendum.number)
    )
    signed = await session.scalars(
        select(MinutesSignature.person_id)
        .where(MinutesSignature.minutes_id == row.id)
        .distinct()
        .order_by(MinutesSignature.person_id)
    )
    if not whole:
        return _Beside(tuple(corrigenda), tuple(signed))
    corrections = await session.scalars(
        select(MinutesCorrection)
        .where(MinutesCorrection.minutes_id == row.id)
        .order_by(MinutesCorrection.number)
    )
    gists = await session.scalars(
        select(MinutesGist).where(MinutesGist.minutes_id == row.id).order_by(MinutesGist.version)
    )
    items = await session.scalars(
        select(MeetingItem)
        .where(MeetingItem.meeting_id == row.meeting_id, MeetingItem.number > 0)
        .order_by(MeetingItem.number)
    )
    log = await entries_of(session, row.meeting_id)
    return _Beside(
        tuple(corrigenda), tuple(signed), tuple(corrections), tuple(gists), tuple(items), tuple(log)
    )


def _digest(desk: Desk, lines: tuple[ShownLine, ...], *, whole: bool) -> str | None:
    """Return the digest of what is read. That of all of them would let guesses at gaps be tried."""
    if whole:
        return desk.minutes.digest
    if not lines:
        return None
    return Minutes(desk.minutes.meeting, tuple(one.line for one in lines)).digest


def _ended(row: MeetingMinutes, today: date) -> date:
    """Return the day to which lateness is counted: that of the publication, or today."""
    return row.published_at.astimezone(SEOUL).date() if row.published_at else today
