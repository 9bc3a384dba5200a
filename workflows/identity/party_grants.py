"""Grants to a post of a body: whoever holds the post has the right, since he holds it and as long.

They come of what was signed, by the hand of the house: no officer gives or takes them.
"""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.dialects.postgresql import Range

from workflows.identity.events import IdentityEvent
from workflows.identity.models import Grant
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role


async def grant_to_post(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    body_id: UUID,
    role: Role,
    permission: Permission,
    source: str,
    valid_from: datetime,
    valid_to: datetime | None,
) -> Grant:
    """Give the post of a body one extra right, with its source.

    Allowed: the house; the database takes it from nobody else. Refuses: nothing. Records: ``grant.made``.
    """
    grant = Grant(
        grant_id=uuid4(),
        programme_id=programme_id,
        body_id=body_id,
        role=role,
        permission=permission,
        source=source,
        valid=Range(valid_from, valid_to, bounds="[)"),
        recorded=Range(uow.now, None, bounds="[)"),
    )
    uow.session.add(grant)
    uow.record(
        IdentityEvent.GRANTED,
        grant.grant_id,
        programme_id=programme_id,
        body=str(body_id),
        role=role.value,
        permission=permission.value,
    )
    await uow.session.flush()
    return grant


async def cut_grant(uow: UnitOfWork, grant: Grant, *, at: datetime) -> None:
    """Let a grant to a post end at a moment; what it was before stays on record.

    Allowed: the house; the database takes it from nobody else. Refuses: nothing. Records: ``grant.ended``.
    """
    begun = grant.valid.lower
    end = begun if begun is not None and begun > at else at
    grant.recorded = Range(grant.recorded.lower, uow.now, bounds="[)")
    await uow.session.flush()
    uow.session.add(
        Grant(
            grant_id=grant.grant_id,
            programme_id=grant.programme_id,
            body_id=grant.body_id,
            role=grant.role,
            permission=grant.permission,
            source=grant.source,
            valid=Range(begun, end, bounds="[)"),
            recorded=Range(uow.now, None, bounds="[)"),
        )
    )
    uow.record(IdentityEvent.GRANT_ENDED, grant.grant_id, programme_id=grant.programme_id)
    await uow.session.flush()
