"""Hiding parts of minutes from the public: spans of words, or a name, each on a ground. Pure.

What is hidden is shown as a gap with its ground and a commitment to the hidden words: a salted digest, so
that a telephone number cannot be found by trying them all. When the span is lifted, salt and words are
there for everybody to compare.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from uuid import UUID

from workflows.councils.minutes.lines import Line, Minutes
from workflows.councils.minutes.states import Field, Ground, Said
from workflows.kit.refusal import Invalid, NotFound, RuleBroken

GROUNDS = "minutes.grounds"
OFFICIALS = "minutes.officials"
IN_PROGRESS = "minutes.in_progress"
# The agenda and why it was urgent are public since the notice, who came since the meeting; what was decided
# is what minutes are there to show. Hiding it here alone would hide nothing.
HIDEABLE = frozenset({Field.ORDER, Field.REMARKS, Field.VOTES})
PUBLIC = frozenset({Said.NOTICE, Said.NOTICE_LATE, Said.ASKED_IN_WRITING})
SHORTEST_NAME = 2  # letters; a family name of one letter stands in too many words


@dataclass(frozen=True, slots=True)
class Span:
    """What is hidden of a line: its words from an offset to another, in letters; without them the name."""

    line: str
    start: int | None
    end: int | None
    ground: Ground
    stage: str = ""
    expected_end: date | None = None
    commitment: str = ""

    @property
    def of_name(self) -> bool:
        """Whether it hides who the line is about."""
        return self.start is None


@dataclass(frozen=True, slots=True)
class Lifted:
    """A span that the public was not shown until a day, and what its commitment is compared with."""

    span: Span
    hidden_on: date
    lifted_on: date
    salt: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line's words: the text, or the span in whose place it stands.

    `lifted` says that this very text was hidden from the public once.
    """

    text: str
    hidden: Span | None = None
    lifted: Lifted | None = None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as a reader sees it: without a name that is hidden, with gaps in its words."""

    line: Line
    parts: tuple[Part, ...]
    name_hidden: Span | None = None
    name_lifted: Lifted | None = None


def committed(salt: str, hidden: str) -> str:
    """Return the commitment to hidden words."""
    return sha256(f"{salt}\n{hidden}".encode()).hexdigest()


def hidden_text(minutes: Minutes, span: Span) -> str:
    """Return what a span hides."""
    line = minutes.line(span.line)
    if line is None:
        raise NotFound("no_such_line", field="line")
    return str(line.person) if span.start is None else line.words[span.start : span.end]


def shown(
    minutes: Minutes, spans: Iterable[Span], lifted: Iterable[Lifted] = ()
) -> tuple[ShownLine, ...]:
    """Return the lines as the public reads them: nothing of what is hidden is in them.

    What was hidden from it and is shown by now says so where it stands.
    """
    by_line: dict[str, list[Span]] = {}
    for span in spans:
        by_line.setdefault(span.line, []).append(span)
    opened: dict[str, list[Lifted]] = {}
    for one in lifted:
        opened.setdefault(one.span.line, []).append(one)
    return tuple(
        _shown(line, by_line.get(line.key, ()), opened.get(line.key, ())) for line in minutes.lines
    )


def check_span(
    minutes: Minutes,
    span: Span,
    *,
    others: Sequence[Span],
    officials: Collection[UUID],
    official_names: Collection[str],
) -> None:
    """Refuse a span that hides nothing, too much, or what the law says is never hidden (E5.4).

    Refuses: no such line, one that is public anyway, offsets outside it, an overlap with another span,
    ground 5 without the stage and its expected end, either with another ground, an official's name or
    post under ground 6.
    """
    line = minutes.line(span.line)
    if line is None:
        raise NotFound("no_such_line", field="line")
    if line.field not in HIDEABLE or line.said in PUBLIC:
        raise RuleBroken("line_is_public", field="line", rule=GROUNDS)
    if (span.ground is Ground.IN_PROGRESS) != bool(span.stage and span.expected_end):
        raise RuleBroken("stage_and_end", field="expectedEnd", rule=IN_PROGRESS)
    if any(_overlap(span, one) for one in others):
        raise Invalid("hidden_already", field="line")
    personal = span.ground is Ground.PERSONAL
    if span.start is None or span.end is None:
        if line.person is None or span.start != span.end:
            raise Invalid("nothing_to_hide", field="line")
        if personal and line.person in officials:
            raise RuleBroken("officials_are_named", field="line", rule=OFFICIALS)
        return
    within = 0 <= span.start < span.end <= len(line.words)
    if not within or not line.words[span.start : span.end].strip():
        raise Invalid("nothing_to_hide", field="line")
    if personal and _touches(line.words, span.start, span.end, official_names):
        raise RuleBroken("officials_are_named", field="line", rule=OFFICIALS)


def gives_away(words: str, minutes: Minutes, spans: Iterable[Span]) -> bool:
    """Say whether words contain what is hidden elsewhere."""
    return any(not one.of_name and hidden_text(minutes, one) in words for one in spans)


def _shown(line: Line, spans: Sequence[Span], lifted: Sequence[Lifted]) -> ShownLine:
    name = next((one for one in spans if one.of_name), None)
    opened = next((one for one in lifted if one.span.of_name), None) if name is None else None
    marked: list[tuple[Span, Lifted | None]] = [(one, None) for one in spans if not one.of_name]
    marked += [(one.span, one) for one in lifted if not one.span.of_name]
    parts = tuple(_parts(line.words, marked))
    whole = all(part.hidden is None for part in parts)
    seen = replace(line, person=line.person if name is None else None)
    shown_line = seen if whole else replace(seen, words=_gapped(parts))
    return ShownLine(shown_line, parts, name, opened)


def _parts(words: str, marked: Sequence[tuple[Span, Lifted | None]]) -> Iterator[Part]:
    at = 0
    for span, lifted in sorted(marked, key=lambda one: one[0].start or 0):
        start, end = span.start or 0, span.end or 0
        if at < start:
            yield Part(words[at:start])
        yield Part("", span) if lifted is None else Part(words[start:end], lifted=lifted)
        at = end
    if at < len(words):
        yield Part(words[at:])


def _gapped(parts: Sequence[Part]) -> str:
    return "".join(
        one.text if one.hidden is None else f"[{one.hidden.ground.number}]" for one in parts
    )


def _overlap(one: Span, other: Span) -> bool:
    if one.line != other.line or one.of_name != other.of_name:
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start < other.end and other.start < one.end


def _touches(words: str, start: int, end: int, names: Collection[str]) -> bool:
    """Say whether a span cuts into a name or a post of an official, wherever it stands in the words."""
    for piece in {piece for name in names for piece in name.split() if len(piece) >= SHORTEST_NAME}:
        at = words.find(piece)
        while at >= 0:
            if at < end and start < at + len(piece):
                return True
            at = words.find(piece, at + 1)
    return False
