"""Verbs of papers: put one to an item as a text or as a file, and open one that is a file."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from workflows.councils.meetings import policy
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import (
    check_on_agenda,
    item_of,
    locked_meeting,
    rules_of,
)
from workflows.councils.meetings.models import (
    Meeting,
    MeetingItem,
    MeetingNotice,
    MeetingPaper,
    MeetingPaperReading,
)
from workflows.councils.meetings.policy import Bench
from workflows.councils.meetings.states import MeetingState
from workflows.councils.reckoning.convening import papers_due
from workflows.documents.files.actions import bind_file
from workflows.documents.files.states import FileKind
from workflows.kit.refusal import Conflict, NotFound, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand

LONGEST_TITLE, LONGEST_PAPER, LONGEST_REASON, MOST_PAPERS = 200, 60_000, 1_000, 20


async def put_paper(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    item_id: UUID,
    title: str,
    words: str,
    number: int | None = None,
    urgency: str = "",
) -> Meeting:
    """Put a paper to an item, or a new version of one; earlier versions stay.

    Allowed: the secretary, the chairs, every member. Refuses: a meeting that is over or under way, a
    paper that comes after the last day for papers once the notice is sent, unless the reason of urgency
    is given. Records: ``meeting.paper_put`` with the digest.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    item, number, version = await _place(uow, meeting, bench, item_id, number)
    text = clean(words, field="words", longest=LONGEST_PAPER, lines=True)
    body = _Body(sha256(text.encode()).hexdigest(), text)
    await _add(uow, meeting, item, _Put(title, number, version, urgency), body)
    return meeting


async def put_paper_file(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    item_id: UUID,
    title: str,
    file_id: UUID,
    number: int | None = None,
    urgency: str = "",
) -> Meeting:
    """Put a file that was sent to an item as a paper, or as a new version of one.

    Allowed: as a text. Refuses: as a text; a file that has not come, is somebody else's or hangs on
    something. Records: ``meeting.paper_put`` with the digest of its bytes.
    """
    meeting, bench = await locked_meeting(uow, meeting_id)
    item, number, version = await _place(uow, meeting, bench, item_id, number)
    file = await bind_file(uow, file_id, programme_id=meeting.programme_id, packages=True)
    if file.sha256 is None:
        msg = f"file {file.id} has come without a digest"
        raise LookupError(msg)
    body = _Body(file.sha256, file.words or "", file.id, file.kind)
    file.words = None  # they stand in the paper now
    await _add(uow, meeting, item, _Put(title, number, version, urgency), body)
    return meeting


async def open_paper(uow: UnitOfWork, *, paper_id: UUID) -> MeetingPaper:
    """Open a paper that is a file; that somebody did stays on record, as proof that he could read it.

    Allowed: those of the council. Refuses: anybody else, who reads it once the notice is sent; a paper
    that is no file. Records: ``meeting.paper_opened``.
    """
    paper = await uow.session.get(MeetingPaper, paper_id)
    if paper is None or paper.file_id is None:
        raise NotFound("no_such_file", field="paperId")
    item = await uow.session.get_one(MeetingItem, paper.item_id)
    meeting, _ = await locked_meeting(uow, item.meeting_id)
    reading = insert(MeetingPaperReading).values(
        paper_id=paper.id,
        person_id=uow.actor.person_id,
        programme_id=paper.programme_id,
        first_at=await database_now(uow.session),
    )
    await uow.session.execute(reading.on_conflict_do_nothing())
    uow.record(
        MeetingEvent.PAPER_OPENED,
        meeting.id,
        programme_id=paper.programme_id,
        item=str(item.id),
        number=paper.number,
        version=paper.version,
        sha256=paper.sha256,
    )
    await uow.session.flush()
    return paper


@dataclass(frozen=True, slots=True)
class _Put:
    title: str
    number: int
    version: int
    urgency: str


@dataclass(frozen=True, slots=True)
class _Body:
    sha256: str
    words: str
    file_id: UUID | None = None
    file_kind: FileKind | None = None


async def _place(
    uow: UnitOfWork, meeting: Meeting, bench: Bench, item_id: UUID, number: int | None
) -> tuple[MeetingItem, int, int]:
    """Return the item, and the number and version a paper to it has. Refuses what `put_paper` refuses."""
    demand(policy.may_prepare(uow.actor, bench))
    if meeting.state not in {MeetingState.PREPARED, MeetingState.CALLED}:
        raise WrongState("meeting_not_prepared", field="meetingId")
    item = await item_of(uow, meeting, item_id)
    check_on_agenda(item)
    papers = list(
        await uow.session.scalars(select(MeetingPaper).where(MeetingPaper.item_id == item.id))
    )
    last = max((one.number for one in papers), default=0)
    if number is not None and not 1 <= number <= last:
        raise NotFound("no_such_paper", field="number")
    if number is None and last >= MOST_PAPERS:
        raise Conflict("too_many_papers", field="itemId", most=MOST_PAPERS)
    return item, number or last + 1, 1 + sum(one.number == number for one in papers)


async def _add(
    uow: UnitOfWork, meeting: Meeting, item: MeetingItem, put: _Put, body: _Body
) -> None:
    paper = MeetingPaper(
        id=uuid4(),
        programme_id=meeting.programme_id,
        item_id=item.id,
        number=put.number,
        version=put.version,
        title=clean(put.title, field="title", longest=LONGEST_TITLE),
        words=body.words,
        sha256=body.sha256,
        put_at=await database_now(uow.session),
        file_id=body.file_id,
        file_kind=body.file_kind,
    )
    uow.session.add(paper)
    if meeting.state is MeetingState.CALLED:
        await _arrives(uow, meeting, put.urgency)
    uow.record(
        MeetingEvent.PAPER_PUT,
        meeting.id,
        programme_id=meeting.programme_id,
        item=str(item.id),
        number=paper.number,
        version=paper.version,
        sha256=paper.sha256,
    )
    await uow.session.flush()


async def _arrives(uow: UnitOfWork, meeting: Meeting, urgency: str) -> None:
    """Let a paper arrive at those who are called; refuse one that comes too late without a reason."""
    day = await legal_day(uow)
    rules = await rules_of(uow.session, meeting)
    due = papers_due(rules, meeting.starts_at.astimezone(SEOUL).date())
    if day > due and not (urgency.strip() or meeting.urgency):
        raise RuleBroken(
            "papers_late", field="urgency", rule=rules.paper_days.rule, due=due.isoformat()
        )
    if urgency.strip():
        said = clean(urgency, field="urgency", longest=LONGEST_REASON, lines=True)
        if said not in meeting.urgency.split("\n"):
            meeting.urgency = "\n".join(filter(None, (meeting.urgency, said)))
    rows = await uow.session.scalars(
        select(MeetingNotice).where(MeetingNotice.meeting_id == meeting.id)
    )
    for one in rows:
        one.papers_on = day
