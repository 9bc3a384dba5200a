"""Sign-ins: beginning, finding and ending them, and bearer tokens that are no longer taken."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    bindparam,
    func,
    join,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.events import IdentityEvent
from workflows.identity.models import Appointment, AppointmentTerm, EndedToken, SignIn
from workflows.identity.queries import LIVE_TERM, OF_A_HAT
from workflows.kit.among import among
from workflows.kit.refusal import NotSignedIn
from workflows.kit.sent import Row
from workflows.record.uow import UnitOfWork, introduced, introducing
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role

# A sign-in lives.
LIVES = (SignIn.ended_at.is_(None), SignIn.expires_at > func.dure_now())
# Asked of every request: written down once, so that no time goes into making it again.
LIVE = select(SignIn).where(SignIn.cookie_digest == bindparam("digest"), *LIVES)

_HATS = join(Appointment, AppointmentTerm, AppointmentTerm.appointment_id == Appointment.id)
LIVE_PEOPLE = (
    select(SignIn.cookie_digest, SignIn.id.label("sign_in_id"), SignIn.person_id, *OF_A_HAT)
    .outerjoin(_HATS, and_(Appointment.person_id == SignIn.person_id, LIVE_TERM))
    .where(*LIVES)
    .order_by(Appointment.id)
)
FOUND = len(LIVE_PEOPLE.selected_columns)


def _as_text(digests: ColumnElement[bool], *besides: ColumnElement[Any]) -> str:
    wanted = LIVE_PEOPLE.where(digests).add_columns(*besides)
    return str(wanted.compile(dialect=asyncpg.dialect()))  # type: ignore[no-untyped-call]


# Asked of every request: written down once, as the driver takes it, and planned once.
MANY = _as_text(SignIn.cookie_digest == among("digests", Text))
ALONE = _as_text(SignIn.cookie_digest == bindparam("digest"))
INTRODUCED = _as_text(SignIn.cookie_digest == bindparam("digest"), *introducing(SignIn.person_id))

# Who is signed in by the cookie of a row `i` at the moment `m.now`, for a statement written by hand that
# asks it row by row (LATERAL): the bound lets no plan read all sign-ins instead.
BEHIND = """SELECT found.person_id FROM sign_in found
  WHERE found.cookie_digest = i.cookie AND found.ended_at IS NULL AND found.expires_at > m.now LIMIT 1"""


async def begin_sign_in(
    uow: UnitOfWork,
    *,
    person_id: UUID,
    issuer: str,
    cookie_digest: str,
    lasts: timedelta,
    sid: str | None = None,
    id_token: str | None = None,
) -> SignIn:
    """Begin a sign-in after the issuer's word; only the digest of the cookie is kept.

    Allowed: the house, at the doorway. Refuses: nothing. Records: ``signIn.begun``.
    """
    row = SignIn(
        id=uuid4(),
        person_id=person_id,
        cookie_digest=cookie_digest,
        issuer=issuer,
        sid=sid,
        id_token=id_token,
        began_at=uow.now,
        expires_at=uow.now + lasts,
    )
    uow.session.add(row)
    uow.record(IdentityEvent.SIGNED_IN, row.id, programme_id=None, person=str(person_id))
    await uow.session.flush()
    return row


async def live_sign_in(session: AsyncSession, cookie_digest: str) -> SignIn | None:
    """Return the sign-in of a cookie if it has neither ended nor expired."""
    return await session.scalar(LIVE, {"digest": cookie_digest})


async def introduced_person(session: AsyncSession, cookie_digest: str) -> Actor | None:
    """Return the person behind a cookie if its sign-in lives, with his live hats.

    The statement that finds him tells the row-level policies that he asks, for this transaction.
    """
    # Plain columns: the connection answers them without the session's help.
    connection = await session.connection()
    rows: Sequence[Row] = (await connection.exec_driver_sql(INTRODUCED, (cookie_digest,))).all()
    found = _people(row[:FOUND] for row in rows).get(cookie_digest)
    if found is not None and found.person_id is not None:
        introduced(session, found.person_id, rows[0][FOUND])
    return found


async def live_people_at_a_glance(driver: Any, cookie_digests: Sequence[str]) -> dict[str, Actor]:
    """Return the persons behind the cookies whose sign-ins live, each with his live hats, at once.

    `driver` is a connection as asyncpg knows it, in no transaction.
    """
    asked: tuple[str, object] = MANY, list(cookie_digests)
    if len(cookie_digests) == 1:
        asked = ALONE, cookie_digests[0]
    return _people(await driver.fetch(*asked))


def _people(rows: Iterable[Any]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for digest, sign_in_id, person_id, appointment_id, role, body_id, programme_id, granted in rows:
        known = found.get(digest) or Actor(person_id, sign_in_id=sign_in_id)
        if appointment_id is not None:
            permissions = frozenset(Permission(one) for one in granted or ())
            hat = Hat(appointment_id, Role(role), body_id, programme_id, permissions)
            known = replace(known, hats=(*known.hats, hat))
        found[digest] = known
    return found


async def end_sign_in(uow: UnitOfWork, *, sign_in_id: UUID) -> None:
    """End one sign-in. Allowed: the house. Refuses: nothing. Records: ``signIn.ended``."""
    ended = await uow.session.scalar(
        update(SignIn)
        .where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None))
        .values(ended_at=uow.now, id_token=None)
        .returning(SignIn.id)
    )
    if ended is not None:
        uow.record(IdentityEvent.SIGNED_OUT, sign_in_id, programme_id=None)


async def end_sign_ins_of_sid(uow: UnitOfWork, *, issuer: str, sid: str) -> int:
    """End every sign-in of an issuer's sid and refuse its tokens (OpenID back-channel logout).

    Allowed: the house, on the issuer's signed word. Refuses: nothing. Records: ``signIn.ended``.
    """
    ended = list(
        await uow.session.scalars(
            update(SignIn)
            .where(SignIn.issuer == issuer, SignIn.sid == sid, SignIn.ended_at.is_(None))
            .values(ended_at=uow.now, id_token=None)
            .returning(SignIn.id)
        )
    )
    token = EndedToken(id=uuid4(), issuer=issuer, sid=sid, ended_at=uow.now)
    uow.session.add(token)
    uow.record(IdentityEvent.SIGNED_OUT, token.id, programme_id=None, sign_ins=len(ended))
    return len(ended)


async def end_everything(uow: UnitOfWork) -> UUID:
    """End all sign-ins and tokens of the person who asks, from this moment; return the person's id.

    Allowed: anyone signed in, for himself. Refuses: nobody signed in. Records:
    ``signIn.all_ended``.
    """
    person_id = uow.actor.person_id
    if person_id is None:
        raise NotSignedIn("sign_in_first")
    await uow.session.execute(
        update(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
        .values(ended_at=uow.now, id_token=None)
    )
    uow.session.add(
        EndedToken(
            id=uuid4(),
            person_id=person_id,
            issued_before=uow.now,
            whole_person=True,
            ended_at=uow.now,
        )
    )
    uow.record(IdentityEvent.ALL_SIGNED_OUT, person_id, programme_id=None)
    return person_id


async def token_ended(
    session: AsyncSession,
    *,
    issuer: str,
    sid: str | None,
    jti: str | None,
    person_id: UUID | None,
    issued_at: datetime,
) -> bool:
    """Say whether a bearer token is no longer taken: by its sid, by its id, or with its person's all."""
    ways = [(EndedToken.person_id == person_id) & (EndedToken.issued_before >= issued_at)]
    if sid is not None:
        ways.append((EndedToken.issuer == issuer) & (EndedToken.sid == sid))
    if jti is not None:
        ways.append((EndedToken.issuer == issuer) & (EndedToken.jti == jti))
    found = await session.scalar(select(EndedToken.id).where(or_(*ways)).limit(1))
    return found is not None
