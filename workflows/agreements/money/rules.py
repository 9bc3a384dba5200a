"""What the money has to hold, and by how many won what it breaks is cured. Pure; whole won and fractions.

A rule that the pack of a cohort does not give is not checked. Public money is that of the state, the
province and the municipality in whatever form; what corporations and companies pay comes on top.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from workflows.agreements.money.states import (
    LOCAL,
    PLAN_MOVES,
    Form,
    PlanAct,
    PlanState,
    Source,
)
from workflows.kit.refusal import Invalid, RuleBroken, WrongState

# So many amounts of this size are still whole numbers in every client when they are added up.
LARGEST_AMOUNT, MOST_AMOUNTS = 10_000_000_000_000, 500
PAYERS, AMOUNTS = "money.payers", "money.amounts"

Payer = tuple[Source, UUID]


def whole_amount(won: object, *, field: str) -> int:
    """Return an amount. Refuses fractions, nothing, less than nothing, and more than can be added up."""
    if not isinstance(won, int) or isinstance(won, bool):
        raise Invalid("amount_not_whole", field=field, rule=AMOUNTS)
    if not 1 <= won <= LARGEST_AMOUNT:
        raise Invalid("amount_out_of_range", field=field, rule=AMOUNTS, most=LARGEST_AMOUNT)
    return won


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one payer gives from one source, in one form and year."""

    source: Source
    form: Form
    year: int
    payer: UUID
    won: int

    def __post_init__(self) -> None:
        """Refuse an amount that is none."""
        whole_amount(self.won, field="won")

    @property
    def key(self) -> tuple[Source, Form, int, UUID]:
        """What there is one amount of."""
        return self.source, self.form, self.year, self.payer


@dataclass(frozen=True, slots=True)
class MoneyRules:
    """The rules of a cohort; `state_share` of the public money, `public_total` in won, both if given."""

    cohort: int
    years: range
    state_share: Fraction | None = None
    public_total: int | None = None


class Invariant(StrEnum):
    """What has to hold before a plan is put forward."""

    STATE_SHARE = "STATE_SHARE"
    PUBLIC_TOTAL = "PUBLIC_TOTAL"
    PAYERS = "PAYERS"


class InvariantState(StrEnum):
    """Whether it holds."""

    OK = "OK"
    BROKEN = "BROKEN"


class CureKind(StrEnum):
    """What would make it hold."""

    LOWER_STATE = "LOWER_STATE"
    RAISE_LOCAL = "RAISE_LOCAL"
    MOVE_TO_LOCAL = "MOVE_TO_LOCAL"
    LOWER_PUBLIC = "LOWER_PUBLIC"
    LOWER_PAYER = "LOWER_PAYER"


