"""What an agreement waits for of a party that joined while it was negotiated: silence is no consent.

The clauses wait by themselves, because whoever joins has accepted none. The role matrix and the plan of
money were settled without it: it waits until it stands in the matrix by its own word, and until it pays
something, or the plan was put forward anew after it came, so that everybody has seen that it pays nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.money.models import PlanVersion
from workflows.agreements.money.queries import standing_rows
from workflows.agreements.money.states import PlanAct
from workflows.agreements.parties.models import AgreementPartyChange
from workflows.agreements.roles.queries import matrix_of
from workflows.agreements.roles.rules import Column
from workflows.agreements.roles.states import Consent


class Matter(StrEnum):
    """In what a party has no part yet."""

    ROLES = "ROLES"
    MONEY = "MONEY"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A party that joined, and in what it has no part yet."""

    body_id: UUID
    matter: Matter


async def newcomers_waiting(session: AsyncSession, agreement: Agreement) -> list[Waiting]:
    """Return what an agreement waits for of those who joined it, in the order of its parties.

    Nothing of what is in force, nor of an instrument: who joins by it has roles by its clauses and pays by its amounts, accepts
    each of them, and signs what all of them come to.
    """
    if agreement.amends_id is not None or agreement.state is AgreementState.IN_FORCE:
        return []
    came = await _came(session, agreement)
    if not came:
        return []
    roleless = await _without_role(session, agreement)
    unpaid = await _without_money(session, agreement, came)
    return [
        Waiting(one, matter)
        for one in agreement.parties
        if one in came
        for matter, without in ((Matter.ROLES, roleless), (Matter.MONEY, unpaid))
        if one in without
    ]


async def _came(session: AsyncSession, agreement: Agreement) -> dict[UUID, datetime]:
    """Return when each party that was not there from the first came, the last time."""
    rows = await session.scalars(
        select(AgreementPartyChange)
        .where(AgreementPartyChange.agreement_id == agreement.id)
        .order_by(AgreementPartyChange.number)
    )
    came = {
        body_id: row.changed_at
        for row in rows
        for body_id in row.after
        if body_id not in row.before
    }
    return {key: at for key, at in came.items() if key in agreement.parties}


async def _without_role(session: AsyncSession, agreement: Agreement) -> set[UUID]:
    """Return the parties that stand nowhere in the role matrix by their own word; nobody: there is none."""
    seen = await matrix_of(session, Room(agreement, None))
    if not seen.duties:
        return set()
    standing = {
        one
        for one in agreement.parties
        for duty in seen.duties
        if (field := duty.fields.get(Column(body_id=one))) is not None
        and field.letters
        and field.said.get(one) is Consent.AGREE
    }
    return set(agreement.parties) - standing


async def _without_money(
    session: AsyncSession, agreement: Agreement, came: dict[UUID, datetime]
) -> set[UUID]:
    """Return who pays nothing by a plan that nobody has put forward since it came."""
    rows = await standing_rows(session, agreement.consortium_id)
    if not rows:
        return set()
    put = await session.scalar(
        select(func.max(PlanVersion.made_at)).where(
            PlanVersion.plan_id == agreement.consortium_id, PlanVersion.act == PlanAct.PROPOSED
        )
    )
    paying = {row.payer_id for row in rows}
    return {one for one, at in came.items() if one not in paying and (put is None or put < at)}
