"""Who is told that something was said about an agreement: those who hear the layer, and nobody else.

The house itself reads no word of a private layer. The database tells it who hears one, and not which layer
it was; so does the notice, which names the agreement alone.
"""

from sqlalchemy import column, func, select

from workflows.agreements.talk.events import TalkEvent
from workflows.notices.kinds import NoticeKind
from workflows.notices.queries import unread_about
from workflows.notices.telling import tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork


async def said(uow: UnitOfWork, event: Event) -> None:
    """Tell who hears it, but not who has said it, nor who has not read of the words before."""
    heard = func.hearers_of(event.subject_id).table_valued(column("agreement"), column("person"))
    rows = (await uow.session.execute(select(heard.c.agreement, heard.c.person))).all()
    if not rows:
        return
    about = rows[0].agreement
    waiting = await unread_about(uow.session, NoticeKind.TALK_SAID, about=about)
    people = {row.person for row in rows} - waiting - {event.person_id}
    await tell(uow, event, people, NoticeKind.TALK_SAID, about=about)


TALK_NOTICES: Reactions = {TalkEvent.SAID.value: (said,)}
