"""What the public may call people, in words."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.queries import public_names_by_id
from workflows.kit.wording import Locale, worded
from workflows.rights.actor import ANONYMOUS


def public_name(locale: Locale, alias: str | None, number: int | None) -> str:
    """Return the alias, else 주민 and the number; without either it is nobody in particular."""
    if number is None:
        return worded(locale, "public_name.nobody")
    return alias or worded(locale, "public_name.resident", number=str(number))


async def names_for_public(
    session: AsyncSession, people: Collection[UUID], locale: Locale
) -> dict[UUID, str]:
    """Return what the public may call each of these people."""
    known = await public_names_by_id(session, ANONYMOUS, people)
    return {
        one: public_name(locale, known[one].alias, known[one].number)
        if one in known
        else public_name(locale, None, None)
        for one in people
    }
