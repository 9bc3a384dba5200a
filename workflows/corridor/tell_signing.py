"""Who is told of signing: who has to approve or sign next, and everybody what became of an edition."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.signing.events import SigningEvent
from workflows.agreements.signing.gates import Gate, open_now
from workflows.agreements.signing.gathering import Progress, progress_of
from workflows.agreements.signing.models import AgreementEdition
from workflows.agreements.signing.states import GateKind
from workflows.identity.queries import people_speaking_for
from workflows.kit.wording import SEOUL
from workflows.notices.kinds import NoticeKind
from workflows.notices.telling import settle, tell
from workflows.record.models import Event
from workflows.record.outbox import Reactions
from workflows.record.uow import UnitOfWork

K = NoticeKind


async def frozen(uow: UnitOfWork, event: Event) -> None:
    """Ask whoever speaks for a party whose gate is open."""
    progress = await _progress(uow, event)
    await _ask(uow, event, progress, _open(progress))


async def approved(uow: UnitOfWork, event: Event) -> None:
    """Note that a party has approved; ask those whose gates it has opened."""
    await _passed(uow, event, GateKind.INTERNAL_APPROVAL)


async def signed(uow: UnitOfWork, event: Event) -> None:
    """Note that a party has signed; ask those whose gates it has opened."""
    await _passed(uow, event, GateKind.SIGNATURE)


async def signed_by_all(uow: UnitOfWork, event: Event) -> None:
    """Tell the parties that all have signed; a minor amendment is signed by who gives notice of it alone."""
    agreement = await uow.session.get_one(Agreement, event.subject_id)
    gates = (await _progress(uow, event)).gates
    if {one.body_id for one in gates} < set(agreement.parties):
        return
    await _tell_all(uow, event, K.AGREEMENT_SIGNED)


async def in_force(uow: UnitOfWork, event: Event) -> None:
    """Tell the parties that it is sealed and in force."""
    await _tell_all(uow, event, K.AGREEMENT_IN_FORCE)


async def ended(uow: UnitOfWork, event: Event) -> None:
    """Tell the parties that the edition has no effect; nobody has to approve or sign it any more."""
    await settle(uow, (K.SIGNING_ASKED,), about=event.subject_id)
    await _tell_all(uow, event, K.EDITION_ENDED)


async def _passed(uow: UnitOfWork, event: Event, kind: GateKind) -> None:
    progress = await _progress(uow, event)
    body_id = UUID(str(event.data["body"]))
    for person in await _speakers(uow, progress.edition, {body_id}):
        await settle(uow, (K.SIGNING_ASKED,), about=event.subject_id, by=person)
    gate = progress.gate(kind, body_id)
    opened = [one for one in _open(progress) if gate is not None and gate.number in one.after]
    await _ask(uow, event, progress, opened)


def _open(progress: Progress) -> list[Gate]:
    """Return the gates that are open; none of an edition that has ended meanwhile."""
    return [] if progress.ending is not None else open_now(progress.gates, progress.passed)


async def _ask(uow: UnitOfWork, event: Event, progress: Progress, gates: Iterable[Gate]) -> None:
    edition = progress.edition
    people = await _speakers(uow, edition, {one.body_id for one in gates})
    last = (edition.open_until - timedelta(seconds=1)).astimezone(SEOUL).date()
    await tell(uow, event, people, K.SIGNING_ASKED, about=event.subject_id, due_on=last)


async def _tell_all(uow: UnitOfWork, event: Event, kind: NoticeKind) -> None:
    agreement = await uow.session.get_one(Agreement, event.subject_id)
    everybody = await people_speaking_for(
        uow.session, agreement.programme_id, agreement.parties, SPEAKERS
    )
    await tell(uow, event, everybody - {event.person_id}, kind, about=agreement.id)


async def _progress(uow: UnitOfWork, event: Event) -> Progress:
    edition = await uow.session.get_one(AgreementEdition, UUID(str(event.data["edition"])))
    return await progress_of(uow.session, edition)


async def _speakers(
    uow: UnitOfWork, edition: AgreementEdition, bodies: Collection[UUID]
) -> set[UUID]:
    return await people_speaking_for(uow.session, edition.programme_id, bodies, SPEAKERS)


SIGNING_NOTICES: Reactions = {
    SigningEvent.FROZEN.value: (frozen,),
    SigningEvent.APPROVED.value: (approved,),
    SigningEvent.SIGNED.value: (signed,),
    SigningEvent.COMPLETED.value: (signed_by_all,),
    SigningEvent.IN_FORCE.value: (in_force,),
    SigningEvent.REJECTED.value: (ended,),
    SigningEvent.RECALLED.value: (ended,),
    SigningEvent.LAPSED.value: (ended,),
}
