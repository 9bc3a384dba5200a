"""The money a party signed: what was sealed first, with what the amendments it was a party of made of it."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, takewhile
from uuid import UUID

from sqlalchemy import column, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import Key, amended_money
from workflows.agreements.amending.models import Amendment, AmendmentAmount, AmendmentOperation
from workflows.agreements.amending.operations import AmountChange, OperationKind
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.money.models import ContributionRow
from workflows.agreements.money.queries import contribution_of
from workflows.agreements.signing.content import read
from workflows.agreements.signing.models import AgreementDocument, AgreementEdition
from workflows.agreements.signing.states import DocumentKind


async def signed_money(
    session: AsyncSession, agreement: Agreement, body_id: UUID
) -> dict[Key, int]:
    """Return the won a party signed, by source, form, year and payer.

    A plan nobody signed since changes nothing. Of who was let go it is the money of the time it was in.
    """
    content = await session.scalar(
        select(AgreementEdition.content)
        .join(AgreementDocument, AgreementDocument.edition_id == AgreementEdition.id)
        .where(
            AgreementEdition.agreement_id == agreement.id,
            AgreementDocument.kind == DocumentKind.SEALED,
        )
        .order_by(AgreementEdition.number.desc())
        .limit(1)
    )
    told = None if content is None else read(content)["money"]
    signed: dict[Key, int] = {}
    if told is not None:
        columns = ContributionRow.__table__.columns
        rows = func.plan_as_signed(agreement.consortium_id, told["version"]).table_valued(
            *(column(one.name, one.type) for one in columns)
        )
        for row in await session.scalars(select(ContributionRow).from_statement(select(rows))):
            signed[contribution_of(row).key] = row.won
    within = takewhile(
        lambda one: body_id not in one.let_go, await money_steps(session, agreement.id)
    )
    return amended_money(signed, chain.from_iterable(one.changes for one in within))


@dataclass(frozen=True, slots=True)
class MoneyStep:
    """What one instrument in force does to the money, from which day, and whom it lets go."""

    in_force_on: date
    changes: tuple[AmountChange, ...]
    let_go: frozenset[UUID]


async def money_steps(session: AsyncSession, base_id: UUID) -> list[MoneyStep]:
    """Return what the instruments of an agreement that are in force do to its money, in their order.

    No text is read for it: the ministry reads what is in force, and nothing of how it was worded.
    """
    rows = await session.execute(
        select(Amendment.in_force_on, Amendment.agreement_id, AmendmentOperation, AmendmentAmount)
        .join(Agreement, Agreement.id == Amendment.agreement_id)
        .join(AmendmentOperation, AmendmentOperation.agreement_id == Amendment.agreement_id)
        .outerjoin(AmendmentAmount, AmendmentAmount.clause_id == AmendmentOperation.clause_id)
        .where(Amendment.base_id == base_id, Amendment.in_force_on.is_not(None))
        .order_by(Amendment.in_force_on, Amendment.number, AmendmentOperation.clause_id)
        .order_by(AmendmentAmount.number)
    )
    return [
        _step(day, [(operation, amount) for _, _, operation, amount in of_one])
        for (day, _), of_one in groupby(rows, key=lambda row: (row[0], row[1]))
        if day is not None
    ]


def _step(day: date, told: list[tuple[AmendmentOperation, AmendmentAmount | None]]) -> MoneyStep:
    return MoneyStep(
        day,
        tuple(
            AmountChange(one.source, one.form, one.year, one.payer_id, one.before, one.won)
            for _, one in told
            if one is not None
        ),
        frozenset(
            one.party_id for one, _ in told if one.kind is OperationKind.LEAVE and one.party_id
        ),
    )
