"""Public numbers: gapless in their series and year, the same for everyone, never given twice."""

from sqlalchemy.dialects.postgresql import insert

from workflows.programmes.models import Programme, PublicNumber
from workflows.record.uow import UnitOfWork


async def next_number(uow: UnitOfWork, programme: Programme, kind: str, year: int) -> str:
    """Return the next public number of a kind: `2026-0137` for ideas, `2026-3` for votes."""
    series = f"{programme.slug}/{kind}" if programme.rehearsal else kind
    last = await uow.session.scalar(
        insert(PublicNumber)
        .values(series=series, year=year, last=1)
        .on_conflict_do_update(
            index_elements=["series", "year"], set_={"last": PublicNumber.last + 1}
        )
        .returning(PublicNumber.last)
    )
    number = f"{year}-{last:04d}" if kind == "proposal" else f"{year}-{last}"
    return f"{programme.slug}-{number}" if programme.rehearsal else number
