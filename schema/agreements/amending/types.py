"""Types of an amending instrument: its operations, its class, its impact."""

from datetime import date
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.amending import enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.amending.amounts import AmendedAmount, AmendedMoney
from schema.agreements.amending.duties import AmendmentDuty
from schema.agreements.amending.parties import AmendedParties, PartiesMoved
from schema.agreements.amending.texts import clause_id
from schema.agreements.clauses import Clause
from schema.agreements.effects import ClauseEffect
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.refused import ViewerAction
from workflows.agreements.amending.classes import (
    APPROVAL_RULE,
    MINOR_RULE,
    AmendmentClass,
    Ground,
    Matter,
    rule_of,
)
from workflows.agreements.amending.impact import Figures, Given
from workflows.agreements.amending.models import Amendment as AmendmentRow
from workflows.agreements.amending.offers import amendment_offers
from workflows.agreements.amending.operations import Operation, OperationKind
from workflows.agreements.amending.queries import AmendmentSeen, impact_of
from workflows.agreements.amending.states import Approver
from workflows.agreements.amending.wording import references
from workflows.agreements.clauses.models import Agreement as AgreementRow
from workflows.agreements.clauses.queries import clauses_by_id
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.clauses.table import laid_by_agreement
from workflows.agreements.effects.terms import posts_of
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale
from workflows.law.models import LegalRule
from workflows.rights.roles import Role


@strawberry.type(description="One line for each amendment of an agreement.")
class AmendmentLine:
    """A line of the list."""

    number: str = strawberry.field(description="Its public number, as an agreement of its own.")
    title: str = strawberry.field(description="Its title.")
    state: AgreementState = strawberry.field(description="Where it is.")
    in_force_on: str | None = strawberry.field(
        description="The day from which it holds; null until it is sealed."
    )

    @classmethod
    def of(cls, agreement: AgreementRow, row: AmendmentRow) -> Self:
        """Show a line."""
        return cls(
            number=agreement.number,
            title=agreement.title,
            state=agreement.state,
            in_force_on=_told(row.in_force_on),
        )


@strawberry.type(description="What an amendment does to one clause, said by a clause of its own.")
class AmendmentOperation:
    """An operation."""

    kind: OperationKind = strawberry.field(description="What it does.")
    reference: str | None = strawberry.field(
        description="The number of the clause it is done to, as it stands before; null of one that is new."
    )
    target_id: strawberry.ID | None = strawberry.field(
        description="The clause it is done to; null of one that is new."
    )
    parent_id: strawberry.ID | None = strawberry.field(
        description="The clause it puts it under; null: as an article, or nowhere else."
    )
    after_id: strawberry.ID | None = strawberry.field(
        description="The clause it puts it after; null: first, or nowhere else."
    )
    old_heading: str | None = strawberry.field(description="The heading before; null of a new one.")
    old_text: str | None = strawberry.field(description="The text before; null of a new one.")
    stale: bool = strawberry.field(
        description="Whether it was drafted on a text that is another by now, so that it cannot be done."
    )
    amounts: list[AmendedAmount] = strawberry.field(
        description="Of MONEY: the amounts that change; empty of the others."
    )
    key: strawberry.Private[UUID]
    agreement_id: strawberry.Private[UUID]
    party_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Of JOIN and LEAVE: who joins or leaves; null of the others.")
    async def party(self, info: Info) -> Body | None:
        """Fetch who joins or leaves."""
        if self.party_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.party_id))

    @strawberry.field(
        description="The amendment's own clause: its text is the new text, or says why."
    )
    async def clause(self, info: Info) -> Clause:
        """Fetch the clause."""
        laid = await info.context.fetch(laid_by_agreement, self.agreement_id)
        found = next((one for one in laid if one.clause.id == self.key), None)
        if found is None:
            return Clause.of(await info.context.fetch(clauses_by_id, self.key))
        return Clause.of(found.clause, found.text)

    @classmethod
    def of(cls, seen: AmendmentSeen, one: Operation, locale: Locale) -> Self:
        """Show an operation."""
        old = None if one.target is None else seen.before.provisions.get(one.target)
        numbers = references(seen.before, locale)
        return cls(
            kind=one.kind,
            reference=None if one.target is None else numbers.get(one.target),
            target_id=None if one.target is None else clause_id(one.target),
            parent_id=None if one.parent is None else clause_id(one.parent),
            after_id=None if one.after is None else clause_id(one.after),
            old_heading=None if old is None else old.heading,
            old_text=None if old is None else old.text,
            stale=one.clause in seen.stale,
            amounts=[AmendedAmount.of(each) for each in one.amounts],
            key=one.clause,
            agreement_id=seen.agreement.id,
            party_id=one.party,
        )


