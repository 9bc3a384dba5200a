"""Replays of invented elections: how ballots are read, and what the verdict says."""

import pytest

from tests.voting.pabulib_files import PROJECTS, village
from workflows.voting.counts import count
from workflows.voting.definitions import check_definition
from workflows.voting.kinds import BallotKind, Rule
from workflows.voting.pabulib.reader import read_pabulib
from workflows.voting.pabulib.replay import replay_of
from workflows.voting.pabulib.verdict import some_shares_order_gives, verdict
from workflows.voting.tally import tally

SAME = "project_id;cost;votes;selected\nx;60;2;{}\ny;60;2;{}"
BOTH = "voter_id;vote\na;x,y\nb;x,y"


def judged(text):
    file = read_pabulib(text)
    replay = replay_of(file)
    check_definition(replay.definition)
    return verdict("village.pb", file, replay, tally(replay.definition, replay.groups()))


def short(text):
    line = judged(text)
    return line["match"], line["explained"]


def test_the_line_of_a_replayed_file():
    assert judged(village()) == {
        "file": "village.pb",
        "rule": "greedy",
        "vote_type": "approval",
        "projects": 3,
        "ballots": 3,
        "irregular": 0,
        "selected": ["P1", "3"],
        "official": ["P1", "3"],
        "match": True,
        "explained": None,
    }


def test_another_decision_of_the_city_is_no_match():
    line = judged(village(PROJECTS.replace("Bench;0", "Bench;1").replace("tall;1", "tall;0")))

    assert (line["selected"], line["official"]) == (["P1", "3"], ["P1", "P/2"])
    assert (line["match"], line["explained"]) == (False, None)


@pytest.mark.parametrize(
    "rule",
    ["unknown", "equalshares", "equalshares/add1-comparison", "greedy-custom", "", "of thumb"],
)
def test_a_rule_that_is_none_of_ours_matches_nothing(rule):
    assert short(village(rule=rule)) == (None, None)


def test_a_rule_that_cannot_take_such_ballots_matches_nothing():
    votes = "voter_id;vote\na;P1,3"

    assert short(village(votes=votes, vote_type="ordinal", rule="equalshares/add1")) == (None, None)


def test_a_file_without_decisions_matches_nothing():
    line = judged(village("project_id;cost\nP1;60\nP/2;50\n3;40"))

    assert (line["official"], line["match"]) == (None, None)


def test_projects_funded_outside_the_rule_are_left_out_of_the_comparison():
    assert short(village(PROJECTS.replace("Bench;0", "Bench;2"))) == (True, None)


@pytest.mark.parametrize(
    ("decided", "answer"),
    [
        ((1, 0), (True, None)),  # equal costs fall to the order of the file
        ((0, 1), (False, "tie")),  # the other order
        ((0, 0), (False, None)),  # no order takes neither
        ((1, 1), (False, None)),  # no order takes both
    ],
)
def test_a_tie_explains_exactly_what_some_order_gives(decided, answer):
    assert short(village(SAME.format(*decided), BOTH)) == answer


@pytest.mark.parametrize(
    ("decided", "answer"),
    [
        ((1, 0, 0), (True, None)),
        ((1, 1, 0), (False, None)),  # z never fits, wherever it stands
        ((0, 0, 0), (False, "tie")),  # z first: too dear, the walk ends
        ((0, 1, 0), (False, None)),  # w fits only after x, which comes before it in the scores
    ],
)
def test_without_skipping_a_tie_may_end_the_walk_earlier(decided, answer):
    projects = "project_id;cost;votes;selected\nx;60;2;{}\nw;40;1;{}\nz;200;2;{}".format(*decided)
    votes = "voter_id;vote\na;x,z,w\nb;x,z"

    assert short(village(projects, votes, rule="greedy-no-skip")) == answer


def test_a_tie_of_equal_shares_is_explained_by_trying_the_other_orders():
    shares = {"rule": "equalshares/add1", "budget": "60"}

    assert short(village(SAME.format(1, 0), BOTH, **shares)) == (True, None)
    assert short(village(SAME.format(0, 1), BOTH, **shares)) == (False, "tie")
    assert short(village(SAME.format(0, 0), BOTH, **shares)) == (False, None)


def test_trying_orders_gives_up_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr("workflows.voting.pabulib.verdict.ORDERS_TRIED", 1)
    file = read_pabulib(village(SAME.format(0, 1), BOTH, rule="equalshares/add1", budget="60"))
    replay = replay_of(file)
    counted = count(replay.definition, replay.groups())

    assert not some_shares_order_gives(replay.definition, counted, {2})


def test_a_project_marked_as_withdrawn_does_not_stop_a_rule_without_skipping():
    projects = "project_id;cost;votes;selected\nx;999999999;2;0\ny;60;1;1"
    votes = "voter_id;vote\na;x,y\nb;x"
    text = village(projects, votes, rule="greedy-no-skip")

    assert short(text) == (True, None)
    assert short(text.replace("999999999", "999999998")) == (False, None)


def test_decisions_that_follow_the_citys_own_figures_are_explained_by_them():
    projects = "project_id;cost;votes;selected\nx;60;9;1\ny;60;2;0"

    assert short(village(projects, "voter_id;vote\na;y\nb;y")) == (False, "city_figures")


