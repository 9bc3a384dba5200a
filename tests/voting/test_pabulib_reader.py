"""Reading .pb files: what is understood, what is forgiven, and what is refused with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.pabulib_files import PROJECTS, VOTES, village
from workflows.kit.refusal import RefusalCode
from workflows.voting.choices import canonical
from workflows.voting.definitions import check_definition
from workflows.voting.kinds import BallotKind
from workflows.voting.pabulib.files import Limits, PabulibRefused, Project, Vote
from workflows.voting.pabulib.reader import read_pabulib
from workflows.voting.pabulib.replay import replay_of
from workflows.voting.pabulib.verdict import verdict
from workflows.voting.tally import tally

POINTS = """voter_id;vote;points
a;P1,3;2,1
b;3;3"""


def refusal(content):
    with pytest.raises(PabulibRefused) as refused:
        read_pabulib(content)
    return refused.value.reason, refused.value.line, refused.value.field


def test_a_file_is_read_whole():
    file = read_pabulib(village(min_length="1", max_length="3", max_sum_cost="150"))

    assert (file.kind, file.rule, file.budget, file.unit) == (BallotKind.APPROVAL, "greedy", 100, 1)
    assert file.limits == Limits(min_length=1, max_length=3, max_cost_sum=150)
    assert file.projects == (
        Project("P1", 60, "Well", 3, None, 1),
        Project("P/2", 50, "Bench", 2, None, 0),
        Project("3", 40, "Lamp, tall", 2, None, 1),
    )
    assert file.votes == (Vote("a", (1, 2)), Vote("b", (1, 3)), Vote("c", (1, 2, 3)))
    assert file.official == (1, 3)
    assert file.meta["description"] == "Village budget of Hanbit"


def test_decimals_become_the_smallest_unit_of_the_file():
    file = read_pabulib(village(PROJECTS.replace("P1;60", "P1;60,5"), budget="100.250"))

    assert (file.unit, file.budget) == (100, 10_025)
    assert [project.cost for project in file.projects] == [6_050, 5_000, 4_000]


@pytest.mark.parametrize(
    ("written", "cost"), [("60.00", 60), ("6E+1", 60), ("6e1", 60), ("60,", 60), (" 60 ", 60)]
)
def test_other_ways_to_write_a_whole_amount(written, cost):
    file = read_pabulib(village(PROJECTS.replace("P1;60", f"P1;{written}")))

    assert (file.projects[0].cost, file.unit) == (cost, 1)


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + village(),
        village().encode("utf-8-sig"),
        village().replace("\n", "\r\n").encode(),
        village().replace("\n", "\n\n"),
        village().replace("\n", " \n").replace(";", " ; "),
        village().replace("\n", ";;;\n").replace("34", "").replace("51", ""),
        village().replace("META", "meta").replace("budget", "Budget").replace("vote;", "Vote;"),
        village(VOTES and PROJECTS, VOTES.replace("P1,P/2;", " P1 , P/2, ;")),
        village(rule="Greedy\r"),
        village(PROJECTS.replace("Well", '"Well; deep, ""old"""')),
        village(PROJECTS.replace("Well", '"Well')),
        village(PROJECTS.replace("Well", 'The "old" well')),
        village(some_new_key="x;y", max_length="", min_length="none"),
        village().replace("budget;100", "budget;100\nbudget;100\nunit;Hanbit\nunit;Other"),
    ],
    ids=[
        "mark",
        "mark in bytes",
        "CR LF",
        "blank lines",
        "blanks",
        "empty columns",
        "case",
        "lists with blanks",
        "rule with CR",
        "quoted semicolon",
        "open quotation mark",
        "quotation marks inside",
        "unknown keys",
        "said twice",
    ],
)
def test_what_is_forgiven(content):
    file = read_pabulib(content)

    assert [project.cost for project in file.projects] == [60, 50, 40]
    assert [vote.options for vote in file.votes] == [(1, 2), (1, 3), (1, 2, 3)]
    assert (file.rule, file.official) == ("greedy", (1, 3))


def test_an_empty_vote_is_a_ballot():
    file = read_pabulib(village(votes="voter_id;vote\na;\nb;none\nc;P1"))

    assert [vote.options for vote in file.votes] == [(), (), (1,)]


def test_points_stand_beside_their_projects():
    file = read_pabulib(
        village(votes=POINTS, vote_type="cumulative", max_sum_points="3", min_sum_points="1")
    )

    assert [vote.points for vote in file.votes] == [(2, 1), (3,)]
    assert (file.limits.min_points_sum, file.limits.max_points_sum) == (1, 3)


def test_a_file_without_decisions_has_no_official_set():
    bare = "project_id;cost\nP1;60\nP/2;50\n3;40"

    assert read_pabulib(village(bare)).official is None
    assert read_pabulib(village(PROJECTS.replace(";1", ";").replace(";0", ";"))).official is None


def test_projects_funded_outside_the_rule_are_not_official():
    file = read_pabulib(village(PROJECTS.replace("Bench;0", "Bench;2").replace("tall;1", "tall;3")))

    assert file.official == (1,)


def test_a_missing_rule_is_unknown():
    assert read_pabulib(village(rule=None)).rule == "unknown"
    assert read_pabulib(village(rule="")).rule == "unknown"


