"""Verbs that write a plan: set amounts, remove one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range

from workflows.agreements.money import rules
from workflows.agreements.money.locked import Held, locked_money, next_version
from workflows.agreements.money.models import ContributionPlan, ContributionRow
from workflows.agreements.money.queries import Ground, contribution_of
from workflows.agreements.money.rules import MOST_AMOUNTS, Contribution
from workflows.agreements.money.states import Form, PlanAct, Source
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken
from workflows.record.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Place:
    """Which amount of a plan: there is one of each payer, source, form and year."""

    source: Source
    form: Form
    year: int
    payer_id: UUID

    @property
    def key(self) -> tuple[Source, Form, int, UUID]:
        """As the rules name it."""
        return self.source, self.form, self.year, self.payer_id


@dataclass(frozen=True, slots=True)
class Amount:
    """What an amount is to be; `expected_version` is that of the amount that was read, 0 of none."""

    place: Place
    won: int
    expected_version: int


async def set_contributions(
    uow: UnitOfWork, *, consortium_id: UUID, amounts: Sequence[Amount]
) -> ContributionPlan:
    """Set amounts of a plan, all of them or none.

    What the amounts come to is not judged here: a draft may break the rules of its cohort, and says what
    cures it. Only putting it forward demands them.

    Allowed: who speaks for the lead or for the municipality. Refuses: a plan that is put forward, an
    amount somebody else has set meanwhile, no whole won, a year that is none of the cohort's, who does
    not pay from that source, the same amount twice, nothing new. Records: ``contributionPlan.set``.
    """
    held = await locked_money(uow, consortium_id, PlanAct.SET)
    _check_number(held, amounts)
    standing = {contribution_of(row).key: row for row in held.rows}
    changed = []
    for place, one in enumerate(amounts):
        field = f"contributions.{place}"
        wanted = check_amount(held.ground, one, field)
        row = standing.get(wanted.key)
        _demand_seen(row, one.expected_version, field)
        if row is None or row.won != wanted.won:
            changed.append((wanted, row))
    if not changed:
        raise Conflict("amounts_stand_already", field="contributions")
    await next_version(uow, held, PlanAct.SET)
    for _, row in changed:
        if row is not None:
            _end(row, held.plan)
    await uow.session.flush()
    for wanted, _ in changed:
        uow.session.add(
            ContributionRow(
                plan_id=held.plan.id,
                programme_id=held.plan.programme_id,
                source=wanted.source,
                form=wanted.form,
                year=wanted.year,
                payer_id=wanted.payer,
                won=wanted.won,
                version=held.plan.version,
                recorded=Range(held.plan.changed_at, None, bounds="[)"),
            )
        )
    await uow.session.flush()
    return held.plan


async def remove_contribution(
    uow: UnitOfWork, *, consortium_id: UUID, place: Place, expected_version: int
) -> ContributionPlan:
    """Remove an amount of a plan; earlier versions keep it.

    Allowed: who speaks for the lead or for the municipality. Refuses: a plan that is put forward, an
    amount there is not, one that somebody else has set meanwhile. Records: ``contributionPlan.removed``.
    """
    held = await locked_money(uow, consortium_id, PlanAct.REMOVED)
    row = next((one for one in held.rows if contribution_of(one).key == place.key), None)
    if row is None:
        raise NotFound("no_such_amount", field="contribution")
    _demand_seen(row, expected_version, "contribution")
    await next_version(uow, held, PlanAct.REMOVED)
    _end(row, held.plan)
    await uow.session.flush()
    return held.plan


def _check_number(held: Held, amounts: Sequence[Amount]) -> None:
    keys = {one.place.key for one in amounts}
    standing = {contribution_of(row).key for row in held.rows}
    if not amounts:
        raise Invalid("no_amounts", field="contributions")
    if len(keys) < len(amounts):
        raise Invalid("amount_given_twice", field="contributions")
    if len(keys | standing) > MOST_AMOUNTS:
        raise Invalid("too_many_amounts", field="contributions", most=MOST_AMOUNTS)


def check_amount(ground: Ground, one: Amount, field: str) -> Contribution:
    """Return an amount as the rules see it. Refuses what no plan of this cohort can hold."""
    place = one.place
    if ground.rules is None:
        raise RuleBroken("no_rules_of_money", field="consortiumId")
    won = rules.whole_amount(one.won, field=f"{field}.won")
    years = ground.rules.years
    if place.year not in years:
        raise RuleBroken(
            "year_not_of_the_programme",
            field=f"{field}.year",
            rule=rules.rule_id(ground.rules.cohort, "years"),
            first=str(years.start),
            last=str(years.stop - 1),
        )
    if (place.source, place.payer_id) not in ground.payers:
        raise RuleBroken("not_who_pays_this", field=f"{field}.payerId", rule=rules.PAYERS)
    return Contribution(*place.key, won)


def _demand_seen(row: ContributionRow | None, expected: int, field: str) -> None:
    """Refuse an edit of an amount that is another by now; what stands there is told."""
    if row is None and expected != 0:
        raise Conflict("amount_was_removed", field=field)
    if row is not None and row.version != expected:
        raise Conflict("amount_was_changed", field=field, won=row.won)


def _end(row: ContributionRow, plan: ContributionPlan) -> None:
    row.recorded = Range(row.recorded.lower, plan.changed_at, bounds="[)")
