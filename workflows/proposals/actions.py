"""Verbs of the proposals loop: submitting ideas, and entering those that came on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Text, Uuid, bindparam, select

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.kit.sent import Sent
from workflows.kit.text import clean, folded, grams
from workflows.kit.things import KEY, Things
from workflows.kit.wording import SEOUL
from workflows.law.today import limit_today
from workflows.programmes.areas import area_at
from workflows.programmes.geometry import Point
from workflows.programmes.models import Programme
from workflows.programmes.numbers import next_number
from workflows.proposals import policy, rules
from workflows.proposals.attachments.attaching import Handed, attach_all
from workflows.proposals.attachments.states import AttachmentUse
from workflows.proposals.events import ProposalEvent
from workflows.proposals.models import Proposal
from workflows.proposals.states import Category, Channel, ProposalState
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

# Read before every submission.
PLACE = Things(Programme, Programme.id)
# The last idea of one's own in the same words that still stands: what was withdrawn may be sent anew.
SAME = Sent(
    select(Proposal.number, Proposal.submitted_at)
    .where(
        Proposal.author_id == bindparam("author", type_=Uuid),
        Proposal.programme_id == bindparam("programme", type_=Uuid),
        Proposal.title == bindparam("title", type_=Text),
        Proposal.body == bindparam("body", type_=Text),
        Proposal.state != ProposalState.CLOSED,
    )
    .order_by(Proposal.submitted_at.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote: the words, the field, the place, the cost in won, a point on the map."""

    title: str
    summary: str
    body: str
    category: Category
    place: str
    cost: int
    point: Point | None = None


async def submit_proposal(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    title: str,
    summary: str,
    body: str,
    category: Category,
    place: str,
    cost: int,
    point: Point | None = None,
    attachments: Sequence[Handed] = (),
    happened_on: date | None = None,
) -> Proposal:
    """Submit an idea; it gets its public number and stands in the open at once.

    Allowed: residents and companies of the programme. Refuses: a child without a guardian's consent,
    an unknown programme, empty or oversize text, a cost out of bounds, a point outside the target
    area, files that have not come, the same words as an idea of his own of the same day.
    Records: ``proposal.submitted``.
    """
    programme = await place_of(uow, programme_id)
    demand(policy.may_submit(uow.actor, programme_id))
    uow.wear(Permission.PROPOSAL_SUBMIT, programme_id)
    await demand_guardian(uow, programme_id)
    return await submit_written(
        uow,
        programme=programme,
        written=Written(title, summary, body, category, place, cost, point),
        attachments=attachments,
        happened_on=happened_on,
    )


async def submit_written(
    uow: UnitOfWork,
    *,
    programme: Programme,
    written: Written,
    proposal_id: UUID | None = None,
    attachments: Sequence[Handed] = (),
    happened_on: date | None = None,
) -> Proposal:
    """Make an idea of what was written, as a part of the verbs that submit one; the hat is on."""
    day = happened_on or uow.now.astimezone(SEOUL).date()
    proposal = await _made(uow, programme, written, day, key=proposal_id)
    uow.record(
        ProposalEvent.SUBMITTED, proposal.id, programme_id=programme.id, happened_on=happened_on
    )
    await uow.session.flush()
    await attach_all(
        uow,
        programme_id=programme.id,
        idea_id=proposal.id,
        handed=attachments,
        use=AttachmentUse.SHOWN,
    )
    return proposal


