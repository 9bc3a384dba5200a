"""The check a definition passes before a poll opens: what contradicts itself is refused."""

from collections import Counter

from workflows.kit.refusal import RuleBroken
from workflows.voting.kinds import (
    ON_ROLL,
    WHOLE,
    BallotKind,
    Channel,
    Definition,
    Rule,
    takes,
)

# A weighted score has no unit a threshold could be named in, and equal shares reads single ballots.
WEIGHABLE = frozenset({Rule.GREEDY, Rule.GREEDY_NO_SKIP})


class DefinitionRefused(RuleBroken):
    """A poll that cannot be counted as defined; `reason`, `field` and `figures` say why."""


def check_definition(definition: Definition) -> None:
    """Refuse a definition that no rule can count.

    Raises DefinitionRefused with one of the slugs rule_does_not_take_kind, threshold_missing,
    no_options, options_misnumbered, submission_order_repeats, cost_negative, budget_negative,
    step_not_positive, lengths_crossed, points_crossed, group_limit_not_positive,
    nobody_can_fill, channel_repeated, channel_without_roll, weights_partly, weights_not_whole, weights_need_greedy.
    """
    if not takes(definition.rule, definition.kind):
        raise DefinitionRefused(
            "rule_does_not_take_kind",
            field="rule",
            rule_name=definition.rule.value,
            kind=definition.kind.value,
        )
    if definition.rule is Rule.GREEDY_THRESHOLD and definition.threshold is None:
        raise DefinitionRefused("threshold_missing", field="threshold")
    _check_options(definition)
    if definition.budget < 0:
        raise DefinitionRefused("budget_negative", field="budget", budget=definition.budget)
    if definition.step < 1:
        raise DefinitionRefused("step_not_positive", field="step", step=definition.step)
    _check_limits(definition)
    _check_channels(definition)


def _check_options(definition: Definition) -> None:
    options = definition.options
    if not options:
        raise DefinitionRefused("no_options", field="options")
    if [option.number for option in options] != list(range(1, len(options) + 1)):
        raise DefinitionRefused("options_misnumbered", field="options")
    if len({option.submitted for option in options}) < len(options):
        raise DefinitionRefused("submission_order_repeats", field="options")
    for option in options:
        if option.cost < 0:
            raise DefinitionRefused(
                "cost_negative", field="options", option=option.number, cost=option.cost
            )


def _check_limits(definition: Definition) -> None:
    if definition.most_in_group is not None and definition.most_in_group < 1:
        raise DefinitionRefused("group_limit_not_positive", field="maxPerCategory")
    if not 0 <= definition.shortest <= definition.longest or definition.longest < 1:
        raise DefinitionRefused(
            "lengths_crossed",
            field="maxChoices",
            shortest=definition.shortest,
            longest=definition.longest,
        )
    named = _most_named(definition)
    if definition.shortest > named:
        raise DefinitionRefused(
            "nobody_can_fill", field="minChoices", shortest=definition.shortest, longest=named
        )
    if definition.kind is not BallotKind.CUMULATIVE:
        return
    least, most = definition.min_points_sum or 0, definition.max_points_sum
    if least < 0 or (most is not None and most < least):
        raise DefinitionRefused("points_crossed", field="maxPointsSum", least=least, most=most)
    if definition.max_points is not None and definition.max_points < 1:
        raise DefinitionRefused("points_crossed", field="maxPoints", most=definition.max_points)


def _most_named(definition: Definition) -> int:
    """Return how many options a ballot can name at all: by the paper, by group, and by points."""
    if definition.most_in_group is None:
        most = len(definition.options)
    else:
        groups = Counter(one.group for one in definition.options)
        most = sum(min(here, definition.most_in_group) for here in groups.values())
    if definition.kind is BallotKind.CUMULATIVE and definition.max_points_sum:
        most = min(most, definition.max_points_sum)
    return most


def _check_channels(definition: Definition) -> None:
    """Ballots of unlike channels add up only by weight, and only a greedy rule reads weighted scores."""
    channels = [channel for channel, _ in definition.channels]
    weights = definition.weights
    if len(set(channels)) < len(channels) or (channels and Channel.ONLINE not in channels):
        raise DefinitionRefused("channel_repeated", field="channels")
    if not weights:
        beside = [channel.value for channel in channels if channel not in ON_ROLL]
        if beside:
            raise DefinitionRefused("channel_without_roll", field="channels", channel=beside[0])
        return
    if len(weights) < len(channels):
        raise DefinitionRefused("weights_partly", field="channels")
    if any(weight < 1 for weight in weights.values()) or sum(weights.values()) != WHOLE:
        raise DefinitionRefused(
            "weights_not_whole", field="channels", whole=WHOLE, found=sum(weights.values())
        )
    if definition.rule not in WEIGHABLE or definition.threshold is not None:
        raise DefinitionRefused(
            "weights_need_greedy", field="rule", rule_name=definition.rule.value
        )
