"""Saying in Korean what an operation does, by the numbers of the text it is done to. Pure."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from workflows.agreements.amending.classes import pairs_of
from workflows.agreements.amending.consolidated import steps
from workflows.agreements.amending.operations import Operation, OperationKind, Provision, Text
from workflows.agreements.clauses import tree as trees
from workflows.agreements.money.states import Form, Source
from workflows.kit.wording import Locale

Old = tuple[str, Provision]
SOURCES = {
    Source.STATE: "국비",
    Source.PROVINCE: "도비",
    Source.MUNICIPALITY: "시비",
    Source.PUBLIC_CORP: "공기업",
    Source.PRIVATE: "민간",
}
FORMS = {Form.CASH: "현금", Form.IN_KIND: "현물"}


def says(
    text: Text, operations: Iterable[Operation], names: Mapping[UUID, str]
) -> list[tuple[Operation, str, list[Old]]]:
    """Return each operation with its words, and the clauses that it does away with or replaces.

    `names` are those of who pays, joins and leaves.
    """
    return [
        (one, _words(stands, one, names), _olds(stands, one))
        for stands, one in steps(text, operations)
    ]


def references(text: Text, locale: Locale) -> dict[UUID, str]:
    """Return the number of each clause with those above it."""
    return {one.id: one.reference(locale) for one in trees.in_order(text.tree)}


def _words(text: Text, one: Operation, names: Mapping[UUID, str]) -> str:
    numbers = references(text, Locale.KO)
    what = numbers.get(one.subject, "새 조문")
    if one.kind is OperationKind.REPLACE:
        return f"{what}: 글을 다음과 같이 바꾼다."
    if one.kind is OperationKind.REMOVE:
        return f"{what}: 삭제한다."
    if one.party is not None:
        verb = "당사자가 된다" if one.kind is OperationKind.JOIN else "당사자에서 빠진다"
        return f"{names[one.party]}: 이 협약의 {verb}."
    if one.kind is OperationKind.MONEY:
        lines = "; ".join(
            f"{change.year}년 {SOURCES[change.source]} {FORMS[change.form]} {names[change.payer]}"
            f" {change.before:,}원 → {change.won:,}원"
            for change in one.amounts
        )
        return f"{what}: 분담금을 다음과 같이 바꾼다. {lines}."
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
