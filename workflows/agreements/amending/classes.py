"""Minor or major: what an amendment touches, by the lists of the rule packs (E4.7). Pure."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from workflows.agreements.amending.consolidated import steps
from workflows.agreements.amending.operations import (
    OF_PARTIES,
    Operation,
    OperationKind,
    Provision,
    Text,
)
from workflows.agreements.clauses import tree as trees
from workflows.agreements.duties.sentences import duty_sentences

# Sums and parts of a whole: 1,200만 원, 3억 5천만 원, 45%, 3분의 1, KRW 500.
# Nothing that was read is read again, and no run is longer than a sum is written: a text of digits costs its length.
FIGURE = re.compile(
    r"(?<!\d)(?:\d[\d,.]{0,40}+\s{0,4}+(?:조|천억|백억|십억|억|천만|백만|십만|만|천|백|십)?+\s{0,4}+){1,5}+"
    r"(?:원|%|퍼센트|won)"
    r"|(?<!\d)\d{1,40}+\s{0,4}+분의\s{0,4}+\d{1,40}|(?<!\d)\d{1,40}+(?:/\d{1,40}+)+"
    r"|(?:KRW|₩)\s{0,4}+[\d,.]+",
    re.IGNORECASE,
)


class AmendmentClass(StrEnum):
    """Whether all parties sign, or notice is given to all."""

    MINOR = "MINOR"
    MAJOR = "MAJOR"


class Matter(StrEnum):
    """What makes an amendment a major one. UNLISTED: of a kind of clause no list knows."""

    MONEY = "MONEY"
    SHARES = "SHARES"
    PARTIES = "PARTIES"
    TERM = "TERM"
    DUTIES = "DUTIES"
    RIGHTS = "RIGHTS"
    UNLISTED = "UNLISTED"


def rule_of(matter: Matter) -> str:
    """Return the rule that says so."""
    return f"amendment.major.{matter.value.lower()}"


MINOR_RULE, APPROVAL_RULE, MONEY_RULE = "amendment.minor", "amendment.approval", "amendment.money"
SEALED_RULE, LEAVER_RULE = "amendment.parties.sealed", "amendment.parties.leaver"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an amendment is a major one: which of its clauses touches what."""

    clause: UUID
    matter: Matter


def grounds_of(
    text: Text, operations: Iterable[Operation], kinds: Mapping[Matter, Collection[str]]
) -> list[Ground]:
    """Return what makes some operations on a text a major amendment; nothing: it is a minor one.

    `kinds` are the kinds of clause that each list names. Places alone make nothing major, unless a clause
    goes into another article.
    """
    found: list[Ground] = []
    for stands, one in steps(text, operations):
        matters = {Matter.MONEY} if one.kind is OperationKind.MONEY else set()
        if one.kind in OF_PARTIES:
            matters.add(Matter.PARTIES)
        if one.kind is OperationKind.LEAVE and _gives(stands, one.party):
            matters.add(Matter.RIGHTS)
        for kind in kinds_touched(stands, one):
            named = [matter for matter, listed in kinds.items() if kind in listed]
            matters |= set(named) if kind is not None else {Matter.UNLISTED}
        for old, new in pairs_of(stands, one):
            was, now = old or Provision("", ""), new or Provision("", "")
            if figures(was.text) != figures(now.text):
                matters.add(Matter.MONEY)
            if _duties(was.text) != _duties(now.text):
                matters.add(Matter.DUTIES)
            if set(was.effects) != set(now.effects):
                matters.add(Matter.RIGHTS)
        found += [Ground(one.clause, matter) for matter in Matter if matter in matters]
    return found


def kinds_touched(text: Text, one: Operation) -> set[str | None]:
    """Return of which kinds the clauses are whose words, or whose article, an operation changes."""
    if one.kind in OF_PARTIES:
        return set()
    if one.kind is OperationKind.ADD:
        inherited = None if one.parent is None else text.kind_of(one.parent)
        return {one.said.kind or inherited}
    own = text.kind_of(one.subject)
    if one.kind is OperationKind.REMOVE:
        return {own} | {text.kind_of(each) for each in trees.branch(text.tree, one.subject)}
    if one.kind in (OperationKind.REPLACE, OperationKind.MONEY):
        return {own}
    came = None if text.parent_of(one.subject) is None else text.article_of(one.subject)
    goes = None if one.parent is None else text.article_of(one.parent)
    if came == goes:
        return set()
    return {own} if goes is None else {own, text.kind_of(goes)}


def pairs_of(text: Text, one: Operation) -> list[tuple[Provision | None, Provision | None]]:
    """Return how the clauses read before and after an operation; None where one is not there."""
    if one.kind is OperationKind.ADD:
        return [(None, one.said)]
    if one.kind in OF_PARTIES | {OperationKind.MOVE, OperationKind.MONEY}:
        return []
    if one.kind is OperationKind.REPLACE:
        return [(text.provisions[one.subject], one.said)]
    return [(text.provisions[each], None) for each in trees.branch(text.tree, one.subject)]


def figures(text: str) -> list[str]:
    """Return the sums and parts that a text names, in their order."""
    return ["".join(one.split()).rstrip(",.") for one in FIGURE.findall(text)]


def class_of(grounds: Collection[Ground], *, raised: bool) -> AmendmentClass:
    """Return the class: raised by a person it is major whatever it touches, and nobody lowers it."""
    return AmendmentClass.MAJOR if grounds or raised else AmendmentClass.MINOR


def _gives(text: Text, party: UUID | None) -> bool:
    """Say whether a text gives a party a right."""
    return any(e.body_id == party for one in text.provisions.values() for e in one.effects)


def _duties(text: str) -> set[str]:
    return {one.digest for one in duty_sentences(text)}
