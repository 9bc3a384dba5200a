"""An agreement as it lies on the table: every clause with its text and where every party stands on it.

All of it is one statement of plain rows, however many clauses, parties and older texts there are. The heat
map and what blocks signature are made of it without another question.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Text, Uuid, and_, bindparam, cast, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import policy, tree
from workflows.agreements.clauses.facts import LaidClause, LaidText
from workflows.agreements.clauses.models import Agreement, Clause, ClausePosition, ClauseVersion
from workflows.agreements.clauses.queries import Cell, cell_of
from workflows.agreements.clauses.rooms import KEPT, Room
from workflows.agreements.clauses.rules import drafter_is_next
from workflows.agreements.clauses.states import Standing
from workflows.agreements.clauses.tree import Placed
from workflows.kit.sent import Sent
from workflows.rights.actor import Actor

CLAUSE = (
    Clause.id,
    Clause.agreement_id,
    Clause.kind,
    Clause.version,
    Clause.removed_at,
    Clause.removed_why,
)
TEXT = (
    ClauseVersion.id,
    ClauseVersion.number,
    ClauseVersion.heading,
    ClauseVersion.text,
    ClauseVersion.drafted_by,
    ClauseVersion.taken_from,
    ClauseVersion.merged_base,
    ClauseVersion.merged_words,
    ClauseVersion.made_at,
)
# Where in a line the clause begins, and where its text does.
FACTS = 3
TEXTS = FACTS + len(CLAUSE)
ACCEPT, SILENT = Standing.ACCEPT, Standing.SILENT


class _Said(dict[str, tuple[int, Standing]]):
    """What a word of a line says, `3:OBJECT`: which party, from 0, and where it stands; read once each."""

    def __missing__(self, word: str) -> tuple[int, Standing]:
        nth, _, stance = word.partition(":")
        said = self[word] = (int(nth) - 1, Standing(stance))
        return said


SAID = _Said()


class Laid(NamedTuple):
    """A clause where it stands, its text, and where every party stands on it, in their order."""

    placed: Placed
    clause: LaidClause
    text: LaidText
    standings: list[Standing]

    def waits_for(self, room: Room) -> list[UUID]:
        """Return who has to act next so that all accept it, in the order of the parties; none: all do."""
        drafter = room.lead_id or room.agreement.opened_by
        parties = room.agreement.parties
        waiting = {
            drafter if drafter_is_next(standing) else parties[nth]: None
            for nth, standing in enumerate(self.standings)
            if standing is not ACCEPT
        }
        return list(waiting)


async def laid_by_agreement(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[Laid]]:
    """Return the clauses of agreements the asker reads, in reading order; in one statement."""
    trees: dict[UUID, dict[UUID | None, list[UUID]]] = {one: {} for one in ids}
    lines: dict[UUID, tuple[LaidClause, LaidText, list[Standing]]] = {}
    connection = await session.connection()
    for row in await _lines(actor).rows(connection, {"ids": list(ids)}):
        parent_id, many, words = row[:FACTS]
        clause, text = LaidClause._make(row[FACTS:TEXTS]), LaidText._make(row[TEXTS:])
        trees[clause.agreement_id].setdefault(parent_id, []).append(clause.id)
        lines[clause.id] = (clause, text, _standings(many, words))
    return {
        agreement_id: [Laid(one, *lines[one.id]) for one in tree.in_order(as_it_stands)]
        for agreement_id, as_it_stands in trees.items()
    }


def board_of(room: Room, laid: Sequence[Laid]) -> list[Cell]:
    """Return where every party stands on every clause: the heat map."""
    return [
        cell_of(room, one.placed.id, body_id, standing)
        for one in laid
        for body_id, standing in zip(room.agreement.parties, one.standings, strict=True)
    ]


def blocks_of(room: Room, laid: Sequence[Laid]) -> list[tuple[Laid, Cell]]:
    """Return what stands between an agreement and signatures, in reading order."""
    return [
        (one, cell_of(room, one.placed.id, body_id, standing))
        for one in laid
        for body_id, standing in zip(room.agreement.parties, one.standings, strict=True)
        if standing is not Standing.ACCEPT
    ]


def _standings(many: int, words: str | None) -> list[Standing]:
    """Return where each of so many parties stands: who has said nothing is silent."""
    standings = [SILENT] * many
    for word in words.split() if words else ():
        nth, standing = SAID[word]
        standings[nth] = standing
    return standings


# The same for the same asker: written down once for those who ask again.
@lru_cache(maxsize=KEPT)
def _lines(actor: Actor) -> Sent:
    """Return every clause that stands with its text, and who said what: `1:ACCEPT 3:OBJECT`."""
    said = (
        select(
            func.string_agg(
                # Of a body that is no party it is null, which is left out.
                cast(func.array_position(Agreement.parties, ClausePosition.body_id), Text)
                + ":"
                + ClausePosition.stance,
                " ",
                type_=Text,
            ).label("words")
        )
        .where(
            ClausePosition.clause_id == Clause.id,
            ClausePosition.version == Clause.version,
            func.upper_inf(ClausePosition.recorded),
        )
        .lateral("said")
    )
    many = func.cardinality(Agreement.parties, type_=Integer)
    return Sent(
        select(Clause.parent_id, many, said.c.words, *CLAUSE, *TEXT)
        .select_from(Agreement)
        .join(Clause, and_(Clause.agreement_id == Agreement.id, Clause.removed_at.is_(None)))
        .join(
            ClauseVersion,
            and_(ClauseVersion.clause_id == Clause.id, ClauseVersion.number == Clause.version),
        )
        .join(said, true())
        .where(
            Agreement.id == func.any(bindparam("ids", type_=ARRAY(Uuid))),
            policy.readable_agreements(actor),
        )
        .order_by(Clause.place, Clause.id)
    )
