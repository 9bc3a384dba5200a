"""The file of a weighed vote: anybody counts it again by exact fractions, and a changed one is found out."""

import json
from contextlib import suppress
from copy import deepcopy
from fractions import Fraction

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from server.__main__ import command_line
from tests.voting.test_channels import GROUPS, definition
from workflows.kit.hashing import digest
from workflows.kit.refusal import Invalid
from workflows.voting.channels import sums
from workflows.voting.kinds import BallotKind, Channel, Rule, TieRule
from workflows.voting.recount import count_file, recount
from workflows.voting.tally import tally_channels, tally_record
from workflows.voting.ties import lot_commitment

C = Channel
SEED = b"seed of a lot, thirty-two bytes!"
WEIGHTS = ((C.ONLINE, 50), (C.COMMITTEE, 40), (C.SCHOOL, 10))
INSIDE = {
    C.ONLINE: {"1": 600, "2": 400},
    C.COMMITTEE: {"2": 9, "1": 1},
    C.SCHOOL: {"3": 50, "1": 50},
}


def written(inside=INSIDE, spoiled=None, **terms):
    notice = definition(**{"channels": WEIGHTS, "lot_seed": SEED, **terms})
    outcome = tally_record(tally_channels(notice, inside, spoiled or {}))
    whole = {}
    for groups in inside.values():
        whole = sums(whole, groups)
    return count_file(
        notice,
        {choice: many for choice, many in whole.items() if many},
        outcome,
        number="2026-7",
        commitment=lot_commitment(SEED),
        result=digest(outcome),
    )


def sealed(told):
    """The file as a forger would leave it: sealed anew, and its result's digest made to fit."""
    told["result"] = digest(told["outcome"])
    told.pop("seal")
    return orjson.dumps({**told, "seal": digest(told)})


def test_a_weighed_vote_is_counted_again_by_exact_fractions():
    again = recount(written(spoiled={C.SCHOOL: 3}))

    assert again.differs == []
    assert (again.counted, again.weighted, again.taken) == (
        1110,
        {"1": "39/1", "2": "56/1", "3": "5/1"},
        [2, 3],
    )


@given(
    GROUPS,
    GROUPS,
    GROUPS,
    st.sampled_from([None, 5, 40]),
    st.sampled_from([Rule.GREEDY, Rule.GREEDY_NO_SKIP]),
    st.sampled_from(TieRule),
)
def test_what_our_count_makes_is_found_again_whatever_was_cast(a, b, c, least, rule, tie_rule):
    inside = {C.ONLINE: a, C.COMMITTEE: b, C.SCHOOL: c}
    again = recount(written(inside, least_apart=least, rule=rule, tie_rule=tie_rule))

    assert again.differs == []
    assert sum(map(Fraction, again.weighted.values())) <= 100


@pytest.mark.parametrize(
    ("kind", "inside"),
    [
        (BallotKind.ORDINAL, {C.ONLINE: {"3>1": 4, "2": 1}, C.COMMITTEE: {"1>2>3": 2}}),
        (BallotKind.CUMULATIVE, {C.ONLINE: {"1:3,2:1": 4}, C.SCHOOL: {"3:5": 2}}),
        (BallotKind.CHOOSE_ONE, {C.ONLINE: {"1": 4}, C.SCHOOL: {"3": 7}}),
    ],
)
def test_every_kind_of_ballot_is_counted_again(kind, inside):
    assert recount(written(inside, kind=kind, max_points_sum=5)).differs == []


def test_the_file_does_not_tell_by_which_channel_a_ballot_came():
    told = orjson.loads(written())

    assert told["ballots"] == [["1", 651], ["2", 409], ["3", 50]]


def change(path, value):
    def changed(told):
        *way, last = path
        at = told
        for one in way:
            at = at[one]
        at[last] = value

    return changed


