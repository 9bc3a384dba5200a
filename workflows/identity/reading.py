"""Leaving a trace: called by whatever reads personal data for staff, inside the transaction that reads."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID, uuid4

from workflows.identity.events import IdentityEvent
from workflows.identity.models import PersonalRead
from workflows.kit.refusal import NotSignedIn, RuleBroken
from workflows.kit.text import clean
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission

LONGEST_PURPOSE = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows of people beside other things, and by which rights."""

    programme_id: UUID
    what: str
    permissions: tuple[Permission, ...]


def demand_purpose(purpose: str) -> None:
    """Refuse to look somebody up without saying what for (E7.5: who, whose, what, why)."""
    clean(purpose, field="purpose", longest=LONGEST_PURPOSE, lines=True)


def note_reads(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    what: str,
    whose: Collection[UUID | None],
    purpose: str,
    address: str | None,
    exported: bool = False,
) -> list[PersonalRead]:
    """Write that the asker reads this of these people, a row for each; the hat must be on already.

    `what` names columns of the inventory; None stands for somebody of whom there is no account. What is taken home needs a purpose. The event beside the
    rows counts the people and names none.
    """
    reader = uow.actor.person_id
    if reader is None:
        raise NotSignedIn("sign_in_first")
    if exported and not purpose.strip():
        raise RuleBroken("export_needs_reason", field="purpose", rule="access.export")
    said = clean(purpose, field="purpose", longest=LONGEST_PURPOSE, lines=True) if purpose else ""
    act_id = uuid4()
    rows = [
        PersonalRead(
            id=uuid4(),
            act_id=act_id,
            programme_id=programme_id,
            reader_id=reader,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            subject_person_id=person_id,
            what=what,
            purpose=said,
            exported=exported,
            address_digest=address,
            read_at=uow.now,
        )
        for person_id in sorted(set(whose), key=str)
    ]
    uow.session.add_all(rows)
    uow.record(
        IdentityEvent.PERSONAL_EXPORTED if exported else IdentityEvent.PERSONAL_READ,
        act_id,
        programme_id=programme_id,
        what=what,
        people=len(rows),
    )
    return rows


async def note_seen(
    uow: UnitOfWork, *, seen: Seen, whose: Collection[UUID], address: str | None
) -> None:
    """Note what a page shows of people, in the chosen hat or the first that lets it be seen.

    Allowed: whoever is shown it. Refuses: nobody signed in. Records: ``personalData.read``.
    """
    fitting = (
        hat
        for hat in uow.actor.hats
        if any(hat.allows(one, seen.programme_id) for one in seen.permissions)
    )
    uow.hat = uow.actor.chosen or next(fitting, None)
    note_reads(
        uow,
        programme_id=seen.programme_id,
        what=seen.what,
        whose=whose,
        purpose="",
        address=address,
    )
    await uow.session.flush()
