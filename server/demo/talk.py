"""What the residents of the demo say to each other, and one comment that was hidden."""

from typing import Any
from uuid import UUID

from server.demo.act import Act
from workflows.proposals.deliberation.actions import write_comment
from workflows.proposals.deliberation.states import Position
from workflows.proposals.moderation.actions import appeal_act, moderate_text, report_text
from workflows.proposals.moderation.states import Decision, ReportGround, SubjectKind

P = Position


async def talk(act: Act, ideas: dict[str, UUID]) -> list[UUID]:
    """Let them talk; return the comments that others may answer, in the order they were written."""
    path = ideas["스마트시티 체험관 휠체어 길"]
    first = await act(
        "resident.31",
        write_comment,
        proposal_id=path,
        position=P.FOR,
        text="유아차를 미는 사람도 같은 턱에 걸려요. 한 번 고치면 모두가 편해요.",
    )
    await act(
        "developer.lead",
        write_comment,
        proposal_id=path,
        parent_id=first.id,
        text="체험관 입구는 2022년 설계라 지금 기준보다 좁아요. 도면을 찾아볼게요.",
    )
    asks = await act(
        "resident.33",
        write_comment,
        proposal_id=path,
        position=P.QUESTION,
        text="공사하는 동안에는 어디로 들어가나요?",
    )
    against = await act(
        "resident.35",
        write_comment,
        proposal_id=path,
        position=P.AGAINST,
        text="주민센터 앞 경사로가 더 급해요. 거기부터 했으면 해요.",
    )
    rude = await act(
        "resident.36",
        write_comment,
        proposal_id=path,
        text="이런 것도 모르고 지은 사람들은 다 그만둬야 해요!",
    )
    subject: dict[str, Any] = {
        "kind": SubjectKind.COMMENT,
        "subject_id": rude.id,
        "ground": ReportGround.ABUSE,
    }
    await act("resident.37", report_text, text="일한 사람을 몰아세워요.", **subject)
    decision = await act(
        "moderator",
        moderate_text,
        decision=Decision.HIDE,
        reason="사람을 몰아세우는 말이라 가렸어요. 고칠 점을 말하는 글은 언제나 좋아요.",
        **subject,
    )
    await act(
        "resident.36",
        appeal_act,
        act_id=decision.id,
        text="화가 나서 쓴 말이지만 누구를 욕하지는 않았어요.",
    )
    return [first.id, asks.id, against.id]
