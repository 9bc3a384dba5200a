"""Who is told that the parties of an agreement are others: who came, who went, and who stays.

Who came has to act: silence is no consent. It is asked until it has said something of every clause. A lead
that is no party of what is negotiated is brought in. Where an amendment lets parties in or go, who goes is told, and
what else is drafted to amend the agreement follows.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from workflows.agreements.amending.events import AmendmentEvent
from workflows.agreements.amending.moving import follow_base
from workflows.agreements.clauses.events import AgreementEvent
from workflows.agreements.clauses.models import Agreement, ClausePosition
from workflows.agreements.clauses.queries import silent_on
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.parties.bringing import bring_in_lead
from workflows.agreements.parties.events import PartyEvent
from workflows.identity.queries import people_speaking_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.models import Notice
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind


async def changed(uow: UnitOfWork, event: Event) -> None:
    """Ask who came to speak of the clauses; tell who went, and the others."""
    agreement = await uow.session.get_one(Agreement, event.subject_id)
    joined, left = _bodies(event.data, "joined"), _bodies(event.data, "left")
    came, went = await _speakers(uow, agreement, joined), await _speakers(uow, agreement, left)
    for person in went:
        await settle(uow, (K.PARTY_JOINED,), about=agreement.id, by=person)
    stays = await _speakers(uow, agreement, set(agreement.parties) - joined)
    await tell(uow, event, came, K.PARTY_JOINED, about=agreement.id)
    await tell(uow, event, went - came, K.PARTY_LEFT, about=agreement.id)
    others = stays - came - went - {event.person_id}
    await tell(uow, event, others, K.PARTIES_CHANGED, about=agreement.id)


async def spoke(uow: UnitOfWork, event: Event) -> None:
    """Note that who came has said something of every clause."""
    about = UUID(str(event.data["agreement"]))
    asked = select(Notice.id).where(
        Notice.subject_id == about, Notice.kind == K.PARTY_JOINED, Notice.done_at.is_(None)
    )
    if await uow.session.scalar(asked.limit(1)) is None:
        return
    agreement = await uow.session.get_one(Agreement, about)
    position = await uow.session.get_one(ClausePosition, event.subject_id)
    if position.body_id not in agreement.parties:
        return
    if not await silent_on(uow.session, agreement_id=about, body_id=position.body_id):
        for person in await _speakers(uow, agreement, {position.body_id}):
            await settle(uow, (K.PARTY_JOINED,), about=about, by=person)


async def amended(uow: UnitOfWork, event: Event) -> None:
    """Tell who is let go by an amendment in force; let what else amends the agreement follow."""
    joined, left = _bodies(event.data, "joined"), _bodies(event.data, "left")
    if not joined | left:
        return
    base_id = UUID(str(event.data["agreement"]))
    base = await uow.session.get_one(Agreement, base_id)
    await tell(uow, event, await _speakers(uow, base, left), K.PARTY_LEFT, about=base_id)
    others = select(Agreement.id).where(
        Agreement.amends_id == base_id, Agreement.state != AgreementState.IN_FORCE
    )
    for key in (await uow.session.scalars(others.order_by(Agreement.id))).all():
        await follow_base(uow, instrument_id=key)


async def led_by_another(uow: UnitOfWork, event: Event) -> None:
    """Bring the lead of today into what its consortium negotiates."""
    await bring_in_lead(uow, consortium_id=event.subject_id)


async def _speakers(uow: UnitOfWork, agreement: Agreement, bodies: Collection[UUID]) -> set[UUID]:
    return await people_speaking_for(uow.session, agreement.programme_id, set(bodies), SPEAKERS)


def _bodies(data: Mapping[str, object], name: str) -> set[UUID]:
    named = data.get(name)
    return {UUID(str(one)) for one in named} if isinstance(named, list) else set()


PARTY_NOTICES: Reactions = {
    PartyEvent.CHANGED.value: (changed,),
    AgreementEvent.POSITION_TAKEN.value: (spoke,),
    AmendmentEvent.IN_FORCE.value: (amended,),
}
