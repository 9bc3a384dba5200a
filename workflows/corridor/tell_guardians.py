"""A guardian's consent begins and ends: who is told, and what is taken back when it ends.

What a child gave under a consent that stood was given rightly, so what is public stays: its ideas with
their numbers, and duties that supports begot. What still goes on is taken back: supports of ideas that
are open, opinions on comments under them, and words that nobody has seen (Personal Information Protection Act, Article 37).
"""

from uuid import UUID

from sqlalchemy import select

from workflows.identity.events import IdentityEvent
from workflows.identity.models import GuardianConsent
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import tell
from workflows.proposals.drafts.actions import drop_drafts_of
from workflows.proposals.opinions.actions import take_back_opinions
from workflows.proposals.support.actions import take_back_supports
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork


async def consented(uow: UnitOfWork, event: Event) -> None:
    """Tell the child and the guardian that the child may take part now."""
    consent = await uow.session.get_one(GuardianConsent, event.subject_id)
    await tell(uow, event, _both(consent), NoticeKind.CONSENT_GIVEN, about=consent.id)


async def withdrew(uow: UnitOfWork, event: Event) -> None:
    """Take back what still goes on, unless another consent stands by now; tell both."""
    consent = await uow.session.get_one(GuardianConsent, event.subject_id)
    again = await uow.session.scalar(
        select(GuardianConsent.id).where(
            GuardianConsent.child_id == consent.child_id,
            GuardianConsent.programme_id == consent.programme_id,
            GuardianConsent.withdrawn_at.is_(None),
        )
    )
    if again is None:
        whose = {"person_id": consent.child_id, "programme_id": consent.programme_id}
        await take_back_supports(uow, **whose)
        await take_back_opinions(uow, **whose)
        await drop_drafts_of(uow, **whose)
    await tell(uow, event, _both(consent), NoticeKind.CONSENT_ENDED, about=consent.id)


def _both(consent: GuardianConsent) -> set[UUID]:
    return {consent.child_id, consent.guardian_id}


GUARDIAN_NOTICES: Reactions = {
    IdentityEvent.GUARDIAN_VERIFIED.value: (consented,),
    IdentityEvent.GUARDIAN_WITHDREW.value: (withdrew,),
}
