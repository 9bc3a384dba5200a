"""Meetings of the demo's council: one called in a hurry, to be opened a minute later, and the next prepared."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from server.demo.act import Act
from workflows.councils.meetings import calling, papering, preparing, proxies
from workflows.councils.meetings.models import MeetingItem
from workflows.councils.meetings.preparing import ItemTerms
from workflows.councils.meetings.states import AgendaTopic, Asked
from workflows.councils.rule_changes.judging import Wanted
from workflows.councils.rule_changes.putting import put_rule_change
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork

CHAIR, SECRETARY = "council.chair", "council.secretary"
READERS = ("municipality.officer", "expert.1", "resident.3", "resident.12")
# A member by post, whom the rules of the council let send somebody; the secretary has not accepted it yet.
SENDER, DEPUTY = "municipality.officer", "municipality.clerk2"
LETTER = "국외 출장으로 참석하지 못할 수 있어, 이 회의의 출석과 표결을 위 사람에게 위임합니다."
SOON = timedelta(minutes=1)
ITEMS = (
    (
        AgendaTopic.OPERATION_AND_FUNDING,
        Asked.REPORT,
        "스마트 쉼터 시험 운영 결과 보고",
        "7일 동안 쉼터 3곳을 시험 운영한 결과를 보고한다.",
        (),
    ),
    (
        AgendaTopic.HANDOVER,
        Asked.RESOLUTION,
        "나루동 구역 시설 인수인계 시기와 방법",
        "쉼터 3곳과 감지기 40개를 2026년 12월 20일까지 해온시에 인수인계하되, 시험 운영 결과를 먼저 공개한다.",
        ("developer",),
    ),
    (
        AgendaTopic.OTHER_BY_RESOLUTION,
        Asked.TAKE_UP,
        "주민제안 '하굣길 안심 횡단보도'의 상정 여부",
        "주민제안을 다음 회의 안건으로 다룬다.",
        (),
    ),
)
PAPER = (
    "시험 운영 결과 보고서",
    "쉼터 3곳을 7일 동안 시험 운영했다. 멈춘 시간은 모두 41분이고, 이용한 주민은 하루 평균 212명이다.",
)
# What the council is asked to change in its own rules at its next meeting.
NEXT, IN_FORCE = timedelta(days=30), timedelta(days=60)
CHANGE = ("tie", "CASTING_VOTE", "해온시 스마트도시사업협의회 운영세칙(가상)", "7")
URGENCY = "보조금 교부 기한이 가까워 통지 기한을 지키지 못함"


async def call_council(
    act: Act,
    council_id: UUID,
    bodies: Mapping[str, UUID],
    now: datetime,
    hats: Mapping[str, UUID],
) -> None:
    """Prepare the meeting with its agenda and a paper, call it, let some read the notice, and one send a deputy."""
    meeting = await act(
        SECRETARY,
        preparing.prepare_meeting,
        council_id=council_id,
        starts_at=now + SOON,
        place="해온시청 3층 회의실",
        by_video=True,
    )
    for topic, asked, title, motion, parties in ITEMS:
        await act(
            SECRETARY,
            preparing.put_item,
            meeting_id=meeting.id,
            terms=ItemTerms(topic, asked, title, motion, tuple(bodies[one] for one in parties)),
        )
    items = await act(SECRETARY, _agenda, meeting_id=meeting.id)
    await act(
        SECRETARY,
        papering.put_paper,
        meeting_id=meeting.id,
        item_id=items[0],
        title=PAPER[0],
        words=PAPER[1],
    )
    await act(CHAIR, calling.call_meeting, meeting_id=meeting.id, urgency=URGENCY)
    for who in READERS:
        await act(who, calling.read_notice, meeting_id=meeting.id)
    await act(
        SENDER,
        proxies.name_proxy,
        meeting_id=meeting.id,
        appointment_id=hats[DEPUTY],
        letter=LETTER,
    )


async def prepare_next(act: Act, council_id: UUID, now: datetime) -> None:
    """Prepare the meeting of the next month, which is to change one of the council's own rules."""
    meeting = await act(
        SECRETARY,
        preparing.prepare_meeting,
        council_id=council_id,
        starts_at=now + NEXT,
        place="해온시청 3층 회의실",
    )
    key, word, source, article = CHANGE
    since = (now + IN_FORCE).astimezone(SEOUL).date()
    await act(
        SECRETARY,
        put_rule_change,
        meeting_id=meeting.id,
        wanted=Wanted(key, None, (word,), since, source, article),
    )


async def _agenda(uow: UnitOfWork, *, meeting_id: UUID) -> list[UUID]:
    rows = await uow.session.scalars(
        select(MeetingItem.id)
        .where(MeetingItem.meeting_id == meeting_id)
        .order_by(MeetingItem.number)
    )
    return list(rows)
