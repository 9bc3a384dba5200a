"""The ledger of an agreement in force: its lines, their sums, and what the rules find of every stage."""

from typing import Self

import strawberry

from schema.agreements.money.parts import MoneyInvariant
from schema.kit.enums import told
from schema.kit.scalars import Won
from workflows.agreements.ledger.queries import Ledger
from workflows.agreements.ledger.rules import (
    Amounts,
    Entry,
    Judged,
    Stage,
    StageState,
    total,
)
from workflows.agreements.money.states import Form, Source

told(
    Stage,
    name="LedgerStageKind",
    description="How far an amount of a ledger has come.",
    values={
        "PLEDGED": "Promised in the plan that was signed, with the amendments in force (약정).",
        "APPROPRIATED": "Received, as the reports handed in last say (교부).",
        "EXECUTED": "Spent, as the reports handed in last say (집행).",
        "SETTLED": "Recognised, by the reports that were accepted (정산 확정).",
    },
)
told(
    StageState,
    name="LedgerStageState",
    description="What the rules of the money say of a stage.",
    values={
        "NONE_YET": "There is no amount yet; nothing is said of the rules.",
        "REFUSED": "Of what was spent nothing that has been judged is recognised: there is no amount.",
        "NO_RULES": "There are amounts, but no rule of the money of this cohort is known.",
        "OK": "Every rule that is known holds.",
        "BROKEN": "A rule is broken.",
    },
)


@strawberry.type(
    description="What stands at each stage, and what is open between them. Pledged less what is to come is received; that "
    "less what is unspent is spent; that less what waits and what is refused is settled."
)
class LedgerAmounts:
    """Amounts."""

    pledged: Won = strawberry.field(
        description="Promised in the plan that was signed, with the amendments in force, in won."
    )
    appropriated: Won = strawberry.field(
        description="Received, as the reports handed in last say, in won."
    )
    executed: Won = strawberry.field(
        description="Spent of it, as the reports handed in last say, in won."
    )
    settled: Won = strawberry.field(
        description="Recognised of it for good, by the reports that were accepted (Subsidy Management Act, Article 28), in won."
    )
    to_come: Won = strawberry.field(
        description="Promised and not received, in won; below 0 where an amendment lowered what had come."
    )
    unspent: Won = strawberry.field(description="Received and not spent, in won.")
    waiting: Won = strawberry.field(
        description="Spent, in reports that are not accepted yet, in won."
    )
    refused: Won = strawberry.field(
        description="Spent, and not recognised by the reports that were accepted, in won."
    )

    @classmethod
    def of(cls, one: Amounts) -> Self:
        """Show amounts."""
        return cls(
            pledged=Won(one.pledged),
            appropriated=Won(one.appropriated),
            executed=Won(one.executed),
            settled=Won(one.settled),
            to_come=Won(one.to_come),
            unspent=Won(one.unspent),
            waiting=Won(one.waiting),
            refused=Won(one.refused),
        )


@strawberry.type(
    description="What became of the money of one source, in one form, for one year; a subsidy and own money never share a "
    "line (Subsidy Management Act, Article 34)."
)
class LedgerLine:
    """A line."""

    source: Source = strawberry.field(description="Whose money it is.")
    form: Form = strawberry.field(description="In which form.")
    year: int = strawberry.field(description="For which year of the plan.")
    subsidy: bool = strawberry.field(
        description="Whether it is a subsidy (보조금); else it is own money (자부담)."
    )
    amounts: LedgerAmounts = strawberry.field(description="Its amounts.")

    @classmethod
    def of(cls, one: Entry) -> Self:
        """Show a line."""
        return cls(
            source=one.source,
            form=one.form,
            year=one.year,
            subsidy=one.subsidy,
            amounts=LedgerAmounts.of(one.amounts),
        )


@strawberry.type(
    description="A stage of a ledger, and what the rules of the money of its cohort find of all its amounts together. "
    "What has happened is told, and never refused."
)
class LedgerStage:
    """A stage."""

    kind: Stage = strawberry.field(description="Which.")
    won: Won = strawberry.field(description="What it comes to, in won.")
    state: StageState = strawberry.field(description="What the rules say of it.")
    invariants: list[MoneyInvariant] = strawberry.field(
        description="Every rule of public money that is known, and whether it holds; none while there is no amount."
    )

    @classmethod
    def of(cls, one: Judged) -> Self:
        """Show a stage."""
        return cls(
            kind=one.stage,
            won=Won(one.won),
            state=one.state,
            invariants=[MoneyInvariant.of(found) for found in one.found],
        )


@strawberry.type(
    description="The ledger (장부) of an agreement in force, reckoned anew from what was signed and reported whenever "
    "somebody asks (Subsidy Management Act, Articles 27, 28 and 34). Read by whoever reads both its plan and all of its "
    "settlement reports."
)
class AgreementLedger:
    """A ledger."""

    lines: list[LedgerLine] = strawberry.field(description="Its lines, by year, source and form.")
    subsidy: LedgerAmounts = strawberry.field(description="What the lines of subsidies come to.")
    own: LedgerAmounts = strawberry.field(description="What the lines of own money come to.")
    total: LedgerAmounts = strawberry.field(description="What all lines come to.")
    stages: list[LedgerStage] = strawberry.field(description="The four stages, the promise first.")
    reports: int = strawberry.field(description="How many reports were handed in.")
    accepted: int = strawberry.field(description="How many of them are accepted.")

    @classmethod
    def of(cls, found: Ledger) -> Self:
        """Show a ledger."""
        lines = found.lines
        return cls(
            lines=[LedgerLine.of(one) for one in lines],
            subsidy=LedgerAmounts.of(total(one for one in lines if one.subsidy)),
            own=LedgerAmounts.of(total(one for one in lines if not one.subsidy)),
            total=LedgerAmounts.of(total(lines)),
            stages=[LedgerStage.of(one) for one in found.stages],
            reports=found.reports,
            accepted=found.accepted,
        )