FORGED = {
    "a ballot more": (change(["ballots", 0, 1], 652), {"ballots"}),
    "a ballot that says nothing known": (change(["ballots", 0, 0], "9"), {"ballots"}),
    "a ballot turned round": (change(["ballots", 0, 0], "3"), {"ballots"}),
    "less than none": (change(["ballots", 0, 1], -1), {"ballots"}),
    "another weight": (change(["notice", "channels"], [["ONLINE", 90], ["COMMITTEE", 5], ["SCHOOL", 5]]), {"notice", "scores", "selected"}),
    "weights beyond a whole": (change(["notice", "channels", 0, 1], 60), {"notice", "scores", "selected"}),
    "few made many": (change(["notice", "least_apart"], 20), {"notice"}),
    "a dearer project": (change(["notice", "options", 1, "cost"], 70), {"selected"}),
    "a project taken off": (change(["notice", "options", 1, "withdrawn"], True), {"selected"}),
    "more money": (change(["notice", "budget"], 150), {"selected"}),
    "a score": (change(["outcome", "weighted", "1"], "57/1"), {"scores"}),
    "a score nearly": (change(["outcome", "weighted", "1"], "39000000001/1000000000"), {"scores"}),
    "the winners": (change(["outcome", "selected"], [1, 3]), {"selected"}),
    "a step's word": (change(["outcome", "steps", 0, "kind"], "OVER_BUDGET"), {"selected"}),
    "points of a channel": (change(["outcome", "channels", 1, "points", "1"], 9), {"ballots", "scores", "selected"}),
    "another lot": (change(["outcome", "lot_seed"], "00" * 32), {"lot"}),
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_file_is_found_out_even_when_it_is_sealed_anew(forged):
    """What a forger changes is named, whatever digests he makes to fit."""
    forge, differs = FORGED[forged]
    told = orjson.loads(written())
    as_sent = deepcopy(told)
    forge(told)

    assert as_sent != told
    assert "seal" in recount(orjson.dumps(told)).differs
    assert set(recount(sealed(told)).differs) == differs


def test_a_whole_file_made_anew_is_told_by_the_fingerprint_of_the_page(tmp_path):
    other = written({**INSIDE, C.SCHOOL: {"3": 99}})
    shown = orjson.loads(written())["result"]
    path, true = tmp_path / "forged.json", tmp_path / "true.json"
    path.write_bytes(other)
    true.write_bytes(written())
    said = [
        CliRunner().invoke(command_line("recount"), ["recount", str(one), "--result", shown])
        for one in (path, true)
    ]
    lines = [orjson.loads(one.stdout) for one in said]

    assert recount(other).differs == []
    assert [one.exit_code for one in said] == [1, 0]
    assert lines[0]["refused"] == "count_differs"
    assert lines[0]["message"] == "The file does not hold: shown."
    assert (lines[1]["holds"], lines[1]["file"]) == (True, "true.json")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b'{"format":"dure-weighed-count-1"}',
        b'{"format":"dure-weighed-count-1","notice":{"channels":[["ONLINE",100]]},"outcome":{}}',
        b"PK\x03\x04",
    ],
)
def test_what_is_no_such_file_is_refused(content, tmp_path):
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    said = CliRunner().invoke(command_line("recount"), ["recount", str(path)])

    with pytest.raises(Invalid, match="count_file_unreadable"):
        recount(content)
    assert said.exit_code == 1
    assert orjson.loads(said.stdout)["refused"] == "count_file_unreadable"


def test_no_part_of_a_file_that_is_missing_or_odd_is_a_fault_of_the_program():
    """Every value of the file in turn is left out or made odd: refused or found out, never a traceback."""
    whole = orjson.loads(written())
    tried = 0
    for path in ways(whole):
        for odd in (None, "", [], {}, -1, 10**30, 1.5, "9" * 400, True, ...):
            told = deepcopy(whole)
            *way, last = path
            at = told
            for one in way:
                at = at[one]
            if odd is ...:
                del at[last]
            elif type(odd) is type(at[last]) and odd == at[last]:
                continue
            else:
                at[last] = odd
            if told == whole and odd is not True:
                continue
            tried += 1
            with suppress(Invalid):
                assert recount(json.dumps(told).encode()).differs, (path, odd)
    assert tried > 1000


def ways(value, before=()):
    """Every place in a document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield (*before, key)
        if isinstance(inner, dict | list):
            yield from ways(inner, (*before, key))
