"""Tables of meetings: the meeting, its agenda and papers, its notices, its log, its votes and ballots."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from workflows.councils.meetings.states import (
    AgendaTopic,
    Asked,
    Entry,
    ItemState,
    MeetingForm,
    MeetingState,
    VoteKind,
)
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.recusal import Bond
from workflows.councils.reckoning.terms import WrittenCase
from workflows.councils.reckoning.votes import Choice, Result
from workflows.documents.files.read_out import ReadOut
from workflows.documents.files.states import FileKind
from workflows.kit.base import MOMENT, Base, text_enum


class Meeting(Base):
    """A meeting of a council. `rules` are those it opened under; before that none are frozen."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("council_id", "number"),
        Index("ix_meeting_number", "programme_id", "number"),
        Index("ix_meeting_of_council", "council_id", text("starts_at DESC"), "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    council_id: Mapped[UUID] = mapped_column(ForeignKey("council.id"))
    number: Mapped[int] = mapped_column(Integer, comment="of the meetings of the place's councils")
    state: Mapped[MeetingState] = mapped_column(text_enum(MeetingState, "state"))
    form: Mapped[MeetingForm] = mapped_column(
        text_enum(MeetingForm, "form"), server_default="IN_PERSON"
    )
    written_case: Mapped[WrittenCase | None] = mapped_column(
        text_enum(WrittenCase, "written_case"), comment="why it may be in writing"
    )
    written_reason: Mapped[str] = mapped_column(Text, server_default="")
    starts_at: Mapped[datetime] = mapped_column(
        MOMENT, comment="in writing: until when answers are taken"
    )
    place: Mapped[str] = mapped_column(Text)
    by_video: Mapped[bool] = mapped_column(Boolean, comment="whether one may attend by video")
    demanded: Mapped[bool] = mapped_column(Boolean, comment="by members, not by the chair")
    prepared_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    called_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    urgency: Mapped[str] = mapped_column(Text, server_default="", comment="why the notice is late")
    cancel_reason: Mapped[str] = mapped_column(Text, server_default="")
    rules: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    chair_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), comment="who presides")
    items: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    entries: Mapped[int] = mapped_column(Integer, server_default="0", comment="numbers given")
    called_at: Mapped[datetime | None] = mapped_column(MOMENT)
    opened_at: Mapped[datetime | None] = mapped_column(MOMENT)
    closed_at: Mapped[datetime | None] = mapped_column(MOMENT)


class MeetingBacking(Base):
    """That a member demands a meeting together with others."""

    __tablename__ = "meeting_backing"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))


class MeetingNotice(Base):
    """The notice of a meeting to a member: when it and the papers arrived, and when it was read."""

    __tablename__ = "meeting_notice"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    told_on: Mapped[date] = mapped_column(comment="the day the first notice arrived")
    arrived_on: Mapped[date] = mapped_column(comment="the day the newest notice arrived")
    papers_on: Mapped[date | None] = mapped_column(comment="the day the last paper arrived")
    read_at: Mapped[datetime | None] = mapped_column(MOMENT)


class MeetingChange(Base):
    """That a meeting that was called is held at another hour, place or way; what the notice before said."""

    __tablename__ = "meeting_change"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int] = mapped_column(Integer)
    starts_at: Mapped[datetime] = mapped_column(MOMENT, comment="as it was before")
    place: Mapped[str] = mapped_column(Text, comment="as it was before")
    by_video: Mapped[bool] = mapped_column(Boolean, comment="as it was before")
    urgency: Mapped[str] = mapped_column(
        Text, server_default="", comment="of the notice before, why it was late"
    )
    reason: Mapped[str] = mapped_column(Text, comment="why it was changed")
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(MOMENT)


