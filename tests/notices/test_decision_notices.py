"""Who is told of decisions: who has to act, in time; the chair and the secretary, when one is late or reported."""

from datetime import UTC, date, datetime

import pytest

from tests.fixtures.sittings import CHAIR, SECRETARY, sitting_council
from tests.notices.test_notices import told
from workflows.councils.follow_up import acting, assigning, declaring
from workflows.councils.follow_up.assigning import Terms
from workflows.councils.follow_up.due import remind_of_decisions
from workflows.councils.follow_up.states import Effect
from workflows.identity.models import Appointment
from workflows.notices.kinds import NoticeKind
from workflows.record.uow import unit_of_work

K = NoticeKind
OWNER = "company.a"


@pytest.fixture
async def decision(town, clock):
    """A decision company.a has to carry out by 18 December."""
    council = await sitting_council(town, clock)
    row = await town.act(
        SECRETARY,
        declaring.enter_decision,
        council_id=council.id,
        decided_on=date(2026, 11, 2),
        text="쉼터를 늘린다.",
        source="제1차 회의록",
    )
    async with town.sessions() as session:
        post = await session.get_one(Appointment, town.appointments[OWNER])
    await town.act(
        SECRETARY,
        assigning.assign_decision,
        decision_id=row.id,
        expected_version=0,
        terms=Terms(
            Effect.ASKS,
            post.body_id,
            "사진",
            due_on=date(2026, 12, 18),
            owner_appointment_id=post.id,
        ),
    )
    return row


async def heard(town, kind):
    return [
        [one for one, _ in await told(town, who)].count(kind) for who in (OWNER, CHAIR, SECRETARY)
    ]


async def test_the_owner_is_reminded_and_the_chair_told_when_it_is_late(town, decision, clock):
    assert await heard(town, K.DECISION_ASSIGNED) == [1, 0, 0]
    for day in (11, 12, 18, 21, 22):
        await clock.set(datetime(2026, 12, day, 3, tzinfo=UTC))
        async with unit_of_work(town.sessions) as uow:
            await remind_of_decisions(uow)

    assert await heard(town, K.DECISION_DUE_SOON) == [1, 0, 0]
    assert await heard(town, K.DECISION_DUE_TODAY) == [1, 0, 0]
    assert await heard(town, K.DECISION_LATE) == [0, 1, 1]


async def test_a_report_waits_for_the_council_and_a_returned_one_for_the_owner(town, decision):
    await town.act(OWNER, acting.report_decision, decision_id=decision.id, words="마쳤어요.")
    assert await heard(town, K.DECISION_REPORTED) == [0, 1, 1]

    await town.act(SECRETARY, acting.return_report, decision_id=decision.id, words="사진이 빠짐")
    assert await heard(town, K.DECISION_ASSIGNED) == [2, 0, 0]

    await town.act(CHAIR, acting.lapse_decision, decision_id=decision.id, words="그만둠")
    assert await heard(town, K.DECISION_ASSIGNED) == [2, 0, 0]
