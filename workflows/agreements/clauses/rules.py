"""What a text and a position have to be to be taken. Pure."""

from workflows.agreements.clauses.states import WITH_THE_DRAFTER, Stance, Standing
from workflows.documents.glyphs import unset
from workflows.kit.refusal import Invalid
from workflows.kit.text import clean, hidden

# Characters; a page of an agreement has about 1,800: a clause is ten pages at the most.
LONGEST_TEXT, LONGEST_HEADING, LONGEST_WORDS = 20_000, 100, 4_000
PAGE = 1_800
# Rows of the pack agreements.toml.
TEXT, POSITIONS = "agreement.text", "agreement.positions"
# Letters before a character nobody sees, by which it is found.
AROUND = 12
NEEDS_WORDS = {
    Stance.ACCEPT_IF: "condition_missing",
    Stance.COUNTER: "counter_missing",
    Stance.OBJECT: "objection_needs_reason",
}


def clean_text(text: str, *, field: str = "text") -> str:
    """Return the text of a clause as it is kept.

    Refuses an empty one, one of many pages, characters that nobody sees (two texts that look the same are
    the same), and those that the page that is signed could not show.
    """
    if len(text) > LONGEST_TEXT:
        raise Invalid(
            "clause_too_long",
            field=field,
            rule=TEXT,
            longest=LONGEST_TEXT,
            length=len(text),
            pages=-(-len(text) // PAGE),
        )
    return _visible(clean(text, field=field, longest=LONGEST_TEXT, lines=True, rule=TEXT), field)


def clean_heading(heading: str) -> str:
    """Return the heading of a clause; a paragraph or an item may have none."""
    if not heading.strip():
        return ""
    return _visible(clean(heading, field="heading", longest=LONGEST_HEADING, rule=TEXT), "heading")


def _visible(text: str, field: str) -> str:
    """Return a text that is read on every screen and stands on the page that is signed."""
    found = hidden(text)
    if found is not None:
        raise _at(text, found.start(), "clause_hides_a_character", field)
    letter = unset(text)
    if letter is not None:
        raise _at(text, text.index(letter), "clause_cannot_be_set", field)
    return text


def _at(text: str, place: int, reason: str, field: str) -> Invalid:
    return Invalid(
        reason,
        field=field,
        rule=TEXT,
        code=f"U+{ord(text[place]):04X}",
        letter=text[place],
        before=text[:place].rsplit("\n", maxsplit=1)[-1][-AROUND:],
        line=text.count("\n", 0, place) + 1,
    )


def clean_words(stance: Stance, words: str, text: str) -> str:
    """Return what a party says with its stance: a condition, a text of its own, a reason.

    Refuses: an acceptance with words, which would be a condition in disguise; a condition, a counter and
    an objection without; a counter that is the text it counters.
    """
    if not words.strip():
        if stance in NEEDS_WORDS:
            raise Invalid(NEEDS_WORDS[stance], field="words", rule=POSITIONS)
        return ""
    if stance is Stance.ACCEPT:
        raise Invalid("acceptance_has_words", field="words", rule=POSITIONS)
    if stance is not Stance.COUNTER:
        return clean(words, field="words", longest=LONGEST_WORDS, lines=True)
    countered = clean_text(words, field="words")
    if countered == text:
        raise Invalid("counter_is_the_text", field="words", rule=POSITIONS)
    return countered


def drafter_is_next(standing: Standing) -> bool:
    """Say whether the next step is with whoever drafts, and not with the party itself."""
    return standing in WITH_THE_DRAFTER
