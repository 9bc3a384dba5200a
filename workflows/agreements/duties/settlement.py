"""Settlement of public money (정산): who reports by when, and whose report an auditor must check. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.agreements.duties.due import counted
from workflows.agreements.duties.states import Count, FactKind
from workflows.law.days import Off, days_late

# Rows of the pack settlement.toml.
MONTHS, MONTHS_LOCAL = "settlement.months", "settlement.months_local"
AUDIT, AUDIT_LOCAL = "settlement.audit", "settlement.audit_local"
RULES = (MONTHS, MONTHS_LOCAL, AUDIT, AUDIT_LOCAL)


@dataclass(frozen=True, slots=True)
class Funded:
    """A party with the public money it has in the plan, in won, state and local apart.

    Of who was let go: since when it is out, and the last day whose facts it settles.
    """

    body_id: UUID
    local_government: bool
    state_won: int
    local_won: int
    left_on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """A party's duty to settle after one fact; `audit_rules` are the rules that ask for an audit.

    `left_on`: since when it is no party any more.
    """

    body_id: UUID
    fact: FactKind | None
    started_on: date | None
    due_on: date | None
    late_by: int
    rule: str
    state_won: int
    local_won: int
    audit_rules: tuple[str, ...]
    left_on: date | None = None


def settlements(
    parties: Iterable[Funded],
    facts: Iterable[tuple[FactKind, date]],
    limits: Mapping[str, int],
    off: Off,
    today: date,
) -> list[Settlement]:
    """Return the duties to settle: one of each party and fact, or one that waits while there is none.

    A local government has another period and needs no outside audit.
    """
    happened = sorted(facts, key=lambda one: one[1])
    found = []
    for party in parties:
        rule = MONTHS_LOCAL if party.local_government else MONTHS
        own = [one for one in happened if party.until is None or one[1] <= party.until]
        told: list[tuple[FactKind | None, date | None]] = [*own] or [(None, None)]
        for fact, day in told:
            due = None if day is None else counted(day, limits[rule], Count.MONTHS, off)
            found.append(
                Settlement(
                    party.body_id,
                    fact,
                    day,
                    due,
                    0 if due is None else days_late(due, today),
                    rule,
                    party.state_won,
                    party.local_won,
                    audits(party, limits),
                    party.left_on,
                )
            )
    return found


def audits(party: Funded, limits: Mapping[str, int]) -> tuple[str, ...]:
    """Return the rules by which an outside audit is needed: each kind of money by its own threshold."""
    if party.local_government:
        return ()
    amounts = ((AUDIT, party.state_won), (AUDIT_LOCAL, party.local_won))
    return tuple(rule for rule, won in amounts if won >= limits[rule])
