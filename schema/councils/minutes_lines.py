"""Types of what minutes say: lines with their gaps, spans, corrections, gists, and the log's entries."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import minutes_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.councils.meetings.models import MeetingEntry, MeetingItem
from workflows.councils.minutes.compile import said_of
from workflows.councils.minutes.hiding import Lifted, Part, ShownLine, Span
from workflows.councils.minutes.models import (
    MinutesCorrection as CorrectionRow,
)
from workflows.councils.minutes.models import (
    MinutesCorrigendum as CorrigendumRow,
)
from workflows.councils.minutes.models import (
    MinutesHidden,
)
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Field, Ground
from workflows.kit.wording import Locale, worded


@strawberry.type(description="Why something is not shown.")
class MinutesGap:
    """A gap."""

    ground: Ground = strawberry.field(description="The ground.")
    number: int = strawberry.field(description="Its number in Article 9(1), from 1 to 8.")
    title: str = strawberry.field(description="What the ground is, in a few words.")
    stage: str | None = strawberry.field(description="Of ground 5: at which stage the decision is.")
    expected_end: str | None = strawberry.field(
        description="Of ground 5: the day on which it is shown."
    )
    commitment: str = strawberry.field(
        description="A salted digest of what is hidden, to compare with once it is shown."
    )

    @classmethod
    def of(cls, span: Span, locale: Locale) -> Self:
        """Show a gap."""
        return cls(
            ground=span.ground,
            number=span.ground.number,
            title=worded(locale, f"minutes_ground.{span.ground.value.lower()}"),
            stage=span.stage or None,
            expected_end=span.expected_end.isoformat() if span.expected_end else None,
            commitment=span.commitment,
        )


@strawberry.type(description="That what is read here was not, for a time.")
class MinutesLifted:
    """A gap that is open."""

    was: MinutesGap = strawberry.field(description="The gap, with its commitment.")
    hidden_on: str = strawberry.field(description="The day on which it was hidden.")
    lifted_on: str = strawberry.field(description="The day on which it was shown.")
    salt: str = strawberry.field(
        description="The commitment is the SHA-256 of this, a line break and the words or the person's id."
    )

    @classmethod
    def of(cls, one: Lifted, locale: Locale) -> Self:
        """Show it."""
        return cls(
            was=MinutesGap.of(one.span, locale),
            hidden_on=one.hidden_on.isoformat(),
            lifted_on=one.lifted_on.isoformat(),
            salt=one.salt,
        )


@strawberry.type(description="A piece of a line's words: text, or a gap in its place.")
class MinutesPart:
    """A piece."""

    text: str = strawberry.field(description="The words; empty for a gap.")
    gap: MinutesGap | None = strawberry.field(description="Why there is a gap.")
    lifted: MinutesLifted | None = strawberry.field(
        description="That the public was not shown these words for a time."
    )

    @classmethod
    def of(cls, part: Part, locale: Locale) -> Self:
        """Show a piece."""
        gap = None if part.hidden is None else MinutesGap.of(part.hidden, locale)
        lifted = None if part.lifted is None else MinutesLifted.of(part.lifted, locale)
        return cls(text=part.text, gap=gap, lifted=lifted)


@strawberry.type(description="A line of minutes, with the entries of the log it comes from.")
class MinutesLine:
    """A line."""

    key: str = strawberry.field(description="Its name, for good; corrections and spans take it.")
    field: Field = strawberry.field(description="To which of the nine it belongs.")
    sentence: str = strawberry.field(description="What it says, without name and words.")
    parts: list[MinutesPart] = strawberry.field(
        description="The words said or written, piece by piece."
    )
    cites: list[int] = strawberry.field(description="The numbers of the log's entries.")
    item: int | None = strawberry.field(description="The item it is about, by its number.")
    corrects: list[int] = strawberry.field(description="The corrections its words come from.")
    name_gap: MinutesGap | None = strawberry.field(description="Why the name is not shown.")
    name_lifted: MinutesLifted | None = strawberry.field(
        description="That the public was not shown the name for a time."
    )
    person_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The name for the public of who it is about.")
    async def name(self, info: Info) -> PublicName | None:
        """Name the person."""
        return (
            None if self.person_id is None else await PublicName.made(info.context, self.person_id)
        )

    @classmethod
    def of(cls, seen: ShownLine, locale: Locale) -> Self:
        """Show a line."""
        return cls(
            key=seen.line.key,
            field=seen.line.field,
            sentence=sentence(seen.line, locale),
            parts=[MinutesPart.of(one, locale) for one in seen.parts],
            cites=list(seen.line.cites),
            item=seen.line.item,
            corrects=list(seen.line.corrects),
            name_gap=None if seen.name_hidden is None else MinutesGap.of(seen.name_hidden, locale),
            name_lifted=None
            if seen.name_lifted is None
            else MinutesLifted.of(seen.name_lifted, locale),
            person_id=seen.line.person,
        )


@strawberry.type(description="A span that is or was hidden.")
class MinutesSpan:
    """A span."""

    number: int = strawberry.field(description="Its number, which `liftSpan` takes.")
    line: str = strawberry.field(description="The line.")
    ground: Ground = strawberry.field(description="The ground.")
    stage: str | None = strawberry.field(description="Of ground 5: the stage.")
    expected_end: str | None = strawberry.field(description="Of ground 5: the expected end.")
    commitment: str = strawberry.field(
        description="SHA-256 of the salt, a line break and the words."
    )
    salt: str | None = strawberry.field(description="The salt; null while the span is hidden.")
    hidden_at: datetime = strawberry.field(description="When it was hidden.")
    lifted_at: datetime | None = strawberry.field(description="When it was shown again.")

    @classmethod
    def of(cls, row: MinutesHidden) -> Self:
        """Show a span."""
        return cls(
            number=row.number,
            line=row.line,
            ground=row.ground,
            stage=row.stage or None,
            expected_end=row.expected_end.isoformat() if row.expected_end else None,
            commitment=row.commitment,
            salt=row.salt if row.lifted_at else None,
            hidden_at=row.hidden_at,
            lifted_at=row.lifted_at,
        )


@strawberry.type(description="A correction somebody who was there asked for (정정 요청).")
class MinutesCorrection:
    """A request."""

    number: int = strawberry.field(description="Its number.")
    line: str = strawberry.field(description="The line.")
    asked: str = strawberry.field(description="How it should read.")
    asked_at: datetime = strawberry.field(description="When.")
    accepted: bool | None = strawberry.field(description="The answer; null while it waits.")
    words: str | None = strawberry.field(description="How the line reads since.")
    reason: str | None = strawberry.field(description="Why.")
    before: MinutesLine | None = strawberry.field(
        description="The line as it read when it was asked for."
    )
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public of who asked.")
    async def name(self, info: Info) -> PublicName:
        """Name who asked."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, row: CorrectionRow, before: ShownLine | None, locale: Locale) -> Self:
        """Show a request."""
        return cls(
            number=row.number,
            line=row.line,
            asked=row.asked,
            asked_at=row.asked_at,
            accepted=row.accepted,
            words=row.words or None,
            reason=row.reason or None,
            before=None if before is None else MinutesLine.of(before, locale),
            person_id=row.by_id,
        )


