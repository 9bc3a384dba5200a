"""Certificates of decisions, mutated: no change goes unnoticed, and none is an accident."""

import copy
import random
from collections import Counter

import orjson
import pytest

from tests.councils.minutes.test_certificate import certified
from tests.fixtures.minutes import held_meeting
from workflows.councils.meetings.states import VoteKind
from workflows.councils.minutes.certificate import sealed, verify
from workflows.kit.refusal import Invalid

MANY = 1_500
ODD = (
    *(None, True, False, 0, -1, 1, 2**53, -(2**63), 1.5, "", "x", "9" * 400, "1/0", "\x00", [], {}),
    *("2026-12-01", "2026-12-01T00:00:00", "2026-12-01T00:00:00+00:00", "FOR", "NEVER", [[]]),
)


def paths(told, way=()):
    """Return the ways to everything in a file."""
    yield way
    if isinstance(told, dict | list):
        for key, one in told.items() if isinstance(told, dict) else enumerate(told):
            yield from paths(one, (*way, key))


def at(told, way):
    for key in way:
        told = told[key]
    return told


def changed(chance, content):
    """Return a file with one thing changed, added or left out, and where."""
    told = orjson.loads(content)
    way = chance.choice([one for one in paths(told) if one])
    parent, key = at(told, way[:-1]), way[-1]
    value = parent[key]
    how = chance.randrange(6)
    if how == 0:
        del parent[key]
    elif how == 1 and isinstance(parent, list):
        parent.insert(key, copy.deepcopy(value))
    elif how == 1:
        parent[f"{key}2"] = copy.deepcopy(value)
    elif how == 2:
        parent[key] = copy.deepcopy(at(told, chance.choice(list(paths(told)))))
    elif how == 3 and isinstance(value, int):
        parent[key] = value + chance.choice((-1, 1, 100))
    elif how == 3 and isinstance(value, str) and value:
        parent[key] = value[:-1] + chance.choice("0123456789AZ")
    else:
        parent[key] = chance.choice(ODD)
    return told, way


@pytest.mark.parametrize("kind", [VoteKind.ROLL_CALL, VoteKind.SECRET])
async def test_every_change_of_a_certificate_is_noticed_and_none_is_an_accident(
    sessions, clock, kind
):
    content = (await certified(sessions, await held_meeting(sessions, clock, kind=kind))).content
    assert verify(content).holds
    chance, came = random.Random(2026), Counter()
    while came.total() < MANY:
        told, way = changed(chance, content)
        if orjson.dumps(told, option=orjson.OPT_SORT_KEYS) == content:
            continue
        # A forger writes the digest anew; then it is the arithmetic that tells what does not follow.
        forged = chance.random() < 1 / 3 and isinstance(told.get("facts"), dict)
        if forged:
            try:
                told["digest"] = sealed(told["facts"], told.get("sources"))
            except TypeError:  # what has no canonical bytes, no forger gets a digest of
                continue
        try:
            found = verify(orjson.dumps(told))
        except Invalid:
            came["refused"] += 1
            continue
        if found.wrong:
            came["named"] += 1
            continue
        came["forged"] += 1
        assert forged, way
        assert way[0] in {"facts", "sources", "digest"}, way
    print(f"certificates {kind.value.lower()}: {came.total():,} changed, {dict(came)}")
    assert came["named"] > came["refused"] > 0
