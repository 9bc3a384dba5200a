"""Questions about signing: editions as they stand, who has to act, mandates, and the PDF of an edition."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.locked import lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import readable_agreements
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.signing import policy
from workflows.agreements.signing.content import read
from workflows.agreements.signing.gates import Gate, open_now
from workflows.agreements.signing.gathering import Progress, progress_of, roles_in
from workflows.agreements.signing.models import (
    AgreementDocument,
    AgreementEdition,
    AgreementSignersPage,
    SigningMandate,
)
from workflows.agreements.signing.states import (
    SIGNING_OFFICES,
    DocumentKind,
    EditionState,
    MandateScope,
)
from workflows.identity.models import Appointment
from workflows.identity.queries import bodies_by_id, capacities_in_body
from workflows.kit.paging import Page, SortKey, Window, count_rows, fetch_page
from workflows.kit.refusal import Refusal
from workflows.kit.wording import InBoth, listed
from workflows.rights.actor import ANONYMOUS, Actor
from workflows.rights.roles import Role

MANDATE_ORDER = (SortKey(SigningMandate.id, descending=True),)


@dataclass(frozen=True, slots=True)
class EditionSeen:
    """An edition with its agreement, where it has arrived, whether it is sealed, or its window is over."""

    agreement: Agreement
    lead_id: UUID | None
    progress: Progress
    roles: dict[UUID, Role]
    documents: dict[DocumentKind, str]
    late: bool
    named: dict[UUID, InBoth]

    @property
    def edition(self) -> AgreementEdition:
        """The edition itself."""
        return self.progress.edition

    @property
    def id(self) -> UUID:
        """Its key."""
        return self.edition.id

    @property
    def names_kept(self) -> bool:
        """Whether the names of who signed are still kept."""
        return any(one.salt for one in self.progress.signers.values())

    @property
    def state(self) -> EditionState:
        """Where it is."""
        if self.progress.ending is not None:
            return EditionState.VOID
        if DocumentKind.SEALED in self.documents:
            return EditionState.SEALED
        signed = len(self.progress.passed) == len(self.progress.gates)
        return EditionState.SIGNED if signed else EditionState.OPEN

    @property
    def next(self) -> list[Gate]:
        """The gates that are open now; none of an edition that is void, signed, or late."""
        if self.state is not EditionState.OPEN or self.late:
            return []
        return open_now(self.progress.gates, self.progress.passed)

    @property
    def told(self) -> dict[str, Any]:
        """What its bytes say."""
        return read(self.edition.content)

    def names(self, gates: Collection[Gate]) -> InBoth:
        """Return the parties of some gates by name."""
        return listed(sorted({self.named[one.body_id] for one in gates}))


@dataclass(frozen=True, slots=True)
class Colleague:
    """An appointment in one's own body, and which mandates whose time is not over stand for it."""

    id: UUID
    person_id: UUID
    role: Role
    scopes: frozenset[MandateScope]


async def editions_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, EditionSeen]:
    """Return editions by key."""
    rows = await session.execute(
        select(AgreementEdition, Agreement)
        .join(Agreement, Agreement.id == AgreementEdition.agreement_id)
        .where(AgreementEdition.id.in_(ids), policy.readable_editions(actor))
    )
    return {
        edition.id: await seen_edition(session, edition, agreement) for edition, agreement in rows
    }


async def editions_by_agreement(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, list[EditionSeen]]:
    """Return the editions of agreements, the last one first."""
    rows = await session.execute(
        select(AgreementEdition, Agreement)
        .join(Agreement, Agreement.id == AgreementEdition.agreement_id)
        .where(AgreementEdition.agreement_id.in_(ids), policy.readable_editions(actor))
        .order_by(AgreementEdition.number.desc())
    )
    found: dict[UUID, list[EditionSeen]] = {one: [] for one in ids}
    for edition, agreement in rows:
        found[agreement.id].append(await seen_edition(session, edition, agreement))
    return found


async def mandates_by_id(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, SigningMandate]:
    """Return mandates by key, ended ones too."""
    rows = await session.scalars(
        select(SigningMandate).where(SigningMandate.id.in_(ids), policy.readable_mandates(actor))
    )
    return {row.id: row for row in rows}


