"""What a field may say, whom it concerns, when it stands as agreed, and what is not agreed. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from workflows.agreements.roles.states import SIGNS, Consent, DutyFault, FieldStanding, Letter
from workflows.kit.refusal import Invalid
from workflows.kit.text import clean
from workflows.rights.roles import ProgrammeRole

MOST_DUTIES = 60
MOST_FIELDS = 500
LONGEST_NAME, LONGEST_REASON = 100, 2_000
Letters: TypeAlias = frozenset[Letter]
NOTHING: Letters = frozenset()
BOTH = frozenset({Letter.RESPONSIBLE, Letter.ACCOUNTABLE})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a party, or one of the five actors that is no party."""

    body_id: UUID | None = None
    actor: ProgrammeRole | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in a field: its value, the number of that value, and what the parties say of it."""

    letters: Letters = NOTHING
    number: int = 0
    said: Mapping[UUID, Consent] = field(default_factory=dict)


BLANK = Field()


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not agreed: a field with the parties that have not, or a fault of a duty."""

    duty_id: UUID
    column: Column | None
    fault: DutyFault | None
    silent: tuple[UUID, ...] = ()
    against: tuple[UUID, ...] = ()


def clean_letters(letters: Collection[Letter]) -> Letters:
    """Return what an actor is for a duty. Refuses what contradicts itself.

    Who does a thing may also answer for it; whoever does or answers need not be asked or told.
    """
    found = frozenset(letters)
    if len(found) > 1 and found != BOTH:
        raise Invalid("role_letters_clash", field="letters")
    return found


def clean_name(name: str, *, field: str) -> str:
    """Return the name of a duty as it is kept."""
    return clean(name, field=field, longest=LONGEST_NAME)


def written(letters: Letters) -> str:
    """Return letters as they are stored: RA, R, A, C, I or nothing."""
    return "".join(sign for letter, sign in SIGNS.items() if letter in letters)


def read(signs: str) -> Letters:
    """Return stored letters."""
    return frozenset(letter for letter, sign in SIGNS.items() if sign in signs)


def faults(row: Mapping[Column, Field]) -> list[DutyFault]:
    """Say what is wrong with a duty: exactly one is accountable, and somebody is responsible."""
    accountable = sum(Letter.ACCOUNTABLE in one.letters for one in row.values())
    found = []
    if accountable == 0:
        found.append(DutyFault.NO_ACCOUNTABLE)
    if accountable > 1:
        found.append(DutyFault.MANY_ACCOUNTABLE)
    if not any(Letter.RESPONSIBLE in one.letters for one in row.values()):
        found.append(DutyFault.NO_RESPONSIBLE)
    return found


def concerned(
    column: Column, row: Mapping[Column, Field], parties: Sequence[UUID]
) -> tuple[UUID, ...]:
    """Return the parties without whose word a field is not agreed, in their order."""
    accountable = {
        one.body_id
        for one, found in row.items()
        if Letter.ACCOUNTABLE in found.letters and one.body_id in parties
    }
    if not accountable:
        return tuple(parties)
    return tuple(one for one in parties if one == column.body_id or one in accountable)


def standing(column: Column, row: Mapping[Column, Field], parties: Sequence[UUID]) -> FieldStanding:
    """Say where a field stands. Silence is no consent; nothing was asked of a field never filled."""
    found = row.get(column, BLANK)
    if found.number == 0:
        return FieldStanding.BLANK
    said = [found.said.get(one) for one in concerned(column, row, parties)]
    if Consent.OBJECT in said:
        return FieldStanding.OBJECTED
    return FieldStanding.OPEN if None in said else FieldStanding.AGREED


def differences(
    rows: Mapping[UUID, Mapping[Column, Field]], parties: Sequence[UUID]
) -> list[Difference]:
    """Return all that keeps a matrix from being agreed, duty by duty."""
    found: list[Difference] = []
    for duty_id, row in rows.items():
        found += [Difference(duty_id, None, fault) for fault in faults(row)]
        for column, one in row.items():
            if standing(column, row, parties) in (FieldStanding.OPEN, FieldStanding.OBJECTED):
                asked = concerned(column, row, parties)
                found.append(
                    Difference(
                        duty_id,
                        column,
                        None,
                        tuple(who for who in asked if who not in one.said),
                        tuple(who for who in asked if one.said.get(who) is Consent.OBJECT),
                    )
                )
    return found


def agreed(rows: Mapping[UUID, Mapping[Column, Field]], parties: Sequence[UUID]) -> bool:
    """Say whether a matrix is agreed as a whole; an empty one is not."""
    return bool(rows) and not differences(rows, parties)
