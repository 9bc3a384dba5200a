"""Who is told of a meeting: those who are called, until they have read the notice."""

from tests.fixtures.sittings import CHAIR, SECRETARY, VICE, called, sitting_council
from tests.notices.test_notices import told
from workflows.councils.meetings import calling
from workflows.notices.kinds import NoticeKind

K = NoticeKind
EVERYBODY = (CHAIR, VICE, "expert.2", SECRETARY, "resident.1")


async def heard(town, kind):
    """Return how often each was told of a kind."""
    return [[one for one, _ in await told(town, who)].count(kind) for who in EVERYBODY]


async def test_members_are_told_that_they_are_called_and_that_it_is_cancelled(town, clock):
    council = await sitting_council(town, clock)
    meeting = await called(town, council)

    assert await heard(town, K.MEMBER_SEATED) == [1, 1, 1, 0, 0]
    assert await heard(town, K.MEETING_CALLED) == [0, 1, 1, 0, 0]

    await town.act(VICE, calling.read_notice, meeting_id=meeting.id)
    await town.act(CHAIR, calling.cancel_meeting, meeting_id=meeting.id, reason="태풍 경보")

    assert await heard(town, K.MEETING_CANCELLED) == [0, 1, 1, 0, 0]
