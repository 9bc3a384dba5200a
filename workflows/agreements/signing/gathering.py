"""Gathering from the record what an edition is made of, and at which gates it has arrived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.annexes.rows import annex_facts, standing_annexes
from workflows.agreements.clauses import tree
from workflows.agreements.clauses.locked import lead_of, tree_of
from workflows.agreements.clauses.models import Agreement, ClausePosition, ClauseVersion
from workflows.agreements.clauses.states import Stance
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.effects.rows import effects_of_versions
from workflows.agreements.money.models import ContributionPlan
from workflows.agreements.money.queries import contributions_digest, standing_rows
from workflows.agreements.signing.gates import Gate, Turn
from workflows.agreements.signing.models import (
    AgreementApproval,
    AgreementEdition,
    AgreementEnding,
    AgreementGate,
    AgreementSignature,
    AgreementSigner,
)
from workflows.agreements.signing.states import GateKind, SigningOrder
from workflows.identity.models import Appointment, Designation
from workflows.identity.queries import LIVE_DESIGNATION, bodies_by_id
from workflows.kit.wording import Locale
from workflows.record.once import once
from workflows.rights.actor import ANONYMOUS
from workflows.rights.roles import BodyKind, ProgrammeRole, Role

PUBLIC_HANDS = frozenset({BodyKind.MUNICIPALITY, BodyKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class Progress:
    """An edition with its gates, what was done at them, and its ending if it has one."""

    edition: AgreementEdition
    gates: list[Gate]
    approvals: Mapping[UUID, AgreementApproval]
    signatures: Mapping[UUID, AgreementSignature]
    ending: AgreementEnding | None
    signers: Mapping[UUID, AgreementSigner]

    @property
    def passed(self) -> frozenset[int]:
        """The numbers of the gates that were passed."""
        done = {GateKind.INTERNAL_APPROVAL: self.approvals, GateKind.SIGNATURE: self.signatures}
        return frozenset(one.number for one in self.gates if one.body_id in done[one.kind])

    def gate(self, kind: GateKind, body_id: UUID) -> Gate | None:
        """Return the gate of one party; None for who is none."""
        return next((one for one in self.gates if (one.kind, one.body_id) == (kind, body_id)), None)


async def facts_of(
    session: AsyncSession,
    agreement: Agreement,
    *,
    number: int,
    order: SigningOrder,
    gates: list[Gate],
    day: date,
    passkey: bool = False,
) -> dict[str, object]:
    """Return what an edition says, read from the record as it stands."""
    consortium = await session.get_one(Consortium, agreement.consortium_id)
    bodies = await bodies_by_id(session, ANONYMOUS, agreement.parties)
    lead_id = await lead_of(session, agreement.consortium_id)
    stands, clauses = await tree_of(session, agreement.id)
    versions = {
        (row.clause_id, row.number): row
        for row in await session.scalars(
            select(ClauseVersion).where(ClauseVersion.agreement_id == agreement.id)
        )
    }
    placed = tree.in_order(stands)
    texts = {one.id: versions[one.id, clauses[one.id].version] for one in placed}
    effects = await effects_of_versions(
        session, [(key, version.number) for key, version in texts.items()]
    )
    named = {one.id: one.reference(Locale.KO) for one in placed}
    annexes = [
        annex_facts(row, None if row.clause_id is None else named[row.clause_id])
        for row in await standing_annexes(session, agreement.id)
    ]
    return {
        "agreement": str(agreement.id),
        "agreementNumber": agreement.number,
        "title": agreement.title,
        "edition": number,
        "issueNumber": issue_number(agreement, number),
        "frozenOn": day.isoformat(),
        "consortium": {"id": str(consortium.id), "name": consortium.name},
        "parties": [
            {"id": str(one), "name": bodies[one].name_ko, "lead": one == lead_id}
            for one in agreement.parties
        ],
        "clauses": [
            {
                "id": str(one.id),
                "version": texts[one.id].number,
                "number": one.number(Locale.KO),
                "reference": named[one.id],
                "depth": one.depth,
                "heading": texts[one.id].heading,
                "text": texts[one.id].text,
                # Only where there are any: what was signed before there were effects stays as it was.
                **(
                    {
                        "effects": [
                            {**effect.told(), "says": effect.says(bodies[effect.body_id].name_ko)}
                            for effect in effects[one.id]
                        ]
                    }
                    if one.id in effects
                    else {}
                ),
            }
            for one in placed
        ],
        "consents": await _consents(session, agreement, {one.id for one in placed}),
        # As with effects: an agreement without annexes has the bytes it always had.
        **({"annexes": annexes} if annexes else {}),
        "money": await _money(session, agreement.consortium_id),
        "order": order.value,
        "requiresPasskey": passkey,
        "gates": [
            {
                "number": one.number,
                "party": str(one.body_id),
                "kind": one.kind.value,
                "after": sorted(one.after),
            }
            for one in gates
        ],
    }


def issue_number(agreement: Agreement, number: int) -> str:
    """Return the issue number (문서번호) of an edition, the same on each of its pages."""
    return f"협약 {agreement.number}-제{number}본"


async def turns_of(session: AsyncSession, agreement: Agreement) -> dict[UUID, Turn]:
    """Return whose turn each party is, by what it is and as what it is designated today."""
    bodies = await bodies_by_id(session, ANONYMOUS, agreement.parties)
    developers = set(
        await session.scalars(
            select(Designation.body_id).where(
                Designation.programme_id == agreement.programme_id,
                Designation.role == ProgrammeRole.DEVELOPER,
                LIVE_DESIGNATION,
            )
        )
    )

    def turn(body_id: UUID) -> Turn:
        if bodies[body_id].kind in PUBLIC_HANDS:
            return Turn.MUNICIPALITY
        return Turn.DEVELOPER if body_id in developers else Turn.COMPANY

    return {one: turn(one) for one in agreement.parties}


async def newest_edition(session: AsyncSession, agreement_id: UUID) -> AgreementEdition | None:
    """Return the last edition of an agreement; None while it was never frozen."""

    async def read() -> AgreementEdition | None:
        return await session.scalar(
            select(AgreementEdition)
            .where(AgreementEdition.agreement_id == agreement_id)
            .order_by(AgreementEdition.number.desc())
            .limit(1)
        )

    return await once(session, ("edition", agreement_id), read)


async def progress_of(session: AsyncSession, edition: AgreementEdition) -> Progress:
    """Return where an edition has arrived."""
    key = edition.id
    gates = await session.scalars(
        select(AgreementGate).where(AgreementGate.edition_id == key).order_by(AgreementGate.number)
    )
    approvals = await session.scalars(
        select(AgreementApproval).where(AgreementApproval.edition_id == key)
    )
    signatures = await session.scalars(
        select(AgreementSignature).where(AgreementSignature.edition_id == key)
    )
    signers = await session.scalars(
        select(AgreementSigner).where(AgreementSigner.edition_id == key)
    )
    return Progress(
        edition,
        [Gate(one.number, one.body_id, one.kind, frozenset(one.after)) for one in gates],
        {one.body_id: one for one in approvals},
        {one.body_id: one for one in signatures},
        await session.get(AgreementEnding, key),
        {one.body_id: one for one in signers},
    )


async def roles_in(session: AsyncSession, progress: Progress) -> dict[UUID, Role]:
    """Return in which capacity each was who acted on an edition, by appointment."""
    acted = [one.appointment_id for one in progress.approvals.values()]
    acted += [one.appointment_id for one in progress.signatures.values()]
    rows = await session.execute(
        select(Appointment.id, Appointment.role).where(Appointment.id.in_(acted))
    )
    return {row.id: row.role for row in rows}


async def _consents(
    session: AsyncSession, agreement: Agreement, clauses: set[UUID]
) -> list[dict[str, object]]:
    """Return who accepted which text when, in a fixed order."""
    rows = await session.scalars(
        select(ClausePosition).where(
            ClausePosition.agreement_id == agreement.id,
            ClausePosition.stance == Stance.ACCEPT,
            ClausePosition.clause_id.in_(clauses),
        )
    )
    standing = [row for row in rows if row.recorded.upper is None]
    _, current = await tree_of(session, agreement.id)
    return sorted(
        (
            {
                "clause": str(row.clause_id),
                "version": row.version,
                "party": str(row.body_id),
                "at": _moment(row.recorded.lower),
            }
            for row in standing
            if row.version == current[row.clause_id].version
        ),
        key=lambda one: (str(one["clause"]), str(one["party"])),
    )


async def _money(session: AsyncSession, consortium_id: UUID) -> dict[str, object] | None:
    rows = await standing_rows(session, consortium_id)
    plan = await session.get(ContributionPlan, consortium_id)
    if plan is None or not rows:
        return None
    parts: dict[str, int] = {}
    for row in rows:
        parts[str(row.payer_id)] = parts.get(str(row.payer_id), 0) + row.won
    return {
        "version": plan.version,
        "digest": contributions_digest(consortium_id, rows),
        "parts": [{"party": one, "won": parts[one]} for one in sorted(parts)],
    }


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()
