"""Statements laid once for all who hold hats of the same kinds: who reads is named when it is asked.

A list was laid, written and planned anew for each person, which for a town of residents took longer
than its fifty rows. What a resident may read differs from what his neighbour may only in who he is;
so a policy is asked about somebody with the same kinds of hats whose key is a parameter of the
statement.

Who reads is presumed, where he came by the same cookie a moment ago, and sworn in the statement itself:
beside each row comes the digest of who is behind the cookie now, with all his hats. Two questions, one
after the other, become one, and nothing read under a presumption that does not hold is shown.
"""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, Text, Uuid, bindparam, cast, func, literal, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from workflows.identity.models import Appointment, AppointmentTerm, Grant, SignIn
from workflows.identity.queries import LIVE_GRANT, LIVE_TERM, OF_THE_APPOINTMENT
from workflows.identity.sign_ins import LIVES
from workflows.kit.sent import Oath
from workflows.rights.actor import Actor

READER: Final = bindparam("reader", type_=Uuid)
NOTHING: Final = "-"
LONE: Final = UUID(int=0)

_GRANTED = (
    select(
        func.string_agg(
            Grant.permission,
            aggregate_order_by(literal("+"), cast(Grant.permission, Text).collate("C")),
        )
    )
    .where(OF_THE_APPOINTMENT, LIVE_GRANT)
    .scalar_subquery()
)
_HAT = func.concat_ws(
    ",",
    Appointment.id,
    cast(Appointment.role, Text),
    Appointment.body_id,
    func.coalesce(cast(Appointment.programme_id, Text), NOTHING),
    func.coalesce(_GRANTED, NOTHING),
)
_HATS = (
    select(func.string_agg(_HAT, aggregate_order_by(literal(";"), Appointment.id)))
    .join(AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
    .where(Appointment.person_id == SignIn.person_id, LIVE_TERM)
    .correlate(SignIn)
    .scalar_subquery()
)
# Who is behind a cookie now, with all his hats, as `written` writes him; null if nobody is.
BEHIND_THE_COOKIE: Final = (
    select(func.sha256(func.convert_to(func.concat(SignIn.person_id, ":", _HATS), "UTF8")))
    .where(SignIn.cookie_digest == bindparam("cookie", type_=Text), *LIVES)
    .scalar_subquery()
    .label("sworn")
)


class _WhoReads(UUID):
    """The key of whoever reads: in a statement a parameter, in Python a key that nobody has.

    A policy that compares it in Python instead finds nobody: it shows too little, never too much.
    """

    def __clause_element__(self) -> BindParameter[UUID]:
        return READER


WHO_READS: Final = _WhoReads(int=0)


def anyone_like(actor: Actor) -> Actor:
    """Return whoever holds hats of the same kinds as somebody's; nobody in particular stays nobody.

    Which appointment a hat is, and which hat was chosen, matters to what is done, not to what is read.
    """
    if actor.person_id is None:
        return actor
    hats = tuple(replace(hat, appointment_id=LONE) for hat in actor.hats)
    return replace(actor, person_id=WHO_READS, hats=hats, chosen=None)


def named(actor: Actor) -> dict[str, object]:
    """Return the value by which a statement laid for anyone like him becomes his."""
    return {} if actor.person_id is None else {"reader": actor.person_id}


@dataclass(frozen=True, slots=True)
class Presumed:
    """Somebody who was found behind a cookie, by its digest, and is presumed to be so still."""

    actor: Actor
    cookie: str
    oath: Oath

    @classmethod
    def found(cls, actor: Actor, cookie_digest: str) -> "Presumed":
        """Take who was found behind the cookie of a digest."""
        sworn = sha256(written(actor).encode()).digest()
        return cls(actor, cookie_digest, Oath(BEHIND_THE_COOKIE, {"cookie": cookie_digest}, sworn))


def written(actor: Actor) -> str:
    """Write down who somebody is with all his hats, as the database does."""
    hats = (
        ",".join(
            (
                str(hat.appointment_id),
                hat.role.value,
                str(hat.body_id),
                NOTHING if hat.programme_id is None else str(hat.programme_id),
                "+".join(sorted(hat.granted)) or NOTHING,
            )
        )
        for hat in sorted(actor.hats, key=lambda hat: hat.appointment_id)
    )
    return f"{actor.person_id}:{';'.join(hats)}"