@pytest.mark.parametrize(
    ("content", "reason", "line", "field"),
    [
        ("", "missing_section", None, "META"),
        ("key;value\n", "missing_section", 1, "META"),
        (village(omit=["PROJECTS"]), "missing_section", None, "PROJECTS"),
        (village(omit=["VOTES"]), "missing_section", None, "VOTES"),
        (village() + "VOTES\nvoter_id;vote\n", "section_repeated", 24, "VOTES"),
        (village(budget=None), "missing_key", 1, "budget"),
        (village(vote_type=None), "missing_key", 1, "vote_type"),
        (village(counts=False), "missing_key", 1, "num_projects"),
        (village().replace("budget;100", "budget;100\nBudget;200"), "key_repeated", 8, "budget"),
        (village().replace("rule;greedy", "rule;greedy\nrule;unknown"), "key_repeated", 10, "rule"),
        (village(PROJECTS.replace("votes;name", "cost;name")), "key_repeated", 15, "cost"),
        (village(votes=VOTES.replace(";age", ";vote")), "key_repeated", 20, "vote"),
        (village(vote_type="shouting"), "unknown_vote_type", 8, "vote_type"),
        (village(PROJECTS.replace("cost", "price")), "missing_column", 15, "cost"),
        (village(votes=VOTES.replace("voter_id", "who")), "missing_column", 20, "voter_id"),
        (village(vote_type="cumulative"), "missing_column", 20, "points"),
        (village(PROJECTS.replace(";60;", ";-60;")), "negative_amount", 16, "cost"),
        (village(budget="-1"), "negative_amount", 7, "budget"),
        (village(PROJECTS.replace(";60;", ";sixty;")), "number_malformed", 16, "cost"),
        (village(PROJECTS.replace(";60;", ";;")), "number_malformed", 16, "cost"),
        (village(budget="1e99"), "number_too_large", 7, "budget"),
        (village(budget="1.000000000000000001"), "number_too_large", 16, "cost"),
        (village(max_length="1000000000"), "number_too_large", 12, "max_length"),
        (
            village(min_project_score_threshold="1e12"),
            "number_too_large",
            12,
            "min_project_score_threshold",
        ),
        (
            village(votes=POINTS.replace("3;3", "3;1000000000"), vote_type="cumulative"),
            "number_too_large",
            22,
            "points",
        ),
        (village(max_length="many"), "number_malformed", 12, "max_length"),
        (village(PROJECTS.replace("Well;1", "Well;yes")), "number_malformed", 16, "selected"),
        (village(PROJECTS.replace("P/2;", "P1;")), "project_repeated", 17, "project_id"),
        (village(PROJECTS.replace("P/2;", ";")), "project_unnamed", 17, "project_id"),
        (village(PROJECTS.replace("Well", "Well;deep")), "row_too_long", 16, None),
        (village(votes=VOTES.replace("b;P1,3", "b;P1,4")), "unknown_project", 22, "vote"),
        (village(votes=VOTES.replace("b;", "a;")), "voter_repeated", 22, "voter_id"),
        (village(num_projects="4"), "num_projects_mismatch", 12, "num_projects"),
        (village(num_votes="4"), "num_votes_mismatch", 12, "num_votes"),
        (village("project_id;cost"), "no_projects", 14, None),
        (village(votes=VOTES.replace(";age", ";weight")), "votes_weighted", 21, "weight"),
        (
            village(votes=POINTS.replace("2,1", "2"), vote_type="cumulative"),
            "points_mismatch",
            21,
            "points",
        ),
        (
            village(votes=POINTS.replace("2,1", "2,1.5"), vote_type="cumulative"),
            "number_malformed",
            21,
            "points",
        ),
    ],
)
def test_what_is_refused(content, reason, line, field):
    assert refusal(content) == (reason, line, field)
    assert refusal(content.encode()) == (reason, line, field)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (village(PROJECTS.replace("Well", "Źródło")).encode("cp1250"), 16),
        (village().encode("utf-16"), 1),
        (village().replace("Lamp", "La\x00mp").encode(), 18),
        (b"\xff\xfe\x00", 1),
    ],
)
def test_another_encoding_is_refused_at_its_first_line(content, line):
    assert refusal(content) == ("wrong_encoding", line, None)


def test_a_refusal_is_an_answer_about_the_input():
    with pytest.raises(PabulibRefused) as refused:
        read_pabulib(village(num_votes="9"))

    assert refused.value.code is RefusalCode.INVALID
    assert refused.value.figures == {"line": 12, "stated": 9, "found": 3}


@settings(max_examples=2_000, deadline=None)
@given(st.data())
def test_a_garbled_file_is_read_or_refused_and_nothing_else(data):
    vote_type = data.draw(st.sampled_from(["approval", "ordinal", "cumulative", "choose-1"]))
    rule = data.draw(st.sampled_from(["greedy", "greedy-no-skip", "equalshares/add1", "unknown"]))
    text = village(votes=POINTS, vote_type=vote_type, rule=rule, max_length="2")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        noise = data.draw(
            st.sampled_from(["", ";", ",", '"', "\n", "-", "9", "1e9", "P1", "\u2028"])
        )
        text = text[:start] + noise + text[start + length :]
    try:
        file = read_pabulib(text)
    except PabulibRefused:
        return
    replay = replay_of(file)
    check_definition(replay.definition)
    stored = [canonical(replay.definition, choice, as_cast=True) for choice in replay.choices]
    assert stored == list(replay.choices)
    line = verdict("garbled.pb", file, replay, tally(replay.definition, replay.groups()))
    assert line["ballots"] == len(file.votes)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(content):
    with pytest.raises(PabulibRefused):
        read_pabulib(content)
