"""Questions about rule packs: the places that have one, what a council has added, and what holds on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.rule_packs.models import CouncilRule
from workflows.councils.rule_packs.resolving import Provision, Ruling, layers_of, rulings
from workflows.kit.wording import SEOUL, Locale
from workflows.law.models import LegalRule
from workflows.law.ranks import Level
from workflows.law.texts import named_texts, own_rule_id
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

# Of a rule only what a provision says is read: a place has some forty, and they are asked at every turn.
SAID = (
    LegalRule.rule_id,
    LegalRule.limit,
    LegalRule.said,
    LegalRule.level,
    LegalRule.source_ko,
    LegalRule.source_en,
    LegalRule.article,
    LegalRule.confirmed,
    func.lower(LegalRule.valid),
)


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
    return RulePack(place, on, await rulings_on(session, place, on))


async def rulings_on(
    session: AsyncSession, place: str, day: date, *, council_id: UUID | None = None
) -> list[Ruling]:
    """Return what holds for each key in a place on a day; of a council with what it has resolved itself."""
    said = await provisions_on(session, place, day)
    if council_id is not None:
        said += await own_provisions(session, council_id, day)
    return rulings(said, layers_of(place))


async def provisions_on(session: AsyncSession, place: str, day: date) -> list[Provision]:
    """Return what the sources of a place say of councils on a day."""
    rows = await session.execute(
        select(*SAID).where(
            or_(*(LegalRule.rule_id.startswith(f"council.{one}.") for one in layers_of(place))),
            LegalRule.level.is_not(None),
            func.upper_inf(LegalRule.recorded),
            LegalRule.valid.contains(day),
        )
    )
    return [_provision(row) for row in rows]


async def own_provisions(session: AsyncSession, council_id: UUID, day: date) -> list[Provision]:
    """Return what a council has resolved for itself and what holds on a day."""
    rows = await session.scalars(
        select(CouncilRule).where(
            CouncilRule.council_id == council_id,
            func.upper_inf(CouncilRule.recorded),
            CouncilRule.valid.contains(day),
        )
    )
    return [own_provision(row) for row in rows]


def own_provision(row: CouncilRule) -> Provision:
    """Return a rule a council has given itself, as a source among others."""
    return Provision(
        rule_id=own_rule_id(row.key, row.source, row.article),
        limit=row.limit,
        said=tuple(row.said),
        level=Level.COUNCIL,
        source={Locale.KO: row.source, Locale.EN: row.source},
        article=row.article,
        confirmed=True,
        holds_from=row.valid.lower or date.min,
        change_id=row.change_id,
    )


def _provision(row: Row[Any]) -> Provision:
    rule_id, limit, said, level, ko, en, article, confirmed, since = tuple(row)
    if level is None or since is None:
        msg = f"{rule_id} says neither its rank nor its first day"
        raise LookupError(msg)
    return Provision(
        rule_id=rule_id,
        limit=limit,
        said=tuple(said),
        level=Level(level),
        source={Locale.KO: ko, Locale.EN: en},
        article=article,
        confirmed=confirmed,
        holds_from=since,
    )
