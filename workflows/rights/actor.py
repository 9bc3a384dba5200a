"""Who is asking: a person or the house itself, and the hats that person may wear."""

from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.table import FORBIDS, decided


@dataclass(frozen=True, slots=True)
class Hat:
    """One live appointment: the capacity in which a person may act.

    `programme_id` None is an appointment to the house as a whole (an administrator's).
    """

    appointment_id: UUID
    role: Role
    body_id: UUID
    programme_id: UUID | None
    granted: frozenset[Permission] = frozenset()

    def allows(self, permission: Permission, programme_id: UUID | None) -> bool:
        """Say whether this hat carries the permission in the programme."""
        here = self.programme_id is None or self.programme_id == programme_id
        return here and decided(self.role, permission, self.granted)

    def forbids(self, permission: Permission) -> bool:
        """Say whether this hat can never carry the permission."""
        return permission in FORBIDS[self.role]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the live hats of this moment; `chosen` is the one named by the request."""

    person_id: UUID | None = None
    hats: tuple[Hat, ...] = ()
    chosen: Hat | None = None
    is_house: bool = False
    sign_in_id: UUID | None = field(default=None, compare=False)

    @property
    def is_signed_in(self) -> bool:
        """Say whether a person is asking."""
        return self.person_id is not None

    def holds(self, permission: Permission, programme_id: UUID | None) -> bool:
        """Say whether any live hat carries the permission: the question of reads."""
        return self.is_house or any(hat.allows(permission, programme_id) for hat in self.hats)

    def mark(self, programme_id: UUID) -> str:
        """Return what stands for all that the live hats allow in a programme: another once one begins or ends."""
        worn = sorted(
            f"{hat.appointment_id} {hat.role} {sorted(hat.granted)}"
            for hat in self.hats
            if hat.programme_id in {None, programme_id}
        )
        chosen = self.chosen.appointment_id if self.chosen else ""
        return sha256(f"{chosen} {worn}".encode()).hexdigest()[:16]

    def programmes(self, permission: Permission) -> frozenset[UUID]:
        """Return the programmes in which a hat carries the permission."""
        return frozenset(
            hat.programme_id
            for hat in self.hats
            if hat.programme_id is not None and hat.allows(permission, hat.programme_id)
        )

    def hat_for(self, permission: Permission, programme_id: UUID | None) -> Hat | None:
        """Return the hat a write is done in; the house itself wears none.

        Refuses: nobody signed in; a chosen hat that does not carry the permission; no hat that
        does; several that do and none chosen (`choose_hat`).
        """
        if self.is_house:
            return None
        if not self.is_signed_in:
            raise NotSignedIn("sign_in_first")
        if self.chosen is not None:
            if not self.chosen.allows(permission, programme_id):
                raise NotAllowed("not_in_this_capacity", permission=permission.value)
            return self.chosen
        fitting = [hat for hat in self.hats if hat.allows(permission, programme_id)]
        if not fitting:
            raise NotAllowed("no_capacity", permission=permission.value)
        if len(fitting) > 1:
            choices = ", ".join(sorted(str(hat.appointment_id) for hat in fitting))
            raise NotAllowed("choose_hat", field="Dure-Appointment", choices=choices)
        return fitting[0]


ANONYMOUS = Actor()
THE_HOUSE = Actor(is_house=True)
