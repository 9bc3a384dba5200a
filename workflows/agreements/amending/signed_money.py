"""The money a party signed: what was sealed first, with what the amendments it was a party of made of it."""

from itertools import takewhile
from uuid import UUID

from sqlalchemy import column, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.amounts import Key, replayed_money
from workflows.agreements.amending.gathering import instruments_of
from workflows.agreements.amending.membership import let_go
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
    instruments = await instruments_of(session, agreement.id)
    within = takewhile(lambda one: body_id not in let_go(one.operations), instruments)
    return replayed_money(signed, within)
