"""What an instrument touches, and whether two of them can be signed at the same time. Pure.

A new text touches its clause alone. What adds, removes or moves touches the whole article it happens in,
and of articles the one that it comes after. What lets a party in or go touches everything: who signs another
instrument, and whom its words bind, would be others. Instruments that touch different things give the same text in
either order, which is what lets both be signed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.amending.operations import (
    OF_PARTIES,
    PLACING,
    Operation,
    OperationKind,
    Text,
)


@dataclass(frozen=True, slots=True)
class Touched:
    """What is touched: clauses with a new text, articles whose shape changes, all articles, the parties.

    None among the articles stands for the place before the first.
    """

    texts: frozenset[UUID]
    shaped: frozenset[UUID | None]
    reached: frozenset[UUID | None]
    parties: bool = False


def touched(text: Text, operations: Iterable[Operation]) -> Touched:
    """Return what some operations on a text touch."""
    texts: set[UUID] = set()
    shaped: set[UUID | None] = set()
    reached: set[UUID | None] = set()
    operations = list(operations)
    for one in operations:
        if one.target is not None and one.target in text.provisions:
            article = text.article_of(one.target)
            reached.add(article)
            if one.kind in (OperationKind.REPLACE, OperationKind.MONEY):
                texts.add(one.target)
            else:
                shaped.add(article)
        if one.kind in PLACING:
            anchor = one.parent if one.parent is not None else one.after
            if anchor is None:
                shaped.add(None)
            elif anchor in text.provisions:
                shaped.add(text.article_of(anchor))
    parties = any(one.kind in OF_PARTIES for one in operations)
    return Touched(frozenset(texts), frozenset(shaped), frozenset(reached | shaped), parties)


def meet(one: Touched, other: Touched) -> bool:
    """Say whether two touch the same."""
    if one.parties or other.parties:
        return True
    return bool(one.texts & other.texts or one.shaped & other.reached or other.shaped & one.reached)
