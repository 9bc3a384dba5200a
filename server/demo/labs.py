"""The living lab of the demo: a call for a panel on the idea that is being carried out."""

from datetime import datetime, time, timedelta
from uuid import UUID

from server.demo.act import Act
from workflows.identity.models import StandingKind
from workflows.identity.sexes import Sex
from workflows.kit.wording import SEOUL
from workflows.proposals.living_lab.balance import Bound
from workflows.proposals.living_lab.calling import Call, Groups, apply_to_lab, call_for_panel
from workflows.proposals.living_lab.states import AgeBand, Dimension

OFFICER = "municipality.officer"
IDEA = "협의회 안건을 쉬운 말로 알려 주기"
# Who has applied so far: not the author of the idea (22), who has no seat on its panel.
APPLICANTS = tuple(number for number in range(11, 43) if number != 22)
DISTRICTS = 4


async def call_lab(act: Act, ideas: dict[str, UUID], now: datetime) -> None:
    """Call for the panel, and let some residents apply."""
    evening = datetime.combine((now.astimezone(SEOUL) + timedelta(days=14)).date(), time(18), SEOUL)
    lab = await act(
        OFFICER,
        call_for_panel,
        proposal_id=ideas[IDEA],
        call=Call(
            title="쉬운 말 안건, 우리 동네에 맞게 다듬기",
            purpose="협의회 안건 요약을 어떤 길이와 말투로 쓰면 누구나 알아들을까요?\n\n"
            "참여단이 정한 방식을 두 달 동안 모든 안건에 써 보고, 참여단의 평가를 들어 계속할지 정해요.",
            seats=25,
            apply_until=evening,
            standings=(StandingKind.ADDRESS, StandingKind.WORK, StandingKind.STUDY),
            bounds=(
                Bound(Dimension.SEX, Sex.FEMALE.value, 10, 15),
                Bound(Dimension.SEX, Sex.MALE.value, 10, 15),
                Bound(Dimension.AGE, AgeBand.FROM_60.value, 5, 12),
                *(Bound(Dimension.AREA, str(one), 3, 10) for one in range(1, DISTRICTS + 1)),
            ),
        ),
    )
    for number in APPLICANTS:
        await act(
            f"resident.{number}",
            apply_to_lab,
            lab_id=lab.id,
            groups=Groups(
                Sex.FEMALE if number % 2 else Sex.MALE,
                1 + number % DISTRICTS,
                StandingKind.ADDRESS,
            ),
        )
