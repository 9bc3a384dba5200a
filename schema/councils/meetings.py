"""Types of meetings: the meeting, and how it stands for who asks."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.agenda_items import MeetingItem
from schema.councils.meeting_floor import (
    MeetingDisplay,
    MeetingFloor,
    MeetingProxy,
    MeetingVisitor,
    MeetingVoteShown,
)
from schema.councils.meeting_parts import (
    MeetingAttendee,
    MeetingEntry,
    MeetingNotice,
    MeetingQuorum,
)
from schema.councils.meeting_votes import CouncilVote
from schema.councils.meeting_watch import MeetingChange, MeetingHeads, MeetingWatch
from schema.councils.papers import MeetingPaperReading
from schema.councils.recordings import MeetingRecording
from schema.councils.rehearsals import MeetingRehearsal, RecusedInput, recusals_given
from schema.files.documents import DocumentFile, public_files
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id, key_of
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.councils.meetings.changed import changes_by_meeting, dropped_by_meeting
from workflows.councils.meetings.models import Meeting as MeetingRow
from workflows.councils.meetings.notice_paper import notice_document
from workflows.councils.meetings.offers import meeting_offers
from workflows.councils.meetings.paper_queries import readings_of
from workflows.councils.meetings.queries import (
    MEETING_ORDER,
    count_meetings,
    items_by_meeting,
    list_meetings,
    notices_of,
    votes_by_item,
)
from workflows.councils.meetings.recording import recordings_by_meeting
from workflows.councils.meetings.rehearsing import tried_out
from workflows.councils.meetings.scenes import Footing, Scene, footing_of, scenes_by_meeting
from workflows.councils.meetings.states import (
    MeetingForm,
    MeetingState,
)
from workflows.councils.meetings.turning import lost_now
from workflows.councils.meetings.visiting import possible_visitors, proxies_of, vote_shown
from workflows.councils.reckoning.terms import WrittenCase
from workflows.documents.setting import DocumentKind


@strawberry.type(
    description="A meeting of a project council. Quorum and results are reckoned from its log, under the "
    "rules frozen when it was opened."
)
class Meeting(Node):
    """A meeting."""

    number: int = strawberry.field(
        description="Its number among the meetings of the councils of its place (차수)."
    )
    state: MeetingState = strawberry.field(description="Where it stands.")
    form: MeetingForm = strawberry.field(description="Whether members meet, or answer in writing.")
    written_case: WrittenCase | None = strawberry.field(description="Why it is in writing.")
    written_reason: str | None = strawberry.field(description="The reason that was given for it.")
    starts_at: datetime = strawberry.field(
        description="The hour of the notice; in writing the hour until which answers are taken."
    )
    place: str = strawberry.field(description="Where it is held.")
    by_video: bool = strawberry.field(description="Whether one may attend by video.")
    demanded: bool = strawberry.field(description="Whether members demand it, and not the chair.")
    urgency: str | None = strawberry.field(description="Why the notice or papers were late.")
    cancel_reason: str | None = strawberry.field(description="Why it was cancelled.")
    called_at: datetime | None = strawberry.field(description="When the notice was sent.")
    opened_at: datetime | None = strawberry.field(description="When it was opened.")
    closed_at: datetime | None = strawberry.field(description="When it was closed.")
    row: strawberry.Private[MeetingRow]

    async def scene(self, info: Info) -> Scene:
        """Return how it stands, read once an operation."""
        return await info.context.fetch(scenes_by_meeting, self.row.id)

    async def footing(self, info: Info) -> Footing:
        """Return what its verbs rest on besides."""
        return await info.context.read(footing_of, scene=await self.scene(info))

    @strawberry.field(description="Its agenda, in its order.")
    async def items(self, info: Info) -> list[MeetingItem]:
        """Read the agenda."""
        rows = await info.context.load(items_by_meeting, self.row.id) or ()
        return [MeetingItem.of(row) for row in rows]

    @strawberry.field(
        description="Items that were dropped before the notice, with why; empty but for those of the council."
    )
    async def dropped_items(self, info: Info) -> list[MeetingItem]:
        """Read what was dropped."""
        rows = await info.context.load(dropped_by_meeting, self.row.id) or ()
        return [MeetingItem.of(row) for row in rows]

    @strawberry.field(description="What its notices said before, the first first.")
    async def changes(self, info: Info) -> list[MeetingChange]:
        """Read the changes."""
        rows = await info.context.load(changes_by_meeting, self.row.id) or ()
        return [MeetingChange.of(row) for row in rows]

    @strawberry.field(description="Who may watch it.")
    async def watch(self, info: Info) -> MeetingWatch:
        """Tell who watches."""
        return MeetingWatch.of(await self.scene(info), info.context.locale)

    @strawberry.field(description="An item of its agenda by number; null if there is none.")
    async def item(
        self,
        info: Info,
        number: Annotated[int, strawberry.argument(description="The number on the agenda.")],
    ) -> MeetingItem | None:
        """Find an item."""
        rows = await info.context.load(items_by_meeting, self.row.id) or ()
        return next((MeetingItem.of(row) for row in rows if row.number == number), None)

    @strawberry.field(description="One of its votes by number; null if there is none.")
    async def vote(
        self,
        info: Info,
        number: Annotated[int, strawberry.argument(description="The number of the vote.")],
    ) -> CouncilVote | None:
        """Find a vote."""
        for item in await info.context.load(items_by_meeting, self.row.id) or ():
            for row in await info.context.load(votes_by_item, item.id) or ():
                if row.number == number:
                    return CouncilVote.of(row)
        return None

    @strawberry.field(
        description="All of the council, who presides first; empty before the notice."
    )
    async def attendees(self, info: Info) -> list[MeetingAttendee]:
        """Read who attends."""
        scene, actor = await self.scene(info), await info.context.actor()
        return [
            MeetingAttendee.of(one, within=scene.within, viewer=actor.person_id)
            for one in scene.attendees
        ]

    @strawberry.field(description="Who can preside, in the order of the rules.")
    async def heads(self, info: Info) -> MeetingHeads:
        """Read who can preside."""
        return MeetingHeads.of(await self.scene(info), info.context.locale)

    @strawberry.field(description="The quorum now, for the item that is called or at all.")
    async def quorum(self, info: Info) -> MeetingQuorum:
        """Reckon the quorum."""
        scene = (await self.scene(info)).as_watched()
        return MeetingQuorum.of(scene.quorum, info.context.locale, lost_now(scene.standing))

    @strawberry.field(description="Who has the floor and who waits for it.")
    async def floor(self, info: Info) -> MeetingFloor:
        """Read the floor."""
        scene, actor = await self.scene(info), await info.context.actor()
        return MeetingFloor.of(scene.as_watched(), actor.person_id)

    @strawberry.field(
        description="Who stands in for whom; empty but for those of the council and whom it concerns."
    )
    async def proxies(self, info: Info) -> list[MeetingProxy]:
        """Read the proxies."""
        actor = await info.context.actor()
        rows = await info.context.read(proxies_of, standing=(await self.scene(info)).standing)
        return [MeetingProxy.of(row, actor.person_id) for row in rows]

    @strawberry.field(
        description="Whom the viewer can name as his proxy, or invite to an item if he keeps the log."
    )
    async def possible_visitors(self, info: Info) -> list[MeetingVisitor]:
        """Read whom one can name."""
        rows = await info.context.read(possible_visitors, meeting=self.row)
        return [MeetingVisitor.of(row) for row in rows]

    @strawberry.field(description="What a projector shows the room.")
    async def display(self, info: Info) -> MeetingDisplay:
        """Show what the room may see."""
        scene = (await self.scene(info)).as_watched()
        vote = None
        if scene.watches:
            vote = await info.context.read(vote_shown, standing=scene.standing)
        floor = MeetingFloor.of(replace(scene, within=False), None)
        called = scene.called
        return MeetingDisplay(
            state=self.row.state,
            item_number=called.number if called else None,
            item_title=called.title if called else None,
            item_motion=called.motion if called and scene.watches else None,
            item_state=called.state if called else None,
            quorum=MeetingQuorum.of(scene.quorum, info.context.locale, lost_now(scene.standing)),
            vote=None if vote is None else MeetingVoteShown.of(vote),
            speaker=floor.speaking,
            waiting=len(floor.waiting),
        )

    @strawberry.field(description="The item that is called now.")
    async def called_item_id(self, info: Info) -> strawberry.ID | None:
        """Name the item."""
        called = (await self.scene(info)).called
        return None if called is None else global_id("MeetingItem", called.id)

    @strawberry.field(
        description="Its log, the first line first; null but for those of the council."
    )
    async def log(self, info: Info) -> list[MeetingEntry] | None:
        """Read the log."""
        log = (await self.scene(info)).log
        return None if log is None else [MeetingEntry.of(row) for row in log]

    @strawberry.field(description="The last day on which the notice may arrive, 2026-11-30.")
    async def notice_due(self, info: Info) -> str:
        """Count the days."""
        return (await self.scene(info)).notice_due.isoformat()

    @strawberry.field(description="The last day on which papers may arrive.")
    async def papers_due(self, info: Info) -> str:
        """Count the days."""
        return (await self.scene(info)).papers_due.isoformat()

    @strawberry.field(description="How many members demand it.")
    async def backers(self, info: Info) -> int:
        """Count them."""
        return (await self.footing(info)).backing.many

    @strawberry.field(description="Whether the viewer is one of them, or of those who ask to meet.")
    async def viewer_backs(self, info: Info) -> bool:
        """Tell whether he is."""
        return (await self.footing(info)).backing.mine

    @strawberry.field(
        description="How many have to demand a meeting; null where the chair alone convenes."
    )
    async def demanders_needed(self, info: Info) -> int | None:
        """Read the rule."""
        return (await self.scene(info)).demanders

    @strawberry.field(
        description="The notice (소집통지서) as a file, with the agenda, the days as they are counted and the "
        "rule; empty before it is sent."
    )
    async def notice_files(self, info: Info) -> list[DocumentFile]:
        """Offer the notice."""
        context, key = info.context, self.row.id
        found = await context.read(notice_document, meeting_id=key, locale=context.locale)
        kinds = (DocumentKind.PDF, DocumentKind.HWPX)
        return [] if found is None else public_files(context, "notice", key, found.digest, kinds)

    @strawberry.field(
        description="Where to GET it for a calendar (RFC 5545), or that it is cancelled; null before the "
        "notice."
    )
    def calendar_path(self, info: Info) -> str | None:
        """Tell the address."""
        if self.row.called_at is None:
            return None
        return f"/calendar/meetings/{info.context.locale.value}/{self.row.id}.ics"

    @strawberry.field(description="Its recordings, the last first; none: it is not recorded.")
    async def recordings(self, info: Info) -> list[MeetingRecording]:
        """Read the recordings."""
        rows = await info.context.load(recordings_by_meeting, self.row.id) or ()
        viewer = (await info.context.actor()).person_id
        return [MeetingRecording.of(row, viewer) for row in rows]

    @strawberry.field(
        description="Who of the council has opened papers that are files, and when first; empty for whoever "
        "is not of it."
    )
    async def paper_readings(self, info: Info) -> list[MeetingPaperReading]:
        """Read who has opened them."""
        rows = await info.context.read(readings_of, meeting=self.row)
        return [MeetingPaperReading.of(row) for row in rows]

    @strawberry.field(
        description="The notices with their proof; empty but for those of the council."
    )
    async def notices(self, info: Info) -> list[MeetingNotice]:
        """Read the notices."""
        rows = await info.context.read(notices_of, meeting=self.row)
        return [MeetingNotice.of(row) for row in rows]

    @strawberry.field(description="The notice to the viewer, if he was called.")
    async def viewer_notice(self, info: Info) -> MeetingNotice | None:
        """Read one's own notice."""
        actor = await info.context.actor()
        rows = await info.context.read(notices_of, meeting=self.row)
        return next(
            (MeetingNotice.of(row) for row in rows if row.person_id == actor.person_id), None
        )

    @strawberry.field(
        description="How it would go, 20 minutes an item; nothing is kept of the question. Null but for "
        "those of the council and who prepares it, without an agenda, and once it was opened."
    )
    async def rehearsal(
        self,
        info: Info,
        absent: Annotated[
            list[strawberry.ID] | None,
            strawberry.argument(description="The seats of members who will not be there."),
        ] = None,
        recused: Annotated[
            list[RecusedInput] | None,
            strawberry.argument(
                description="Who is expected to be out of which item, besides who is by the log; if none "
                "is given, who has declared an interest, as far as the viewer may read it."
            ),
        ] = None,
    ) -> MeetingRehearsal | None:
        """Try it out."""
        trial = await info.context.read(
            tried_out,
            meeting=self.row,
            absent=[key_of("Appointment", one, field="absent") for one in absent or ()],
            recused=None if recused is None else recusals_given(recused),
        )
        return None if trial is None else MeetingRehearsal.of(trial, info.context.locale)

    @strawberry.field(description="What the viewer may do with it now.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        scene, actor = await self.scene(info), await info.context.actor()
        items = await info.context.load(items_by_meeting, self.row.id) or ()
        votes = [
            vote for one in items for vote in await info.context.load(votes_by_item, one.id) or ()
        ]
        is_open = any(vote.closed_at is None for vote in votes)
        footing = await self.footing(info)
        offers = meeting_offers(actor, scene, footing, vote_is_open=is_open)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: MeetingRow) -> Self:
        """Show a meeting."""
        return cls(
            id=global_id("Meeting", row.id),
            number=row.number,
            state=row.state,
            form=row.form,
            written_case=row.written_case,
            written_reason=row.written_reason or None,
            starts_at=row.starts_at,
            place=row.place,
            by_video=row.by_video,
            demanded=row.demanded,
            urgency=row.urgency or None,
            cancel_reason=row.cancel_reason or None,
            called_at=row.called_at,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: MeetingRow) -> Self:
        """Show a meeting of a list."""
        return cls.of(row)


def meetings(council_id: UUID) -> Listing[Meeting]:
    """Return the list of a council's meetings."""
    return Listing(
        name="meetings",
        order=MEETING_ORDER,
        fetch=list_meetings,
        count=count_meetings,
        made=Meeting.made,
        scope={"council_id": council_id},
    )


def appointment_or_none(
    given: strawberry.ID | None, *, field: str = "appointmentId"
) -> UUID | None:
    """Return the appointment of a seat, if one is given."""
    return None if given is None else key_of("Appointment", given, field=field)


def item_or_none(given: strawberry.ID | None) -> UUID | None:
    """Return an item, if one is given."""
    return None if given is None else key_of("MeetingItem", given, field="itemId")
