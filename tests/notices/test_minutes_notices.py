"""Who is told that draft minutes go round, and that a correction is answered."""

from tests.fixtures.minutes import CHAIR, SECRETARY, drafted, held_meeting
from tests.notices.test_notices import told
from workflows.councils.minutes import confirming, drafting
from workflows.notices.kinds import NoticeKind

K = NoticeKind
EVERYBODY = (CHAIR, "expert.1", "expert.3", SECRETARY, "expert.4", "resident.1")


async def heard(town, kind):
    """Return how often each was told of a kind."""
    return [[one for one, _ in await told(town, who)].count(kind) for who in EVERYBODY]


async def test_who_was_there_is_told_of_a_draft_and_who_asked_of_the_answer(sessions, clock):
    held = await held_meeting(sessions, clock)
    minutes_id = await drafted(held)
    assert sum(await heard(held.town, K.MINUTES_ROUND)) == 0

    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    assert await heard(held.town, K.MINUTES_ROUND) == [1, 1, 1, 0, 0, 0]

    await held.town.act(
        "expert.1",
        confirming.ask_correction,
        minutes_id=minutes_id,
        line="vote.1",
        words="다른 글",
    )
    await held.town.act(
        SECRETARY, confirming.answer_correction, minutes_id=minutes_id, number=1, accepted=True
    )
    assert await heard(held.town, K.MINUTES_ANSWERED) == [0, 1, 0, 0, 0, 0]
