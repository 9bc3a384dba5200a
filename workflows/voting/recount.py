"""The file of a weighed vote, from which anybody counts it again; and the counting again. Nothing is asked.

A Pabulib file knows no weights. This one, JSON, holds ``format``, ``number``, ``notice`` (what was fixed
before the first ballot: kind, rule, tie rule, budget, limits, channels as [channel, weight in per cent], and
``options`` with number, cost, place of submission, withdrawn, group), the lot's ``commitment`` (hex), ``ballots`` ([canonical choice, how many], sorted, of all channels together), ``outcome`` (the record
of the count, fractions as "numerator/denominator"), ``result`` (its digest, which the result page shows) and
``seal`` (the digest of all the rest). Amounts are in the smallest unit.

Which ballot came by which channel it does not tell: a committee's dozen ballots, one by one, would be known
by their hands. What each channel gave is in the outcome, as the result page tells it; the ballots must add
up to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import orjson

from workflows.kit.hashing import digest
from workflows.kit.refusal import Invalid, Refusal
from workflows.voting.channels import Together, added, weighed
from workflows.voting.channels import joined as too_few
from workflows.voting.choices import canonical
from workflows.voting.counts import Count, count
from workflows.voting.definitions import check_definition
from workflows.voting.kinds import BallotKind, Channel, Definition, Option, Rule, TieRule
from workflows.voting.tally import decide, tally_record
from workflows.voting.ties import lot_commitment, ranks

FORMAT = "dure-weighed-count-1"
LIMITS = [
    "budget",
    "min_length",
    "max_length",
    "min_points_sum",
    "max_points_sum",
    "max_points",
    "max_cost_sum",
    "threshold",
    "step",
    "most_in_group",
    "least_apart",
]
DECIDED = ("selected", "spent", "steps", "ties")


@dataclass(frozen=True, slots=True)
class Recount:
    """What came of counting a file again: each claim, whether it holds, and the exact scores found.

    `seal`: nothing in it was changed since it was made. `notice`: the weights are those that were counted.
    `lot`: the seed is the one committed to. `ballots`: they are in order and add up to what all channels
    gave. `scores`, `selected`: the same exact fractions, the same steps and ties. `result`: the digest is
    the outcome's; compare it with the result page, since a whole file can be forged and sealed anew.
    """

    number: str
    result_digest: str
    counted: int
    weighted: dict[str, str]
    taken: list[int]
    seal: bool
    notice: bool
    lot: bool
    ballots: bool
    scores: bool
    selected: bool
    result: bool

    @property
    def differs(self) -> list[str]:
        """The claims that do not hold, by their names."""
        return [one.name for one in fields(self) if getattr(self, one.name) is False]


def count_file(
    definition: Definition,
    groups: Mapping[str, int],
    outcome: Mapping[str, object],
    *,
    number: str,
    commitment: str,
    result: str,
) -> bytes:
    """Return the file of a counted vote that weighs its channels; `groups` are its ballots, whole."""
    told: dict[str, object] = {
        "format": FORMAT,
        "number": number,
        "notice": _notice(definition),
        "commitment": commitment,
        "ballots": sorted([choice, many] for choice, many in groups.items()),
        "outcome": outcome,
        "result": result,
    }
    return orjson.dumps({**told, "seal": digest(told)}, option=orjson.OPT_INDENT_2)


def recount(content: bytes) -> Recount:
    """Count a file again. Refuses what is no such file (`count_file_unreadable`)."""
    try:
        told = orjson.loads(content)
        if told["format"] != FORMAT or not told["notice"]["channels"]:
            raise Invalid("count_file_unreadable", field="file")
        return _recounted(told)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        raise Invalid("count_file_unreadable", field="file") from None


def _recounted(told: Mapping[str, Any]) -> Recount:
    outcome: dict[str, Any] = told["outcome"]
    seed = bytes.fromhex(outcome["lot_seed"])
    definition = replace(_definition(told["notice"]), lot_seed=seed)
    whole, in_order = _ballots(definition, told["ballots"])
    given, as_one = _given(definition, outcome)
    parts = [*given.values(), *([as_one.count] if as_one else [])]
    scores = weighed(definition.weights, given, as_one)
    made = decide(definition, whole, ranks(definition), scores)
    again: dict[str, Any] = tally_record(replace(made, weighted=scores))
    sealed = {key: value for key, value in told.items() if key != "seal"}
    return Recount(
        number=str(told["number"]),
        result_digest=str(told["result"]),
        counted=whole.ballots,
        weighted=again["weighted"],
        taken=again["selected"],
        seal=digest(sealed) == told["seal"],
        notice=_as_announced(definition, outcome),
        lot=lot_commitment(seed) == told["commitment"] == outcome["lot_commitment"],
        ballots=in_order
        and _same_sums(whole, added(parts))
        and all(outcome[key] == again[key] for key in ("ballots", "irregular", "scores", "votes")),
        scores=outcome["weighted"] == again["weighted"],
        selected=all(outcome[key] == again[key] for key in DECIDED),
        result=digest(outcome) == told["result"],
    )


def _ballots(definition: Definition, told: Sequence[Sequence[Any]]) -> tuple[Count, bool]:
    """Count the ballots; say whether each is one the notice lets pass, counted at least once."""
    in_order = True
    groups: list[tuple[str, int]] = []
    for choice, many in told:
        try:
            in_order = in_order and canonical(definition, choice, as_cast=True) == choice
        except Refusal:
            in_order = False
            continue
        in_order = in_order and type(many) is int and many > 0
        groups.append((choice, int(many)))
    return count(definition, groups), in_order


def _given(
    definition: Definition, outcome: Mapping[str, Any]
) -> tuple[dict[Channel, Count], Together | None]:
    """Return what each channel gave that is told by itself, and what the others gave together."""
    given = {
        Channel(one["channel"]): _sums(definition, one)
        for one in outcome["channels"]
        if "points" in one
    }
    one = outcome.get("together")
    if one is None:
        return given, None
    channels = tuple(Channel(name) for name in one["channels"])
    weight = sum(definition.weights[channel] for channel in channels)
    return given, Together(channels, weight, _sums(definition, one))


def _sums(definition: Definition, told: Mapping[str, Any]) -> Count:
    numbers = range(1, len(definition.options) + 1)
    return Count(
        ballots=int(told["ballots"]),
        votes={number: int(told["votes"][str(number)]) for number in numbers},
        points={number: int(told["points"][str(number)]) for number in numbers},
        supporters={},
        irregular=0,
    )


def _same_sums(whole: Count, parts: Count) -> bool:
    return (whole.ballots, whole.votes, whole.points) == (parts.ballots, parts.votes, parts.points)


def _as_announced(definition: Definition, outcome: Mapping[str, Any]) -> bool:
    """Say whether the notice can be counted by, and was: its weights, and who was counted together."""
    try:
        check_definition(definition)
    except Refusal:
        return False
    said = [(one["channel"], one["weight"]) for one in outcome["channels"]]
    came = {Channel(one["channel"]): int(one["ballots"]) for one in outcome["channels"]}
    few = [channel.value for channel in too_few(came, definition.least_apart)]
    as_one = outcome.get("together") or {"channels": [], "weight": None, "ballots": 0}
    weight = sum(definition.weights[Channel(one)] for one in few) if few else None
    return (
        said == [(channel.value, weight) for channel, weight in definition.channels]
        and few == as_one["channels"]
        and weight == as_one["weight"]
        and sum(came[Channel(one)] for one in few) == as_one["ballots"]
    )


def _notice(one: Definition) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "rule": one.rule.value,
        "tie_rule": one.tie_rule.value,
        **{name: getattr(one, name) for name in LIMITS},
        "channels": [[channel.value, weight] for channel, weight in one.channels],
        "options": [
            {
                "number": line.number,
                "cost": line.cost,
                "submitted": line.submitted,
                "withdrawn": line.withdrawn,
                "group": line.group,
            }
            for line in one.options
        ],
    }


def _definition(told: Mapping[str, Any]) -> Definition:
    limits = {name: told[name] for name in LIMITS}
    if any(one is not None and type(one) is not int for one in limits.values()):
        raise ValueError("a limit is a whole number")
    return Definition(
        kind=BallotKind(told["kind"]),
        rule=Rule(told["rule"]),
        tie_rule=TieRule(told["tie_rule"]),
        options=tuple(
            Option(
                int(line["number"]),
                int(line["cost"]),
                int(line["submitted"]),
                bool(line["withdrawn"]),
                str(line["group"]),
            )
            for line in told["options"]
        ),
        channels=tuple((Channel(name), int(weight)) for name, weight in told["channels"]),
        **limits,
    )
