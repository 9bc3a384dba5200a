"""The rules of one meeting: read from the rulings of its place when it opens, and frozen (E1.9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from workflows.councils.reckoning.terms import (
    CHAIR_ALONE,
    NEVER,
    AbstainRule,
    AmendRule,
    DecisionBase,
    DecisionRule,
    FallbackChair,
    NoticeCounting,
    Openness,
    ProxyRule,
    QuorumRule,
    RecusalDenominator,
    RecusalKind,
    TieRule,
    UnreadableRuleError,
    VideoRule,
    WrittenCase,
    share_of,
    word_of,
    words_of,
)
from workflows.councils.rule_packs.resolving import Ruling

T = TypeVar("T")


class MissingRuleError(LookupError):
    """No source of a place, and not even the house, says anything of a key a meeting needs."""

    def __init__(self, key: str) -> None:
        """Take the key."""
        self.key = key
        super().__init__(f"nothing is said of {key}")


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """What holds for a key, the id of the rule that says so, and the day since when it does."""

    says: T
    rule: str
    since: date


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """What holds for a meeting from its opening to its end; the names are the keys of the packs."""

    quorum: Held[QuorumRule]
    decision: Held[DecisionRule]
    tie: Held[TieRule]
    abstain: Held[AbstainRule]
    recusal_kinds: Held[tuple[RecusalKind, ...]]
    recusal_denominator: Held[RecusalDenominator]
    decision_base: Held[DecisionBase]
    written_cases: Held[tuple[WrittenCase, ...]]
    proxy: Held[ProxyRule]
    video: Held[VideoRule]
    notice_days: Held[int]
    paper_days: Held[int]
    notice_counting: Held[NoticeCounting]
    convene_fraction: Held[Fraction | None]
    # None: frozen before they were kept with the others; then the vice-chair alone stood in, all was open.
    fallback_chair: Held[tuple[FallbackChair, ...]] | None = None
    openness: Held[Openness] | None = None
    # None: frozen before it was kept, or no source says anything; then any resolution changes its rules.
    rules_amend: Held[AmendRule] | None = None

    @property
    def fallback(self) -> tuple[FallbackChair, ...]:
        """Who presides where the chair is not there, the first first."""
        held = self.fallback_chair
        return (FallbackChair.VICE,) if held is None else held.says

    @property
    def amending(self) -> "MeetingRules":
        """The rules by which the council decides on a change of its own rules: with the majority that takes.

        Where they ask for no majority of its own, it is that of any other decision.
        """
        held = self.rules_amend
        if held is None or held.says is AmendRule.RESOLUTION:
            return self
        return replace(self, decision=Held(DecisionRule(held.says.value), held.rule, held.since))

    def as_json(self) -> dict[str, dict[str, object]]:
        """Return every key with what it says, in the words of the packs, and its source."""
        held: dict[str, Held[object]] = {
            one.name: getattr(self, one.name)
            for one in fields(self)
            if getattr(self, one.name) is not None
        }
        return {
            key: {"says": _written(one.says), "rule": one.rule, "since": one.since.isoformat()}
            for key, one in held.items()
        }


ONE_WORD: Mapping[str, type[StrEnum]] = {
    "quorum": QuorumRule,
    "decision": DecisionRule,
    "tie": TieRule,
    "abstain": AbstainRule,
    "recusal_denominator": RecusalDenominator,
    "decision_base": DecisionBase,
    "proxy": ProxyRule,
    "video": VideoRule,
    "notice_counting": NoticeCounting,
    "openness": Openness,
    "rules_amend": AmendRule,
}
SEVERAL: Mapping[str, type[StrEnum]] = {
    "recusal_kinds": RecusalKind,
    "written_cases": WrittenCase,
    "fallback_chair": FallbackChair,
}
NUMBERS = ("notice_days", "paper_days")
KEYS = frozenset(one.name for one in fields(MeetingRules))
ADDED = frozenset({"fallback_chair", "openness"})
SILENT = frozenset({"rules_amend"})


def frozen_rules(rulings: Iterable[Ruling]) -> MeetingRules:
    """Return the rules of a meeting that opens under these rulings.

    Raises `MissingRuleError` for a key nobody speaks of, and `UnreadableRuleError` for a word or a number
    no meeting can be held by.
    """
    holds = {one.key: one.holds for one in rulings}
    for key in sorted(ADDED - set(holds)):
        raise MissingRuleError(key)
    return _made(
        {
            key: Held(one.limit if one.limit is not None else one.said, one.rule_id, one.holds_from)
            for key, one in holds.items()
            if key in KEYS
        }
    )


def from_json(frozen: Mapping[str, Any]) -> MeetingRules:
    """Return the rules that were written by `as_json`, exactly. Raises as `frozen_rules` does."""
    for key, one in frozen.items():
        if key not in KEYS or set(one) != {"says", "rule", "since"}:
            raise UnreadableRuleError(key, one)
    return _made(
        {
            key: Held(one["says"], one["rule"], date.fromisoformat(one["since"]))
            for key, one in frozen.items()
        }
    )


def _made(raw: Mapping[str, Held[Any]]) -> MeetingRules:
    for key in sorted(KEYS - ADDED - SILENT - set(raw)):
        raise MissingRuleError(key)
    held: dict[str, Any] = {
        key: Held(_read(key, one.says), one.rule, one.since) for key, one in raw.items()
    }
    return MeetingRules(**held)


def _read(key: str, says: object) -> object:
    if key in NUMBERS:
        if type(says) is not int or says < 0:
            raise UnreadableRuleError(key, says)
        return says
    if not isinstance(says, list | tuple) or not all(isinstance(one, str) for one in says):
        raise UnreadableRuleError(key, says)
    if key in ONE_WORD:
        return word_of(ONE_WORD[key], key, says)
    return words_of(SEVERAL[key], key, says) if key in SEVERAL else share_of(key, says)


def _written(says: object) -> int | list[str]:
    """Return what a pack says for a value: a number, or words."""
    match says:
        case int():
            return says
        case StrEnum():
            return [says.value]
        case Fraction():
            return [f"{says.numerator}/{says.denominator}"]
        case tuple():
            return [str(one) for one in says] or [NEVER]
        case _:
            return [CHAIR_ALONE]