@strawberry.type(description="Why an amendment is of its class, by a row of the rule packs.")
class AmendmentGround:
    """A reason."""

    matter: Matter | None = strawberry.field(description="What is touched; null of a minor one.")
    clause_id: strawberry.ID | None = strawberry.field(
        description="The amendment's clause that touches it; null of a minor one."
    )
    rule: str = strawberry.field(description="What the rule says, in the asker's language.")
    source: str = strawberry.field(description="Its source.")
    article: str = strawberry.field(description="Its article.")

    @classmethod
    def of(cls, ground: Ground | None, rule: LegalRule, locale: Locale) -> Self:
        """Show a reason."""
        korean = locale is Locale.KO
        return cls(
            matter=None if ground is None else ground.matter,
            clause_id=None if ground is None else clause_id(ground.clause),
            rule=rule.title_ko if korean else rule.title_en,
            source=rule.source_ko if korean else rule.source_en,
            article=rule.article,
        )


@strawberry.type(description="A right that ends or begins with an amendment.")
class AmendmentRight:
    """A right."""

    reference: str = strawberry.field(description="The clause's number, where it is given.")
    effect: ClauseEffect = strawberry.field(description="What it gives.")
    one: strawberry.Private[Given]

    @strawberry.field(description="The posts of the party that lose or get it.")
    async def posts(self, info: Info) -> list[Role]:
        """Read the posts."""
        body = await info.context.fetch(bodies_by_id, self.one.effect.body_id)
        return posts_of(self.one.effect, body.kind)

    @classmethod
    def of(cls, one: Given, locale: Locale) -> Self:
        """Show a right."""
        return cls(
            reference=one.reference[locale], effect=ClauseEffect.of(one.effect, locale), one=one
        )


@strawberry.type(description="The sums and parts that a clause names before and after.")
class AmendmentFigures:
    """Sums and parts."""

    clause_id: strawberry.ID = strawberry.field(description="The amendment's clause.")
    before: list[str] = strawberry.field(description="Those before, as they are written.")
    after: list[str] = strawberry.field(description="Those after, as they are written.")

    @classmethod
    def of(cls, one: Figures) -> Self:
        """Show them."""
        return cls(clause_id=clause_id(one.clause), before=list(one.before), after=list(one.after))


@strawberry.type(description="What an amendment changes, foreseen until it is in force.")
class AmendmentImpact:
    """An impact."""

    rights_end: list[AmendmentRight] = strawberry.field(description="The rights that end.")
    rights_begin: list[AmendmentRight] = strawberry.field(description="The rights that begin.")
    duties_end: list[AmendmentDuty] = strawberry.field(
        description="The obligations that end, because their sentence goes or a party they bind."
    )
    duties_begin: list[AmendmentDuty] = strawberry.field(
        description="The obligations mapped from the new texts."
    )
    figures: list[AmendmentFigures] = strawberry.field(
        description="The clauses whose sums and parts change."
    )
    money: AmendedMoney | None = strawberry.field(
        description="What it makes of the plan of money; null: it leaves it alone."
    )
    parties: AmendedParties | None = strawberry.field(
        description="Who joins and who is let go; null: nobody does."
    )


@strawberry.type(description="An approval outside of the agreement, as it was noted.")
class AmendmentApproval:
    """An approval."""

    approver: Approver = strawberry.field(description="Who approved.")
    document: str = strawberry.field(description="The document.")
    approved_on: str = strawberry.field(description="Its day, 2026-12-31.")


