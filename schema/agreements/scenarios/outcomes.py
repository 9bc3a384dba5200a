"""What would follow from a scenario, as the API shows it."""

from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _standings  # noqa: F401 - names the enums first
from schema.agreements.effects import ClauseEffect
from schema.agreements.money.parts import MoneyInvariant
from schema.agreements.roles.parts import duty_key, in_order, key_of_column
from schema.agreements.scenarios import enums as _enums  # noqa: F401 - names the enums first
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.shares import Share
from workflows.agreements.clauses.states import Standing
from workflows.agreements.roles.states import DutyFault, Letter
from workflows.agreements.scenarios.outcome import Outcome
from workflows.agreements.scenarios.situation import Block, BlockKind
from workflows.kit.wording import Locale

MOST_SHOWN = 60
OF_CLAUSE = "The clause's number as it would be, or is where it goes: 제3조 ② 1."


@strawberry.type(description="One party on one clause whose text would be another.")
class ScenarioCell:
    """A cell that moves."""

    clause_id: strawberry.ID = strawberry.field(description="The clause; of ADD not one yet.")
    reference: str = strawberry.field(description=OF_CLAUSE)
    body_id: strawberry.ID = strawberry.field(description="The party.")
    before: Standing | None = strawberry.field(description="Where it stands; null: no such clause.")
    after: Standing | None = strawberry.field(
        description="Where it would stand: a new text takes back what was said; null: the clause is gone."
    )
    own_words: bool = strawberry.field(
        description="Whether the new text is what it asked for itself, as its counter or condition. It "
        "still has to accept it."
    )


@strawberry.type(description="How content a party is with the whole.")
class ScenarioContent:
    """How content a party is."""

    body_id: strawberry.ID = strawberry.field(description="The party.")
    before: int = strawberry.field(description="How many clauses it accepts.")
    after: int = strawberry.field(description="How many of these acceptances would go on standing.")
    own_words: int = strawberry.field(
        description="How many new texts it asked for itself, in exactly these words."
    )


@strawberry.type(description="A party's share, and what it would be.")
class ScenarioShareMove:
    """A share before and after."""

    body_id: strawberry.ID = strawberry.field(description="The party.")
    before: Share = strawberry.field(description="What it is.")
    after: Share = strawberry.field(description="What it would be.")


@strawberry.type(description="A right that a clause gives, which would end or begin.")
class ScenarioRight:
    """A right that moves."""

    reference: str = strawberry.field(description=OF_CLAUSE)
    effect: ClauseEffect = strawberry.field(description="The right.")


@strawberry.type(
    description="An obligation of the register whose sentence would not stand any more."
)
class ScenarioDuty:
    """An obligation that falls."""

    number: int = strawberry.field(description="Its number in the register.")
    what: str = strawberry.field(description="What is to be done.")
    reference: str = strawberry.field(description=OF_CLAUSE)
    body_id: strawberry.ID = strawberry.field(description="Who owes it.")


@strawberry.type(description="A sentence of duty that would come, and would have to be mapped.")
class ScenarioSentence:
    """A sentence that comes."""

    reference: str = strawberry.field(description=OF_CLAUSE)
    text: str = strawberry.field(description="The sentence.")


@strawberry.type(description="The sums and parts that a clause names, and would name.")
class ScenarioFigures:
    """Figures of a clause."""

    reference: str = strawberry.field(description=OF_CLAUSE)
    before: list[str] = strawberry.field(description="As they stand.")
    after: list[str] = strawberry.field(description="As they would be.")


