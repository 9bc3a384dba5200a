"""The seed of a lot as seen from outside: sealed when the call opens, laid open after its hour.

The application's role cannot read the table of seeds. The database judges the hour by its own clock.
"""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def seal(session: AsyncSession, lab_id: UUID) -> str:
    """Make the seed of a call; return its commitment (SHA-256, hex)."""
    sealed: str = (
        await session.execute(text("SELECT lot_seal(:lab)"), {"lab": lab_id})
    ).scalar_one()
    return sealed


async def lay_open(session: AsyncSession, lab_id: UUID) -> bytes:
    """Return the seed of a call whose hour is over. The database refuses before."""
    seed: bytes = (
        await session.execute(text("SELECT lot_lay_open(:lab)"), {"lab": lab_id})
    ).scalar_one()
    return bytes(seed)
