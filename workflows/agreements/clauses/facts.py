"""What is known of a clause and of a text, whether it was read as a row of its own or with many others."""

from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID


class ClauseFacts(Protocol):
    """A clause: its row says this, and so does a line of the table."""

    @property
    def id(self) -> UUID:
        """Its key."""

    @property
    def agreement_id(self) -> UUID:
        """The agreement it belongs to."""

    @property
    def kind(self) -> str | None:
        """Its kind in the catalogue."""

    @property
    def version(self) -> int:
        """The version of its text that stands."""

    @property
    def removed_at(self) -> datetime | None:
        """When it was removed."""

    @property
    def removed_why(self) -> str | None:
        """Why it was removed."""


class TextFacts(Protocol):
    """A text of a clause: its row says this, and so does a line of the table."""

    @property
    def id(self) -> UUID:
        """Its key."""

    @property
    def number(self) -> int:
        """Which text of its clause it is."""

    @property
    def heading(self) -> str:
        """Its heading."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def drafted_by(self) -> UUID:
        """For which body it was drafted."""

    @property
    def taken_from(self) -> UUID | None:
        """The counter it took over."""

    @property
    def merged_base(self) -> int | None:
        """Of a merge, the version on which the other text was written."""

    @property
    def merged_words(self) -> str | None:
        """Of a merge, the other text."""

    @property
    def made_at(self) -> datetime:
        """When it was written."""


class LaidClause(NamedTuple):
    """A clause as a line of the table has it."""

    id: UUID
    agreement_id: UUID
    kind: str | None
    version: int
    removed_at: datetime | None
    removed_why: str | None


class LaidText(NamedTuple):
    """A text as a line of the table has it."""

    id: UUID
    number: int
    heading: str
    text: str
    drafted_by: UUID
    taken_from: UUID | None
    merged_base: int | None
    merged_words: str | None
    made_at: datetime