async def colleagues_of(
    session: AsyncSession, actor: Actor, *, agreement: Agreement
) -> list[Colleague]:
    """Return to whom the asker may give a mandate: who speaks for his body and does not sign by office.

    Each with the mandates that stand for it: for this agreement, and for any.
    """
    programme_id = agreement.programme_id
    try:
        body_id = spoken_for(actor, programme_id)
    except Refusal:  # who reads the agreement and speaks for nobody, or has to choose for whom
        return []
    if body_id is None or policy.may_give(actor, programme_id, body_id) is not True:
        return []
    roles = SPEAKERS - SIGNING_OFFICES
    found = await capacities_in_body(session, programme_id, body_id, roles)
    standing: dict[UUID, set[MandateScope]] = {}
    for row in await session.scalars(
        _mandates(actor, programme_id).where(
            func.upper(SigningMandate.valid) > func.dure_now(),
            or_(
                SigningMandate.agreement_id.is_(None),
                SigningMandate.agreement_id == agreement.id,
            ),
        )
    ):
        standing.setdefault(row.appointment_id, set()).add(row.scope)
    return [
        Colleague(one.id, one.person_id, one.role, frozenset(standing.get(one.id, ())))
        for one in found
        if one.person_id != actor.person_id
    ]


async def holders_by_mandate(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, Colleague]:
    """Return who holds mandates, in which capacity, by the mandate's key."""
    rows = await session.execute(
        select(SigningMandate, Appointment)
        .join(Appointment, Appointment.id == SigningMandate.appointment_id)
        .where(SigningMandate.id.in_(ids), policy.readable_mandates(actor))
    )
    return {
        mandate.id: Colleague(one.id, one.person_id, one.role, frozenset({mandate.scope}))
        for mandate, one in rows
    }


async def mandated_numbers(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, str]:
    """Return by mandate the number of the only agreement it is for, where the asker reads that."""
    rows = await session.execute(
        select(SigningMandate.id, Agreement.number)
        .join(Agreement, Agreement.id == SigningMandate.agreement_id)
        .where(
            SigningMandate.id.in_(ids),
            policy.readable_mandates(actor),
            readable_agreements(actor),
        )
    )
    return {row[0]: row[1] for row in rows}


def _mandates(actor: Actor, programme_id: UUID) -> Select[SigningMandate]:
    return select(SigningMandate).where(
        SigningMandate.programme_id == programme_id,
        func.upper_inf(SigningMandate.recorded),
        policy.readable_mandates(actor),
    )


async def list_mandates(
    session: AsyncSession, actor: Actor, *, window: Window, programme_id: UUID
) -> Page[SigningMandate]:
    """Return a page of the mandates of a place that stand, the newest first."""
    return await fetch_page(session, _mandates(actor, programme_id), MANDATE_ORDER, window)


async def count_mandates(session: AsyncSession, actor: Actor, *, programme_id: UUID) -> int:
    """Return how many mandates stand."""
    wanted = _mandates(actor, programme_id)
    return await count_rows(session, wanted.with_only_columns(SigningMandate.id))


async def document_of(
    session: AsyncSession, actor: Actor, *, edition_id: UUID, kind: DocumentKind
) -> AgreementDocument | None:
    """Return the PDF of an edition the asker reads."""
    return await session.scalar(
        select(AgreementDocument)
        .join(AgreementEdition, AgreementEdition.id == AgreementDocument.edition_id)
        .where(
            AgreementDocument.edition_id == edition_id,
            AgreementDocument.kind == kind,
            policy.readable_editions(actor),
        )
    )


async def signers_page_of(
    session: AsyncSession, actor: Actor, *, edition_id: UUID
) -> AgreementSignersPage | None:
    """Return the page that names who signed an edition the asker reads."""
    return await session.scalar(
        select(AgreementSignersPage)
        .join(AgreementEdition, AgreementEdition.id == AgreementSignersPage.edition_id)
        .where(AgreementSignersPage.edition_id == edition_id, policy.readable_editions(actor))
    )


async def seen_edition(
    session: AsyncSession, edition: AgreementEdition, agreement: Agreement
) -> EditionSeen:
    """Return an edition that is readable, with where it has arrived."""
    progress = await progress_of(session, edition)
    late = func.dure_now() >= edition.open_until
    found = await session.execute(
        select(AgreementDocument.kind, AgreementDocument.sha256, late.label("late")).where(
            AgreementDocument.edition_id == edition.id
        )
    )
    documents = found.all()
    bodies = await bodies_by_id(session, ANONYMOUS, agreement.parties)
    return EditionSeen(
        agreement,
        await lead_of(session, agreement.consortium_id),
        progress,
        await roles_in(session, progress),
        {row.kind: row.sha256 for row in documents},
        any(row.late for row in documents),
        {key: row.name for key, row in bodies.items()},
    )
