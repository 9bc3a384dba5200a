"""Who is told of what was promised for an idea: its authors of each step, the desk of what is late."""

from datetime import date

from workflows.corridor.tell import DESK, reexamination_asked, steps
from workflows.identity.queries import people_in_roles
from workflows.law.today import legal_day
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.proposals.events import ProposalEvent
from workflows.proposals.handling.late_promises import late_promises
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind
P = ProposalEvent
told_authors = steps(K.PROMISE_DELAYED)


async def promise_late(uow: UnitOfWork, event: Event) -> None:
    """Tell the authors, and the desk, which has to say what became of it; unless that is said already."""
    if not await late_promises(uow.session, await legal_day(uow), about=event.subject_id):
        return
    await told_authors(uow, event)
    if event.programme_id is None:
        return
    desk = await people_in_roles(uow.session, event.programme_id, DESK)
    due = date.fromisoformat(str(event.data["due_on"]))
    await tell(uow, event, desk, K.PROMISE_LATE, about=event.subject_id, due_on=due)


async def promise_told(uow: UnitOfWork, event: Event) -> None:
    """Note that the desk owes no word of an idea any more, if none of its promises is late."""
    if not await late_promises(uow.session, await legal_day(uow), about=event.subject_id):
        await settle(uow, (K.PROMISE_LATE,), about=event.subject_id)


PROMISE_NOTICES: Reactions = {
    P.MILESTONE_PLANNED.value: (steps(K.PROMISED),),
    P.PROMISE_LATE.value: (promise_late,),
    P.REEXAMINATION_ASKED.value: (reexamination_asked, promise_told),
    P.PUT_ON_BALLOT.value: (steps(K.ON_BALLOT), promise_told),
    P.IMPLEMENTING.value: (steps(K.STARTED, supporters=True), promise_told),
    P.PROGRESS_NOTED.value: (steps(K.PROGRESS), promise_told),
    P.MILESTONE_DROPPED.value: (steps(K.PROMISE_DROPPED), promise_told),
    P.DONE.value: (steps(K.DONE, supporters=True), promise_told),
}
