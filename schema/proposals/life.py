"""Types of an idea's life: its moves, answers, progress, duties, and the rung that comes next."""

from datetime import datetime
from typing import Self

import strawberry

from schema.kit.ids import global_id
from schema.kit.refused import RuleRef
from schema.proposals import enums as _enums  # noqa: F401 - names the enums before they are used
from workflows.kit.wording import Locale
from workflows.proposals.handling.models import ProposalAnswer as AnswerRow
from workflows.proposals.handling.models import ProposalMilestone as MilestoneRow
from workflows.proposals.handling.models import ProposalMove as MoveRow
from workflows.proposals.handling.models import ProposalProgress as ProgressRow
from workflows.proposals.states import CloseGround, Outcome, ProposalState
from workflows.proposals.support.models import ProposalDuty as DutyRow
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.queries import Step


@strawberry.type(description="One step of a proposal's story: from where to where, when and why.")
class ProposalMove:
    """A move."""

    from_state: ProposalState = strawberry.field(description="Where it stood.")
    to_state: ProposalState = strawberry.field(description="Where it stood then.")
    reason: str = strawberry.field(
        description="Why; for a threshold, the number of supports that reached it."
    )
    ground: CloseGround | None = strawberry.field(description="If it was closed: by which ground.")
    on: str = strawberry.field(description="The day in Korea, e.g. 2026-11-22.")
    recorded_at: datetime = strawberry.field(description="When it was put on record.")

    @classmethod
    def of(cls, row: MoveRow) -> Self:
        """Show a move."""
        return cls(
            from_state=row.from_state,
            to_state=row.to_state,
            reason=row.reason,
            ground=row.ground,
            on=row.happened_on.isoformat(),
            recorded_at=row.recorded_at,
        )


@strawberry.type(description="An answer of the municipality: interim, or final with its outcome.")
class ProposalAnswer:
    """An answer."""

    outcome: Outcome | None = strawberry.field(
        description="What it says; null for what was told while the answer was awaited."
    )
    text: str = strawberry.field(description="The reasons, in words for residents.")
    starts_on: str | None = strawberry.field(description="The promised start, if adopted.")
    on: str = strawberry.field(description="The day in Korea.")
    recorded_at: datetime = strawberry.field(description="When it was put on record.")

    @classmethod
    def of(cls, row: AnswerRow) -> Self:
        """Show an answer."""
        return cls(
            outcome=row.outcome,
            text=row.text,
            starts_on=row.starts_on.isoformat() if row.starts_on else None,
            on=row.happened_on.isoformat(),
            recorded_at=row.recorded_at,
        )


@strawberry.type(description="A milestone promised for a proposal that is carried out.")
class ProposalMilestone:
    """A milestone."""

    id: strawberry.ID = strawberry.field(
        description="What `reachMilestone` and `dropMilestone` name."
    )
    name: str = strawberry.field(description="What is promised.")
    planned_on: str = strawberry.field(description="The promised day in Korea.")
    reached_on: str | None = strawberry.field(description="The day it was reached.")
    dropped_on: str | None = strawberry.field(
        description="The day it was said that it will not be done."
    )
    dropped_why: str | None = strawberry.field(description="Why it will not be done.")

    @classmethod
    def of(cls, row: MilestoneRow) -> Self:
        """Show a milestone."""
        return cls(
            id=global_id("ProposalMilestone", row.id),
            name=row.name,
            planned_on=row.planned_on.isoformat(),
            reached_on=row.reached_on.isoformat() if row.reached_on else None,
            dropped_on=row.dropped_on.isoformat() if row.dropped_on else None,
            dropped_why=row.dropped_why or None,
        )


@strawberry.type(description="A thing of the trace.")
class TracePlace:
    """A node."""

    kind: NodeKind = strawberry.field(description="What it is.")
    label: str = strawberry.field(description="Its public number, or its kind in a list.")


@strawberry.type(description="That one thing led to another (추적).")
class TraceStep:
    """A step."""

    source: TracePlace = strawberry.field(description="What led on.")
    kind: EdgeKind = strawberry.field(description="How.")
    target: TracePlace = strawberry.field(description="To what.")
    on: str = strawberry.field(description="The day in Korea.")

    @classmethod
    def of(cls, step: Step) -> Self:
        """Show a step."""
        return cls(
            source=TracePlace(kind=step.source.kind, label=step.source.label),
            kind=step.kind,
            target=TracePlace(kind=step.target.kind, label=step.target.label),
            on=step.happened_on.isoformat(),
        )


@strawberry.type(description="A step of carrying a proposal out.")
class ProposalProgress:
    """A step that was noted."""

    text: str = strawberry.field(description="What was done.")
    on: str = strawberry.field(description="The day in Korea.")
    recorded_at: datetime = strawberry.field(description="When it was put on record.")

    @classmethod
    def of(cls, row: ProgressRow) -> Self:
        """Show a step."""
        return cls(text=row.text, on=row.happened_on.isoformat(), recorded_at=row.recorded_at)


@strawberry.type(
    description="What the municipality owes a proposal since a moment, and until when."
)
class ProposalDuty:
    """A duty."""

    kind: DutyKind = strawberry.field(description="What is owed.")
    supports: int = strawberry.field(description="How many supported it when the duty arose.")
    arose_at: datetime = strawberry.field(description="When it arose.")
    due_on: str = strawberry.field(description="The last day.")
    done_on: str | None = strawberry.field(description="The day it was done; null while owed.")

    @classmethod
    def of(cls, row: DutyRow) -> Self:
        """Show a duty."""
        return cls(
            kind=row.kind,
            supports=row.supports,
            arose_at=row.arose_at,
            due_on=row.due_on.isoformat(),
            done_on=row.done_on.isoformat() if row.done_on else None,
        )


@strawberry.type(description="The next rung of the support ladder (공감 단계).")
class SupportGoal:
    """How many are needed, until when, and for what."""

    kind: DutyKind = strawberry.field(description="What it obliges to.")
    supports: int = strawberry.field(description="How many supports it takes.")
    until: str = strawberry.field(description="The last day on which it can be reached.")
    rule: RuleRef = strawberry.field(description="The rule of the ladder.")

    @classmethod
    def of(cls, rung: Rung, until: str, locale: Locale) -> Self:
        """Show a rung."""
        return cls(
            kind=rung.kind,
            supports=rung.supports,
            until=until,
            rule=RuleRef.of("support.ladder", locale),
        )


@strawberry.type(description="A rung of a place's support ladder (공감 단계).")
class SupportRung:
    """A rung."""

    kind: DutyKind = strawberry.field(description="What it obliges to.")
    supports: int = strawberry.field(description="How many supports it takes.")
    within_days: int = strawberry.field(description="Within so many days of being opened.")
    answer_days: int = strawberry.field(description="To be done within so many days.")

    @classmethod
    def of(cls, rung: Rung) -> Self:
        """Show a rung."""
        return cls(
            kind=rung.kind,
            supports=rung.supports,
            within_days=rung.within_days,
            answer_days=rung.answer_days,
        )
