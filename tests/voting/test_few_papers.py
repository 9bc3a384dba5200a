"""Channels of few ballots: counted together, so that nobody can work out what the few chose."""

import itertools
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voting.test_channels import definition
from tests.voting.test_paper import (
    FIRST,
    SECOND,
    came,
    counted,
    keyed,
    place,
)
from workflows.kit.hashing import digest
from workflows.voting.channels import joined
from workflows.voting.counts import count
from workflows.voting.kinds import Channel, Rule
from workflows.voting.paper.actions import reconcile_batch
from workflows.voting.tally import tally_channels, tally_record

C = Channel
LEAST = 5
WEIGHTS = ((C.ONLINE, 60), (C.PAPER, 40))
CHOICES = ("1", "2", "3", "1,2", "1,3", "2,3", "1,2,3")
ONLINE = {"1": 14, "2,3": 9, "1,3": 4, "3": 11}
PAPERS = {"2": 2, "1,3": 1}


def made(papers, *, least, weights=WEIGHTS, online=ONLINE):
    given = definition(channels=weights, least_apart=least)
    return tally_record(tally_channels(given, {C.ONLINE: online, C.PAPER: papers}, {}))


def consistent(record, number, *, weights=WEIGHTS, least):
    """Return all points that the papers can have given, by what is told of the whole vote.

    The attacker knows how many papers there were, and tries each set of choices they could say against
    the totals and, where channels were counted apart, against the exact scores.
    """
    told = {int(one): points for one, points in record["scores"].items()}
    whole = {one: Fraction(score) for one, score in record.get("weighted", {}).items()}
    found = set()
    for papers in itertools.combinations_with_replacement(CHOICES, number):
        points = count(definition(), Counter(papers)).points
        online = {one: told[one] - points[one] for one in told}
        if min(online.values()) < 0:
            continue
        shares = {
            str(one): sum(
                (
                    Fraction(weight * part[one], sum(part.values()))
                    for (_, weight), part in zip(weights, (online, points), strict=True)
                ),
                Fraction(0),
            )
            for one in told
        }
        if least is not None or shares == whole:
            found.add(tuple(points.values()))
    return found


def test_few_papers_that_are_counted_apart_give_themselves_away():
    """The control: with the guard off, exact scores leave one way in which the papers can have voted."""
    record = made(PAPERS, least=None)

    assert consistent(record, 3, least=None) == {(1, 2, 1)}


def test_few_papers_that_are_counted_together_can_have_said_anything():
    record = made(PAPERS, least=LEAST)
    many = consistent(record, 3, least=LEAST)

    assert len(many) > 30
    everything = made({}, least=None, online=dict(Counter(ONLINE) + Counter(PAPERS)))
    assert record["scores"] == everything["scores"]
    whole = sum(everything["scores"].values())
    assert record["weighted"] == {
        one: f"{score.numerator}/{score.denominator}"
        for one, points in everything["scores"].items()
        for score in [Fraction(100 * points, whole)]
    }


@pytest.mark.parametrize("weights", [WEIGHTS, ((C.ONLINE, None), (C.PAPER, None))])
def test_nothing_that_is_stored_or_hashed_depends_on_which_of_the_ballots_were_on_paper(weights):
    """A digest of what few papers gave could be tried out: other papers of the same whole give the same."""
    whole = Counter(ONLINE) + Counter(PAPERS)
    records = set()
    for papers in itertools.combinations_with_replacement(sorted(whole), 3):
        few = Counter(papers)
        if any(few[one] > whole[one] for one in few):
            continue
        record = made(dict(few), least=LEAST, weights=weights, online=dict(whole - few))
        records.add(digest(record))

    assert len(records) == 1


def test_a_channel_of_enough_ballots_is_counted_and_told_by_itself():
    record = made({"2": 4, "1,3": 1}, least=LEAST)

    assert "together" not in record
    assert [one["points"] for one in record["channels"]] == [
        {"1": 18, "2": 9, "3": 24},
        {"1": 1, "2": 4, "3": 1},
    ]


@pytest.mark.parametrize(
    ("ballots", "as_one"),
    [
        ({C.ONLINE: 40, C.PAPER: 3, C.SCHOOL: 9}, (C.ONLINE, C.PAPER)),
        ({C.ONLINE: 40, C.PAPER: 0, C.SCHOOL: 9}, ()),
        ({C.ONLINE: 2, C.PAPER: 30, C.SCHOOL: 31}, (C.ONLINE, C.SCHOOL)),
        ({C.ONLINE: 40, C.PAPER: 3, C.SCHOOL: 1}, (C.ONLINE, C.PAPER, C.SCHOOL)),
        ({C.ONLINE: 1, C.PAPER: 2}, (C.ONLINE, C.PAPER)),
        ({C.ONLINE: 0, C.PAPER: 2}, (C.ONLINE, C.PAPER)),
        ({C.ONLINE: 5, C.PAPER: 5}, ()),
    ],
)
def test_the_small_go_with_online_or_with_the_largest(ballots, as_one):
    assert joined(ballots, LEAST) == as_one
    assert joined(ballots, None) == ()


@given(st.dictionaries(st.sampled_from(list(C)), st.integers(0, 12), min_size=2))
def test_nothing_small_stands_alone_beside_a_channel_of_enough(ballots):
    as_one = joined(ballots, LEAST)
    alone = [came for one, came in ballots.items() if one not in as_one]

    assert all(came == 0 or came >= LEAST for came in alone)
    assert len(as_one) != 1 or len(ballots) == 1


async def test_three_papers_go_with_the_ballots_online_and_their_points_stand_nowhere(town):
    campaign, batch = await place(town, channels=WEIGHTS, rule=Rule.GREEDY_NO_SKIP)
    for number in range(1, 5):
        await town.vote(f"resident.{number}", campaign.poll_id, "1")
    await came(town, batch, "resident.5", "resident.6")
    await keyed(town, batch, 1, "2")
    await keyed(town, batch, 2, "2,3")
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=2)

    result = await counted(town, campaign)

    online, paper = result.outcome["channels"]
    assert "points" not in online
    assert (paper["ballots"], "points" in paper, "votes" in paper) == (2, False, False)
    assert result.outcome["together"]["points"] == {"1": 4, "2": 2, "3": 1, "4": 0}
    assert result.outcome["weighted"]["1"] == "400/7"
    assert FIRST != SECOND
