"""Types of agendas: an item with its papers, votes, amendments and interests."""

from datetime import datetime
from typing import Self

import strawberry

from schema.councils import meeting_enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.meeting_parts import (
    InterestDuty,
    MeetingInterest,
    MeetingParty,
)
from schema.councils.meeting_votes import CouncilVote
from schema.councils.motions import ItemMotion
from schema.councils.papers import MeetingPaper
from schema.councils.rule_changes import CouncilRuleChange
from schema.kit.context import Info
from schema.kit.ids import global_id
from workflows.councils.meetings.conflicts import duties_by_item
from workflows.councils.meetings.models import MeetingItem as ItemRow
from workflows.councils.meetings.origins import TakingUp, ideas_by_item, resolutions_by_id
from workflows.councils.meetings.queries import (
    interests_by_item,
    meetings_by_id,
    papers_by_item,
    parties_by_item,
    votes_by_item,
)
from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    ItemState,
)
from workflows.councils.motions.queries import motions_by_item
from workflows.councils.rule_changes.queries import changes_told_by_item
from workflows.councils.rule_packs.showing import topic_text
from workflows.kit.wording import worded


@strawberry.type(description="The resolution by which the council took something up (상정 의결).")
class MeetingTakingUp:
    """A resolution to take up."""

    meeting: int = strawberry.field(description="The number of the meeting that resolved it.")
    item: int = strawberry.field(description="The number of the item on its agenda.")
    title: str = strawberry.field(description="What it was about.")

    @classmethod
    def of(cls, found: TakingUp) -> Self:
        """Show a resolution."""
        return cls(meeting=found.meeting, item=found.item, title=found.title)


@strawberry.type(description="An item of an agenda (안건).")
class MeetingItem:
    """An item."""

    id: strawberry.ID = strawberry.field(description="Its global id.")
    number: int = strawberry.field(description="Its number on the agenda.")
    was_number: int | None = strawberry.field(
        description="The number it had when it was dropped before the notice."
    )
    topic: AgendaTopic = strawberry.field(description="What it is about.")
    asked: Asked = strawberry.field(description="What the council is asked for.")
    title: str = strawberry.field(description="Its title.")
    motion: str = strawberry.field(description="The words that are put to the vote, or reported.")
    state: ItemState = strawberry.field(description="Where it stands.")
    conclusion: str | None = strawberry.field(
        description="What was concluded without a vote, or why it was dropped."
    )
    agreement_number: str | None = strawberry.field(
        description="The number of the agreement it is about; what is negotiated only its readers see."
    )
    ended_at: datetime | None = strawberry.field(description="When it was ended.")
    row: strawberry.Private[ItemRow]

    @strawberry.field(description="The public number of the residents' idea it comes from, if any.")
    async def proposal_number(self, info: Info) -> str | None:
        """Look up the idea."""
        if self.row.proposal_id is None:
            return None
        return await info.context.load(ideas_by_item, self.row.id)

    @strawberry.field(
        description="The council's own resolution to take it up, where no law brings it before the "
        "council (Decree, Article 28)."
    )
    async def taken_up_by(self, info: Info) -> MeetingTakingUp | None:
        """Look up the resolution."""
        if self.row.taken_up_by is None:
            return None
        found = await info.context.load(resolutions_by_id, self.row.taken_up_by)
        return None if found is None else MeetingTakingUp.of(found)

    @strawberry.field(description="The organisations it concerns.")
    async def parties(self, info: Info) -> list[MeetingParty]:
        """Read the parties."""
        ids = await info.context.load(parties_by_item, self.row.id) or ()
        return [MeetingParty(body_id=one) for one in ids]

    @strawberry.field(description="Its papers, each with all its versions, the newest first.")
    async def papers(self, info: Info) -> list[MeetingPaper]:
        """Read the papers."""
        rows = await info.context.load(papers_by_item, self.row.id) or ()
        files = any(row.file_id is not None for row in rows)
        meeting = await info.context.load(meetings_by_id, self.row.meeting_id) if files else None
        public = meeting is not None and meeting.called_at is not None
        return [await MeetingPaper.made(info.context, row, public=public) for row in rows]

    @strawberry.field(description="The votes on it, the first first.")
    async def votes(self, info: Info) -> list[CouncilVote]:
        """Read the votes."""
        rows = await info.context.load(votes_by_item, self.row.id) or ()
        return [CouncilVote.of(row) for row in rows]

    @strawberry.field(
        description="What it is about, as the rules name it: the word of the topic, or of a topic "
        "BY_ORDINANCE that of the place's own rules."
    )
    def topic_code(self) -> str:
        """Read the word."""
        return self.row.topic_word or self.row.topic.value

    @strawberry.field(
        description="What it is about, in words: of a topic BY_ORDINANCE as the place's rules call it, with "
        "their source and article."
    )
    def topic_label(self, info: Info) -> str:
        """Word the topic."""
        word, rule = self.row.topic_word, self.row.topic_rule
        if word and rule:
            return topic_text(word, rule, info.context.locale)
        return worded(info.context.locale, f"minutes_word.{self.row.topic.value.lower()}")

    @strawberry.field(description="Amendments to its words, its versions, and what is next.")
    async def amending(self, info: Info) -> ItemMotion:
        """Read the amendments."""
        return ItemMotion.of(await info.context.fetch(motions_by_item, self.row.id))

    @strawberry.field(description="The change of the council's own rules it puts, if it puts one.")
    async def rule_change(self, info: Info) -> CouncilRuleChange | None:
        """Read the change."""
        if self.row.topic is not AgendaTopic.OWN_RULES:
            return None
        found = await info.context.load(changes_told_by_item, self.row.id)
        return None if found is None else CouncilRuleChange.of(found, info.context.locale)

    @strawberry.field(
        description="What members have declared about it: to who presides or keeps the log all, to others "
        "their own."
    )
    async def interests(self, info: Info) -> list[MeetingInterest]:
        """Read the interests."""
        rows = await info.context.load(interests_by_item, self.row.id) or ()
        return [MeetingInterest.of(row) for row in rows]

    @strawberry.field(description="What the viewer has still to report of it.")
    async def viewer_duties(self, info: Info) -> list[InterestDuty]:
        """Read one's duties."""
        rows = await info.context.load(duties_by_item, self.row.id) or ()
        return [InterestDuty.of(row) for row in rows]

    @classmethod
    def of(cls, row: ItemRow) -> Self:
        """Show an item."""
        return cls(
            id=global_id("MeetingItem", row.id),
            number=row.number,
            was_number=row.was_number,
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
