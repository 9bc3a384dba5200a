"""The tree of clauses: adding, moving and removing by stable id, and the numbers read off it. Pure.

A tree is a map from a parent (None: the agreement itself) to its children in their order. Every
function returns a new tree and leaves the old one as it was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias
from uuid import UUID

from workflows.kit.refusal import Invalid, NotFound
from workflows.kit.wording import Locale

Parent: TypeAlias = UUID | None
Tree: TypeAlias = Mapping[Parent, Sequence[UUID]]

# A row of the pack agreements.toml.
TREE = "agreement.tree"
# Article, paragraph, item, sub-item (조·항·호·목): what Korean legal texts have names for.
MOST_DEEP = 4
MOST_CLAUSES = 300
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
LETTERS = "가나다라마바사아자차카타파하"


class Placed(NamedTuple):
    """A clause where it stands: its parent, its place among its siblings, and its depth from 0.

    `way` are the places of all above it and its own, from the top.
    """

    id: UUID
    parent_id: Parent
    way: tuple[int, ...]

    @property
    def place(self) -> int:
        """Its place among its siblings, from 0."""
        return self.way[-1]

    @property
    def depth(self) -> int:
        """How many are above it."""
        return len(self.way) - 1

    def number(self, locale: Locale) -> str:
        """Its own number: 제3조, ②, 1., 가."""
        return _number(self.depth, self.place, locale)

    def reference(self, locale: Locale) -> str:
        """Its number with those above it: 제3조 ② 1."""
        return " ".join(self.numbers(locale))

    def numbers(self, locale: Locale) -> list[str]:
        """The numbers of all above it and its own, from the top."""
        return [_number(depth, place, locale) for depth, place in enumerate(self.way)]


def references(depths: Iterable[int], locale: Locale) -> list[str]:
    """Return the references of clauses in reading order by how deep each stands, the first at 0."""
    way: list[int] = []
    found = []
    for depth in depths:
        way = [*way[:depth], way[depth] + 1 if depth < len(way) else 0]
        found.append(" ".join(_number(at, place, locale) for at, place in enumerate(way)))
    return found


def in_order(tree: Tree) -> list[Placed]:
    """Return every clause in reading order."""
    return list(_under(tree, None, ()))


def check_room(tree: Tree, more: int) -> None:
    """Refuse more clauses than an agreement has."""
    if sum(len(children) for children in tree.values()) + more > MOST_CLAUSES:
        raise Invalid("too_many_clauses", most=MOST_CLAUSES)


def added(tree: Tree, clause_id: UUID, parent_id: Parent, place: int) -> Tree:
    """Return the tree with a clause more.

    Refuses: a parent that is not in it, a place that is none, too deep a clause, too many of them.
    """
    check_room(tree, 1)
    after = _put(tree, clause_id, parent_id, place)
    _check_depth(after)
    return after


def moved(tree: Tree, clause_id: UUID, parent_id: Parent, place: int) -> Tree:
    """Return the tree with a clause, and all under it, at another place.

    Refuses: a clause or parent that is not in it, a clause under itself, a place that is none, too deep
    a clause.
    """
    if parent_id in branch(tree, clause_id):
        raise Invalid("clause_under_itself", field="parentId", rule=TREE)
    after = _put(_without(tree, clause_id), clause_id, parent_id, place)
    _check_depth(after)
    return after


def removed(tree: Tree, clause_id: UUID) -> Tree:
    """Return the tree without a clause and all under it. Refuses one that is not in it."""
    gone = branch(tree, clause_id)
    left = _without(tree, clause_id)
    return {parent: children for parent, children in left.items() if parent not in gone}


def branch(tree: Tree, clause_id: UUID) -> frozenset[UUID]:
    """Return a clause with all under it. Refuses one that is not in the tree."""
    if not any(clause_id in children for children in tree.values()):
        raise NotFound("no_such_clause", field="clauseId")
    return frozenset({clause_id} | {one.id for one in _under(tree, clause_id, ())})


def _under(tree: Tree, parent_id: Parent, way: tuple[int, ...]) -> Iterator[Placed]:
    for place, child in enumerate(tree.get(parent_id, ())):
        yield Placed(child, parent_id, (*way, place))
        yield from _under(tree, child, (*way, place))


def _put(tree: Tree, clause_id: UUID, parent_id: Parent, place: int) -> Tree:
    if parent_id is not None and not any(parent_id in one for one in tree.values()):
        raise NotFound("no_such_clause", field="parentId")
    siblings = list(tree.get(parent_id, ()))
    if not 0 <= place <= len(siblings):
        raise Invalid("clause_place_out_of_range", field="place", most=len(siblings))
    siblings.insert(place, clause_id)
    return {**tree, parent_id: siblings}


def _without(tree: Tree, clause_id: UUID) -> Tree:
    return {
        parent: [one for one in children if one != clause_id] for parent, children in tree.items()
    }


def _check_depth(tree: Tree) -> None:
    if any(one.depth >= MOST_DEEP for one in in_order(tree)):
        raise Invalid("clause_too_deep", field="parentId", most=MOST_DEEP)


def _number(depth: int, place: int, locale: Locale) -> str:
    nth = place + 1
    if depth == 0:
        return f"제{nth}조" if locale is Locale.KO else f"Article {nth}"
    if depth == 1:
        return CIRCLED[place] if place < len(CIRCLED) else f"({nth})"
    if depth == 2:
        return f"{nth}."
    return f"{LETTERS[place]}." if place < len(LETTERS) else f"{nth})"
