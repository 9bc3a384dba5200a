"""A sheet: the changes of a scenario, each with what it was written on. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias
from uuid import UUID

from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.clauses.tree import Parent
from workflows.agreements.money.states import Form, Source
from workflows.agreements.roles import rules as roles
from workflows.agreements.roles.rules import Column, Letters
from workflows.rights.roles import ProgrammeRole

AmountKey: TypeAlias = tuple[Source, Form, int, UUID]


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause replaced, added, removed or moved; `key` names the change, and the clause that it adds.

    `read` are the clauses it was written on, each in the version that was read: of a removal all that
    go. `tree` is the version of the tree that was read, for what is added, removed or moved. The text of a
    removal says why, a move has none. A place is named by the sibling it comes after (None: first under its parent).
    """

    key: UUID
    kind: OperationKind
    text: str
    heading: str = ""
    target: UUID | None = None
    parent: Parent = None
    after: UUID | None = None
    read: Mapping[UUID, int] = field(default_factory=dict)
    tree: int = 0

    @property
    def subject(self) -> UUID:
        """The clause it changes, or the one it adds."""
        return self.key if self.target is None else self.target


@dataclass(frozen=True, slots=True)
class AmountChange:
    """An amount of the plan as it would be, 0: it goes; `read` is its version that was read, 0 of none."""

    key: AmountKey
    won: int
    read: int


@dataclass(frozen=True, slots=True)
class ShareChange:
    """Shares of parties; who is not named keeps his. `read` is the ground of the consortium."""

    shares: Mapping[UUID, Fraction]
    reason: str
    read: int


@dataclass(frozen=True, slots=True)
class RoleChange:
    """What an actor would be for a duty; `read` is the number of the value, `name` of the duty's name."""

    duty: UUID
    column: Column
    letters: Letters
    read: int
    name: int


Change: TypeAlias = ClauseChange | AmountChange | ShareChange | RoleChange


@dataclass(frozen=True, slots=True)
class Sheet:
    """All changes of a scenario; texts in the order in which they would be made."""

    clauses: tuple[ClauseChange, ...] = ()
    amounts: tuple[AmountChange, ...] = ()
    shares: ShareChange | None = None
    roles: tuple[RoleChange, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        """Every change, with its place in the sheet by the order."""
        yield from self.clauses
        yield from self.amounts
        if self.shares is not None:
            yield self.shares
        yield from self.roles

    def __len__(self) -> int:
        """How many changes there are."""
        return sum(1 for _ in self)


def written(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet as it is stored."""
    shares = sheet.shares
    return {
        "clauses": [
            {
                "key": str(one.key),
                "kind": one.kind.value,
                "text": one.text,
                "heading": one.heading,
                "target": _told(one.target),
                "parent": _told(one.parent),
                "after": _told(one.after),
                "read": {str(key): version for key, version in one.read.items()},
                "tree": one.tree,
            }
            for one in sheet.clauses
        ],
        "amounts": [
            {
                "source": one.key[0].value,
                "form": one.key[1].value,
                "year": one.key[2],
                "payer": str(one.key[3]),
                "won": one.won,
                "read": one.read,
            }
            for one in sheet.amounts
        ],
        "shares": None
        if shares is None
        else {
            "shares": {str(key): str(share) for key, share in shares.shares.items()},
            "reason": shares.reason,
            "read": shares.read,
        },
        "roles": [
            {
                "duty": str(one.duty),
                "body": _told(one.column.body_id),
                "actor": None if one.column.actor is None else one.column.actor.value,
                "letters": roles.written(one.letters),
                "read": one.read,
                "name": one.name,
            }
            for one in sheet.roles
        ],
    }


def read(stored: Mapping[str, Any]) -> Sheet:
    """Return a sheet that was stored; nothing at all is an empty one."""
    shares = stored.get("shares")
    return Sheet(
        tuple(
            ClauseChange(
                UUID(one["key"]),
                OperationKind(one["kind"]),
                one["text"],
                one["heading"],
                _key(one["target"]),
                _key(one["parent"]),
                _key(one["after"]),
                {UUID(key): version for key, version in one["read"].items()},
                one["tree"],
            )
            for one in stored.get("clauses", ())
        ),
        tuple(
            AmountChange(
                (Source(one["source"]), Form(one["form"]), one["year"], UUID(one["payer"])),
                one["won"],
                one["read"],
            )
            for one in stored.get("amounts", ())
        ),
        None
        if shares is None
        else ShareChange(
            {UUID(key): Fraction(share) for key, share in shares["shares"].items()},
            shares["reason"],
            shares["read"],
        ),
        tuple(
            RoleChange(
                UUID(one["duty"]),
                Column(_key(one["body"]), one["actor"] and ProgrammeRole(one["actor"])),
                roles.read(one["letters"]),
                one["read"],
                one["name"],
            )
            for one in stored.get("roles", ())
        ),
    )


def _told(key: UUID | None) -> str | None:
    return None if key is None else str(key)


def _key(told: str | None) -> UUID | None:
    return None if told is None else UUID(told)