class MeetingItem(Base):
    """An item of an agenda: on what, what is asked, the text put to the vote, and what came out."""

    __tablename__ = "meeting_item"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint(
            "(topic = 'BY_ORDINANCE') = (topic_word IS NOT NULL)"
            " AND (topic_word IS NULL) = (topic_rule IS NULL)",
            name="topic_by_ordinance",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int] = mapped_column(Integer, comment="below 0: dropped before the notice")
    was_number: Mapped[int | None] = mapped_column(
        Integer, comment="the number it had when it was dropped before the notice"
    )
    topic: Mapped[AgendaTopic] = mapped_column(text_enum(AgendaTopic, "topic"))
    topic_word: Mapped[str | None] = mapped_column(
        Text, comment="of a topic by ordinance: the word of the rule pack for it"
    )
    topic_rule: Mapped[str | None] = mapped_column(Text, comment="the rule that names that word")
    asked: Mapped[Asked] = mapped_column(text_enum(Asked, "asked"))
    title: Mapped[str] = mapped_column(Text)
    motion: Mapped[str] = mapped_column(Text, comment="the words that are put to the vote")
    sponsor_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    taken_up_by: Mapped[UUID | None] = mapped_column(
        ForeignKey("meeting_item.id"), comment="the resolution to take it up"
    )
    proposal_id: Mapped[UUID | None] = mapped_column(comment="the residents' idea it comes from")
    agreement_id: Mapped[UUID | None] = mapped_column(comment="the agreement it is about")
    clause_id: Mapped[UUID | None] = mapped_column(comment="its clause; none: all of it")
    agreement_number: Mapped[str | None] = mapped_column(Text, comment="which the public reads")
    state: Mapped[ItemState] = mapped_column(text_enum(ItemState, "state"))
    conclusion: Mapped[str] = mapped_column(Text, server_default="", comment="where no vote was")
    ended_at: Mapped[datetime | None] = mapped_column(MOMENT)


class MeetingItemParty(Base):
    """A body an item concerns: members tied to it cannot decide."""

    __tablename__ = "meeting_item_party"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"), primary_key=True)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))


class MeetingPaper(Base):
    """A version of a paper to an item, a text or a file; an earlier one stays."""

    __tablename__ = "meeting_paper"
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - what is searched is never read
    __table_args__ = (
        UniqueConstraint("item_id", "number", "version"),
        CheckConstraint("(file_id IS NULL) = (file_kind IS NULL)", name="file"),
        Index(
            "ix_meeting_paper_file",
            "sha256",
            postgresql_where=text("file_id IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"))
    number: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text, comment="of a file: what was read out of it")
    sha256: Mapped[str] = mapped_column(Text)
    put_at: Mapped[datetime] = mapped_column(MOMENT)
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"), unique=True)
    file_kind: Mapped[FileKind | None] = mapped_column(text_enum(FileKind, "file_kind"))
    search_text: Mapped[str] = mapped_column(
        Text,
        Computed("folded_words(title || ' ' || words)", persisted=True),
        deferred=True,
        comment="title and words as search compares them",
    )


class MeetingPaperText(Base):
    """What was read out of a paper that is a PDF, once, after it was put."""

    __tablename__ = "meeting_paper_text"
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - what is searched is never read
    __table_args__ = (CheckConstraint("(found IN ('READ', 'CUT')) = (words <> '')", name="found"),)

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_paper.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    found: Mapped[ReadOut] = mapped_column(text_enum(ReadOut, "found"))
    words: Mapped[str] = mapped_column(Text)
    read_at: Mapped[datetime] = mapped_column(MOMENT)
    search_text: Mapped[str] = mapped_column(
        Text,
        Computed("folded_words(words)", persisted=True),
        deferred=True,
        comment="words as search compares them",
    )


class MeetingPaperReading(Base):
    """That a paper that is a file was opened by somebody of the council, and when first."""

    __tablename__ = "meeting_paper_reading"

    paper_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_paper.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    first_at: Mapped[datetime] = mapped_column(MOMENT)


