"""Writing .pb files: what is written reads back, and gives nothing of the order of voting away."""

from collections import Counter

from hypothesis import given, settings

from tests.voting.elections import elections
from tests.voting.pabulib_files import PROJECTS, village
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
        "META\nkey;value\nnum_projects;2\nnum_votes;3\nbudget;100\nvote_type;cumulative\n"
        'rule;greedy\nmax_sum_points;5\ndescription;"Tokens; ""quoted"""\ncountry;Nowhere\n'
        "unit;Hanbit\nPROJECTS\nproject_id;cost;votes;score;name;selected\n"
        'P-1;60;2;6;"Well; deep";0\nP-2;50;3;9;Bench;1\n'
        "VOTES\nvoter_id;vote;points\n1;P-1,P-2;3,2\n2;P-1,P-2;3,2\n3;P-2;5\n"
    )


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
    assert tally(replay.definition, replay.groups()).selected == result.selected
    assert set(file.official or ()) == set(result.selected)
