"""What a scenario would change: who is content, which rule breaks, which duties and rights move. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from workflows.agreements.amending.classes import figures
from workflows.agreements.amending.impact import Figures, Given, rights_changed
from workflows.agreements.clauses.states import Standing
from workflows.agreements.money.rules import Finding
from workflows.agreements.roles import rules as roles
from workflows.agreements.roles.rules import Column, Letters
from workflows.agreements.roles.states import DutyFault
from workflows.agreements.scenarios.applying import After, Left, applied
from workflows.agreements.scenarios.sheet import Sheet
from workflows.agreements.scenarios.situation import Block, Bound, OpenSentence, Situation
from workflows.kit.wording import Locale


@dataclass(frozen=True, slots=True)
class CellMove:
    """One party on one clause: where it stands and would; None: the clause is not there.

    `own_words`: the new text is what it asked for itself. It still has to accept it.
    """

    clause: UUID
    party: UUID
    before: Standing | None
    after: Standing | None
    own_words: bool


@dataclass(frozen=True, slots=True)
class PartyContent:
    """How many clauses a party accepts, would go on accepting, and has asked for in its own words."""

    party: UUID
    before: int
    after: int
    own_words: int


@dataclass(frozen=True, slots=True)
class RoleMove:
    """What an actor is for a duty, and would be."""

    duty: UUID
    name: Mapping[Locale, str]
    column: Column
    before: Letters
    after: Letters


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would follow. `references` are the numbers of all clauses, after, and before of what goes."""

    left: Mapping[int, Left]
    references: Mapping[UUID, Mapping[Locale, str]]
    cells: tuple[CellMove, ...]
    parties: tuple[PartyContent, ...]
    clauses: tuple[int, int]
    findings: tuple[tuple[Finding, ...], tuple[Finding, ...]]
    shares: tuple[Mapping[UUID, Fraction], Mapping[UUID, Fraction]]
    over: Fraction
    rights_end: tuple[Given, ...]
    rights_begin: tuple[Given, ...]
    duties_fall: tuple[Bound, ...]
    sentences_come: tuple[OpenSentence, ...]
    figures: tuple[Figures, ...]
    role_moves: tuple[RoleMove, ...]
    role_faults: tuple[tuple[UUID, Mapping[Locale, str], DutyFault], ...]
    blocks: tuple[tuple[Block, ...], tuple[Block, ...]]


def outcome(now: Situation, sheet: Sheet, owner: UUID) -> Outcome:
    """Return what would follow if `owner` had a sheet made."""
    made = applied(now, sheet, owner)
    then = made.situation
    cells = _cells(now, made)
    ends, begins = rights_changed(now.text, then.text)
    stay = {one.id for one in then.duties()}
    known = {(one.clause, one.sentence.digest) for one in now.open_sentences()}
    moves = _role_moves(now, then)
    touched = {one.duty for one in moves}
    return Outcome(
        left=made.left,
        references={**now.references(), **then.references()},
        cells=cells,
        parties=tuple(
            PartyContent(
                party,
                now.content(party),
                then.content(party),
                sum(one.own_words for one in cells if one.party == party),
            )
            for party in now.parties
        ),
        clauses=(len(now.text.provisions), len(then.text.provisions)),
        findings=(tuple(now.findings()), tuple(then.findings())),
        shares=(now.shares, then.shares),
        over=then.over(),
        rights_end=tuple(ends),
        rights_begin=tuple(begins),
        duties_fall=tuple(one for one in now.duties() if one.id not in stay),
        sentences_come=tuple(
            one for one in then.open_sentences() if (one.clause, one.sentence.digest) not in known
        ),
        figures=_figures(now, then),
        role_moves=moves,
        role_faults=tuple(
            (duty, then.rows[duty].name, fault)
            for duty in then.rows
            if duty in touched
            for fault in roles.faults(then.rows[duty].fields)
        ),
        blocks=(tuple(now.blocks()), tuple(then.blocks())),
    )


def _cells(now: Situation, made: After) -> tuple[CellMove, ...]:
    """Return the cells of clauses whose text would be another, in the order of what would stand."""
    then = made.situation
    changed = [key for key in then.references() if not _same(now, then, key)]
    gone = [key for key in now.references() if key not in then.text.provisions]
    return tuple(
        CellMove(
            key,
            party,
            now.standing(key, party) if key in now.text.provisions else None,
            then.standing(key, party) if key in then.text.provisions else None,
            (key, party) in made.own_words,
        )
        for key in [*changed, *gone]
        for party in now.parties
    )


def _same(now: Situation, then: Situation, key: UUID) -> bool:
    return now.versions.get(key) == then.versions[key]


def _figures(now: Situation, then: Situation) -> tuple[Figures, ...]:
    """Return the clauses whose sums and parts would change."""
    found = []
    for key in dict.fromkeys([*then.references(), *now.references()]):
        was, will = (
            tuple(figures(one.text.provisions[key].text)) if key in one.text.provisions else ()
            for one in (now, then)
        )
        if was != will:
            found.append(Figures(key, was, will))
    return tuple(found)


def _role_moves(now: Situation, then: Situation) -> tuple[RoleMove, ...]:
    return tuple(
        RoleMove(
            duty,
            row.name,
            column,
            now.rows[duty].fields.get(column, roles.BLANK).letters,
            field.letters,
        )
        for duty, row in then.rows.items()
        for column, field in row.fields.items()
        if now.rows[duty].fields.get(column) != field
    )
