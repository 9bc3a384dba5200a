"""Types of meetings: the meeting, its agenda, and how it stands for who asks."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.meeting_parts import (
    MeetingAttendee,
    MeetingEntry,
    MeetingInterest,
    MeetingNotice,
    MeetingPaper,
    MeetingParty,
    MeetingQuorum,
)
from schema.councils.meeting_votes import CouncilVote
from schema.councils.motions import ItemMotion
from schema.councils.rehearsals import MeetingRehearsal, RecusedInput, recusals_given
from schema.kit.connections import Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id, key_of
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.councils.meetings.models import Meeting as MeetingRow
from workflows.councils.meetings.models import MeetingItem as ItemRow
from workflows.councils.meetings.offers import meeting_offers
from workflows.councils.meetings.queries import (
    MEETING_ORDER,
    Scene,
    count_meetings,
    interests_of,
    items_by_meeting,
    list_meetings,
    notices_of,
    papers_by_item,
    parties_by_item,
    scenes_by_meeting,
    votes_by_item,
)
from workflows.councils.meetings.rehearsing import tried_out
from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    ItemState,
    MeetingForm,
    MeetingState,
)
from workflows.councils.motions.queries import motions_by_item
from workflows.councils.reckoning.terms import WrittenCase


@strawberry.type(description="An item of an agenda (안건).")
class MeetingItem:
    """An item."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    number: int = strawberry.field(description="Its number on the agenda.")
    topic: AgendaTopic = strawberry.field(description="What it is about.")
    asked: Asked = strawberry.field(description="What the council is asked for.")
    title: str = strawberry.field(description="Its title.")
    motion: str = strawberry.field(description="The words that are put to the vote, or reported.")
    state: ItemState = strawberry.field(description="Where it stands.")
    conclusion: str | None = strawberry.field(description="What was concluded without a vote.")
    agreement_number: str | None = strawberry.field(
        description="The number of the agreement it is about; what is negotiated only its readers see."
    )
    ended_at: datetime | None = strawberry.field(description="When it was ended.")
    row: strawberry.Private[ItemRow]

    @strawberry.field(description="The organisations it concerns.")
    async def parties(self, info: Info) -> list[MeetingParty]:
        """Read the parties."""
        ids = await info.context.load(parties_by_item, self.row.id) or ()
        return [MeetingParty(body_id=one) for one in ids]

    @strawberry.field(description="Its papers, each with all its versions, the newest first.")
    async def papers(self, info: Info) -> list[MeetingPaper]:
        """Read the papers."""
        rows = await info.context.load(papers_by_item, self.row.id) or ()
        return [MeetingPaper.of(row) for row in rows]

    @strawberry.field(description="The votes on it, the first first.")
    async def votes(self, info: Info) -> list[CouncilVote]:
        """Read the votes."""
        rows = await info.context.load(votes_by_item, self.row.id) or ()
        return [CouncilVote.of(row) for row in rows]

    @strawberry.field(description="Amendments to its words, its versions, and what is next.")
    async def amending(self, info: Info) -> ItemMotion:
        """Read the amendments."""
        return ItemMotion.of(await info.context.fetch(motions_by_item, self.row.id))

    @strawberry.field(
        description="What members have declared about it: to who presides or keeps the log all, to others "
        "their own."
    )
    async def interests(self, info: Info) -> list[MeetingInterest]:
        """Read the interests."""
        rows = await info.context.read(interests_of, item=self.row)
        return [MeetingInterest.of(row) for row in rows]

    @classmethod
    def of(cls, row: ItemRow) -> Self:
        """Show an item."""
        return cls(
            id=global_id("MeetingItem", row.id),
            number=row.number,
            topic=row.topic,
            asked=row.asked,
            title=row.title,
            motion=row.motion,
            state=row.state,
            conclusion=row.conclusion or None,
            agreement_number=row.agreement_number,
            ended_at=row.ended_at,
            row=row,
        )


@strawberry.type(
    description="A meeting of a project council. Quorum and results are reckoned from its log, under the "
    "rules frozen when it was opened."
)
class Meeting(Node):
    """A meeting."""

    number: int = strawberry.field(description="Its number among the council's meetings (차수).")
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

    @strawberry.field(description="Its agenda, in its order.")
    async def items(self, info: Info) -> list[MeetingItem]:
        """Read the agenda."""
        rows = await info.context.load(items_by_meeting, self.row.id) or ()
        return [MeetingItem.of(row) for row in rows]

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

    @strawberry.field(description="The quorum now, for the item that is called or at all.")
    async def quorum(self, info: Info) -> MeetingQuorum:
        """Reckon the quorum."""
        return MeetingQuorum.of((await self.scene(info)).quorum, info.context.locale)

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
        return (await self.scene(info)).backers

    @strawberry.field(
        description="How many have to demand a meeting; null where the chair alone convenes."
    )
    async def demanders_needed(self, info: Info) -> int | None:
        """Read the rule."""
        return (await self.scene(info)).demanders

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
        offers = meeting_offers(actor, scene, vote_is_open=is_open)
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
