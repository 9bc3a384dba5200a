"""The sentences of the texts that stand which speak of a duty, and which of them nobody has settled yet."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.carrying import carried_over
from workflows.agreements.clauses import tree
from workflows.agreements.clauses.locked import tree_of
from workflows.agreements.clauses.models import Clause, ClauseVersion
from workflows.agreements.duties.models import Duty, DutyNone
from workflows.agreements.duties.sentences import Sentence, duty_sentences
from workflows.kit.wording import Locale
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class SentenceSeen:
    """A duty sentence of a text that stands: mapped to obligations, marked as none, or neither."""

    clause_id: UUID
    reference: dict[Locale, str]
    sentence: Sentence
    duties: tuple[int, ...]
    none: str | None

    @property
    def settled(self) -> bool:
        """Whether a person has looked at it."""
        return bool(self.duties) or self.none is not None


async def sentences_seen(
    session: AsyncSession, agreement_id: UUID, duties: Collection[Duty]
) -> list[SentenceSeen]:
    """Return the duty sentences of the texts that stand, and those some obligations were mapped from."""
    standing, _ = await tree_of(session, agreement_id)
    # The texts that stand alone: of a long negotiation there are fifty of each clause.
    rows = await session.execute(
        select(ClauseVersion.clause_id, ClauseVersion.text)
        .join(
            Clause,
            and_(Clause.id == ClauseVersion.clause_id, Clause.version == ClauseVersion.number),
        )
        .where(Clause.agreement_id == agreement_id, Clause.removed_at.is_(None))
    )
    texts = {row.clause_id: row.text for row in rows}
    nones = {
        (one.clause_id, one.sentence_digest): one.reason
        for one in await session.scalars(
            select(DutyNone).where(DutyNone.agreement_id == agreement_id)
        )
    }
    carried = await carried_over(session, agreement_id)
    nones |= carried.nones
    mapped: dict[tuple[UUID, str], list[int]] = {**carried.duties}
    for row in duties:
        mapped.setdefault((row.clause_id, row.sentence_digest), []).append(row.number)
    return [
        SentenceSeen(
            placed.id,
            {one: placed.reference(one) for one in Locale},
            sentence,
            tuple(mapped.get((placed.id, sentence.digest), ())),
            nones.get((placed.id, sentence.digest)),
        )
        for placed in tree.in_order(standing)
        if placed.id not in carried.silent
        for sentence in duty_sentences(texts[placed.id])
    ]


async def open_sentences(
    session: AsyncSession, _: Actor, *, agreement_id: UUID
) -> list[SentenceSeen]:
    """Return the sentences nobody has settled, in reading order: while there are any, it is not frozen."""
    mapped = await session.scalars(
        select(Duty).where(Duty.agreement_id == agreement_id, Duty.withdrawn_at.is_(None))
    )
    seen = await sentences_seen(session, agreement_id, mapped.all())
    return [one for one in seen if not one.settled]
