"""Operations on clauses as an amending instrument says them, and a text they are done to. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.tree import Parent, Tree
from workflows.agreements.effects.terms import Effect
from workflows.agreements.money.states import Form, Source
from workflows.kit.hashing import digest
from workflows.kit.refusal import NotFound, WrongState


class OperationKind(StrEnum):
    """What is done to a clause; MONEY leaves its words and sets amounts of the plan it speaks of.

    JOIN and LEAVE are done to no clause: they name a party that comes in, or that is let go.
    """

    REPLACE = "REPLACE"
    ADD = "ADD"
    REMOVE = "REMOVE"
    MOVE = "MOVE"
    MONEY = "MONEY"
    JOIN = "JOIN"
    LEAVE = "LEAVE"


# Those that come with a new text; the words of the others say why.
WITH_TEXT = frozenset({OperationKind.REPLACE, OperationKind.ADD})
PLACING = frozenset({OperationKind.ADD, OperationKind.MOVE})
OF_PARTIES = frozenset({OperationKind.JOIN, OperationKind.LEAVE})
# Those that are done to no clause that is there.
WITHOUT_TARGET = OF_PARTIES | {OperationKind.ADD}


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause as it reads; `by` is the instrument its text comes from, None: as it was signed first."""

    heading: str
    text: str
    kind: str | None = None
    effects: tuple[Effect, ...] = ()
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class AmountChange:
    """What one payer gives from one source, in one form and year: before and after, 0 where nothing."""

    source: Source
    form: Form
    year: int
    payer: UUID
    before: int
    won: int

    @property
    def key(self) -> tuple[Source, Form, int, UUID]:
        """Which amount it is."""
        return self.source, self.form, self.year, self.payer


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: `clause` is the instrument's own clause that says it, and the id of what it adds.

    `on` is the digest of what it was drafted on. A place is named by the sibling it comes after (None:
    first under its parent), so that it means the same whatever else is added. `party` is who joins or leaves.
    """

    clause: UUID
    kind: OperationKind
    said: Provision
    target: UUID | None = None
    parent: Parent = None
    after: UUID | None = None
    on: str | None = None
    amounts: tuple[AmountChange, ...] = ()
    party: UUID | None = None

    @property
    def subject(self) -> UUID:
        """The clause it is done to, or the one it adds."""
        return self.clause if self.target is None else self.target


@dataclass(frozen=True, slots=True)
class Instrument:
    """An amending instrument: its operations in their order, and the day from which they hold."""

    id: UUID
    number: int
    effective_on: date
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An agreement as it reads on a day: its tree, its clauses, and those that were removed."""

    tree: Tree
    provisions: Mapping[UUID, Provision]
    removed: frozenset[UUID] = frozenset()

    def parent_of(self, clause_id: UUID) -> Parent:
        """Return what a clause stands under."""
        return next(parent for parent, children in self.tree.items() if clause_id in children)

    def article_of(self, clause_id: UUID) -> UUID:
        """Return the article a clause stands in."""
        above = self.parent_of(clause_id)
        return clause_id if above is None else self.article_of(above)

    def kind_of(self, clause_id: UUID) -> str | None:
        """Return of which kind of the catalogue a clause is, by itself or by what it stands under."""
        above, kind = self.parent_of(clause_id), self.provisions[clause_id].kind
        return kind if kind is not None or above is None else self.kind_of(above)

    def check_there(self, clause_id: UUID, *, field: str) -> None:
        """Refuse a clause that is not in the text; one that was removed as such."""
        if clause_id in self.removed:
            raise WrongState("amended_clause_is_removed", field=field)
        if clause_id not in self.provisions:
            raise NotFound("no_such_clause", field=field)

    def digest(self) -> str:
        """Return the digest of all that it says; from which instrument it comes makes no other text."""
        return digest(
            {
                "purpose": "dure-consolidated-text-1",
                "clauses": [self._told(one.id) for one in trees.in_order(self.tree)],
            }
        )

    def fingerprint(self, kind: OperationKind, clause_id: UUID) -> str:
        """Return the digest of what an operation on a clause is drafted on: of a removal all under it."""
        told = [clause_id]
        if kind is OperationKind.REMOVE:
            gone = trees.branch(self.tree, clause_id)
            told = [one.id for one in trees.in_order(self.tree) if one.id in gone]
        return digest({"purpose": "dure-amended-1", "clauses": [self._told(one) for one in told]})

    def _told(self, clause_id: UUID) -> dict[str, object]:
        one, parent = self.provisions[clause_id], self.parent_of(clause_id)
        return {
            "id": str(clause_id),
            "parent": None if parent is None else str(parent),
            "heading": one.heading,
            "text": one.text,
            "effects": [effect.told() for effect in one.effects],
        }
