"""Tables of voting: poll, options, roll, corrections, result; and the box, which nobody reads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.voting.kinds import BallotKind, Rule, TieRule
from workflows.voting.states import (
    CorrectionKind,
    CorrectionState,
    PollState,
    ResultVisibility,
)


class Poll(Base):
    """The definition and state of one poll. The definition cannot change once it is open (trigger)."""

    __tablename__ = "poll"
    __table_args__ = (
        UniqueConstraint("programme_id", "id"),
        CheckConstraint("opens_at < closes_at", name="window"),
        CheckConstraint("budget >= 0", name="budget"),
        Index("ix_poll_due", "closes_at", postgresql_where=text("state = 'OPEN'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"))
    state: Mapped[PollState] = mapped_column(text_enum(PollState, "state"))
    ballot_kind: Mapped[BallotKind] = mapped_column(text_enum(BallotKind, "ballot_kind"))
    rule: Mapped[Rule] = mapped_column(text_enum(Rule, "rule"))
    tie_rule: Mapped[TieRule] = mapped_column(text_enum(TieRule, "tie_rule"))
    budget: Mapped[int] = mapped_column(BigInteger, comment="smallest unit of the currency")
    min_length: Mapped[int | None] = mapped_column(Integer)
    max_length: Mapped[int | None] = mapped_column(Integer)
    min_points_sum: Mapped[int | None] = mapped_column(Integer)
    max_points_sum: Mapped[int | None] = mapped_column(Integer)
    max_points: Mapped[int | None] = mapped_column(Integer)
    max_cost_sum: Mapped[int | None] = mapped_column(BigInteger)
    threshold: Mapped[int | None] = mapped_column(Integer)
    step: Mapped[int] = mapped_column(BigInteger, server_default="1")
    as_cast: Mapped[bool] = mapped_column(
        Boolean,
        server_default="false",
        comment="a replay keeps irregular ballots as they were cast",
    )
    most_in_group: Mapped[int | None] = mapped_column(Integer, comment="options of one field")
    channels: Mapped[list[list[object]] | None] = mapped_column(
        JSONB(none_as_null=True),
        comment="[channel, weight in per cent or null]; null: online alone",
    )
    least_apart: Mapped[int | None] = mapped_column(
        Integer, comment="ballots a channel needs to be counted and told by itself"
    )
    revoting: Mapped[bool] = mapped_column(Boolean)
    early_close: Mapped[bool] = mapped_column(Boolean)
    result_visibility: Mapped[ResultVisibility] = mapped_column(
        text_enum(ResultVisibility, "result_visibility"),
        server_default="AT_COUNT",
        default=ResultVisibility.AT_COUNT,
    )
    result_published_at: Mapped[datetime | None] = mapped_column(
        MOMENT, comment="only where the result shows on publication"
    )
    opens_at: Mapped[datetime] = mapped_column(MOMENT)
    closes_at: Mapped[datetime] = mapped_column(MOMENT)
    opened_at: Mapped[datetime | None] = mapped_column(MOMENT)
    closed_at: Mapped[datetime | None] = mapped_column(MOMENT)
    closed_early_reason: Mapped[str | None] = mapped_column(Text)
    roll_size: Mapped[int] = mapped_column(Integer, server_default="0")
    lot_commitment: Mapped[str | None] = mapped_column(Text)


class PollOption(Base):
    """One line of the ballot paper. `reference_id` is what stands on it, a proposal for instance."""

    __tablename__ = "poll_option"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
        Index("ix_poll_option_reference", "reference_id"),
    )

    programme_id: Mapped[UUID] = mapped_column(primary_key=True)
    poll_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    cost: Mapped[int] = mapped_column(BigInteger)
    submitted: Mapped[int] = mapped_column(Integer, comment="place in the order of submission")
    group: Mapped[str] = mapped_column(
        "field", Text, server_default="", comment="where a ballot may name only so many of one"
    )
    withdrawn: Mapped[bool] = mapped_column(Boolean, server_default="false")
    reference_id: Mapped[UUID] = mapped_column()


class RollEntry(Base):
    """That a voter id may vote in a poll. Row-level security; a strike ends its recorded range."""

    __tablename__ = "roll_entry"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
        Index(
            "uq_roll_entry_standing",
            "programme_id",
            "poll_id",
            "voter_id",
            unique=True,
            postgresql_where=text("upper_inf(recorded)"),
        ),
    )

    entry_id: Mapped[UUID] = mapped_column(
        primary_key=True, server_default=text("gen_random_uuid()")
    )
    programme_id: Mapped[UUID] = mapped_column()
    poll_id: Mapped[UUID] = mapped_column()
    voter_id: Mapped[UUID] = mapped_column()
    valid: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())
    recorded: Mapped[Range[datetime]] = mapped_column(TSTZRANGE())


class RollCorrection(Base):
    """A correction of a frozen roll: asked for by one person, decided by another, with a reason."""

    __tablename__ = "roll_correction"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
        CheckConstraint("decided_by IS DISTINCT FROM proposed_by", name="two_people"),
        Index("ix_roll_correction_poll", "poll_id", "proposed_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column()
    poll_id: Mapped[UUID] = mapped_column()
    voter_id: Mapped[UUID] = mapped_column()
    kind: Mapped[CorrectionKind] = mapped_column(text_enum(CorrectionKind, "kind"))
    state: Mapped[CorrectionState] = mapped_column(text_enum(CorrectionState, "state"))
    reason: Mapped[str] = mapped_column(Text)
    on_proof: Mapped[bool] = mapped_column(
        Boolean,
        server_default="false",
        default=False,
        comment="the standing is shown by a document, the register does not hold it yet",
    )
    proposed_by: Mapped[UUID] = mapped_column()
    decided_by: Mapped[UUID | None] = mapped_column()
    proposed_at: Mapped[datetime] = mapped_column(MOMENT)
    decided_at: Mapped[datetime | None] = mapped_column(MOMENT)


class Ballot(Base):
    """A ballot in the box, written only by the box's own database function and never changed."""

    __tablename__ = "ballot"
    # No foreign key: the box's function, the only writer, takes the poll from a locked row.
    __table_args__ = (
        CheckConstraint("counter BETWEEN 1 AND 1000", name="counter"),
        Index("ix_ballot_receipt", "receipt"),
        Index(
            "ix_ballot_leapt",
            "programme_id",
            "poll_id",
            "ballot_key",
            postgresql_where=text("counter > 1 AND replaces IS NULL"),
        ),
    )

    programme_id: Mapped[UUID] = mapped_column(primary_key=True)
    poll_id: Mapped[UUID] = mapped_column(primary_key=True)
    ballot_key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    counter: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    ballot_id: Mapped[UUID] = mapped_column()
    choice: Mapped[str] = mapped_column(Text)
    receipt: Mapped[str] = mapped_column(Text)
    # The choice of the ballot just before it under the same key, where the box saw that one.
    replaces: Mapped[str | None] = mapped_column(Text)


