"""Tables of the trace: nodes and edges; both only grow."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workflows.kit.base import MOMENT, Base, text_enum
from workflows.trace.kinds import EdgeKind, NodeKind


class TraceNode(Base):
    """A thing that leads somewhere or comes from somewhere; its id is the thing's own."""

    __tablename__ = "trace_node"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    programme_id: Mapped[UUID] = mapped_column(ForeignKey("programme.id"), index=True)
    kind: Mapped[NodeKind] = mapped_column(text_enum(NodeKind, "kind"))
    label: Mapped[str] = mapped_column(Text, comment="a public number or a word of a list")


class TraceEdge(Base):
    """That one thing led to another."""

    __tablename__ = "trace_edge"

    from_id: Mapped[UUID] = mapped_column(ForeignKey("trace_node.id"), primary_key=True)
    to_id: Mapped[UUID] = mapped_column(ForeignKey("trace_node.id"), primary_key=True, index=True)
    kind: Mapped[EdgeKind] = mapped_column(text_enum(EdgeKind, "kind"), primary_key=True)
    happened_on: Mapped[date] = mapped_column()
    recorded_at: Mapped[datetime] = mapped_column(MOMENT)
