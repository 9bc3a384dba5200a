"""Types of merges: two texts of a clause that were written on the same one, brought together in pieces."""

import asyncio
from typing import Self

import strawberry

from schema.kit.enums import told
from workflows.agreements.clauses.merging import Merge, MergedPiece, Taken, merge_texts

told(
    Taken,
    name="MergeTaken",
    description="From where the words of a piece of a merge are.",
    values={
        "BASE": "They stand in all three.",
        "THEIRS": "The text that stands has changed them, the other has not.",
        "MINE": "The other text has changed them, the one that stands has not.",
        "BOTH": "Both have changed them alike.",
        "CONFLICT": "Both have changed them, each otherwise: a person decides.",
    },
)


@strawberry.type(description="A piece of a merge, in reading order.")
class MergePiece:
    """A piece of a merge."""

    taken: Taken = strawberry.field(description="From where its words are.")
    text: str = strawberry.field(description="The words; of a conflict empty.")
    base: str = strawberry.field(description="Of a conflict, the words both were written on.")
    theirs: str = strawberry.field(description="Of a conflict, those of the text that stands.")
    mine: str = strawberry.field(description="Of a conflict, those of the other text.")

    @classmethod
    def of(cls, piece: MergedPiece) -> Self:
        """Show a piece."""
        return cls(
            taken=piece.taken,
            text=piece.text,
            base=piece.base,
            theirs=piece.theirs,
            mine=piece.mine,
        )


@strawberry.type(
    description="What becomes of the text that stands and of one that was written on an older text, word by "
    "word (어절). A preview: nothing changes before somebody confirms a text with mergeClause."
)
class ClauseMerge:
    """A merge."""

    based_on: int = strawberry.field(description="The version both were written on.")
    version: int = strawberry.field(description="The version that stands; for expectedVersion.")
    base: str = strawberry.field(description="The text both were written on.")
    theirs: str = strawberry.field(description="The text that stands.")
    mine: str = strawberry.field(description="The other text.")
    text: str | None = strawberry.field(
        description="The merged text; null while the same words were changed by both."
    )
    pieces: list[MergePiece] = strawberry.field(description="The merge in pieces, in order.")


async def merge_of(
    *, based_on: int, version: int, base: str, theirs: str, mine: str
) -> ClauseMerge:
    """Merge two texts beside the loop, which long ones would hold up."""
    merge: Merge = await asyncio.to_thread(merge_texts, base, theirs, mine)
    return ClauseMerge(
        based_on=based_on,
        version=version,
        base=base,
        theirs=theirs,
        mine=mine,
        text=merge.text,
        pieces=[MergePiece.of(one) for one in merge.pieces],
    )
