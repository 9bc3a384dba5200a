"""What became of some ideas of the demo: received, supported, answered, late, waiting for more.

Days of what is over are fixed; what is still going on is told so many days before the demo is made,
so that a support window or a pause of the story is open whenever somebody looks.
"""

from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from server.demo.act import Act
from workflows.proposals.handling import actions, carrying_out, milestones
from workflows.proposals.review import actions as review
from workflows.proposals.review.states import Criterion
from workflows.proposals.states import Outcome
from workflows.proposals.support.actions import set_support_ladder, support_proposal
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind

OFFICER = "municipality.officer"
LADDER = (
    Rung(DutyKind.DEPT_ANSWER, 13, 30, 30),
    Rung(DutyKind.FORUM, 20, 30, 60),
)
# Who sits on the panels of the story, and what each says of the first idea.
SHEETS = (
    ("resident.45", (5, 3, 4, 5, 4), "안건이 무슨 말인지 몰라 회의에 못 갔어요. 꼭 필요해요."),
    ("resident.46", (4, 3, 4, 4, 5), "한 번 틀을 만들면 계속 쓸 수 있어요."),
    ("expert.1", (5, 2, 5, 4, 4), "다른 도시에서 해 본 방식이고 돈이 거의 들지 않아요."),
    ("municipality.clerk2", (4, 2, 4, 4, 3), "간사의 일이 늘어요. 안건마다 하루는 더 잡아야 해요."),
)
# Runs one action as a persona in a unit of work of its own.


class Cast(Protocol):
    """The place and the capacities of its people, by persona."""

    @property
    def programme_id(self) -> UUID:
        """The place."""

    @property
    def appointments(self) -> dict[str, UUID]:
        """In which capacity each acts."""


async def live(act: Act, cast: Cast, ideas: dict[str, UUID], today: date) -> None:
    """Let the ideas live as far as the story goes."""
    await act(OFFICER, set_support_ladder, programme_id=cast.programme_id, rungs=LADDER)
    await _adopted(act, cast, ideas["협의회 안건을 쉬운 말로 알려 주기"])
    await _late(act, cast, ideas["지능형 도시 안내판 글자 크게"])
    await _open(act, ideas["스마트시티 체험관 휠체어 길"], today)
    await act(
        OFFICER,
        actions.request_supplement,
        proposal_id=ideas["스마트도시 기부 텃밭"],
        reason="텃밭을 둘 자리와 물을 끌어올 곳을 알려 주세요.",
        happened_on=today - timedelta(days=2),
    )


async def _panel(act: Act, cast: Cast, idea: UUID, day: date) -> UUID:
    seats = [cast.appointments[persona] for persona, *_ in SHEETS]
    panel = await act(
        OFFICER,
        review.form_panel,
        proposal_id=idea,
        appointment_ids=seats,
        happened_on=day,
    )
    made: UUID = panel.id
    return made


async def _adopted(act: Act, cast: Cast, idea: UUID) -> None:
    await act(
        OFFICER,
        actions.receive_proposal,
        proposal_id=idea,
        reason="협의회를 주민에게 여는 일이라 접수했어요.",
        happened_on=date(2026, 10, 7),
    )
    for number in range(1, 15):
        await act(
            f"resident.{number}",
            support_proposal,
            proposal_id=idea,
            happened_on=date(2026, 10, 8 + number // 2),
        )
    await act(
        OFFICER,
        actions.begin_review,
        proposal_id=idea,
        reason="협의회 간사와 함께 검토해요.",
        happened_on=date(2026, 10, 22),
    )
    panel = await _panel(act, cast, idea, date(2026, 10, 26))
    for persona, scores, reason in SHEETS:
        await act(
            persona,
            review.score_proposal,
            panel_id=panel,
            scores=dict(zip(Criterion, scores, strict=True)),
            reason=reason,
        )
    await act(OFFICER, review.lock_scores, panel_id=panel)
    await act(
        OFFICER,
        review.publish_review,
        panel_id=panel,
        summary="바로 할 수 있고 오래 이어질 일로 보았어요. 새로운 생각은 아니지만 모두에게 닿아요.",
        happened_on=date(2026, 11, 4),
    )
    await act(
        OFFICER,
        actions.answer_proposal,
        proposal_id=idea,
        outcome=Outcome.ADOPTED,
        text="안건마다 쉬운 말 요약 한 쪽을 붙이기로 했어요. 간사가 쓰고 주민 두 분이 먼저 읽어 봐요.",
        starts_on=date(2026, 11, 16),
        happened_on=date(2026, 11, 6),
    )
    await act(
        OFFICER,
        carrying_out.start_implementing,
        proposal_id=idea,
        reason="요약을 먼저 읽어 볼 주민 두 분을 모셨어요.",
        happened_on=date(2026, 11, 16),
    )
    for name, planned_on in (
        ("첫 요약 내기", date(2026, 11, 23)),
        ("모든 안건에 요약 붙이기", date(2027, 3, 2)),
    ):
        await act(
            OFFICER,
            milestones.plan_milestone,
            proposal_id=idea,
            name=name,
            planned_on=planned_on,
            happened_on=date(2026, 11, 16),
        )
    await act(
        OFFICER,
        carrying_out.note_progress,
        proposal_id=idea,
        text="다음 협의회의 세 안건을 쉬운 말로 옮겨 보았어요.",
        happened_on=date(2026, 11, 23),
    )


async def _late(act: Act, cast: Cast, idea: UUID) -> None:
    await act(
        OFFICER,
        actions.receive_proposal,
        proposal_id=idea,
        reason="안내판 관리 부서와 함께 접수했어요.",
        happened_on=date(2026, 10, 14),
    )
    await act(
        OFFICER,
        actions.begin_review,
        proposal_id=idea,
        reason="안내판 몇 곳을 바꿔야 하는지 세어 봐요.",
        happened_on=date(2026, 10, 20),
    )
    panel = await _panel(act, cast, idea, date(2026, 10, 28))
    await act(
        "expert.1",
        review.score_proposal,
        panel_id=panel,
        scores=dict(zip(Criterion, (4, 2, 4, 5, 4), strict=True)),
        reason="글자 높이를 정한 기준이 이미 있어 그대로 따르면 돼요.",
    )
    await act(
        OFFICER,
        actions.answer_interim,
        proposal_id=idea,
        text="안내판 64곳을 살피는 데 시간이 더 걸려요. 늦어서 미안해요. 셈이 끝나는 대로 답할게요.",
        happened_on=date(2026, 11, 21),
    )


async def _open(act: Act, idea: UUID, today: date) -> None:
    opened = today - timedelta(days=6)
    await act(
        OFFICER,
        actions.receive_proposal,
        proposal_id=idea,
        reason="체험관을 고치는 일이라 접수했어요.",
        happened_on=opened,
    )
    for number in range(27, 35):
        await act(
            f"resident.{number}",
            support_proposal,
            proposal_id=idea,
            happened_on=opened + timedelta(days=1),
        )
