"""The tables of living labs in open data: what was called, who was drawn, what came of it; nobody in it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.cells import Table, day_cell, moment_cell
from workflows.proposals.living_lab.models import LabWorkshop, LivingLab
from workflows.proposals.living_lab.queries import labs_wanted


async def labs_and_workshops(
    session: AsyncSession, programme_id: UUID, numbers: Mapping[UUID, str]
) -> tuple[Table, Table]:
    """Return the living labs of a place by number, and their workshops.

    `numbers`: the public numbers of the ideas that anyone may see. How many applied is told once the lot
    is drawn, as on the pages.
    """
    labs = (
        await session.scalars(labs_wanted(programme_id=programme_id).order_by(LivingLab.number))
    ).all()
    known = {one.id: one.number for one in labs}
    workshops = await session.scalars(
        select(LabWorkshop)
        .join(LivingLab, LivingLab.id == LabWorkshop.lab_id)
        .where(LabWorkshop.lab_id.in_(known))
        .order_by(LivingLab.number, LabWorkshop.number)
    )
    held: Table = [
        (
            known[one.lab_id],
            one.number,
            one.title,
            one.place,
            moment_cell(one.starts_at),
            one.came,
        )
        for one in workshops
    ]
    return [_lab(one, numbers) for one in labs], held


def _lab(lab: LivingLab, numbers: Mapping[UUID, str]) -> tuple[str | int | None, ...]:
    drawn = lab.lot_seed is not None
    return (
        lab.number,
        numbers.get(lab.proposal_id),
        lab.title,
        lab.state.value,
        lab.seats,
        moment_cell(lab.apply_until),
        lab.applied if drawn else None,
        lab.lot_commitment,
        lab.lot_seed,
        lab.trial_place or None,
        day_cell(lab.trial_starts_on),
        day_cell(lab.trial_ends_on),
        lab.outcome.value if lab.outcome else None,
        day_cell(lab.concluded_on),
    )
