"""Searching ideas: what is searched for as parameters, so that every search of so many words is one statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, bindparam

from workflows.kit.refusal import Invalid
from workflows.kit.text import (
    LIKE_ESCAPE,
    LONGEST_SEARCH,
    folded,
    grams,
    like_pattern,
    search_words,
)
from workflows.proposals.models import Proposal


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: words that all have to be there, and the pairs of letters they hold."""

    words: Sequence[str] = ()
    grams: Sequence[str] = ()

    @property
    def values(self) -> Mapping[str, Any]:
        """The values of the parameters that `found_by` names."""
        if not self.words:
            return {}
        patterns = {f"word_{nth}": like_pattern(word) for nth, word in enumerate(self.words)}
        return {"grams": list(self.grams), **patterns}


NO_SEARCH = Search()


def search_of(text: str | None) -> Search:
    """Return what a text searches for; blanks search for nothing. Refuses a text that is too long."""
    if text is None or not text.strip():
        return NO_SEARCH
    if len(text) > LONGEST_SEARCH:
        raise Invalid("text_too_long", field="search", longest=LONGEST_SEARCH, length=len(text))
    return Search(tuple(search_words(text)), tuple(grams(folded(text))))


def found_by(words: int) -> list[ColumnElement[bool]]:
    """Return the conditions of a search of so many words; `Search.values` fills them.

    The index finds every pair of letters of the words; the text itself confirms each word.
    """
    if not words:
        return []
    pairs = Proposal.search_grams.contains(bindparam("grams", type_=ARRAY(Text)))
    each = [
        Proposal.search_text.like(bindparam(f"word_{nth}", type_=Text), escape=LIKE_ESCAPE)
        for nth in range(words)
    ]
    return [pairs, *each]
