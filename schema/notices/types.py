"""Types of notices: a notice, and how one wants to be told."""

from datetime import datetime
from typing import Self

import strawberry

from schema.agreements.signing.mandates import SigningMandate
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.notices import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.proposals.campaigns import Campaign
from schema.proposals.types import Proposal
from workflows.agreements.signing.queries import mandates_by_id
from workflows.corridor.letters import path_of
from workflows.corridor.notice_matters import notice_matters
from workflows.corridor.notice_paths import notice_paths, text_paths
from workflows.kit.wording import Locale
from workflows.notices.calendar import calendar_token
from workflows.notices.kinds import (
    AT_COUNCILS,
    DUTIES,
    MANDATES,
    OWN_PAGE,
    TEXTS,
    UNMUTABLE,
    VOTES,
    NoticeKind,
    Rhythm,
    page_at,
)
from workflows.notices.letters import sentence
from workflows.notices.models import Notice as NoticeRow
from workflows.notices.models import NoticeSetting as SettingRow
from workflows.proposals.campaigns.models import Campaign as CampaignRow
from workflows.proposals.campaigns.queries import campaigns_by_id
from workflows.proposals.queries import proposals_by_id
from workflows.voting.queries import polls_by_id


@strawberry.type(description="What the viewer is told of one event (알림).")
class Notice(Node):
    """A notice."""

    kind: NoticeKind = strawberry.field(description="What is told.")
    is_duty: bool = strawberry.field(description="Whether there is something to do.")
    due_on: str | None = strawberry.field(description="The last day in Korea; null without one.")
    arose_at: datetime = strawberry.field(description="When it happened.")
    is_read: bool = strawberry.field(description="Whether it has been read.")
    is_done: bool = strawberry.field(description="Whether nothing of it is left to do.")
    row: strawberry.Private[NoticeRow]

    @strawberry.field(description="It in words, in the language of the request.")
    def text(self, info: Info) -> str:
        """Word it."""
        return sentence(self.row.kind, info.context.locale)

    @strawberry.field(description="The proposal it is about; null if there is none to be seen.")
    async def proposal(self, info: Info) -> Proposal | None:
        """Fetch the proposal."""
        row = await info.context.load(proposals_by_id, self.row.subject_id)
        return None if row is None else Proposal.of(row)

    @strawberry.field(description="The vote it is about; null if it is about none.")
    async def campaign(self, info: Info) -> Campaign | None:
        """Fetch the vote."""
        row = await self._vote(info)
        poll = await info.context.load(polls_by_id, row.poll_id) if row else None
        return None if row is None or poll is None else Campaign.of(row, poll)

    @strawberry.field(description="Where on our pages more is told, e.g. /ideas/2026-0137.")
    async def path(self, info: Info) -> str:
        """Point there."""
        vote = await self._vote(info)
        if vote is not None:
            return path_of(self.row.kind, vote.number)
        if self.row.kind in OWN_PAGE:
            place = await info.context.load(notice_paths, self.row.subject_id)
            if place:
                return page_at(self.row.kind, place)
        if self.row.kind in TEXTS:
            place = await info.context.load(text_paths, self.row.event_id)
            if place:
                return place
        row = await info.context.load(proposals_by_id, self.row.subject_id)
        return path_of(self.row.kind, row.number if row else None)

    @strawberry.field(
        description="Which meeting or decision of which council it is about; null if it is of none."
    )
    async def matter(self, info: Info) -> str | None:
        """Name it, so that two notices of a kind are told apart."""
        if self.row.kind not in AT_COUNCILS:
            return None
        found = await info.context.load(notice_matters, self.row.subject_id)
        return None if found is None else found.named(info.context.locale)

    @strawberry.field(
        description="The mandate to sign it is about; null if it is about none, or the viewer reads it no more."
    )
    async def mandate(self, info: Info) -> SigningMandate | None:
        """Fetch the mandate."""
        if self.row.kind not in MANDATES:
            return None
        row = await info.context.load(mandates_by_id, self.row.subject_id)
        return None if row is None else SigningMandate.of(row)

    async def _vote(self, info: Info) -> CampaignRow | None:
        if self.row.kind not in VOTES:
            return None
        return await info.context.load(campaigns_by_id, self.row.subject_id)

    @classmethod
    def of(cls, row: NoticeRow) -> Self:
        """Show a notice."""
        return cls(
            id=global_id("Notice", row.id),
            kind=row.kind,
            is_duty=row.kind in DUTIES,
            due_on=row.due_on.isoformat() if row.due_on else None,
            arose_at=row.arose_at,
            is_read=row.read_at is not None,
            is_done=row.done_at is not None,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: NoticeRow) -> Self:
        """Show a notice of a list."""
        return cls.of(row)


@strawberry.type(description="Something the viewer has to do, or may.")
class ToDo:
    """A duty."""

    notice: Notice = strawberry.field(description="What, and until when.")


@strawberry.type(description="A kind of notice, and whether the viewer gets it by mail.")
class NoticeChoice:
    """A choice."""

    kind: NoticeKind = strawberry.field(description="Which.")
    text: str = strawberry.field(description="It in words.")
    muted: bool = strawberry.field(description="Whether it is left out of the mail.")
    can_be_muted: bool = strawberry.field(description="Duties cannot.")


@strawberry.type(description="How the viewer wants to be told.")
class NoticeSetting:
    """A setting."""

    language: Locale = strawberry.field(description="The language of the mail.")
    rhythm: Rhythm = strawberry.field(description="How often what happened is mailed.")
    choices: list[NoticeChoice] = strawberry.field(description="Kind by kind.")
    calendar_path: str | None = strawberry.field(
        description="The path of the viewer's calendar (RFC 5545): whoever knows it can read it. Null "
        "until `renewCalendar`."
    )

    @classmethod
    def of(cls, row: SettingRow | None, context: Context) -> Self:
        """Show a setting, or what holds without one."""
        muted = set(row.muted) if row else set()
        path = None
        if row is not None and row.calendar_serial:
            token = calendar_token(context.cursor_key, row.person_id, row.calendar_serial)
            path = f"/calendar/{token}.ics"
        return cls(
            language=row.locale if row else Locale.KO,
            rhythm=row.rhythm if row else Rhythm.DAILY,
            choices=[
                NoticeChoice(
                    kind=one,
                    text=sentence(one, context.locale),
                    muted=one.value in muted,
                    can_be_muted=one not in UNMUTABLE,
                )
                for one in NoticeKind
            ],
            calendar_path=path,
        )