class PollSecret(Base):
    """The padded HMAC key of an open poll and the seed of its lot; read by the box role alone."""

    __tablename__ = "poll_secret"

    poll_id: Mapped[UUID] = mapped_column(ForeignKey("poll.id"), primary_key=True)
    inner_pad: Mapped[bytes] = mapped_column(LargeBinary)
    outer_pad: Mapped[bytes] = mapped_column(LargeBinary)
    lot_seed: Mapped[bytes] = mapped_column(LargeBinary)


class PollResult(Base):
    """The result of one poll with every step of the count, append-only."""

    __tablename__ = "poll_result"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
    )

    programme_id: Mapped[UUID] = mapped_column(primary_key=True)
    poll_id: Mapped[UUID] = mapped_column(primary_key=True)
    ballots: Mapped[int] = mapped_column(Integer)
    replaced: Mapped[int] = mapped_column(Integer)
    roll_size: Mapped[int] = mapped_column(Integer)
    lot_seed: Mapped[str] = mapped_column(Text)
    outcome: Mapped[dict[str, object]] = mapped_column(JSONB)
    digest: Mapped[str] = mapped_column(Text)
    tallied_at: Mapped[datetime] = mapped_column(MOMENT)


class PollComparison(Base):
    """What one other rule would have made of a counted poll's ballots, append-only."""

    __tablename__ = "poll_comparison"
    __table_args__ = (
        ForeignKeyConstraint(["programme_id", "poll_id"], ["poll.programme_id", "poll.id"]),
    )

    programme_id: Mapped[UUID] = mapped_column(primary_key=True)
    poll_id: Mapped[UUID] = mapped_column(primary_key=True)
    rule: Mapped[Rule] = mapped_column(text_enum(Rule, "rule"), primary_key=True)
    outcome: Mapped[dict[str, object]] = mapped_column(JSONB)
    compared_at: Mapped[datetime] = mapped_column(MOMENT)
