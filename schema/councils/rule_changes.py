"""Changes of a council's own rules: what an item puts, what came of it, and how a change is put."""

from datetime import datetime
from typing import Self

import strawberry

from schema.councils.days import day_given
from schema.kit.enums import told
from schema.kit.ids import global_id
from schema.kit.refused import RuleRef
from workflows.councils.rule_changes.judging import Wanted
from workflows.councils.rule_changes.queries import Change
from workflows.councils.rule_packs.showing import value_text
from workflows.councils.rule_packs.states import ChangeState
from workflows.kit.wording import Locale, optional
from workflows.law.texts import is_cited, named_texts

told(
    ChangeState,
    name="CouncilRuleChangeState",
    description="Where a change of a council's own rules stands.",
    values={
        "PROPOSED": "It is on an agenda and waits for its vote.",
        "ADOPTED": "It was resolved and holds from its day on.",
        "LOST": "It was lost.",
        "VOID": "It was resolved and holds nowhere: what stands against it is told.",
    },
)


@strawberry.type(
    description="A change of one of a council's own rules (운영세칙 개정), as an item puts it."
)
class CouncilRuleChange:
    """A change."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    key: str = strawberry.field(description="The rule's stable slug: notice_days.")
    title: str = strawberry.field(description="What it is about.")
    before: str | None = strawberry.field(
        description="What held when it was put, for people; null where nothing was said."
    )
    before_rule: RuleRef | None = strawberry.field(description="Where that stood.")
    after: str = strawberry.field(description="What it says, for people.")
    number: int | None = strawberry.field(description="The number it says, if it says one.")
    words: list[str] = strawberry.field(description="What it says in words, by their stable slugs.")
    effective_on: str = strawberry.field(description="The first day it holds, e.g. 2027-01-01.")
    source: str = strawberry.field(description="The council's rules in which it stands.")
    article: str = strawberry.field(description="The article there.")
    state: ChangeState = strawberry.field(description="Where it stands.")
    put_at: datetime = strawberry.field(description="When it was put on an agenda.")
    settled_at: datetime | None = strawberry.field(description="When the vote on it was closed.")
    void_reason: str | None = strawberry.field(
        description="Why it holds nowhere though it was resolved, for people."
    )
    void_rule: RuleRef | None = strawberry.field(description="The rule that stands against it.")
    meeting_id: strawberry.ID = strawberry.field(description="The global id of its meeting.")
    meeting_number: int = strawberry.field(description="The number of the meeting.")
    item_number: int = strawberry.field(description="The number of the item that puts it.")
    decision_year: int | None = strawberry.field(description="The year of the decision it came to.")
    decision_number: int | None = strawberry.field(description="The number of that decision.")

    @classmethod
    def of(cls, one: Change, locale: Locale) -> Self:
        """Show a change in a language."""
        row, before = one.row, one.row.before
        held, decision = before.get("rule"), one.decision
        return cls(
            id=global_id("CouncilRuleChange", row.id),
            key=row.key,
            title=named_texts("key")[row.key].name[locale],
            before=value_text(row.key, before["limit"], before["said"], locale) if before else None,
            before_rule=RuleRef.of(held, locale) if held and is_cited(held) else None,
            after=value_text(row.key, row.limit, row.said, locale),
            number=row.limit,
            words=list(row.said),
            effective_on=row.effective_on.isoformat(),
            source=row.source,
            article=row.article,
            state=row.state,
            put_at=row.put_at,
            settled_at=row.settled_at,
            void_reason=optional(locale, f"rule_change.void.{row.void_reason}"),
            void_rule=RuleRef.of(row.void_rule, locale)
            if row.void_rule and is_cited(row.void_rule)
            else None,
            meeting_id=global_id("Meeting", one.meeting.id),
            meeting_number=one.meeting.number,
            item_number=one.item.number,
            decision_year=None if decision is None else decision.year,
            decision_number=None if decision is None else decision.number,
        )


@strawberry.input(description="A change of one of a council's own rules to put on an agenda.")
class PutRuleChangeInput:
    """A change to put."""

    meeting_id: strawberry.ID = strawberry.field(description="The meeting, which is prepared.")
    key: str = strawberry.field(description="The rule, of `settableRules`.")
    number: int | None = strawberry.field(default=None, description="The number, if it says one.")
    words: list[str] = strawberry.field(
        default_factory=list, description="The words, of its `choices`, if it says words."
    )
    effective_on: str = strawberry.field(
        description="The first day it holds, after the meeting, e.g. 2027-01-01."
    )
    source: str = strawberry.field(description="The name of the council's rules (운영세칙).")
    article: str = strawberry.field(description="The article there.")

    def wanted(self) -> Wanted:
        """Return what is wanted."""
        return Wanted(
            self.key,
            self.number,
            tuple(self.words),
            day_given(self.effective_on, field="effectiveOn"),
            self.source,
            self.article,
        )
