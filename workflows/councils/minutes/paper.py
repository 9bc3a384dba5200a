"""Minutes as a document: the nine fields, votes as tables, who signed, what was corrected. Pure.

It is made from lines as a reader sees them. What was kept from the public and is shown by now says from when
until when, and with what its commitment is compared. Where something is hidden from him there is nothing of it in
them, so nothing of it is in any file: the gap says the ground, the stage, the end and the commitment.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from workflows.councils.minutes.hiding import Lifted, ShownLine, Span
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Field, Ground, MinutesState, Said
from workflows.documents.plain import (
    Block,
    Document,
    Heading,
    Look,
    Paragraph,
    Run,
    Table,
    Words,
    said,
)
from workflows.kit.wording import SEOUL, Locale, dated, worded

COUNTED = ("for", "against", "abstain", "silent", "recused", "absent", "base", "needed")
# Their sentence ends with the word that leads to the ground: whose it is stands before it.
NAME_FIRST = frozenset({Said.RECUSED, Said.CHALLENGED})
VOTES = frozenset({Said.VOTE, Said.CHALLENGE_VOTE})


@dataclass(frozen=True, slots=True)
class Signer:
    """Who has to sign, and whether he has."""

    person: UUID
    signed: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrigendum beside the minutes."""

    number: int
    line: str
    words: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Withheld:
    """That nothing of them was read for a time: the ground, of ground 5 stage and end, the days, why it ended."""

    ground: Ground
    stage: str
    expected_end: date | None
    since: date
    until: date
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around the lines: state and number, whether all is read, signers, corrigenda, digest."""

    state: MinutesState
    registration: str | None
    whole: bool
    digest: str
    signers: tuple[Signer, ...]
    corrigenda: tuple[Corrected, ...]
    withheld: Withheld | None = None


def minutes_document(
    lines: Sequence[ShownLine], told: Told, names: Mapping[UUID, str], locale: Locale
) -> Document:
    """Return minutes as a document. The same lines and the same around them give the same document."""
    titles = {one.line.key: sentence(one.line, locale) for one in lines}
    writer = _Writer(told, names, locale, titles)
    figures = {one.line.key: one.line.figures for one in lines}
    meeting = next(one.line for one in lines if one.line.said is Said.MEETING)
    over = datetime.fromisoformat(str(figures["over"]["at"]))
    return Document(
        title=writer.word("title", meeting=sentence(meeting, locale)),
        dated=over.astimezone(SEOUL).date(),
        language=locale.value,
        blocks=tuple(writer.blocks(lines)),
    )


def people_in(lines: Sequence[ShownLine], told: Told) -> frozenset[UUID]:
    """Return whom a document of these lines names."""
    named = {one.line.person for one in lines if one.line.person is not None}
    return frozenset(named | {one.person for one in told.signers})


@dataclass(frozen=True, slots=True)
class _Writer:
    told: Told
    names: Mapping[UUID, str]
    locale: Locale
    titles: Mapping[str, str]

    def word(self, key: str, **figures: object) -> str:
        return worded(self.locale, f"minutes_paper.{key}", **figures)

    def blocks(self, lines: Sequence[ShownLine]) -> Iterator[Block]:
        yield Paragraph(said(self.word("whole" if self.told.whole else "public"), Look.MARK))
        if self.told.withheld is not None:
            yield Paragraph(self._withheld(self.told.withheld))
        yield self._facts()
        for wanted in Field:
            yield Heading(worded(self.locale, f"minutes_field.{wanted.value.lower()}"))
            of_it = [one for one in lines if one.line.field is wanted]
            if wanted is Field.VOTES:
                yield from self._votes(of_it)
            else:
                yield from (Paragraph(self._line(one)) for one in of_it)
        yield Heading(self.word("signers"))
        signers = tuple(
            (said(self.names[one.person]), said(self.word("signed" if one.signed else "unsigned")))
            for one in self.told.signers
        )
        yield Table((2, 3), signers, (self.word("signer"), self.word("signature")))
        if self.told.corrigenda:
            yield Heading(self.word("corrigenda"))
            yield self._corrigenda()

    def _facts(self) -> Table:
        number = self.told.registration or self.word("unregistered")
        return Table(
            (1, 4),
            (
                (said(self.word("state"), Look.STRONG), said(self._state())),
                (said(self.word("registration"), Look.STRONG), said(number)),
                (said(self.word("digest"), Look.STRONG), said(self.told.digest)),
            ),
        )

    def _state(self) -> str:
        return self.word(f"state_{self.told.state.value.lower()}")

    def _line(self, seen: ShownLine) -> Words:
        line = seen.line
        told = sentence(line, self.locale)
        pieces = [[Run(told)] if told else [], self._name(seen)]
        if line.said in NAME_FIRST:
            pieces.reverse()
        runs: list[Run] = []
        for piece in pieces:
            runs += [Run(": " if runs and piece else ""), *piece]
        if seen.parts:
            runs.append(Run(": " if runs else ""))
            for one in seen.parts:
                runs.append(Run(one.text) if one.hidden is None else self._gap(one.hidden))
                if one.lifted is not None:
                    runs.append(self._lifted(one.lifted))
        if line.corrects:
            numbers = ", ".join(map(str, line.corrects))
            runs.append(Run(f" [{self.word('corrected', numbers=numbers)}]", Look.MARK))
        return tuple(one for one in runs if one.text)

    def _name(self, seen: ShownLine) -> list[Run]:
        """Return whom a line is about, or the gap in his place."""
        if seen.name_hidden is not None:
            return [self._gap(seen.name_hidden)]
        runs = [] if seen.line.person is None else [Run(self.names[seen.line.person])]
        return runs if seen.name_lifted is None else [*runs, self._lifted(seen.name_lifted)]

    def _gap(self, span: Span) -> Run:
        parts = [*self._ground("gap", span.ground, span.stage, span.expected_end)]
        parts.append(self.word("gap_digest", digest=span.commitment))
        return Run(f"[{' · '.join(parts)}]", Look.MARK)

    def _lifted(self, one: Lifted) -> Run:
        """Say behind words that they were a gap: anybody hashes the salt, a line break and them."""
        span = one.span
        parts = [*self._ground("lifted", span.ground, span.stage, span.expected_end)]
        parts.append(self._days(one.hidden_on, one.lifted_on))
        parts.append(self.word("lifted_digest", digest=span.commitment, salt=one.salt))
        return Run(f" [{' · '.join(parts)}]", Look.MARK)

    def _withheld(self, told: Withheld) -> Words:
        parts = [*self._ground("withheld", told.ground, told.stage, told.expected_end)]
        parts.append(self._days(told.since, told.until))
        if told.why:
            parts.append(self.word("withheld_why", why=told.why))
        return (Run(" · ".join(parts), Look.MARK),)

    def _ground(
        self, key: str, ground: Ground, stage: str, expected_end: date | None
    ) -> Iterator[str]:
        named = worded(self.locale, f"minutes_ground.{ground.value.lower()}")
        yield self.word(key, number=ground.number, ground=named)
        if stage:
            yield self.word("gap_stage", stage=stage)
        if expected_end is not None:
            yield self.word("gap_end", day=dated(self.locale, expected_end))

    def _days(self, since: date, until: date) -> str:
        return self.word(
            "lifted_days", since=dated(self.locale, since), until=dated(self.locale, until)
        )

    def _votes(self, lines: Sequence[ShownLine]) -> Iterator[Block]:
        """Return votes: what was put and came out, how many of each, and of a vote by name who."""
        ballots: list[tuple[Words, ...]] = []
        for one in lines:
            if one.line.said is Said.BALLOT:
                ballots.append(self._ballot(one))
                continue
            yield from self._by_name(ballots)
            ballots = []
            yield Paragraph(self._line(one))
            counted = [name for name in COUNTED if name in one.line.figures]
            if one.line.said in VOTES and counted:
                row = tuple(said(str(one.line.figures[name])) for name in counted)
                head = tuple(self.word(f"count_{name}") for name in counted)
                yield Table((1,) * len(counted), (row,), head)
        yield from self._by_name(ballots)

    def _ballot(self, seen: ShownLine) -> tuple[Words, ...]:
        person = seen.line.person
        who = said(self.names[person]) if person is not None else ()
        if seen.name_hidden is not None:
            who = (self._gap(seen.name_hidden),)
        if seen.name_lifted is not None:
            who = (*who, self._lifted(seen.name_lifted))
        return (who, said(sentence(seen.line, self.locale)))

    def _by_name(self, ballots: list[tuple[Words, ...]]) -> Iterator[Block]:
        if ballots:
            yield Table((3, 1), tuple(ballots), (self.word("voter"), self.word("choice")))

    def _corrigenda(self) -> Table:
        return Table(
            (1, 2, 4, 4),
            tuple(
                (
                    said(str(one.number)),
                    said(dated(self.locale, one.on)),
                    said(f"{self.titles[one.line]}: {one.words}"),
                    said(one.reason),
                )
                for one in self.told.corrigenda
            ),
            tuple(self.word(one) for one in ("number", "day", "words", "reason")),
        )
