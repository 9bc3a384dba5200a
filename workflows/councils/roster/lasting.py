"""How long a council lasts (존속기한): for its agenda, or until a day by which its being is extended or over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.councils.roster import rules
from workflows.councils.roster.events import CouncilEvent
from workflows.councils.roster.locked import appointing
from workflows.councils.roster.models import Council, CouncilExtension
from workflows.councils.roster.states import Lifecycle
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.kit.refusal import Invalid, RuleBroken, WrongState
from workflows.kit.text import clean
from workflows.kit.wording import SEOUL
from workflows.law.today import legal_day
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import Actor

LONGEST_GROUND = 1_000
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Life:
    """How long a council lasts: `ends_before` is None for one that ends with its agenda, or without a rule.

    `left` is in days from today, less than one once it is over; `months` are those of the rule.
    """

    ends_before: date | None
    left: int | None
    months: int | None
    rule: str | None
    extensions: tuple[CouncilExtension, ...]


async def life_of(session: AsyncSession, council: Council) -> Life:
    """Return how long a council lasts, by the rules of the day it was formed or last extended on."""
    today = (await database_now(session)).astimezone(SEOUL).date()
    rows = await session.scalars(
        select(CouncilExtension)
        .where(CouncilExtension.council_id == council.id)
        .order_by(CouncilExtension.number)
    )
    extensions = tuple(rows)
    since = extensions[-1].extended_on if extensions else council.formed_on
    book = await council_rules(session, council.place, since, council_id=council.id)
    months, rule = book.number(Key.SUNSET_MONTHS), book.rule(Key.SUNSET_MONTHS)
    if council.lifecycle is not Lifecycle.STANDING or months is None:
        return Life(None, None, months, rule, extensions)
    ends = (
        extensions[-1].ends_before if extensions else rules.months_after(council.formed_on, months)
    )
    return Life(ends, (ends - today).days, months, rule, extensions)


async def lives_by_council(
    session: AsyncSession, _: Actor, ids: Collection[UUID]
) -> dict[UUID, Life]:
    """Return how long councils last."""
    councils = await session.scalars(select(Council).where(Council.id.in_(ids)))
    return {one.id: await life_of(session, one) for one in councils}


async def check_alive(session: AsyncSession, council: Council, day: date) -> None:
    """Refuse a day on which a council is not there any more: it may not convene."""
    life = await life_of(session, council)
    if life.ends_before is not None and day >= life.ends_before and life.rule is not None:
        raise RuleBroken(
            "council_life_over",
            field="councilId",
            rule=life.rule,
            ended=(life.ends_before - DAY).isoformat(),
        )


async def extend_council(
    uow: UnitOfWork, *, council_id: UUID, ends_before: date, ground: str
) -> Council:
    """Extend a council's being (존속기한 연장), with the ground on which it goes on.

    Allowed: the municipal head, or whoever has the right by a grant. Refuses: one that is for an agenda,
    one that is over already, a day that is no later or longer than the law lets a council last, no
    ground. Records: ``council.extended`` with the day.
    """
    council = await appointing(uow, council_id)
    life = await life_of(uow.session, council)
    today = await legal_day(uow)
    if life.ends_before is None or life.rule is None or life.months is None:
        raise WrongState("council_has_no_sunset", field="councilId")
    await check_alive(uow.session, council, today)
    most = rules.months_after(life.ends_before, life.months)
    if ends_before <= life.ends_before:
        last = (life.ends_before - DAY).isoformat()
        raise Invalid("extension_no_later", field="endsOn", ends=last)
    if ends_before > most:
        raise RuleBroken(
            "extension_too_long", field="endsOn", rule=life.rule, most=(most - DAY).isoformat()
        )
    uow.session.add(
        CouncilExtension(
            id=uuid4(),
            council_id=council.id,
            programme_id=council.programme_id,
            number=len(life.extensions) + 1,
            ends_before=ends_before,
            ground=clean(ground, field="ground", longest=LONGEST_GROUND, lines=True),
            extended_on=today,
            appointment_id=uow.hat.appointment_id if uow.hat else None,
            at=await database_now(uow.session),
        )
    )
    uow.record(
        CouncilEvent.EXTENDED,
        council.id,
        programme_id=council.programme_id,
        ends_before=ends_before.isoformat(),
    )
    await uow.session.flush()
    return council