def test_a_rule_with_budgets_inside_the_budget_is_not_judged_by_its_name():
    text = village(SAME.format(0, 0), BOTH, budget_per_category="30,30")

    assert short(text) == (None, None)
    assert short(village(SAME.format(1, 0), BOTH, budget_per_category="30,30")) == (True, None)


@pytest.mark.parametrize(
    ("stated", "stored", "score"),
    [(3, ("1,1,2",), {1: 2, 2: 1}), (1, ("1,2",), {1: 1, 2: 1})],
)
def test_a_repeat_counts_as_the_files_own_figures_count_it(stated, stored, score):
    figures = {3: 2, 1: 1}[stated]
    projects = f"project_id;cost;votes;selected\nx;60;{figures};1\ny;60;1;0"
    file = read_pabulib(village(projects, "voter_id;vote\na;x,x,y"))
    replay = replay_of(file)
    counted = count(replay.definition, replay.groups())

    assert replay.choices == stored
    assert counted.points == score
    assert counted.irregular == int(stated == 3)


def test_a_repeat_counts_each_time_where_the_file_gives_no_figures():
    file = read_pabulib(village("project_id;cost\nx;60\ny;60", "voter_id;vote\na;x,x"))

    assert replay_of(file).choices == ("1,1",)


RANKED = "project_id;cost;score;selected\nx;60;{};1\ny;60;{};0"


@pytest.mark.parametrize(
    ("x", "y", "meta", "kind", "stored"),
    [
        (4, 2, {"max_length": "3"}, BallotKind.ORDINAL, ("1>2", "2")),  # wrong: falls back
        (3, 5, {"max_length": "3"}, BallotKind.ORDINAL, ("1>2", "2")),  # 3+2, 3
        (7, 2, {"max_length": "3"}, BallotKind.CUMULATIVE, ("1:7,2:1", "2:1")),  # points as given
        (2, 2, {"max_length": "3"}, BallotKind.CUMULATIVE, ("1:2,2:1", "2:1")),  # own length
        (2, 3, {}, BallotKind.ORDINAL, ("1>2", "2")),  # all projects
    ],
)
def test_places_count_as_the_files_own_scores_say(x, y, meta, kind, stored):
    votes = "voter_id;vote;points\na;x,y;7,1\nb;y;1"
    file = read_pabulib(village(RANKED.format(x, y), votes, vote_type="ordinal", **meta))
    replay = replay_of(file)

    assert replay.definition.kind is kind
    assert replay.choices == stored


def test_without_a_stated_length_the_longest_ballot_may_set_the_points():
    projects = "project_id;cost;score;selected\nx;60;2;1\ny;60;1;0\nz;60;0;0\nw;9;4;1"
    votes = "voter_id;vote\na;w,y\nb;w\nc;x"
    replay = replay_of(read_pabulib(village(projects, votes, vote_type="ordinal")))

    assert replay.definition.max_length == 2
    assert replay.choices == ("4>2", "4", "1")


def test_the_poll_of_a_file_takes_over_its_limits():
    votes = "voter_id;vote;points\na;P1,3;2,1"
    limits = {"min_sum_points": "1", "max_sum_points": "3", "max_points": "2"}
    definition = replay_of(
        read_pabulib(
            village(
                votes=votes,
                vote_type="cumulative",
                budget="100.50",
                rule="greedy-threshold",
                min_project_score_threshold="1.5",
                **limits,
            )
        )
    ).definition

    assert (definition.rule, definition.threshold) == (Rule.GREEDY_THRESHOLD, 2)
    assert (definition.min_points_sum, definition.max_points_sum) == (1, 3)
    assert (definition.max_points, definition.budget) == (2, 1005)
    assert definition.step == 10  # one unit of the currency as written


def test_limits_that_contradict_each_other_bind_nobody():
    definition = replay_of(
        read_pabulib(village(min_length="4", max_length="0", max_points="0"))
    ).definition

    assert (definition.min_length, definition.max_length, definition.max_points) == (None,) * 3
    check_definition(definition)


@pytest.mark.parametrize(
    "limits",
    [
        {"min_length": "4", "max_length": "9"},
        {"min_length": "2", "max_length": "3", "max_sum_points": "1"},
        {"min_length": "2", "max_sum_points": "1"},
    ],
)
def test_more_than_anybody_can_name_binds_nobody(limits):
    points = "voter_id;vote;points\na;P1;1"
    definition = replay_of(
        read_pabulib(village(votes=points, vote_type="cumulative", **limits))
    ).definition

    assert definition.min_length is None
    check_definition(definition)


def test_as_many_as_one_can_name_may_be_the_fewest():
    points = "voter_id;vote;points\na;P1,3;1,1"
    limits = {"min_length": "2", "max_length": "9", "max_sum_points": "2"}
    told = village(votes=points, vote_type="cumulative", **limits)

    assert replay_of(read_pabulib(told)).definition.min_length == 2


def test_a_threshold_rule_without_its_threshold_is_unknown():
    assert short(village(rule="greedy-threshold")) == (None, None)
