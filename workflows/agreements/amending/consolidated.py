"""The consolidated text (통합본): a signed text with the instruments in force by a day done to it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from workflows.agreements.amending.operations import (
    WITH_TEXT,
    Instrument,
    Operation,
    OperationKind,
    Text,
)
from workflows.agreements.clauses import tree as trees
from workflows.agreements.clauses.tree import Parent
from workflows.kit.refusal import Conflict, Invalid, Refusal


def replay(base: Text, instruments: Iterable[Instrument], day: date | None = None) -> Text:
    """Return the text on a day; without one, with all instruments that are known.

    Instruments are done in the order of their days, and of one day by number. Refuses what `amended`
    refuses.
    """
    text = base
    for one in sorted(instruments, key=lambda found: (found.effective_on, found.number)):
        if day is None or one.effective_on <= day:
            text = amended(text, one.operations, by=one.id)
    return text


def amended(text: Text, operations: Sequence[Operation], *, by: UUID) -> Text:
    """Return a text with the operations of one instrument done to it, in their order.

    Refuses: no operation at all, two on one clause, a clause that is not there or was removed, one that
    reads otherwise than the operation was drafted on, a clause that is moved under itself.
    """
    if not operations:
        raise Invalid("amendment_is_empty", field="agreementId")
    seen: set[UUID] = set()
    for one in operations:
        subjects = _subjects(text, one)
        if seen & subjects:
            raise Invalid("operation_twice", field="targetId")
        seen |= subjects
        text = done(text, one, by=by)
    return text


def done(text: Text, one: Operation, *, by: UUID) -> Text:
    """Return a text with one operation done to it. Refuses as `amended` does."""
    if one.target is not None:
        text.check_there(one.target, field="targetId")
        if one.on != text.fingerprint(one.kind, one.target):
            raise Conflict("amendment_on_old_text", field="targetId")
    if one.kind in (OperationKind.MONEY, OperationKind.JOIN):
        return text
    if one.kind is OperationKind.LEAVE:
        return _without_rights(text, one.party)
    provisions = dict(text.provisions)
    if one.kind in WITH_TEXT:
        before = provisions.get(one.subject)
        kind = one.said.kind if before is None else before.kind
        provisions[one.subject] = replace(one.said, by=by, kind=kind)
    if one.kind is OperationKind.REPLACE:
        return replace(text, provisions=provisions)
    if one.kind is OperationKind.REMOVE:
        gone = trees.branch(text.tree, one.subject)
        left = {key: value for key, value in provisions.items() if key not in gone}
        return Text(trees.removed(text.tree, one.subject), left, text.removed | gone)
    place = _place(text, one)
    if one.kind is OperationKind.ADD:
        tree = trees.added(text.tree, one.subject, one.parent, place)
    else:
        tree = trees.moved(text.tree, one.subject, one.parent, place)
    return replace(text, tree=tree, provisions=provisions)


def added_by(operations: Iterable[Operation]) -> int:
    """Return how many clauses operations add."""
    return sum(one.kind is OperationKind.ADD for one in operations)


def steps(text: Text, operations: Iterable[Operation]) -> Iterator[tuple[Text, Operation]]:
    """Return each operation with the text it is done to; one that cannot be done is left out."""
    for one in operations:
        try:
            after = done(text, one, by=one.clause)
        except Refusal:
            continue
        yield text, one
        text = after


def _subjects(text: Text, one: Operation) -> frozenset[UUID]:
    """Return which clauses an operation is about: of a removal all that go."""
    if one.kind is OperationKind.REMOVE and one.subject in text.provisions:
        return trees.branch(text.tree, one.subject)
    return frozenset({one.subject})


def _without_rights(text: Text, party: UUID | None) -> Text:
    """Return a text that gives a party no right any more; its words stay."""
    return replace(
        text,
        provisions={
            key: replace(one, effects=tuple(e for e in one.effects if e.body_id != party))
            for key, one in text.provisions.items()
        },
    )


def _place(text: Text, one: Operation) -> int:
    """Return the place after a sibling. Refuses a parent or a sibling that is not there."""
    parent: Parent = one.parent
    if parent is not None:
        text.check_there(parent, field="parentId")
    if one.after is None:
        return 0
    text.check_there(one.after, field="afterId")
    siblings = [child for child in text.tree.get(parent, ()) if child != one.subject]
    if one.after not in siblings:
        raise Invalid("after_no_sibling", field="afterId")
    return siblings.index(one.after) + 1
