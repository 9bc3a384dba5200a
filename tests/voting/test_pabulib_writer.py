"""Writing .pb files: what is written reads back, and gives nothing of the order of voting away."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from tests.voting.elections import elections
from tests.voting.pabulib_files import PROJECTS, village
from tests.voting.pabulib_rules import faults
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.pabulib.reader import read_pabulib
from workflows.voting.pabulib.replay import replay_of
from workflows.voting.pabulib.writer import file_of, write_pabulib
from workflows.voting.tally import tally

META = {"description": 'Tokens; "quoted"', "country": "Nowhere", "unit": "Hanbit"}


def test_a_file_that_was_read_is_written_so_that_it_reads_the_same():
    file = read_pabulib(
        village(PROJECTS.replace("Well", '"A; ""B"""').replace(";60;", ";60.5;"), max_sum_cost="90")
    )
    again = read_pabulib(write_pabulib(file))

    assert (again.budget, again.unit, again.limits) == (file.budget, file.unit, file.limits)
    assert (again.projects, again.votes) == (file.projects, file.votes)
    assert again.meta.keys() >= file.meta.keys()


def test_a_poll_is_written_with_its_count_and_its_ballots_in_no_order_of_voting():
    definition = Definition(
        BallotKind.CUMULATIVE,
        Rule.GREEDY,
        TieRule.LOWER_COST,
        100,
        (Option(1, 60, 1), Option(2, 50, 2)),
        max_points_sum=5,
    )
    groups = {"2:5": 1, "1:3,2:2": 2}
    file = file_of(
        definition,
        tally(definition, groups),
        groups,
        project_ids=["P-1", "P-2"],
        names=["Well; deep", "Bench"],
        meta=META,
    )
    assert write_pabulib(file) == (
        'META\nkey;value\ndescription;"Tokens; ""quoted"""\ncountry;Nowhere\nunit;Hanbit\n'
        "num_projects;2\nnum_votes;3\nbudget;100\nvote_type;cumulative\nrule;greedy\n"
        "max_sum_points;5\nPROJECTS\nproject_id;cost;votes;score;name;selected\n"
        'P-2;50;3;9;Bench;1\nP-1;60;2;6;"Well; deep";0\n'
        "VOTES\nvoter_id;vote;points\n1;P-1,P-2;3,2\n2;P-1,P-2;3,2\n3;P-2;5\n"
    )


STATED = META | {
    "instance": "2026-1",
    "date_begin": "01.11.2026",
    "date_end": "20.11.2026",
    "language": "ko",
    "currency": "KRW",
}


@settings(max_examples=500, deadline=None)
@given(elections(ballots=(1, 8)))
def test_what_is_written_keeps_to_the_rules_of_the_format(election):
    definition, ballots = election
    ballots = [one for one in ballots if one]
    assume(ballots)
    definition = replace(
        definition,
        options=tuple(replace(one, withdrawn=False) for one in definition.options),
        max_points_sum=30 if definition.kind is BallotKind.CUMULATIVE else None,
    )
    # A threshold under a rule that has no name for it is told nobody else's program.
    assume(definition.threshold is None or definition.rule.value.startswith("greedy"))
    assume(definition.threshold is None or definition.rule is not Rule.GREEDY_NO_SKIP)
    result = tally(definition, Counter(ballots))
    ids = [f"p{option.number}" for option in definition.options]
    text = write_pabulib(
        file_of(definition, result, Counter(ballots), project_ids=ids, names=ids, meta=STATED)
    )

    assert faults(text) == []


@settings(max_examples=500, deadline=None)
@given(elections())
def test_a_poll_written_and_replayed_has_the_same_outcome(election):
    definition, ballots = election
    definition = Definition(
        definition.kind,
        definition.rule,
        TieRule.LOWER_COST,
        definition.budget,
        tuple(Option(o.number, o.cost, o.number) for o in definition.options),
        max_length=definition.max_length,
        threshold=definition.threshold,
    )
    result = tally(definition, Counter(ballots))
    ids = [f"p{option.number}" for option in definition.options]
    file = read_pabulib(
        write_pabulib(
            file_of(definition, result, Counter(ballots), project_ids=ids, names=ids, meta=META)
        )
    )
    replay = replay_of(file)

    assert replay.rule_known
    taken = tally(replay.definition, replay.groups()).selected
    # Projects stand by their scores in a file, so that of two that tie another may be named first.
    assert {file.projects[place - 1].project_id for place in taken} == {
        f"p{number}" for number in result.selected
    }
    assert set(file.official or ()) == set(taken)


@pytest.mark.parametrize(
    ("kind", "rule", "vote"),
    [
        (BallotKind.APPROVAL, Rule.EQUAL_SHARES_ADD1_GREEDY, "1,2"),
        (BallotKind.CHOOSE_ONE, Rule.EQUAL_SHARES_ADD1, "2"),
        (BallotKind.ORDINAL, Rule.GREEDY, "2>1"),
    ],
)
def test_a_rule_the_format_has_no_name_for_is_told_in_a_comment_and_read_back(kind, rule, vote):
    options = tuple(Option(n, 10 * n, n) for n in (1, 2, 3))
    definition = Definition(kind, rule, TieRule.LOWER_COST, 30, options, max_length=3)
    result = tally(definition, {vote: 2})
    written = file_of(
        definition,
        result,
        {vote: 2},
        project_ids=["a", "b", "c"],
        names=["", "", ""],
        meta=STATED,
    )
    text = write_pabulib(written)
    again = read_pabulib(text)
    replay = replay_of(again)

    assert faults(text) == []
    assert ("rule;unknown\n" in text) == (rule is Rule.EQUAL_SHARES_ADD1_GREEDY)
    assert (again.rule, replay.rule_known) == (rule.value, True)
    taken = tally(replay.definition, replay.groups()).selected
    assert {again.projects[place - 1].project_id for place in taken} == {
        "abc"[number - 1] for number in result.selected
    }
