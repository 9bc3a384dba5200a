"""Real elections held again through the box: one that cannot be held is refused, the others go on."""

import json

from server.replay import replay
from tests.voting.pabulib_files import VOTES, village
from workflows.voting.kinds import BallotKind, Definition, Option, Rule, TieRule
from workflows.voting.pabulib.writer import file_of, write_pabulib
from workflows.voting.tally import tally


async def test_an_election_whose_votes_are_missing_is_refused_on_its_line_and_the_next_is_held(
    database, tmp_path, capsys
):
    files = {
        "nobody.pb": village(votes="voter_id;vote"),
        "weighed.pb": village(votes=VOTES.replace(";age", ";weight")),
        "held.pb": village().replace("\n", "\r\n"),
    }
    for name, text in files.items():
        (tmp_path / name).write_bytes(f"\ufeff{text}".encode())

    code = await replay(database, [tmp_path / name for name in files])
    nobody, weighed, held = map(json.loads, capsys.readouterr().out.splitlines())

    assert code == 1
    assert nobody["refused"]["reason"] == "no_votes"
    assert nobody["refused"]["message"]
    assert weighed["refused"]["reason"] == "votes_weighted"
    assert (held["selected"], held["match"]) == (["P1", "3"], True)


async def test_a_vote_of_ours_in_which_nobody_voted_is_counted_again(database, tmp_path, capsys):
    definition = Definition(
        BallotKind.APPROVAL,
        Rule.GREEDY,
        TieRule.LOWER_COST,
        100,
        (Option(1, 60, 1), Option(2, 50, 2)),
        threshold=1,
    )
    file = file_of(
        definition,
        tally(definition, {}),
        {},
        project_ids=["2026-1", "2026-2"],
        names=["우물", "긴 의자"],
        meta={"description": "빈 투표", "country": "Korea", "unit": "Haeon"},
    )
    path = tmp_path / "empty.pb"
    path.write_text(write_pabulib(file), "utf-8")

    assert await replay(database, [path]) == 0
    (again,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (again["ballots"], again["selected"], again["match"]) == (0, [], True)
