"""Who is told of the money: whoever speaks for a party, that a plan is put forward."""

from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.queries import parties_on, today
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.money.events import MoneyEvent
from workflows.identity.queries import people_speaking_for
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork


async def put_forward(uow: UnitOfWork, event: Event) -> None:
    """Tell everybody who speaks for a party of today, but not who has put it forward."""
    consortium = await uow.session.get_one(Consortium, event.subject_id)
    day = await today(uow.session)
    runs = await parties_on(uow.session, uow.actor, consortium_id=consortium.id, day=day)
    told = await people_speaking_for(
        uow.session, consortium.programme_id, {one.body_id for one in runs}, SPEAKERS
    )
    await tell(uow, event, told - {event.person_id}, NoticeKind.MONEY_PROPOSED, about=consortium.id)


MONEY_NOTICES: Reactions = {MoneyEvent.PROPOSED.value: (put_forward,)}
