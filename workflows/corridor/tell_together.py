"""Who is told of work that several do together: writing a draft, keying papers.

A draft hands its key on to the idea it becomes, so what was told of it leads to the idea afterwards.
"""

from uuid import UUID

from sqlalchemy import exists, select

from workflows.corridor.tell_rolls import last_day
from workflows.identity.queries import people_in_roles
from workflows.notices.kinds import NoticeKind
from workflows.notices.models import Notice
from workflows.notices.telling import settle, tell
from workflows.proposals.drafts.events import DraftEvent
from workflows.proposals.drafts.models import DraftAuthor, ProposalDraft
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import Role
from workflows.voting.models import Poll
from workflows.voting.paper.events import PaperEvent
from workflows.voting.paper.models import PaperBatch

K = NoticeKind


async def joined(uow: UnitOfWork, event: Event) -> None:
    """Tell the lead that somebody writes along."""
    draft = await uow.session.get_one(ProposalDraft, event.subject_id)
    await tell(uow, event, {draft.lead_id}, K.AUTHOR_JOINED, about=draft.id)


async def shared(uow: UnitOfWork, event: Event) -> None:
    """Ask everybody but the lead to agree to the shares; what was asked before is asked no more."""
    draft = await uow.session.get_one(ProposalDraft, event.subject_id)
    await settle(uow, (K.AGREE_ASKED,), about=draft.id)
    people = await uow.session.scalars(
        select(DraftAuthor.person_id).where(
            DraftAuthor.draft_id == draft.id,
            DraftAuthor.left_at.is_(None),
            DraftAuthor.agreed_version < draft.version,
        )
    )
    await tell(uow, event, set(people) - {draft.lead_id}, K.AGREE_ASKED, about=draft.id)


async def edited(uow: UnitOfWork, event: Event) -> None:
    """Ask those to agree anew who had agreed to the words before; who is asked already is not asked twice."""
    draft = await uow.session.get_one(ProposalDraft, event.subject_id)
    people = await uow.session.scalars(
        select(DraftAuthor.person_id).where(
            DraftAuthor.draft_id == draft.id,
            DraftAuthor.left_at.is_(None),
            DraftAuthor.agreed_version > 0,
            DraftAuthor.agreed_version < draft.version,
            ~exists().where(
                Notice.person_id == DraftAuthor.person_id,
                Notice.subject_id == draft.id,
                Notice.kind == K.AGREE_ASKED,
                Notice.done_at.is_(None),
            ),
        )
    )
    asked = set(people) - {draft.lead_id, event.person_id}
    await tell(uow, event, asked, K.AGREE_ASKED, about=draft.id)


async def passed(uow: UnitOfWork, event: Event) -> None:
    """Tell who leads a draft now; he has nothing to agree to any more."""
    draft = await uow.session.get_one(ProposalDraft, event.subject_id)
    await settle(uow, (K.AGREE_ASKED,), about=draft.id, by=draft.lead_id)
    await tell(uow, event, {draft.lead_id} - {event.person_id}, K.LEAD_PASSED, about=draft.id)


async def left(uow: UnitOfWork, event: Event) -> None:
    """Tell the lead that somebody has left, whose share is open now."""
    draft = await uow.session.get_one(ProposalDraft, event.subject_id)
    await settle(uow, (K.AGREE_ASKED,), about=draft.id, by=event.person_id)
    await tell(uow, event, {draft.lead_id} - {event.person_id}, K.AUTHOR_LEFT, about=draft.id)


async def parted(uow: UnitOfWork, event: Event) -> None:
    """Tell whom the lead parted with that he writes along no more; he is asked for nothing more."""
    person = UUID(str(event.data["author"]))
    await settle(uow, (K.AGREE_ASKED,), about=event.subject_id, by=person)
    await tell(uow, event, {person}, K.AUTHOR_PARTED, about=event.subject_id)


async def agreed(uow: UnitOfWork, event: Event) -> None:
    """Note that somebody has agreed."""
    await settle(uow, (K.AGREE_ASKED,), about=event.subject_id, by=event.person_id)


async def over(uow: UnitOfWork, event: Event) -> None:
    """Note that nothing of a draft is left to agree to."""
    await settle(uow, (K.AGREE_ASKED,), about=event.subject_id)


async def dropped(uow: UnitOfWork, event: Event) -> None:
    """Tell those who wrote on a draft that its words are gone, whoever took them away."""
    await over(uow, event)
    people = await uow.session.scalars(
        select(DraftAuthor.person_id).where(
            DraftAuthor.draft_id == event.subject_id, DraftAuthor.left_at.is_(None)
        )
    )
    told = {one for one in people if one != event.person_id}
    await tell(uow, event, told, K.DRAFT_DROPPED, about=event.subject_id)


async def batch_opened(uow: UnitOfWork, event: Event) -> None:
    """Tell the other clerks that a batch waits for the second of them, until the vote closes."""
    batch = await uow.session.get_one(PaperBatch, event.subject_id)
    poll = await uow.session.get_one(Poll, batch.poll_id)
    clerks = await people_in_roles(uow.session, batch.programme_id, (Role.MUNICIPAL_OFFICER,))
    await tell(
        uow,
        event,
        clerks - {batch.opened_by},
        K.PAPERS_WAIT,
        about=batch.id,
        due_on=last_day(poll.closes_at),
    )


async def batch_ended(uow: UnitOfWork, event: Event) -> None:
    """Note that a batch waits for nobody any more."""
    await settle(uow, (K.PAPERS_WAIT,), about=event.subject_id)


TOGETHER_NOTICES: Reactions = {
    DraftEvent.JOINED.value: (joined,),
    DraftEvent.SHARED.value: (shared,),
    DraftEvent.EDITED.value: (edited,),
    DraftEvent.AGREED.value: (agreed,),
    DraftEvent.LEFT.value: (left,),
    DraftEvent.LEAD_PASSED.value: (passed,),
    DraftEvent.SUBMITTED.value: (over,),
    DraftEvent.PARTED.value: (parted,),
    DraftEvent.DROPPED.value: (dropped,),
    PaperEvent.BATCH_OPENED.value: (batch_opened,),
    PaperEvent.RECONCILED.value: (batch_ended,),
    PaperEvent.SET_ASIDE.value: (batch_ended,),
}