@dataclass(frozen=True, slots=True)
class Cure:
    """The fewest won by which one step makes it hold."""

    kind: CureKind
    won: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule finds: the won there are, the most there may be, and each way to cure it alone."""

    invariant: Invariant
    rule_id: str
    found: int
    allowed: int
    cures: tuple[Cure, ...] = ()
    payer: Payer | None = None

    @property
    def broken(self) -> bool:
        """Say whether there is more than there may be."""
        return self.found > self.allowed

    @property
    def state(self) -> InvariantState:
        """Say it by a word."""
        return InvariantState.BROKEN if self.broken else InvariantState.OK


def rule_id(cohort: int, name: str) -> str:
    """Return the rule of a pack that says something of the money of a cohort."""
    return f"money.{cohort}.{name}"


def won_of(rows: Iterable[Contribution], sources: Collection[Source] = frozenset(Source)) -> int:
    """Return what the rows of some sources come to."""
    return sum(row.won for row in rows if row.source in sources)


def findings(
    rows: Collection[Contribution], rules: MoneyRules, payers: Collection[Payer]
) -> list[Finding]:
    """Return what every rule finds, in a fixed order; `payers` are those who may be asked to pay."""
    return [*public_findings(rows, rules), *_payers(rows, payers)]


def public_findings(rows: Collection[Contribution], rules: MoneyRules) -> list[Finding]:
    """Return what the rules of public money find, in a fixed order; nothing where the pack gives none."""
    state, local = won_of(rows, {Source.STATE}), won_of(rows, LOCAL)
    found = []
    if rules.state_share is not None:
        found.append(_state_share(state, local, rules))
    if rules.public_total is not None:
        found.append(_public_total(state + local, rules.cohort, rules.public_total))
    return found


def _state_share(state: int, local: int, rules: MoneyRules) -> Finding:
    """Of the public money the state gives at most its share (보조 비율): state ≤ share × public."""
    share = rules.state_share or Fraction(0)
    above, below = share.numerator, share.denominator
    public = state + local
    allowed = above * public // below
    cures = []
    if state > allowed:
        # Lowered by x: (below - above) × (state - x) ≤ above × local.
        cures.append(Cure(CureKind.LOWER_STATE, state - above * local // (below - above)))
        # Raised by y: below × state ≤ above × (public + y).
        if above:
            missing = -(-below * state // above) - public
            if rules.public_total is None or public + missing <= rules.public_total:
                cures.append(Cure(CureKind.RAISE_LOCAL, missing))
        # Moved by z: below × (state - z) ≤ above × public.
        cures.append(Cure(CureKind.MOVE_TO_LOCAL, state - allowed))
    return Finding(
        Invariant.STATE_SHARE, rule_id(rules.cohort, "state_share"), state, allowed, tuple(cures)
    )


def _public_total(public: int, cohort: int, most: int) -> Finding:
    """The public money of a place is at most what its call says."""
    cures = (Cure(CureKind.LOWER_PUBLIC, public - most),) if public > most else ()
    return Finding(Invariant.PUBLIC_TOTAL, rule_id(cohort, "public_total"), public, most, cures)


def _payers(rows: Collection[Contribution], payers: Collection[Payer]) -> list[Finding]:
    """Nobody is asked to pay who is no party any more, or has no part in the programme."""
    gone: dict[Payer, int] = {}
    for row in rows:
        if (row.source, row.payer) not in payers:
            key = row.source, row.payer
            gone[key] = gone.get(key, 0) + row.won
    return [
        Finding(
            Invariant.PAYERS,
            PAYERS,
            won,
            0,
            (Cure(CureKind.LOWER_PAYER, won),),
            payer,
        )
        for payer, won in sorted(gone.items())
    ] or [Finding(Invariant.PAYERS, PAYERS, 0, 0)]


def after(state: PlanState, act: PlanAct) -> PlanState:
    """Return the state after an act. Refuses one on a plan that is frozen, or is not."""
    if state is PlanState.PROPOSED and not PLAN_MOVES.allows(state, act.value):
        raise WrongState("plan_is_put_forward", field="consortiumId")
    return PLAN_MOVES.after(state, act.value)


def check_open(*, signing: bool, in_force: bool) -> None:
    """Refuse to write at money that is being signed, or that is in force while nothing else is negotiated."""
    if signing:
        raise WrongState("money_is_being_signed", field="consortiumId")
    if in_force:
        raise WrongState("money_is_in_force", field="consortiumId")


def check_whole(rows: Collection[Contribution], found: Iterable[Finding]) -> None:
    """Refuse a plan to be put forward that is empty or breaks a rule; the refusal says what cures it."""
    if not rows:
        raise Invalid("plan_is_empty", field="consortiumId")
    for one in found:
        if not one.broken:
            continue
        cures = {cure.kind: cure.won for cure in one.cures}
        figures = {"found": one.found, "allowed": one.allowed, "over": one.found - one.allowed}
        raise RuleBroken(
            _REASONS[one.invariant, CureKind.RAISE_LOCAL in cures],
            field="consortiumId",
            rule=one.rule_id,
            **figures,
            **{kind.value.lower(): won for kind, won in cures.items()},
        )


_REASONS = {
    (Invariant.STATE_SHARE, True): "state_share_too_high",
    (Invariant.STATE_SHARE, False): "state_share_too_high_at_cap",
    (Invariant.PUBLIC_TOTAL, False): "public_money_too_high",
    (Invariant.PAYERS, False): "payer_has_left",
}
