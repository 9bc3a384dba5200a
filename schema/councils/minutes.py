"""Types of minutes: the desk of a closed meeting, the minutes, and what a reader sees of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import minutes_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.certificates import DecisionCertificate
from schema.councils.minutes_lines import (
    MinutesCorrection,
    MinutesCorrigendum,
    MinutesEntry,
    MinutesItem,
    MinutesLine,
    MinutesSpan,
)
from schema.files.documents import DocumentFile, own_files, public_files
from schema.identity.public import PublicName
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import RuleRef, ViewerAction
from workflows.councils.minutes.giving import Given, given_certificates, given_minutes
from workflows.councils.minutes.models import MeetingMinutes
from workflows.councils.minutes.queries import MinutesDesk as Desk
from workflows.councils.minutes.queries import Reading, reading_of
from workflows.councils.minutes.states import Field, Ground, MinutesState, Publication
from workflows.documents.setting import DocumentKind
from workflows.kit.wording import Locale


async def _files(
    context: Context, what: str, key: UUID, given: Given, kinds: Iterable[DocumentKind]
) -> list[DocumentFile]:
    offered = list(kinds)
    found: list[DocumentFile] = []
    if given.public is not None:
        found += public_files(context, what, key, given.public.digest, offered)
    if given.whole:
        found += await own_files(context, what, key, offered)
    return found


@strawberry.type(description="Somebody who signs minutes.")
class MinutesSigner:
    """A signer."""

    signed: bool = strawberry.field(description="Whether he has signed.")
    viewer: bool = strawberry.field(description="Whether it is the viewer.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the signer."""
        return await PublicName.made(info.context, self.person_id)


@strawberry.type(description="Minutes as the viewer reads them.")
class MinutesReading:
    """A reading."""

    whole: bool = strawberry.field(
        description="Whether all of them are read: by whoever writes them, by auditors, by those who were "
        "there once they go round, by the council once they are confirmed."
    )
    lines: list[MinutesLine] = strawberry.field(
        description="The lines in their order; empty while the viewer reads none."
    )
    public_lines: list[MinutesLine] = strawberry.field(
        description="The lines as the public reads them, or would."
    )
    digest: str | None = strawberry.field(
        description="SHA-256 of the canonical bytes of what is read; `confirmMinutes` takes it."
    )
    lacking: list[Field] = strawberry.field(
        description="Which of the nine are empty; with one of them nothing is confirmed (Decree 18(2))."
    )
    due_on: str | None = strawberry.field(description="By which day they are published.")
    due_rule: RuleRef | None = strawberry.field(description="The rule that says so.")
    days_late: int = strawberry.field(description="How many days late they are, or were.")
    corrigenda: list[MinutesCorrigendum] = strawberry.field(description="What stands beside them.")
    spans: list[MinutesSpan] = strawberry.field(description="What is and was hidden.")
    signers: list[MinutesSigner] = strawberry.field(description="Who signs.")
    certificates: list[DecisionCertificate] = strawberry.field(
        description="Whether each decision holds; for the public once the minutes are published and hide "
        "neither a name nor a vote."
    )
    corrections: list[MinutesCorrection] = strawberry.field(
        description="Requests for correction; empty for the public."
    )
    items: list[MinutesItem] = strawberry.field(
        description="Items with their gists; empty for the public."
    )
    entries: list[MinutesEntry] = strawberry.field(
        description="The log of the meeting; empty for the public."
    )
    viewer_actions: list[ViewerAction] = strawberry.field(
        description="What the viewer may do with them now."
    )

    @classmethod
    def of(cls, seen: Reading, locale: Locale, viewer: UUID | None) -> Self:
        """Show a reading."""
        newest = {one.item_id: one for one in seen.gists}
        return cls(
            whole=seen.whole,
            lines=[MinutesLine.of(one, locale) for one in seen.lines],
            public_lines=[MinutesLine.of(one, locale) for one in seen.public_lines],
            digest=seen.digest,
            lacking=list(seen.lacking),
            due_on=seen.due.day.isoformat() if seen.due else None,
            due_rule=RuleRef.of(seen.due.rule, locale) if seen.due else None,
            days_late=seen.late,
            corrigenda=[MinutesCorrigendum.of(one) for one in seen.corrigenda],
            spans=[MinutesSpan.of(one) for one in seen.hidden],
            signers=[
                MinutesSigner(signed=one in seen.signed, viewer=one == viewer, person_id=one)
                for one in seen.signers
            ],
            certificates=[DecisionCertificate.of(one, locale) for one in seen.certificates],
            corrections=[
                MinutesCorrection.of(one, seen.before.get(one.number), locale)
                for one in seen.corrections
            ],
            items=[
                MinutesItem.of(
                    one,
                    newest[one.id].words if one.id in newest else None,
                    newest[one.id].version if one.id in newest else 0,
                )
                for one in seen.items
            ],
            entries=[MinutesEntry.of(one, locale) for one in seen.log],
            viewer_actions=[ViewerAction.of(one, locale) for one in seen.offers],
        )


