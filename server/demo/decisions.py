"""Decisions of the demo's council, out of its earlier minutes: one in time, one late with its reason, one done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from server.demo.act import Act
from workflows.councils.follow_up import acting, assigning, declaring
from workflows.councils.follow_up.assigning import Terms
from workflows.councils.follow_up.states import Effect

CHAIR, SECRETARY = "council.chair", "council.secretary"
AHEAD = timedelta(days=20)


@dataclass(frozen=True, slots=True)
class Past:
    """A decision as the minutes have it; without a due day it is due some weeks from the demo's day."""

    day: date
    text: str
    source: str
    effect: Effect
    owner: str
    evidence: str
    due: date | None = None


DONE = Past(
    date(2026, 6, 15),
    "협의회 회의록은 확인한 날부터 10일 안에 누리집에 올린다.",
    "제11차 회의록(서면 보관)",
    Effect.OWN_AFFAIRS,
    "council",
    "누리집에 올린 회의록",
)
LATE = Past(
    date(2026, 9, 14),
    "나루동 스마트 쉼터 세 곳에 휠체어 회전 공간을 두도록 설계를 고친다.",
    "제12차 회의록(서면 보관)",
    Effect.ASKS,
    "developer",
    "고친 설계도와 현장 사진",
    date(2026, 11, 13),
)
OPEN = Past(
    date(2026, 10, 12),
    "물빛천 감지기 40개의 점검 주기를 한 달로 줄일 것을 해온시에 권고한다.",
    "제13차 회의록(서면 보관)",
    Effect.RECOMMENDS,
    "city",
    "고친 점검 계획서",
)


async def follow_decisions(
    act: Act, council_id: UUID, bodies: Mapping[str, UUID], today: date
) -> None:
    """Enter earlier decisions with who has to act, and tell what became of them."""
    keys = {}
    for one in (DONE, LATE, OPEN):
        row = await act(
            SECRETARY,
            declaring.enter_decision,
            council_id=council_id,
            decided_on=one.day,
            text=one.text,
            source=one.source,
        )
        keys[one.source] = row.id
        await act(
            SECRETARY,
            assigning.assign_decision,
            decision_id=row.id,
            expected_version=0,
            terms=Terms(
                one.effect, bodies[one.owner], one.evidence, due_on=one.due or today + AHEAD
            ),
        )
    await act(
        SECRETARY,
        acting.report_decision,
        decision_id=keys[DONE.source],
        words="제11차부터 제13차까지의 회의록을 모두 누리집에 올렸다.",
    )
    await act(CHAIR, acting.accept_report, decision_id=keys[DONE.source], words="누리집에서 확인함")
    await act(
        "developer.lead",
        acting.explain_delay,
        decision_id=keys[LATE.source],
        words="쉼터 한 곳의 지하 매설물을 옮기는 협의가 끝나지 않았다.",
    )
