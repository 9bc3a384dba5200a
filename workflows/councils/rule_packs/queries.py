"""Questions about rule packs: the places that have one, and what holds there on a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.rule_packs.resolving import Provision, Ruling, layers_of, rulings
from workflows.kit.wording import SEOUL, Locale
from workflows.law.models import LegalRule
from workflows.law.ranks import Level
from workflows.law.texts import named_texts
from workflows.record.uow import database_now
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class RulePack:
    """What holds for the council of a place on a day."""

    place: str
    day: date
    rulings: list[Ruling]


async def rule_pack(
    session: AsyncSession, _: Actor, *, place: str, day: date | None = None
) -> RulePack | None:
    """Return the pack of a place on a day (none: today in Korea), if rules of it are on record."""
    if place not in named_texts("place"):
        return None
    on = day or (await database_now(session)).astimezone(SEOUL).date()
    return RulePack(place, on, rulings(await provisions_on(session, on), layers_of(place)))


async def provisions_on(
    session: AsyncSession, day: date, *, key: str | None = None
) -> list[Provision]:
    """Return what all sources of all places say of councils on a day, of one key or of all."""
    rows = await session.scalars(
        select(LegalRule).where(
            LegalRule.rule_id.like(f"council.%.{key}" if key else "council.%"),
            LegalRule.level.is_not(None),
            func.upper_inf(LegalRule.recorded),
            LegalRule.valid.contains(day),
        )
    )
    return [_provision(row) for row in rows]


def _provision(row: LegalRule) -> Provision:
    if row.level is None or row.valid.lower is None:
        msg = f"{row.rule_id} says neither its rank nor its first day"
        raise LookupError(msg)
    return Provision(
        rule_id=row.rule_id,
        limit=row.limit,
        said=tuple(row.said),
        level=Level(row.level),
        source={Locale.KO: row.source_ko, Locale.EN: row.source_en},
        article=row.article,
        confirmed=row.confirmed,
        holds_from=row.valid.lower,
    )