class MeetingInterest(Base):
    """What ties a member to a body an item concerns, as declared by himself."""

    __tablename__ = "meeting_interest"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"))
    bond: Mapped[Bond] = mapped_column(text_enum(Bond, "bond"))
    until: Mapped[date | None] = mapped_column()
    known_on: Mapped[date | None] = mapped_column(comment="since when he knows of it")
    due_on: Mapped[date | None] = mapped_column(comment="until when it had to be reported")
    declared_at: Mapped[datetime] = mapped_column(MOMENT)


class MeetingEntry(Base):
    """A line of a meeting's log; the number is its place, and it never changes."""

    __tablename__ = "meeting_entry"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=func.uuidv7())
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(MOMENT)
    kind: Mapped[Entry] = mapped_column(text_enum(Entry, "kind"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting_item.id"))
    vote_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting_vote.id"))
    mode: Mapped[Mode | None] = mapped_column(text_enum(Mode, "mode"))
    words: Mapped[str] = mapped_column(Text, server_default="")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), comment="who noted it")


class MeetingVote(Base):
    """A vote on an item. Its outcome is written when it is closed, with the arithmetic."""

    __tablename__ = "meeting_vote"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        Index(
            "uq_meeting_vote_open",
            "meeting_id",
            unique=True,
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[VoteKind] = mapped_column(text_enum(VoteKind, "kind"))
    motion: Mapped[str] = mapped_column(Text)
    poll_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("poll.id"), comment="the ballot box of a secret vote"
    )
    challenged_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id"), comment="on whose challenge it is"
    )
    amendment: Mapped[int | None] = mapped_column(
        Integer, comment="the number of the amendment it is on; none: the item itself"
    )
    private_ground: Mapped[str | None] = mapped_column(
        Text, comment="why the item is to be heard in private: that is what is voted on"
    )
    opened_at: Mapped[datetime] = mapped_column(MOMENT)
    closed_at: Mapped[datetime | None] = mapped_column(MOMENT)
    result: Mapped[Result | None] = mapped_column(text_enum(Result, "result"))
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class MeetingBallot(Base):
    """What a member says in a vote; he may change it until the vote is closed.

    Of a secret vote it says that he has voted, and neither what nor when.
    """

    __tablename__ = "meeting_ballot"

    vote_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_vote.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    choice: Mapped[Choice | None] = mapped_column(text_enum(Choice, "choice"))
    cast_at: Mapped[datetime] = mapped_column(MOMENT)
    proxy_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id"), comment="who cast it in the member's place"
    )


class MeetingProxy(Base):
    """Who stands in for a member at one meeting, with the letter that says so (대리출석, 위임장).

    `served` says that he has come in the member's place: from then on nobody else does.
    """

    __tablename__ = "meeting_proxy"
    __table_args__ = (
        Index(
            "uq_meeting_proxy_of_member",
            "meeting_id",
            "member_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL OR served"),
        ),
        Index(
            "uq_meeting_proxy_for_one",
            "meeting_id",
            "person_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL OR served"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    member_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    sha256: Mapped[str] = mapped_column(Text, comment="of the letter")
    named_at: Mapped[datetime] = mapped_column(MOMENT)
    accepted_at: Mapped[datetime | None] = mapped_column(MOMENT)
    accepted_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(MOMENT)
    served: Mapped[bool] = mapped_column(Boolean, server_default="false")


class MeetingLetter(Base):
    """The words of a letter by which somebody stands in for a member (위임장)."""

    __tablename__ = "meeting_letter"

    proxy_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_proxy.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    words: Mapped[str] = mapped_column(Text)


class MeetingGuest(Base):
    """Somebody invited to speak to one item, who has nothing else to do with the council."""

    __tablename__ = "meeting_guest"

    item_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_item.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    why: Mapped[str] = mapped_column(Text)
    invited_at: Mapped[datetime] = mapped_column(MOMENT)
