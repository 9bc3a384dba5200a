"""Tables of the review: panels, their seats, and the sheets of their members."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.proposals.review.states import Criterion, PanelState, Side


class ReviewPanel(Base):
    """A panel for one examination of an idea."""

    __tablename__ = "review_panel"
    __table_args__ = (UniqueConstraint("proposal_id", "examination"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id"))
    examination: Mapped[int] = mapped_column(Integer, comment="1, or 2 if it is examined again")
    state: Mapped[PanelState] = mapped_column(text_enum(PanelState, "state"))
    citizens: Mapped[int] = mapped_column(Integer, comment="how many of a side sit")
    experts: Mapped[int] = mapped_column(Integer)
    officials: Mapped[int] = mapped_column(Integer)
    aside: Mapped[int] = mapped_column(Integer, comment="how many stand aside")
    summary: Mapped[str] = mapped_column(Text, comment="what the officer says of the result")
    formed_at: Mapped[datetime] = mapped_column(MOMENT)
    locked_at: Mapped[datetime | None] = mapped_column(MOMENT)
    published_on: Mapped[date | None] = mapped_column()

    @property
    def sides(self) -> list[Side]:
        """The side of everybody who sits."""
        return (
            [Side.CITIZEN] * self.citizens
            + [Side.EXPERT] * self.experts
            + [Side.OFFICIAL] * self.officials
        )

    def count(self, side: Side, change: int) -> None:
        """Note that members of a side were seated (+) or set aside (-)."""
        name = {Side.CITIZEN: "citizens", Side.EXPERT: "experts", Side.OFFICIAL: "officials"}[side]
        setattr(self, name, getattr(self, name) + change)


class PanelSeat(Base):
    """A member in the capacity that was named; one who stands aside keeps the row, with the reason."""

    __tablename__ = "panel_seat"

    panel_id: Mapped[UUID] = mapped_column(ForeignKey("review_panel.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    appointment_id: Mapped[UUID] = mapped_column(ForeignKey("appointment.id"))
    side: Mapped[Side] = mapped_column(text_enum(Side, "side"))
    seated_at: Mapped[datetime] = mapped_column(MOMENT)
    aside_reason: Mapped[str | None] = mapped_column(Text, comment="none: sits")
    aside_at: Mapped[datetime | None] = mapped_column(MOMENT)


class ScoreSheet(Base):
    """What one member thinks of the idea, criterion by criterion, and why."""

    __tablename__ = "score_sheet"
    __table_args__ = tuple(
        CheckConstraint(f"{one.value.lower()} BETWEEN 1 AND 5", name=one.value.lower())
        for one in Criterion
    )

    panel_id: Mapped[UUID] = mapped_column(ForeignKey("review_panel.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    side: Mapped[Side] = mapped_column(text_enum(Side, "side"))
    feasibility: Mapped[int] = mapped_column(Integer)
    creativity: Mapped[int] = mapped_column(Integer)
    effect: Mapped[int] = mapped_column(Integer)
    scope: Mapped[int] = mapped_column(Integer)
    lasting: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text, comment="published without the name")
    scored_at: Mapped[datetime] = mapped_column(MOMENT)
    version: Mapped[int] = mapped_column(Integer, server_default="1")

    @property
    def scores(self) -> dict[Criterion, int]:
        """The scores by criterion."""
        return {one: getattr(self, one.value.lower()) for one in Criterion}