@strawberry.type(description="A corrigendum beside frozen minutes (정정서).")
class MinutesCorrigendum:
    """A corrigendum."""

    number: int = strawberry.field(description="Its number.")
    line: str = strawberry.field(description="The line.")
    words: str = strawberry.field(description="How it should read.")
    reason: str = strawberry.field(description="Why.")
    at: datetime = strawberry.field(description="When.")

    @classmethod
    def of(cls, row: CorrigendumRow) -> Self:
        """Show a corrigendum."""
        return cls(number=row.number, line=row.line, words=row.words, reason=row.reason, at=row.at)


@strawberry.type(description="An item of the agenda with the version of its gist.")
class MinutesItem:
    """An item."""

    item_id: strawberry.ID = strawberry.field(description="What `writeGist` takes.")
    number: int = strawberry.field(description="Its number.")
    title: str = strawberry.field(description="Its title.")
    gist: str | None = strawberry.field(description="The newest gist.")
    version: int = strawberry.field(description="Its version; 0 if none is written.")

    @classmethod
    def of(cls, row: MeetingItem, gist: str | None, version: int) -> Self:
        """Show an item."""
        return cls(
            item_id=global_id("MeetingItem", row.id),
            number=row.number,
            title=row.title,
            gist=gist,
            version=version,
        )


@strawberry.type(description="An entry of the meeting's log, from which lines come.")
class MinutesEntry:
    """An entry."""

    number: int = strawberry.field(description="Its number.")
    at: datetime = strawberry.field(description="When.")
    kind: str = strawberry.field(description="What happened, in the asked language.")
    words: str | None = strawberry.field(description="What was said or written.")
    person_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The name for the public of who it is about.")
    async def name(self, info: Info) -> PublicName | None:
        """Name the person."""
        return (
            None if self.person_id is None else await PublicName.made(info.context, self.person_id)
        )

    @classmethod
    def of(cls, row: MeetingEntry, locale: Locale) -> Self:
        """Show an entry."""
        return cls(
            number=row.number,
            at=row.at,
            kind=worded(locale, f"minutes_entry.{row.kind.value.lower()}"),
            words=said_of(row.kind, row.words) or None,
            person_id=row.person_id,
        )
