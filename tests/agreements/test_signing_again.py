"""Signing again after a rejection: whose earlier signature counts no more, and what reads otherwise since."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.agreements import LEAD, add, remove, revise, room, say
from tests.fixtures.signing import HEAD, PARTIES, approved, freeze, frozen, reject, sign
from tests.schema.conftest import asking_with
from workflows.agreements.signing.changed import changed_between, removed_between

EDITIONS = """query ($number: String!) { agreement(number: $number) { editions { number signatures
  viewerPartySignedAt removedSince { clauseId }
  changedSince { clause { clauseId reference text } before { text } } } } }"""


@pytest.fixture
def ask(sessions, snapshots):
    return asking_with(sessions, snapshots)


async def editions(ask, table, who):
    """Return the lines of the editions as somebody reads them, by number."""
    number = (await room(table)).agreement.number
    told = await ask(EDITIONS, as_=table.town.people[who], number=number)
    assert told.errors == []
    return {one["number"]: one for one in told.data["agreement"]["editions"]}


def test_a_clause_that_only_moved_reads_as_it_did():
    one = {"id": "a", "heading": "목적", "text": "글", "reference": [1]}
    other = {"id": "b", "heading": "", "text": "다른 글", "reference": [2]}
    moved = {"clauses": [{**other, "reference": [1]}, {**one, "reference": [2]}]}

    assert changed_between({"clauses": [one, other]}, moved) == []
    for what in ({"heading": "뜻"}, {"text": "글."}):
        new = {**one, **what}
        assert changed_between({"clauses": [one]}, {"clauses": [new, other]}) == [
            (one, new),
            (None, other),
        ]
    assert removed_between({"clauses": [one, other]}, {"clauses": [other]}) == [one]


async def test_each_signer_reads_which_signature_is_void_and_what_to_read_again(ask, town):
    table, (first, second) = await frozen(town)
    await approved(table)
    await sign(table, LEAD)
    before = (await editions(ask, table, LEAD))[1]
    assert before["viewerPartySignedAt"] is not None
    assert (before["changedSince"], before["removedSince"]) == ([], [])
    await reject(table, "company.b", [second], reason="보험을 들 수 없습니다.")
    await revise(table, second, "고친 글", heading="역할")
    new = await add(table, "보험", text="보험에 든다.")
    await remove(table, first)
    for who in PARTIES:
        await say(table, who, second, version=2)
        await say(table, who, new)
    await freeze(table)

    mine = await editions(ask, table, LEAD)
    assert mine[1]["viewerPartySignedAt"] == before["viewerPartySignedAt"]
    # The signature stays with the text it was given for, and with no other.
    assert (mine[2]["viewerPartySignedAt"], mine[2]["signatures"]) == (None, 0)
    assert [
        (one["clause"]["text"], one["before"] and one["before"]["text"])
        for one in mine[1]["changedSince"]
    ] == [("고친 글", "역할에 관하여 정한다."), ("보험에 든다.", None)]
    assert mine[1]["removedSince"] == [{"clauseId": global_id("Clause", first)}]
    assert (mine[2]["changedSince"], mine[2]["removedSince"]) == ([], [])
    for who in (HEAD, "company.b", "auditor"):
        theirs = (await editions(ask, table, who))[1]
        assert (theirs["viewerPartySignedAt"], len(theirs["changedSince"])) == (None, 2)
