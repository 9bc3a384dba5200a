"""Earlier ideas of the demo that have come to an end: done, partly adopted, rejected, closed, sent on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from server.demo.act import Act
from server.demo.ideas import Idea
from workflows.proposals.handling import actions as desk
from workflows.proposals.handling import carrying_out as work
from workflows.proposals.handling import transferring
from workflows.proposals.states import Category, CloseGround, Outcome
from workflows.proposals.support.actions import support_proposal

OFFICER = "municipality.officer"


@dataclass(frozen=True, slots=True)
class Step:
    """One act on its day, by the officer or by those who come to support."""

    day: date
    act: Act
    said: dict[str, Any] = field(default_factory=dict)
    people: tuple[str, ...] = (OFFICER,)


def _received(day: date) -> Step:
    return Step(day, desk.receive_proposal, {"reason": "주민제안 요건을 갖춰 접수했어요."})


def _supported(day: date, residents: range) -> Step:
    return Step(day, support_proposal, people=tuple(f"resident.{n}" for n in residents))


def _reviewed(day: date, department: str) -> Step:
    return Step(day, desk.begin_review, {"reason": f"{department}에서 검토를 시작했어요."})


EARLIER: tuple[tuple[Idea, tuple[Step, ...]], ...] = (
    (
        Idea(
            "나루시장 버스정류장에 등받이 의자 놓기",
            "장을 보고 버스를 기다리는 어르신이 기대앉을 의자를 놓아요.",
            Category.WELFARE,
            "나루동",
            14_000_000,
            "resident.27",
            date(2026, 1, 12),
        ),
        (
            _received(date(2026, 1, 14)),
            _supported(date(2026, 1, 20), range(1, 13)),
            _reviewed(date(2026, 2, 2), "교통과"),
            Step(
                date(2026, 2, 20),
                desk.answer_proposal,
                {
                    "outcome": Outcome.ADOPTED,
                    "text": "나루시장 앞 정류장 두 곳에 등받이 의자 여섯 개를 놓기로 했어요.\n\n"
                    "보도 너비를 재어 휠체어가 지나갈 길을 먼저 남겨요.",
                    "starts_on": date(2026, 4, 1),
                },
            ),
            Step(
                date(2026, 4, 1),
                work.start_implementing,
                {"reason": "의자를 주문하고 놓을 자리를 표시했어요."},
            ),
            Step(
                date(2026, 5, 11),
                work.note_progress,
                {"text": "바닥 공사를 마쳤어요. 의자는 6월 중순에 들어와요."},
            ),
            Step(
                date(2026, 6, 25),
                work.finish_implementing,
                {"reason": "의자 여섯 개를 모두 놓았어요. 관리는 교통과가 맡아요."},
            ),
        ),
    ),
    (
        Idea(
            "물빛천 다리 밑 자전거 고침터",
            "자전거를 스스로 고칠 수 있게 공구와 바람 넣는 기계를 둬요.",
            Category.MOBILITY,
            "물빛동",
            16_000_000,
            "resident.29",
            date(2026, 9, 21),
        ),
        (
            _received(date(2026, 9, 23)),
            _supported(date(2026, 9, 30), range(8, 15)),
            _reviewed(date(2026, 10, 5), "도로과"),
            Step(
                date(2026, 10, 23),
                desk.answer_proposal,
                {
                    "outcome": Outcome.PARTLY_ADOPTED,
                    "text": "물빛천 남쪽 다리 한 곳에 먼저 두기로 했어요.\n\n북쪽 다리는 여름에 물에 잠겨서"
                    " 두지 않아요.",
                    "starts_on": date(2027, 3, 2),
                },
            ),
        ),
    ),
    (
        Idea(
            "모든 골목에 안내 로봇 두기",
            "골목마다 길을 알려 주는 로봇을 한 대씩 둬요.",
            Category.MOBILITY,
            "해온시 전체",
            2_400_000_000,
            "resident.30",
            date(2026, 10, 19),
        ),
        (
            _received(date(2026, 10, 20)),
            _supported(date(2026, 10, 29), range(31, 35)),
            _reviewed(date(2026, 11, 3), "스마트도시과"),
            Step(
                date(2026, 11, 19),
                desk.answer_proposal,
                {
                    "outcome": Outcome.REJECTED,
                    "text": "골목 214곳에 두면 해마다 관리비만 6억 원이 들어서 채택하지 않았어요.\n\n"
                    "대신 큰길 안내판의 글자와 소리 안내를 먼저 고쳐요.",
                },
            ),
        ),
    ),
    (
        Idea(
            "나루시장 정류장에 앉을 곳을 놓아 주세요",
            "시장 앞 정류장에 앉을 곳이 없어요.",
            Category.WELFARE,
            "나루동",
            5_000_000,
            "resident.34",
            date(2026, 2, 10),
        ),
        (
            Step(
                date(2026, 2, 12),
                desk.close_proposal,
                {
                    "ground": CloseGround.DUPLICATE,
                    "reason": "먼저 낸 ‘나루시장 버스정류장에 등받이 의자 놓기’와 같은 제안이에요.",
                },
            ),
        ),
    ),
    (
        Idea(
            "해온 나들목 신호 시간 늘리기",
            "나들목 앞 횡단보도를 다 건너기 전에 신호가 바뀌어요.",
            Category.SAFETY,
            "나루동",
            3_000_000,
            "resident.35",
            date(2026, 8, 31),
        ),
        (
            Step(
                date(2026, 9, 2),
                transferring.transfer_proposal,
                {"to": "해온경찰서 교통과", "reason": "신호는 경찰서가 맡아서 보냈어요."},
            ),
        ),
    ),
)


async def live_earlier(act: Act, ideas: dict[str, UUID]) -> None:
    """Play what became of the earlier ideas."""
    for idea, steps in EARLIER:
        for step in steps:
            for persona in step.people:
                await act(
                    persona,
                    step.act,
                    proposal_id=ideas[idea.title],
                    happened_on=step.day,
                    **step.said,
                )
