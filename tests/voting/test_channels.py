"""Channels: added up where every ballot counts alike, weighed exactly where the notice says so."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.voting.channels import weighed
from workflows.voting.choices import ChoiceRefused, canonical
from workflows.voting.counts import count
from workflows.voting.definitions import DefinitionRefused, check_definition
from workflows.voting.kinds import BallotKind, Channel, Definition, Option, Rule, TieRule
from workflows.voting.tally import tally, tally_channels, tally_record

C = Channel
SIZES = st.integers(0, 30)
CHOICES = st.sampled_from(["1", "2", "3", "1,2", "1,3", "2,3", "1,2,3"])
GROUPS = st.dictionaries(CHOICES, SIZES, max_size=7)


def definition(**given):
    return Definition(
        **{
            "kind": BallotKind.APPROVAL,
            "rule": Rule.GREEDY,
            "tie_rule": TieRule.LOWER_COST,
            "budget": 100,
            "options": tuple(
                Option(number, cost, number, group=group)
                for number, cost, group in ((1, 60, "A"), (2, 50, "A"), (3, 40, "B"))
            ),
            **given,
        }
    )


def test_three_channels_of_a_city_are_weighed_as_its_notice_says():
    """Online 50, committee 40, schools 10: the committee outweighs more people online."""
    weights = ((C.ONLINE, 50), (C.COMMITTEE, 40), (C.SCHOOL, 10))
    inside = {
        C.ONLINE: {"1": 600, "2": 400},
        C.COMMITTEE: {"2": 9, "1": 1},
        C.SCHOOL: {"3": 50, "1": 50},
    }

    made = tally_channels(definition(channels=weights), inside, {C.SCHOOL: 3})

    assert made.weighted == {
        1: Fraction(50 * 6, 10) + Fraction(40, 10) + Fraction(10, 2),
        2: Fraction(50 * 4, 10) + Fraction(40 * 9, 10),
        3: Fraction(10, 2),
    }
    assert made.scores == {1: 651, 2: 409, 3: 50}
    assert made.selected == (2, 3)
    record = tally_record(made)
    assert record["weighted"] == {"1": "39/1", "2": "56/1", "3": "5/1"}
    assert record["steps"][0]["score"] == "56/1"
    assert [one["spoiled"] for one in record["channels"]] == [0, 0, 3]


@given(GROUPS, GROUPS, GROUPS, st.integers(1, 98), st.integers(1, 98))
def test_weighted_scores_are_the_formula_and_never_more_than_a_hundred(a, b, c, first, second):
    first, second = min(first, second), abs(first - second) or 1
    if first + second > 99:
        first = 99 - second
    weights = {C.ONLINE: first, C.PAPER: second, C.SURVEY: 100 - first - second}
    counts = {
        channel: count(definition(), groups)
        for channel, groups in zip(weights, (a, b, c), strict=True)
    }
    scores = weighed(weights, counts)

    for option in (1, 2, 3):
        naive = Fraction(0)
        for channel, groups in zip(weights, (a, b, c), strict=True):
            named = [(text.split(","), many) for text, many in groups.items()]
            points = sum(many for texts, many in named if str(option) in texts)
            whole = sum(len(texts) * many for texts, many in named)
            naive += Fraction(weights[channel] * points, whole) if whole else 0
        assert scores[option] == naive
    with_points = sum(w for c, w in weights.items() if sum(counts[c].points.values()))
    assert sum(scores.values()) == with_points <= 100


@given(GROUPS, GROUPS)
def test_without_weights_a_paper_counts_like_a_ballot_online(online, papers):
    both = {text: online.get(text, 0) + papers.get(text, 0) for text in {**online, **papers}}
    channels = ((C.ONLINE, None), (C.PAPER, None))
    apart = tally_channels(definition(channels=channels), {C.ONLINE: online, C.PAPER: papers}, {})
    together = tally(definition(), both)

    assert (apart.selected, apart.scores, apart.steps) == (
        together.selected,
        together.scores,
        together.steps,
    )
    assert apart.ballots == together.ballots == sum(both.values())


@given(GROUPS, st.integers(2, 50))
def test_more_ballots_of_the_same_mind_in_a_channel_change_no_weighted_score(groups, times):
    weights = ((C.ONLINE, 70), (C.PAPER, 30))
    one = tally_channels(definition(channels=weights), {C.ONLINE: groups, C.PAPER: groups}, {})
    more = {text: many * times for text, many in groups.items()}
    other = tally_channels(definition(channels=weights), {C.ONLINE: more, C.PAPER: groups}, {})

    assert one.weighted == other.weighted
    assert one.selected == other.selected


@pytest.mark.parametrize(
    ("channels", "given", "reason"),
    [
        (((C.PAPER, None),), {}, "channel_repeated"),
        (((C.ONLINE, None), (C.ONLINE, None)), {}, "channel_repeated"),
        (((C.ONLINE, None), (C.SCHOOL, None)), {}, "channel_without_roll"),
        (((C.ONLINE, 50), (C.PAPER, None)), {}, "weights_partly"),
        (((C.ONLINE, 50), (C.PAPER, 49)), {}, "weights_not_whole"),
        (((C.ONLINE, 100), (C.PAPER, 0)), {}, "weights_not_whole"),
        (((C.ONLINE, 60), (C.PAPER, 40)), {"rule": Rule.EQUAL_SHARES_ADD1}, "weights_need_greedy"),
        (((C.ONLINE, 60), (C.PAPER, 40)), {"threshold": 3}, "weights_need_greedy"),
        ((), {"most_in_group": 0}, "group_limit_not_positive"),
    ],
)
def test_a_notice_that_cannot_be_counted_is_refused(channels, given, reason):
    with pytest.raises(DefinitionRefused, match=reason):
        check_definition(definition(channels=channels, **given))


def test_a_ballot_names_only_so_many_of_one_field():
    two = definition(most_in_group=1)

    assert canonical(two, "3,1") == "1,3"
    with pytest.raises(ChoiceRefused, match="too_many_in_category") as refused:
        canonical(two, "1,2")
    assert refused.value.figures == {"most": 1, "found": 2, "category": "A"}