@strawberry.type(
    description="What an agreement has that amends another (변경협약): its clauses are operations on that, "
    "and it is negotiated, signed and sealed as every agreement is."
)
class AgreementAmendment:
    """An amending instrument."""

    base_number: str = strawberry.field(description="The number of the agreement it amends.")
    base_title: str = strawberry.field(description="The title of the agreement it amends.")
    reason: str = strawberry.field(description="Why it is amended.")
    effective_on: str | None = strawberry.field(
        description="From which day it is to hold; null: when it is sealed."
    )
    in_force_on: str | None = strawberry.field(
        description="From which day it holds; null until it is sealed."
    )
    kind: AmendmentClass = strawberry.field(description="Its class, reckoned from the operations.")
    raised_why: str | None = strawberry.field(
        description="Why a party raised it to a major one; nobody lowers it again."
    )
    lacks_approval: bool = strawberry.field(
        description="Whether it needs an approval that is not on record yet."
    )
    approval: AmendmentApproval | None = strawberry.field(description="The approval on record.")
    seen: strawberry.Private[AmendmentSeen]

    @strawberry.field(description="The party that raised it; null: none did.")
    async def raised_by(self, info: Info) -> Body | None:
        """Fetch the party."""
        key = self.seen.row.raised_by
        return None if key is None else Body.of(await info.context.fetch(bodies_by_id, key))

    @strawberry.field(description="Why it is of its class, by the rules of the day.")
    def grounds(self, info: Info) -> list[AmendmentGround]:
        """Tell the reasons."""
        rules, locale = self.seen.rules, info.context.locale
        if self.seen.kind is AmendmentClass.MINOR:
            return [AmendmentGround.of(None, rules[MINOR_RULE], locale)]
        return [
            AmendmentGround.of(one, rules[rule_of(one.matter)], locale) for one in self.seen.grounds
        ]

    @strawberry.field(description="The rule that says when an approval is needed.")
    def approval_rule(self, info: Info) -> AmendmentGround:
        """Tell the rule."""
        return AmendmentGround.of(None, self.seen.rules[APPROVAL_RULE], info.context.locale)

    @strawberry.field(description="Its operations in their order.")
    def operations(self, info: Info) -> list[AmendmentOperation]:
        """Tell the operations."""
        return [
            AmendmentOperation.of(self.seen, one, info.context.locale)
            for one in self.seen.operations
        ]

    @strawberry.field(
        description="Who has come into the consortium or left it, and is not in what the amendment says yet."
    )
    def moved(self) -> PartiesMoved:
        """Tell who has moved."""
        return PartiesMoved.of(self.seen)

    @strawberry.field(description="What it changes of rights, obligations and figures.")
    async def impact(self, info: Info) -> AmendmentImpact:
        """Read the impact."""
        found = await info.context.read(impact_of, seen=self.seen)
        locale = info.context.locale
        return AmendmentImpact(
            rights_end=[AmendmentRight.of(one, locale) for one in found.rights_end],
            rights_begin=[AmendmentRight.of(one, locale) for one in found.rights_begin],
            duties_end=[AmendmentDuty.of(one) for one in found.duties_end],
            duties_begin=[AmendmentDuty.of(one) for one in found.duties_begin],
            figures=[AmendmentFigures.of(one) for one in found.figures],
            money=None if found.money is None else AmendedMoney.of(found.money),
            parties=AmendedParties.of(self.seen, found),
        )

    @strawberry.field(
        description="What the viewer may do with it now: addOperation, dropOperation, setAmendmentDay, "
        "noteAmendmentApproval, raiseAmendment."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = amendment_offers(await info.context.actor(), self.seen)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, seen: AmendmentSeen) -> Self:
        """Show an instrument."""
        row = seen.row
        approval = None
        if row.approver is not None and row.approved_on is not None:
            approval = AmendmentApproval(
                approver=row.approver,
                document=row.approval_document or "",
                approved_on=row.approved_on.isoformat(),
            )
        return cls(
            base_number=seen.base.number,
            base_title=seen.base.title,
            reason=row.reason,
            effective_on=_told(row.effective_on),
            in_force_on=_told(row.in_force_on),
            kind=seen.kind,
            raised_why=row.raised_why,
            lacks_approval=seen.lacks_approval,
            approval=approval,
            seen=seen,
        )


def _told(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