@strawberry.type(description="What an actor is for a duty of the role matrix, and would be.")
class ScenarioRoleMove:
    """A field that moves."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    name: str = strawberry.field(description="Its name.")
    column: str = strawberry.field(description="The column, as the matrix calls it.")
    before: list[Letter] = strawberry.field(description="What it is.")
    after: list[Letter] = strawberry.field(description="What it would be.")


@strawberry.type(description="A duty that could not stand as it would be.")
class ScenarioRoleFault:
    """A fault of a duty."""

    name: str = strawberry.field(description="The duty's name.")
    fault: DutyFault = strawberry.field(description="What would be wrong with it.")


@strawberry.type(description="One thing that would stand between the agreement and signatures.")
class ScenarioBlock:
    """What blocks."""

    kind: BlockKind = strawberry.field(description="What.")
    reference: str | None = strawberry.field(description="Of a clause: its number.")
    body_id: strawberry.ID | None = strawberry.field(description="Of a party: which.")
    standing: Standing | None = strawberry.field(description="Of NOT_ACCEPTED: where it stands.")
    sentence: str | None = strawberry.field(description="Of SENTENCE_OPEN: the sentence.")


@strawberry.type(
    description="What would follow if all changes that can be made were made: pure arithmetic on what stands "
    "now. Nobody's consent is made up."
)
class ScenarioOutcome:
    """What would follow."""

    clauses_before: int = strawberry.field(description="How many clauses there are.")
    clauses_after: int = strawberry.field(description="How many there would be.")
    ground: int = strawberry.field(
        description="The ground of the consortium: what `read` of shares names."
    )
    blocks_before: int = strawberry.field(
        description="How many things stand between the agreement and signatures."
    )
    blocks_after: int = strawberry.field(description="How many would.")
    over: str = strawberry.field(
        description="By how much the shares would make more than one, exactly, as 1/15 or -2/15; 0: they make one."
    )
    found: strawberry.Private[Outcome]

    @strawberry.field(description="Who is content with the whole, and would be, by party.")
    def parties(self) -> list[ScenarioContent]:
        """Tell it by party."""
        return [
            ScenarioContent(
                body_id=global_id("Body", one.party),
                before=one.before,
                after=one.after,
                own_words=one.own_words,
            )
            for one in self.found.parties
        ]

    @strawberry.field(description="Every party on every clause whose text would be another.")
    def cells(self, info: Info) -> list[ScenarioCell]:
        """Tell the cells."""
        return [
            ScenarioCell(
                clause_id=global_id("Clause", one.clause),
                reference=self._number(one.clause, info.context.locale),
                body_id=global_id("Body", one.party),
                before=one.before,
                after=one.after,
                own_words=one.own_words,
            )
            for one in self.found.cells
        ]

    @strawberry.field(description="What the rules of the money find now.")
    def invariants_before(self) -> list[MoneyInvariant]:
        """Tell what they find."""
        return [MoneyInvariant.of(one) for one in self.found.findings[0]]

    @strawberry.field(
        description="What they would find, and of one that breaks the won that cure it."
    )
    def invariants_after(self) -> list[MoneyInvariant]:
        """Tell what they would find."""
        return [MoneyInvariant.of(one) for one in self.found.findings[1]]

    @strawberry.field(description="The share of every party of today, before and after.")
    def shares(self) -> list[ScenarioShareMove]:
        """Tell the shares."""
        before, after = self.found.shares
        return [
            ScenarioShareMove(
                body_id=global_id("Body", key), before=Share.of(share), after=Share.of(after[key])
            )
            for key, share in before.items()
        ]

    @strawberry.field(description="The rights that would not be given any more.")
    def rights_end(self, info: Info) -> list[ScenarioRight]:
        """Tell them."""
        locale = info.context.locale
        return [
            ScenarioRight(
                reference=one.reference[locale], effect=ClauseEffect.of(one.effect, locale)
            )
            for one in self.found.rights_end
        ]

    @strawberry.field(description="The obligations whose sentences would fall.")
    def duties_fall(self, info: Info) -> list[ScenarioDuty]:
        """Tell them."""
        return [
            ScenarioDuty(
                number=one.number,
                what=one.what,
                reference=self._number(one.clause, info.context.locale),
                body_id=global_id("Body", one.debtor),
            )
            for one in self.found.duties_fall
        ]

    @strawberry.field(description="The sentences of duty that would come.")
    def sentences_come(self, info: Info) -> list[ScenarioSentence]:
        """Tell them."""
        return [
            ScenarioSentence(reference=one.reference[info.context.locale], text=one.sentence.text)
            for one in self.found.sentences_come
        ]

    @strawberry.field(description="The clauses whose sums and parts would change.")
    def figures(self, info: Info) -> list[ScenarioFigures]:
        """Tell them."""
        return [
            ScenarioFigures(
                reference=self._number(one.clause, info.context.locale),
                before=list(one.before),
                after=list(one.after),
            )
            for one in self.found.figures
        ]

    @strawberry.field(description="The fields of the role matrix that would be others.")
    def roles(self, info: Info) -> list[ScenarioRoleMove]:
        """Tell them."""
        return [
            ScenarioRoleMove(
                duty_id=duty_key(one.duty),
                name=one.name[info.context.locale],
                column=key_of_column(one.column),
                before=in_order(one.before),
                after=in_order(one.after),
            )
            for one in self.found.role_moves
        ]

    @strawberry.field(description="What would be wrong with the duties whose fields move.")
    def role_faults(self, info: Info) -> list[ScenarioRoleFault]:
        """Tell it."""
        return [
            ScenarioRoleFault(name=name[info.context.locale], fault=fault)
            for _, name, fault in self.found.role_faults
        ]

    @strawberry.field(
        description=f"What would block signature, in reading order, at most {MOST_SHOWN}."
    )
    def blocks(self, info: Info) -> list[ScenarioBlock]:
        """Tell it."""
        locale = info.context.locale
        return [self._block(one, locale) for one in self.found.blocks[1][:MOST_SHOWN]]

    def _block(self, one: Block, locale: Locale) -> ScenarioBlock:
        return ScenarioBlock(
            kind=one.kind,
            reference=self._number(one.clause, locale) if one.clause else None,
            body_id=global_id("Body", one.party) if one.party else None,
            standing=one.standing,
            sentence=one.sentence,
        )

    def _number(self, clause: UUID, locale: Locale) -> str:
        return self.found.references[clause][locale]

    @classmethod
    def of(cls, ground: int, found: Outcome) -> Self:
        """Show what would follow."""
        return cls(
            clauses_before=found.clauses[0],
            clauses_after=found.clauses[1],
            ground=ground,
            blocks_before=len(found.blocks[0]),
            blocks_after=len(found.blocks[1]),
            over=str(found.over),
            found=found,
        )
