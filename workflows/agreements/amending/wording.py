"""Saying in Korean what an operation does, by the numbers of the text it is done to. Pure."""

from collections.abc import Iterable
from uuid import UUID

from workflows.agreements.amending.classes import pairs_of
from workflows.agreements.amending.consolidated import steps
from workflows.agreements.amending.operations import Operation, OperationKind, Provision, Text
from workflows.agreements.clauses import tree as trees
from workflows.kit.wording import Locale

Old = tuple[str, Provision]


def says(text: Text, operations: Iterable[Operation]) -> list[tuple[Operation, str, list[Old]]]:
    """Return each operation with its words, and the clauses that it does away with or replaces."""
    return [
        (one, _words(stands, one), _olds(stands, one)) for stands, one in steps(text, operations)
    ]


def references(text: Text, locale: Locale) -> dict[UUID, str]:
    """Return the number of each clause with those above it."""
    return {one.id: one.reference(locale) for one in trees.in_order(text.tree)}


def _words(text: Text, one: Operation) -> str:
    numbers = references(text, Locale.KO)
    what = numbers.get(one.subject, "새 조문")
    if one.kind is OperationKind.REPLACE:
        return f"{what}: 글을 다음과 같이 바꾼다."
    if one.kind is OperationKind.REMOVE:
        return f"{what}: 삭제한다."
    under = "" if one.parent is None else f"{numbers[one.parent]} 아래 "
    where = f"{under}{'맨 앞' if one.after is None else numbers[one.after] + ' 다음'}"
    if one.kind is OperationKind.ADD:
        return f"{where}에 다음 조문을 새로 둔다."
    return f"{what}: {where}으로 옮긴다."


def _olds(text: Text, one: Operation) -> list[Old]:
    if one.kind is OperationKind.REMOVE:
        gone = trees.branch(text.tree, one.subject)
        return [
            (each.reference(Locale.KO), text.provisions[each.id])
            for each in trees.in_order(text.tree)
            if each.id in gone
        ]
    number = references(text, Locale.KO).get(one.subject, "")
    return [(number, old) for old, _ in pairs_of(text, one) if old is not None]
