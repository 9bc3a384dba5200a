"""Tables of papers: batches, who came, papers opened again; and what was keyed, which lies in the box."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.voting.kinds import Channel
from workflows.voting.paper.states import BatchState


class PaperBatch(Base):
    """The papers of one place: a polling place, a committee's sitting, a school."""

    __tablename__ = "paper_batch"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
        UniqueConstraint("poll_id", "label"),
        CheckConstraint("reconciled_by IS DISTINCT FROM opened_by", name="two_people"),
        CheckConstraint("papers_found >= 0", name="papers_found"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column()
    poll_id: Mapped[UUID] = mapped_column()
    channel: Mapped[Channel] = mapped_column(text_enum(Channel, "channel"))
    label: Mapped[str] = mapped_column(Text, comment="the place, in words")
    state: Mapped[BatchState] = mapped_column(text_enum(BatchState, "state"))
    came: Mapped[int] = mapped_column(Integer, server_default="0", comment="marked on the roll")
    assisted: Mapped[int] = mapped_column(
        Integer,
        server_default="0",
        default=0,
        comment="of those who came, who were helped with the paper",
    )
    papers_found: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, server_default="", comment="read by everybody")
    opened_by: Mapped[UUID] = mapped_column()
    opened_at: Mapped[datetime] = mapped_column(MOMENT)
    reconciled_by: Mapped[UUID | None] = mapped_column()
    reconciled_at: Mapped[datetime | None] = mapped_column(MOMENT)


class PaperMark(Base):
    """That a voter of the roll came and was handed a paper; it knows no serial."""

    __tablename__ = "paper_mark"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
        CheckConstraint("withdrawn_by IS DISTINCT FROM marked_by", name="two_people"),
        CheckConstraint("assisted_with IS DISTINCT FROM marked_by", name="two_helpers"),
        Index(
            "uq_paper_mark_standing",
            "poll_id",
            "voter_id",
            unique=True,
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column()
    poll_id: Mapped[UUID] = mapped_column()
    batch_id: Mapped[UUID] = mapped_column(index=True)
    voter_id: Mapped[UUID] = mapped_column()
    marked_by: Mapped[UUID] = mapped_column()
    marked_at: Mapped[datetime] = mapped_column(MOMENT)
    assisted: Mapped[bool] = mapped_column(
        Boolean, server_default="false", default=False, comment="two people helped with the paper"
    )
    assisted_with: Mapped[UUID | None] = mapped_column()
    withdrawn_by: Mapped[UUID | None] = mapped_column()
    withdrawn_at: Mapped[datetime | None] = mapped_column(MOMENT)


class PaperVote(Base):
    """A paper as one person keyed it, in the box; nobody's name and no time stands beside it.

    `turn` is 1 and 2 for the two clerks, 3 for the decision where they differ. No choice: spoiled.
    """

    __tablename__ = "paper_vote"
    # No foreign key: the box's functions, the only writers, take the batch from a locked row.
    __table_args__ = (CheckConstraint("turn BETWEEN 1 AND 3", name="turn"),)

    batch_id: Mapped[UUID] = mapped_column(primary_key=True)
    serial: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    turn: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    keyed_by: Mapped[UUID] = mapped_column()
    choice: Mapped[str | None] = mapped_column(Text)


class PaperReopening(Base):
    """That a settled paper was opened again before the close, and why; it knows no choice and no voter."""

    __tablename__ = "paper_reopening"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column()
    poll_id: Mapped[UUID] = mapped_column()
    batch_id: Mapped[UUID] = mapped_column(ForeignKey("paper_batch.id"), index=True)
    serial: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text, comment="read by everybody")
    reopened_by: Mapped[UUID] = mapped_column()
    reopened_at: Mapped[datetime] = mapped_column(MOMENT)


class PaperVoteBefore(Base):
    """What was keyed of a paper before it was opened again: kept apart in the box, and never counted."""

    __tablename__ = "paper_vote_before"

    reopening_id: Mapped[UUID] = mapped_column(primary_key=True)
    turn: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    keyed_by: Mapped[UUID] = mapped_column()
    choice: Mapped[str | None] = mapped_column(Text)
