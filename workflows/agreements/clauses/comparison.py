"""The table of the old and the new (신구대비표): the clauses of an agreement at two points, as a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses import policy, tree
from workflows.agreements.clauses.comparing import Pair, Piece, Side, compared
from workflows.agreements.clauses.locked import tree_of
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.documents.plain import Document, Look, Paragraph, Run, Table, Words, said
from workflows.kit.wording import SEOUL, Locale, worded
from workflows.record.uow import database_now
from workflows.rights.actor import Actor

WIDTHS = (2, 3, 8, 8)


@dataclass(frozen=True, slots=True)
class Points:
    """The two points that are compared: without them, from when it was put before the parties to now."""

    since: datetime | None = None
    until: datetime | None = None


async def comparison_of(
    session: AsyncSession,
    actor: Actor,
    *,
    agreement_id: UUID,
    locale: Locale,
    points: Points,
) -> Document | None:
    """Return the table of an agreement the asker may read; None of any other.

    A clause has the number under which it stands now; one that was removed has none.
    """
    agreement = await session.scalar(
        select(Agreement).where(Agreement.id == agreement_id, policy.readable_agreements(actor))
    )
    if agreement is None:
        return None
    since = points.since or agreement.put_at or agreement.opened_at
    until = points.until or await database_now(session)
    pairs = await _pairs(session, agreement_id, locale, since, until)
    return comparison_document(agreement, pairs, locale, since, until)


def comparison_document(
    agreement: Agreement,
    pairs: Iterable[Pair],
    locale: Locale,
    since: datetime,
    until: datetime,
) -> Document:
    """Return the table: every clause that differs, and how many do not."""
    all_pairs = list(pairs)
    changed = [one for one in all_pairs if one.changed]

    def word(key: str, **figures: object) -> str:
        return worded(locale, f"comparison.{key}", **figures)

    head = tuple(word(one) for one in ("number", "heading", "old", "new"))
    rows = tuple(_row(one, word("added"), word("removed")) for one in changed)
    return Document(
        title=word("title", title=agreement.title),
        dated=until.astimezone(SEOUL).date(),
        language=locale.value,
        blocks=(
            Paragraph(said(word("points", number=agreement.number, since=since, until=until))),
            Table(WIDTHS, rows, head) if rows else Paragraph(said(word("same"))),
            Paragraph(said(word("rest", count=len(all_pairs) - len(changed)))),
            Paragraph(said(word("numbers"), Look.MARK)),
        ),
        wide=True,
        filed_as=word(
            "file",
            number=agreement.number,
            title=agreement.title,
            since=_file_day(since),
            until=_file_day(until),
        ),
    )


def _file_day(moment: datetime) -> str:
    """Return a day as file names carry it, so that they sort: 20261129."""
    return f"{moment.astimezone(SEOUL):%Y%m%d}"


def _row(pair: Pair, added: str, removed: str) -> tuple[Words, ...]:
    old, new = pair.old, pair.new
    before, after = compared(old.text if old else "", new.text if new else "")
    was, now = compared(old.heading if old else "", new.heading if new else "")
    heading = _runs(now) if new else _runs(was)
    return (
        said(pair.number or "-"),
        heading,
        _runs(before) if old else said(added, Look.MARK),
        _runs(after) if new else said(removed, Look.MARK),
    )


def _runs(pieces: Iterable[Piece]) -> Words:
    return tuple(Run(one.text, Look.CHANGED if one.changed else Look.PLAIN) for one in pieces)


async def _pairs(
    session: AsyncSession, agreement_id: UUID, locale: Locale, since: datetime, until: datetime
) -> list[Pair]:
    standing, _ = await tree_of(session, agreement_id)
    numbers = {one.id: one.reference(locale) for one in tree.in_order(standing)}
    rows = await session.scalars(
        select(Clause)
        .where(Clause.agreement_id == agreement_id)
        .order_by(Clause.added_at, Clause.id)
    )
    clauses = {one.id: one for one in rows}
    texts: dict[UUID, list[ClauseVersion]] = {one: [] for one in clauses}
    versions = await session.scalars(
        select(ClauseVersion)
        .where(ClauseVersion.agreement_id == agreement_id)
        .order_by(ClauseVersion.number)
    )
    for version in versions:
        texts[version.clause_id].append(version)
    order = [*numbers, *(one for one in clauses if one not in numbers)]
    pairs = [
        Pair(
            one,
            numbers.get(one),
            _at(clauses[one], texts[one], since),
            _at(clauses[one], texts[one], until),
        )
        for one in order
    ]
    return [one for one in pairs if one.old is not None or one.new is not None]


def _at(clause: Clause, versions: Iterable[ClauseVersion], moment: datetime) -> Side | None:
    """Return how a clause read at a moment; None while it was not there."""
    if clause.added_at > moment or (clause.removed_at is not None and clause.removed_at <= moment):
        return None
    written = [one for one in versions if one.made_at <= moment]
    return Side(written[-1].heading, written[-1].text) if written else None
