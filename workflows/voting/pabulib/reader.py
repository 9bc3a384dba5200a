"""Reading a .pb file: strict about what decides the outcome, forgiving about the rest.

Forgiven: a byte order mark, CR LF, blank lines, keys and column names in any case or with blanks,
extra columns and keys, blanks and empty places in lists, commas as decimal marks, "none" for an
empty cell, quotation marks that are not balanced. Refused with line and field: whatever could
change who wins, so that a cut or garbled file never gives a result.
"""

from decimal import Decimal
from math import ceil
from typing import Final

from workflows.voting.kinds import BallotKind, Rule
from workflows.voting.pabulib.files import (
    COUNTED_BY,
    DECIDING,
    UNKNOWN_RULE,
    Limits,
    PabulibFile,
    PabulibRefused,
)
from workflows.voting.pabulib.numbers import (
    absent,
    amount_of,
    count_of,
    decimal_of,
    places_of,
    whole_of,
)
from workflows.voting.pabulib.sections import Section, decoded, sections_of
from workflows.voting.pabulib.tables import costs_of, projects_of, votes_of

# Scoring files give points without a sum: they are counted as points are.
KINDS: Final = {
    "approval": BallotKind.APPROVAL,
    "choose-1": BallotKind.CHOOSE_ONE,
    "ordinal": BallotKind.ORDINAL,
    "cumulative": BallotKind.CUMULATIVE,
    "scoring": BallotKind.CUMULATIVE,
}
# A quotation mark that is never closed swallows lines; these refusals may come from that.
_PERHAPS_QUOTES: Final = frozenset(
    {"missing_section", "row_too_long", "num_projects_mismatch", "num_votes_mismatch"}
)


def read_pabulib(content: bytes | str) -> PabulibFile:
    """Read a file. Raises PabulibRefused; see there for the slugs."""
    text = decoded(content)
    try:
        return _read(sections_of(text))
    except PabulibRefused as refused:
        if refused.reason not in _PERHAPS_QUOTES or '"' not in text:
            raise
        try:
            return _read(sections_of(text, quoted=False))
        except PabulibRefused:
            raise refused from None


def _read(sections: dict[str, Section]) -> PabulibFile:
    meta = _Meta(sections["META"])
    vote_type = meta.text("vote_type").lower()
    if vote_type not in KINDS:
        raise PabulibRefused(
            "unknown_vote_type", line=meta.line("vote_type"), field="vote_type", found=vote_type
        )
    costs = costs_of(sections["PROJECTS"])
    budget = meta.decimal("budget")
    if budget is None:
        raise PabulibRefused("missing_key", line=sections["META"].line, field="budget")
    dearest = meta.decimal("max_sum_cost")
    unit = 10 ** places_of([budget, *costs, *([] if dearest is None else [dearest])])
    projects = projects_of(sections["PROJECTS"], costs, unit)
    _agrees(meta, "num_projects", len(projects))
    if not projects:
        raise PabulibRefused("no_projects", line=sections["PROJECTS"].line)
    votes = votes_of(sections["VOTES"], projects, KINDS[vote_type])
    _agrees(meta, "num_votes", len(votes))
    return PabulibFile(
        meta=meta.values,
        budget=amount_of(budget, unit, line=meta.line("budget"), field="budget"),
        unit=unit,
        kind=KINDS[vote_type],
        rule=_rule(meta),
        limits=_limits(meta, dearest, unit),
        projects=projects,
        votes=votes,
    )


def _rule(meta: "_Meta") -> str:
    """Return the rule without blanks; where the format has no name for it, the comment's."""
    rule = "".join(meta.text("rule", needed=False).lower().split()) or UNKNOWN_RULE
    said = meta.text("comment", needed=False).lower().partition(COUNTED_BY)[2]
    return said if rule == UNKNOWN_RULE and said in set(Rule) else rule


class _Meta:
    """META by key in lower case, and the line of each key. A key that counts says one thing only."""

    def __init__(self, section: Section) -> None:
        self.values: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.start = section.line
        for row in section.rows:
            key, value = row.cells[0].strip().lower(), row.cells[1].strip()
            if key in DECIDING and self.values.get(key, value) != value:
                raise PabulibRefused("key_repeated", line=row.line, field=key)
            self.values[key], self.lines[key] = value, row.line

    def line(self, key: str) -> int:
        return self.lines.get(key, self.start)

    def text(self, key: str, *, needed: bool = True) -> str:
        value = self.values.get(key, "")
        if needed and absent(value):
            raise PabulibRefused("missing_key", line=self.line(key), field=key)
        return "" if absent(value) else value

    def decimal(self, key: str) -> Decimal | None:
        value = self.text(key, needed=False)
        return decimal_of(value, line=self.line(key), field=key) if value else None

    def whole(self, key: str) -> int | None:
        value = self.text(key, needed=False)
        return count_of(value, line=self.line(key), field=key) if value else None


def _agrees(meta: _Meta, key: str, found: int) -> None:
    stated = whole_of(meta.text(key), line=meta.line(key), field=key)
    if stated != found:
        raise PabulibRefused(f"{key}_mismatch", line=meta.line(key), field=key, stated=stated,
                             found=found)  # fmt: skip


def _limits(meta: _Meta, dearest: Decimal | None, unit: int) -> Limits:
    key = "min_project_score_threshold"
    threshold = meta.decimal(key)
    return Limits(
        min_length=meta.whole("min_length"),
        max_length=meta.whole("max_length"),
        min_points_sum=meta.whole("min_sum_points"),
        max_points_sum=meta.whole("max_sum_points"),
        max_points=meta.whole("max_points"),
        max_cost_sum=None
        if dearest is None
        else amount_of(dearest, unit, line=meta.line("max_sum_cost"), field="max_sum_cost"),
        threshold=None
        if threshold is None
        else count_of(str(ceil(threshold)), line=meta.line(key), field=key),
    )
