"""Real elections held again through the box: one that cannot be held is refused, the others go on."""

import json

from server.replay import replay
from tests.voting.pabulib_files import VOTES, village


async def test_an_election_nobody_voted_in_is_refused_on_its_line_and_the_next_is_held(
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
