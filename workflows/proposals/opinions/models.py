"""Tables of opinions: who says what of a comment, the maps drawn of it, and the answers behind a frozen one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.opinions.states import Answer


class Opinion(Base):
    """What a person says of a comment. It reveals an opinion: guarded, and read by nobody else.

    It has no hour: who answered after whom is nobody's business. One taken back keeps no answer.
    """

    __tablename__ = "opinion"
    __table_args__ = (Index("ix_opinion_of_idea", "proposal_id", "person_id"),)

    comment_id: Mapped[UUID] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    comment_version: Mapped[int] = mapped_column(
        Integer, comment="which it was; mended, a comment is asked of again"
    )
    answer: Mapped[Answer | None] = mapped_column(
        text_enum(Answer, "answer"), comment="none: taken back"
    )


class OpinionMap(Base):
    """A map as it was drawn once: numbers of groups alone, the small ones withheld."""

    __tablename__ = "opinion_map"
    __table_args__ = (UniqueConstraint("proposal_id", "place"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    place: Mapped[int] = mapped_column(Integer, comment="1 for the idea's first map")
    frozen: Mapped[bool] = mapped_column(Boolean, comment="whether it was made for a review")
    people: Mapped[int] = mapped_column(Integer, comment="who had answered enough by then")
    content: Mapped[str] = mapped_column(Text, comment="canonical JSON, see opinions.told")
    digest: Mapped[str] = mapped_column(Text, comment="SHA-256 of the content")
    drawn_at: Mapped[datetime] = mapped_column(MOMENT)


class OpinionSheet(Base):
    """The answers behind a frozen map, without names and in no order of theirs: to draw it again."""

    __tablename__ = "opinion_sheet"

    map_id: Mapped[UUID] = mapped_column(ForeignKey("opinion_map.id"), primary_key=True)
    lines: Mapped[str] = mapped_column(Text, comment="one line a person; blanked with the idea")
