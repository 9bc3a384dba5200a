"""Ideas like one that is being written: found by pairs of letters, ranked by what the ear hears.

A Hangul syllable is typed letter by letter: 도서과 is on its way to 도서관. Titles are therefore
compared by their letters (NFD takes syllables apart), so that the last, unfinished syllable still
counts for what there is of it.
"""

import unicodedata
from collections import Counter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.text import folded, grams
from workflows.proposals import rules
from workflows.proposals.models import Proposal
from workflows.proposals.policy import readable_proposals
from workflows.rights.actor import Actor

MOST, CANDIDATES = 5, 200
# As alike as half of a short title; below it people see no likeness.
ENOUGH = 0.34
# Of what is typed so far, what has to be in a title for it to be one that is being typed.
BEGUN = 0.8


def letters(text: str) -> str:
    """Return the letters of a text without blanks and marks, syllables taken apart."""
    return "".join(one for one in unicodedata.normalize("NFD", folded(text)) if one.isalnum())


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, from 0 to 1: Dice's coefficient of their pairs of letters."""
    first, second = _pairs(one), _pairs(other)
    both = sum((first & second).values())
    return 2 * both / (first.total() + second.total()) if both else 0.0


def begun(typed: str, title: str) -> float:
    """Return how much a title is the one somebody begins to type, from 0 to `ENOUGH` and a little.

    Two syllables are little of a long title and yet all that can be typed of it at first.
    """
    first, second = _pairs(typed), _pairs(title)
    within = sum((first & second).values()) / first.total() if first else 0.0
    return ENOUGH * within if within >= BEGUN else 0.0


async def similar_proposals(
    session: AsyncSession, actor: Actor, *, programme_id: UUID, title: str
) -> list[Proposal]:
    """Return up to five ideas of a place whose titles are like one, the most alike first.

    What is too short to say anything, or longer than a title can be, is like nothing.
    """
    pieces = [piece for piece in grams(title) if len(piece) > 1]
    if not pieces or len(title) > 2 * rules.LONGEST_TITLE:
        return []
    rows = await session.scalars(
        select(Proposal)
        .where(
            readable_proposals(actor),
            Proposal.programme_id == programme_id,
            Proposal.search_grams.overlap(pieces),
        )
        .order_by(Proposal.submitted_at.desc(), Proposal.id)
        .limit(CANDIDATES)
    )
    ranked = sorted(
        ((likeness(title, row.title), begun(title, row.title), row) for row in rows),
        key=lambda told: (-max(told[0], told[1]), -told[0], told[2].number),
    )
    return [row for alike, part, row in ranked if alike >= ENOUGH or part > 0][:MOST]


def _pairs(text: str) -> Counter[str]:
    plain = letters(text)
    return Counter(plain[at : at + 2] for at in range(len(plain) - 1))
