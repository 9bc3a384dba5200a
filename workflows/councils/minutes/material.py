"""What minutes are compiled from, as plain values: the meeting, its log, items, votes, gists. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflows.councils.meetings.states import AgendaTopic, Asked, Entry, ItemState, VoteKind
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.terms import WrittenCase
from workflows.councils.reckoning.turning import QuorumTurn
from workflows.councils.reckoning.votes import Choice, Result
from workflows.councils.rule_packs.states import ChangeState


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the log."""

    number: int
    at: datetime
    kind: Entry
    person: UUID | None = None
    item: UUID | None = None
    vote: UUID | None = None
    mode: Mode | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda, as it stands at the end."""

    id: UUID
    number: int
    topic: AgendaTopic
    asked: Asked
    title: str
    motion: str
    state: ItemState
    conclusion: str = ""
    topic_word: str | None = None
    topic_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote with what came of it; `ballots` are those of a vote by name.

    Of a secret vote they say who has voted, and None in the place of what. `by_proxy` are the members
    whose ballot somebody cast who stood in for them.
    """

    id: UUID
    number: int
    item: UUID
    kind: VoteKind
    result: Result | None
    outcome: Mapping[str, Any] | None
    challenged: UUID | None = None
    ballots: Mapping[UUID, Choice | None] = field(default_factory=dict)
    by_proxy: frozenset[UUID] = frozenset()
    amendment: int | None = None
    on_privacy: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """An amendment to an item, as it stands at the end; `changes` are passages and words in their place."""

    item: UUID
    number: int
    mover: UUID
    changes: tuple[tuple[str | None, str], ...]
    reason: str
    state: str
    place: int | None
    ready_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Adopted:
    """The text of an item as amended in the end, with its digest."""

    item: UUID
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Carrying:
    """What was decided about carrying a decision out: its number, effect, to whom, who has to act, by when.

    Organisations are named in both languages; without `effect` nobody has been named to act yet, unless the
    council itself does (`by_council`).
    """

    item: UUID
    year: int
    number: int
    effect: str | None = None
    owner: tuple[str, str] | None = None
    addressee: tuple[str, str] | None = None
    due: date | None = None
    by_council: bool = False


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """What became of a change of one of the council's own rules; each text in both languages.

    `why` says why it is not in force though it was resolved, and is empty where it is.
    """

    item: UUID
    state: ChangeState
    rule: tuple[str, str]
    before: tuple[str, str]
    after: tuple[str, str]
    since: date
    source: str
    article: str
    why: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Notices:
    """How the meeting was called: the last day, the day it reached each, and why it was urgent."""

    due: date
    arrived: Mapping[UUID, date | None]
    urgency: str = ""
    papers_due: date | None = None
    papers: Mapping[UUID, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InWriting:
    """That a question was answered in writing (E5.7): in which case, why, and until when."""

    case: WrittenCase
    reason: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Gist:
    """The secretary's summary of what was said on an item, in its newest version."""

    item: UUID
    version: int
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Accepted:
    """A correction that was accepted: the words a line has since."""

    number: int
    line: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Material:
    """All that minutes follow from."""

    meeting: UUID
    number: int
    council: tuple[str, str]
    agency: tuple[str, str]
    place: str
    by_video: bool
    opened_at: datetime
    closed_at: datetime
    presided: UUID | None
    members: frozenset[UUID]
    attendants: frozenset[UUID]
    notices: Notices
    log: tuple[Noted, ...]
    items: tuple[Item, ...]
    votes: tuple[Vote, ...] = ()
    gists: tuple[Gist, ...] = ()
    corrections: tuple[Accepted, ...] = ()
    proxies: Mapping[UUID, UUID] = field(default_factory=dict)
    amendments: tuple[Moved, ...] = ()
    adopted: tuple[Adopted, ...] = ()
    carrying: tuple[Carrying, ...] = ()
    rule_changes: tuple[RuleChanged, ...] = ()
    # By which word of the rules somebody presided in the place of the chair, and where it stands.
    presided_as: str | None = None
    in_writing: InWriting | None = None
    presided_by: tuple[str, str] = ("", "")
    turns: tuple[QuorumTurn, ...] = ()