async def enter_paper_proposal(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    serial: str,
    received_on: date,
    title: str,
    summary: str,
    body: str,
    category: Category,
    place: str,
    cost: int,
    point: Point | None = None,
    scan: Handed | None = None,
) -> Proposal:
    """Enter an idea that came in on paper; who wrote it stays on the paper and is not kept here.

    Allowed: officers who receive ideas. Refuses: an unknown programme, a serial entered already, a
    day that has not come, empty or oversize text, a cost out of bounds. Records:
    ``proposal.submitted`` with the channel.
    """
    programme = await place_of(uow, programme_id)
    demand(policy.may_enter_paper(uow.actor, programme_id))
    uow.wear(Permission.PROPOSAL_RECEIVE, programme_id)
    number = clean(serial, field="serial", longest=rules.LONGEST_SERIAL)
    if received_on > uow.now.astimezone(SEOUL).date():
        raise Invalid("received_in_the_future", field="receivedOn")
    written = Written(title, summary, body, category, place, cost, point)
    # The lock of the public number lets nobody else enter the same paper meanwhile.
    proposal = await _made(uow, programme, written, received_on, paper=number)
    uow.record(
        ProposalEvent.SUBMITTED,
        proposal.id,
        programme_id=programme_id,
        happened_on=received_on,
        channel=Channel.PAPER.value,
    )
    await uow.session.flush()
    await attach_all(
        uow,
        programme_id=programme_id,
        idea_id=proposal.id,
        handed=[scan] if scan else [],
        use=AttachmentUse.SCAN,
    )
    return proposal


async def place_of(uow: UnitOfWork, programme_id: UUID) -> Programme:
    """Return the programme that is acted in. Refuses an unknown one."""
    found = PLACE.made(await uow.ask(PLACE.one, {KEY: programme_id}))
    if not found:
        raise NotFound("no_such_programme", field="programmeId")
    return found[0]


async def _made(
    uow: UnitOfWork,
    programme: Programme,
    written: Written,
    day: date,
    *,
    paper: str | None = None,
    key: UUID | None = None,
) -> Proposal:
    rules.check_cost(written.cost)
    texts = {
        "title": clean(written.title, field="title", longest=rules.LONGEST_TITLE),
        "summary": clean(
            written.summary, field="summary", longest=rules.LONGEST_SUMMARY, lines=True
        ),
        "body": clean(written.body, field="body", longest=rules.LONGEST_BODY, lines=True),
        "place": clean(written.place, field="place", longest=rules.LONGEST_PLACE),
    }
    area = await area_at(uow.session, programme.id, written.point, day) if written.point else None
    searched = " ".join((texts["title"], texts["summary"], texts["place"]))
    number = await next_number(uow, programme, "proposal", day.year)
    # The lock of the public number also keeps two of the same words from coming in at once.
    if paper is None:
        await _demand_new(uow, programme, title=texts["title"], body=texts["body"])
    else:
        entered = await uow.session.scalar(
            select(Proposal.id).where(
                Proposal.programme_id == programme.id, Proposal.paper_serial == paper
            )
        )
        if entered is not None:
            raise Conflict("paper_entered_already", field="serial")
    proposal = Proposal(
        id=key or uuid4(),
        programme_id=programme.id,
        number=number,
        **texts,
        category=written.category,
        longitude=written.point[0] if written.point else None,
        latitude=written.point[1] if written.point else None,
        area=area.number if area else None,
        cost=written.cost,
        channel=Channel.PAPER if paper else Channel.ONLINE,
        paper_serial=paper,
        state=ProposalState.SUBMITTED,
        hidden=False,
        supports=0,
        opened_on=None,
        author_id=None if paper else uow.actor.person_id,
        author_appointment_id=uow.hat.appointment_id if uow.hat else None,
        submitted_on=day,
        submitted_at=uow.now,
        search_text=folded(searched),
        search_grams=grams(searched),
    )
    uow.session.add(proposal)
    return proposal


async def _demand_new(uow: UnitOfWork, programme: Programme, *, title: str, body: str) -> None:
    """Refuse what its author has sent already: a second press, or a page that was sent once more."""
    asked = {"author": uow.person_id, "programme": programme.id, "title": title, "body": body}
    for number, sent_at in await uow.ask(SAME, asked):
        hours = await limit_today(uow, "proposal.again")
        if uow.now - sent_at < timedelta(hours=hours):
            raise Conflict(
                "idea_sent_already",
                field="title",
                rule="proposal.again",
                number=number,
                sent_at=sent_at,
            )
