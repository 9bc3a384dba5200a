"""Public numbers: gapless in their series and year, the same for everyone, never given twice."""

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from workflows.kit.sent import Sent
from workflows.programmes.models import Programme, PublicNumber
from workflows.record.uow import UnitOfWork

# Every submission takes one: written down once, so that no time goes into making it again.
NEXT = Sent(
    insert(PublicNumber)
    .values(series=bindparam("series"), year=bindparam("year"), last=1)
    .on_conflict_do_update(index_elements=["series", "year"], set_={"last": PublicNumber.last + 1})
    .returning(PublicNumber.last)
)


async def next_number(uow: UnitOfWork, programme: Programme, kind: str, year: int) -> str:
    """Return the next public number of a kind: `2026-0137` for ideas, `2026-3` for votes."""
    series = f"{programme.slug}/{kind}" if programme.rehearsal else kind
    ((last,),) = await uow.ask(NEXT, {"series": series, "year": year})
    number = f"{year}-{last:04d}" if kind == "proposal" else f"{year}-{last}"
    return f"{programme.slug}-{number}" if programme.rehearsal else number
