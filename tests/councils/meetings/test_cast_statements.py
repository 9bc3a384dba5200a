"""What one vote costs: twenty-five members cast theirs at once, so nothing is read that it does not need."""

import pytest
from sqlalchemy import event

from tests.fixtures.sittings import CHAIR
from workflows.councils.meetings import balloting
from workflows.councils.meetings.states import VoteKind
from workflows.councils.reckoning.votes import Choice

MOST = {VoteKind.ROLL_CALL: 13, VoteKind.SECRET: 15}


@pytest.mark.parametrize("kind", MOST)
async def test_a_vote_reads_no_rules_but_those_frozen_at_the_opening(
    town, session_open, last_vote, kind
):
    meeting, item = session_open
    given = {"meeting_id": meeting.id, "item_id": item.id, "kind": kind}
    await town.act(CHAIR, balloting.open_vote, **given)
    poll = await last_vote(meeting.id)
    sent: list[str] = []
    engine = town.sessions.kw["bind"].sync_engine

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        await town.act("expert.2", balloting.cast_vote, vote_id=poll.id, choice=Choice.FOR)
    finally:
        event.remove(engine, "before_cursor_execute", note)

    assert any("INSERT INTO meeting_ballot" in one for one in sent)
    assert [one for one in sent if "legal_rule" in one or "council_rule" in one] == []
    assert len(sent) <= MOST[kind]
    # Who votes waits for whoever closes the vote, and for no other voter: nothing else is locked.
    assert [one.rpartition("FOR ")[2] for one in sent if " FOR " in one] == ["SHARE"]