@strawberry.type(
    description="The minutes of a council's meeting (회의록; Public Records Act, Enforcement Decree 18)."
)
class Minutes(Node):
    """Minutes."""

    state: MinutesState = strawberry.field(description="Where they stand.")
    registration: str | None = strawberry.field(
        description="Their number in the place and the year, e.g. 2026-3."
    )
    publication: Publication | None = strawberry.field(description="How much the public reads.")
    withheld_ground: Ground | None = strawberry.field(description="Why they are withheld.")
    withheld_stage: str | None = strawberry.field(description="Of ground 5: the stage.")
    withheld_until: str | None = strawberry.field(description="Of ground 5: the expected end.")
    confirmed_at: datetime | None = strawberry.field(description="When they were confirmed.")
    registered_at: datetime | None = strawberry.field(description="When they were registered.")
    published_at: datetime | None = strawberry.field(description="When they were published.")
    released_at: datetime | None = strawberry.field(
        description="When minutes that were withheld as a whole were opened."
    )
    released_why: str | None = strawberry.field(
        description="Why they were; null where the expected end of ground 5 had come."
    )
    row: strawberry.Private[MeetingMinutes]

    @strawberry.field(description="What the viewer reads of them, and may do.")
    async def reading(self, info: Info) -> MinutesReading:
        """Read them."""
        found = await info.context.read(reading_of, row=self.row)
        viewer = (await info.context.actor()).person_id
        return MinutesReading.of(found, info.context.locale, viewer)

    @strawberry.field(
        description="The minutes as files with the nine fields (Public Records Act Decree, Article 18(2)): "
        "the public's once they are published, and all of them for whoever reads all of them."
    )
    async def files(self, info: Info) -> list[DocumentFile]:
        """Offer the files."""
        given = await info.context.read(given_minutes, row=self.row, locale=info.context.locale)
        return await _files(info.context, "minutes", self.row.id, given, DocumentKind)

    @strawberry.field(
        description="The certificates of its decisions in words, as one file; the JSON of each remains what "
        "is verified. The public's where the minutes hide neither a name nor a vote."
    )
    async def certificate_files(self, info: Info) -> list[DocumentFile]:
        """Offer the file."""
        context = info.context
        given = await context.read(given_certificates, row=self.row, locale=context.locale)
        kinds = (DocumentKind.PDF,)
        return await _files(context, "certificates", self.row.id, given, kinds)

    @classmethod
    def of(cls, row: MeetingMinutes) -> Self:
        """Show minutes."""
        return cls(
            id=global_id("Minutes", row.id),
            state=row.state,
            registration=None if row.number is None else f"{row.year}-{row.number}",
            publication=row.publication,
            withheld_ground=row.withheld_ground,
            withheld_stage=row.withheld_stage or None,
            withheld_until=row.withheld_until.isoformat() if row.withheld_until else None,
            confirmed_at=row.confirmed_at,
            registered_at=row.registered_at,
            published_at=row.published_at,
            released_at=row.released_at,
            released_why=row.released_why or None,
            row=row,
        )


@strawberry.type(description="A closed meeting with its minutes, or before they are drafted.")
class MinutesDesk:
    """A desk."""

    meeting_id: strawberry.ID = strawberry.field(description="What `draftMinutes` takes.")
    council_id: strawberry.ID = strawberry.field(description="Whose meeting it was.")
    number: int = strawberry.field(description="The number of the meeting in its place.")
    starts_at: datetime = strawberry.field(description="When it was to begin.")
    place: str = strawberry.field(description="Where.")
    minutes: Minutes | None = strawberry.field(description="The minutes; null before the draft.")
    viewer_actions: list[ViewerAction] = strawberry.field(description="Whether one may draft them.")

    @classmethod
    def of(cls, found: Desk, locale: Locale) -> Self:
        """Show a desk."""
        return cls(
            meeting_id=global_id("Meeting", found.meeting.id),
            council_id=global_id("Council", found.meeting.council_id),
            number=found.meeting.number,
            starts_at=found.meeting.starts_at,
            place=found.meeting.place,
            minutes=None if found.row is None else Minutes.of(found.row),
            viewer_actions=[ViewerAction.of(found.drafting, locale)],
        )
