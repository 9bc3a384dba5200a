"""Which number an annex has, and which version it was read in. Pure."""

from collections.abc import Mapping

from workflows.agreements.annexes.models import AgreementAnnex
from workflows.kit.refusal import Conflict, NotFound

# As with papers of a meeting: what more there is belongs in fewer files.
LONGEST_TITLE, MOST_ANNEXES = 200, 20


def check_number(rows: Mapping[int, AgreementAnnex], number: int | None) -> AgreementAnnex | None:
    """Return the annex a new version is of; None of a new one. Refuses a number not given yet, and too many."""
    if number is not None:
        if number not in rows:
            raise NotFound("no_such_annex", field="number")
        return rows[number]
    if len(rows) >= MOST_ANNEXES:
        raise Conflict("too_many_annexes", field="number", most=MOST_ANNEXES)
    return None


def check_version(row: AgreementAnnex | None, expected: int) -> None:
    """Refuse to put over a version that was not read."""
    version = 0 if row is None else row.version
    if version != expected:
        raise Conflict("annex_changed", field="expectedVersion", version=version)
