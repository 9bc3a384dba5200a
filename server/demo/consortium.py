"""The consortium of the demo: formed by its lead with the city, the developer and a company; another joins later."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from uuid import UUID

from server.demo.act import Act
from server.demo.money import plan_money
from workflows.agreements.consortium.answering import answer_change
from workflows.agreements.consortium.forming import AgreedRule, Terms, form_consortium
from workflows.agreements.consortium.models import Consortium, ConsortiumChange
from workflows.agreements.consortium.putting import propose_joining
from workflows.agreements.consortium.queries import list_changes
from workflows.agreements.consortium.states import Matter, Performance, Weight
from workflows.kit.paging import Window
from workflows.law.texts import Majority
from workflows.record.uow import UnitOfWork

LEAD, CITY, DEVELOPER = "company.a", "municipality.officer", "developer.lead"
FORMED_ON, JOINED_ON = date(2022, 10, 18), date(2023, 3, 2)
# Who speaks for which body, and what it holds at first.
HOLDS = {
    LEAD: ("company.a", Fraction(25, 100)),
    CITY: ("city", Fraction(30, 100)),
    DEVELOPER: ("developer", Fraction(30, 100)),
    "company.b": ("company.b", Fraction(15, 100)),
}
NEWCOMER = "company.c"
AGREED = (
    AgreedRule(Matter.JOIN, Majority.TWO_THIRDS, Weight.HEAD, "공동협약 제19조"),
    AgreedRule(Matter.LEAD, Majority.TWO_THIRDS, Weight.SHARE, "공동협약 제20조 제4항"),
)


async def run_together(act: Act, programme_id: UUID, bodies: Mapping[str, UUID]) -> None:
    """Form the consortium on its day, let the third company join on its, and plan the money."""
    consortium = await act(
        LEAD,
        form_consortium,
        programme_id=programme_id,
        terms=Terms(
            name="해온 스마트시티 컨소시엄",
            performance=Performance.MIXED,
            lead_id=bodies[HOLDS[LEAD][0]],
            shares={bodies[body]: share for body, share in HOLDS.values()},
            formed_on=FORMED_ON,
            reason="공모 때 낸 사업계획대로 네 기관이 함께 사업을 꾸립니다.",
            rules=AGREED,
        ),
    )
    for persona in (CITY, DEVELOPER, "company.b"):
        await _agree(act, persona, consortium, "사업계획서와 같은 지분입니다.")
    await act(
        LEAD,
        propose_joining,
        consortium_id=consortium.id,
        body_id=bodies[NEWCOMER],
        share=Fraction(1, 10),
        reason="도시데이터 허브를 맡을 기업이 필요합니다. 공개모집으로 뽑았습니다.",
        effective_on=JOINED_ON,
    )
    for persona in (CITY, DEVELOPER, "company.b", NEWCOMER):
        await _agree(act, persona, consortium, "가입계약서를 확인했습니다.")
    await plan_money(act, LEAD, consortium.id, bodies)


async def _agree(act: Act, persona: str, consortium: Consortium, reason: str) -> None:
    change = await act(persona, _newest, consortium_id=consortium.id)
    await act(persona, answer_change, change_id=change.id, yes=True, reason=reason)


async def _newest(uow: UnitOfWork, *, consortium_id: UUID) -> ConsortiumChange:
    page = await list_changes(uow.session, uow.actor, window=Window(1), consortium_id=consortium_id)
    found: ConsortiumChange = page.rows[0]
    return found
