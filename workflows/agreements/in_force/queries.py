"""Questions about what is in force: the agreements of a place, what was signed, obligations, files."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.consortium.queries import today as today_of
from workflows.agreements.duties.due import late_by, standing_of
from workflows.agreements.duties.gathering import due_of, ends_of, facts_of
from workflows.agreements.duties.models import Duty
from workflows.agreements.duties.states import Standing
from workflows.agreements.in_force.policy import owed_in_force, readable_in_force, readable_sealed
from workflows.agreements.signing.content import annexes_of, read
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.queries import EditionSeen, seen_edition
from workflows.agreements.signing.states import DocumentKind
from workflows.law.queries import off_days
from workflows.rights.actor import Actor

MOST = 20


@dataclass(frozen=True, slots=True)
class InForce:
    """An agreement in force, with the edition that was sealed and since when."""

    seen: EditionSeen
    since: datetime


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation as it stands today."""

    row: Duty
    due: date | None
    standing: Standing
    late_by: int


async def agreements_in_force(
    session: AsyncSession, actor: Actor, *, programme_id: UUID, number: str | None = None
) -> list[InForce]:
    """Return the agreements of a place that are in force, the newest first; one by its number, if asked."""
    wanted = (
        select(AgreementEdition, Agreement, AgreementDocument.made_at)
        .join(Agreement, Agreement.id == AgreementEdition.agreement_id)
        .join(AgreementDocument, AgreementDocument.edition_id == AgreementEdition.id)
        .where(
            Agreement.programme_id == programme_id,
            AgreementDocument.kind == DocumentKind.SEALED,
            readable_sealed(actor),
        )
        .order_by(AgreementDocument.made_at.desc(), Agreement.id)
        .limit(MOST)
    )
    if number is not None:
        wanted = wanted.where(Agreement.number == number)
    rows = (await session.execute(wanted)).all()
    return [InForce(await seen_edition(session, row[0], row[1]), row[2]) for row in rows]


async def owed_under(session: AsyncSession, actor: Actor, *, agreement_id: UUID) -> list[Owed]:
    """Return the obligations of an agreement in force, by number, as they stand today."""
    rows = await session.scalars(
        select(Duty)
        .where(
            Duty.agreement_id == agreement_id,
            Duty.withdrawn_at.is_(None),
            Duty.agreement_id.in_(select(Agreement.id).where(readable_in_force(actor))),
            owed_in_force(actor),
        )
        .order_by(Duty.number)
    )
    duties = list(rows)
    if not duties:
        return []
    facts, off = await facts_of(session, agreement_id), await off_days(session)
    day, ends = await today_of(session), await ends_of(session, [row.id for row in duties])
    found = []
    for row in duties:
        due = due_of(row, facts, off)
        ended = row.id in ends and ends[row.id].ends_on <= day
        late = 0 if ended else late_by(row.state, due, day, row.reported_on)
        found.append(Owed(row, due, standing_of(row.state, due), late))
    return found


async def sealed_paper(
    session: AsyncSession, actor: Actor, *, edition_id: UUID, kind: DocumentKind
) -> AgreementDocument | None:
    """Return a PDF of an edition in force."""
    return await session.scalar(
        select(AgreementDocument)
        .join(AgreementEdition, AgreementEdition.id == AgreementDocument.edition_id)
        .where(
            AgreementDocument.edition_id == edition_id,
            AgreementDocument.kind == kind,
            readable_sealed(actor),
        )
    )


async def signed_annex(
    session: AsyncSession, actor: Actor, *, annex_id: UUID
) -> AgreementAnnex | None:
    """Return an annex that is in force: the version that was signed, and no other."""
    row = await session.scalar(
        select(AgreementAnnex).where(
            AgreementAnnex.id == annex_id,
            AgreementAnnex.file_id.is_not(None),
            AgreementAnnex.agreement_id.in_(select(Agreement.id).where(readable_in_force(actor))),
        )
    )
    if row is None:
        return None
    contents = await session.scalars(
        select(AgreementEdition.content).where(
            AgreementEdition.agreement_id == row.agreement_id, readable_sealed(actor)
        )
    )
    for content in contents:
        told = {(one["number"], one["version"]) for one in annexes_of(read(content))}
        if (row.number, row.version) in told:
            return row
    return None
