"""Forgetting: what the inventory keeps for a time is erased when the time is over (개인정보 보호법 21조).

The database does it in one function that belongs to the retention role; the days come from the rule
packs. A dry run says what is due and erases nothing. Numbers that were public stay: an idea keeps
how many supported it, a count keeps its result and its ballot paper, the record keeps its pseudonyms.
What another law keeps for longer is put apart first, where the application reads nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text

from workflows.kit.wording import SEOUL
from workflows.law.queries import limit_on
from workflows.record.topics import HOUSE
from workflows.record.uow import UnitOfWork

ERASE = text(
    "SELECT rule, due, erased FROM erase_due(:dry, :stay, :signed, :told, :talk, :reads, :held) ORDER BY rule"
)
ERASE_LABS = text("SELECT rule, due, erased FROM erase_labs(:dry, :labs)")
ERASE_COUNCILS = text("SELECT rule, due, erased FROM erase_councils(:dry, :councils)")
ERASE_SIGNERS = text("SELECT rule, due, erased FROM erase_signers(:dry, :signers)")
RULES = ("stay", "signed", "told", "talk", "reads", "held", "labs", "councils", "signers")


class RetentionEvent(StrEnum):
    """What happens in forgetting."""

    ERASED = "retention.erased"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A rule of keeping, how many things were due under it, and how many were erased."""

    rule_id: str
    due: int
    erased: int


async def forget_due(uow: UnitOfWork, *, dry: bool) -> list[Forgotten]:
    """Erase what has been kept long enough, or only say what is due.

    Allowed: the house. Refuses: nothing. Records: ``retention.erased`` with the numbers, if anything
    was.
    """
    day = uow.now.astimezone(SEOUL).date()
    days = {one: await limit_on(uow.session, f"retention.{one}", day) for one in RULES}
    missing = [one for one, limit in days.items() if limit is None]
    if missing:
        msg = f"no rule says how long to keep: {', '.join(missing)}"
        raise LookupError(msg)
    report = [
        Forgotten(row.rule, row.due, row.erased)
        for statement in (ERASE, ERASE_LABS, ERASE_COUNCILS, ERASE_SIGNERS)
        for row in await uow.session.execute(statement, {"dry": dry, **days})
    ]
    erased = {one.rule_id: one.erased for one in report if one.erased}
    if erased:
        uow.record(RetentionEvent.ERASED, HOUSE, programme_id=None, erased=erased)
    return report
