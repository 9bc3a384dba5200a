"""The agreement of the demo: drafted by the lead, rewritten here and there, and not yet accepted by all."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from server.demo.act import Act
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.drafting import add_clause
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.opening import open_agreement, put_agreement
from workflows.agreements.clauses.revising import adopt_counter, revise_clause
from workflows.agreements.clauses.speaking import take_position
from workflows.agreements.clauses.states import AgreementState, Stance
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.talk.models import Layer
from workflows.agreements.talk.saying import say_message
from workflows.kit.wording import Locale
from workflows.record.uow import UnitOfWork

LEAD, CITY, DEVELOPER = "company.a", "municipality.officer", "developer.lead"
ENERGY, DATA = "company.b", "company.c"
EVERYBODY = (LEAD, CITY, DEVELOPER, ENERGY, DATA)


@dataclass(frozen=True, slots=True)
class Line:
    """One clause of the draft: its kind, what the draft says, and who accepts it."""

    kind: str
    text: str
    accepted_by: tuple[str, ...] = EVERYBODY
    parts: tuple[str, ...] = ()


DRAFT = (
    Line(
        "purpose",
        "이 협약은 해온시 지역거점 스마트시티 조성사업(이하 “사업”이라 한다)을 함께 수행하기 위하여 당사자의 역할과 책임, 비용의 분담을 정함을 목적으로 한다.",
    ),
    Line(
        "parties",
        "당사자는 서명란에 적은 다섯 기관으로 하고, 가람모빌리티를 대표사로 한다.",
        parts=(
            "대표사는 사업의 창구가 되어 통지를 주고받는다.",
            "대표사는 다른 당사자의 의무를 늘리는 일을 그 당사자의 서면 동의 없이 하지 못한다.",
        ),
    ),
    Line(
        "roles",
        "당사자는 부속서 1의 업무 분담표에 적은 일을 맡아 한다.",
    ),
    Line(
        "contributions",
        "당사자는 부속서 2에 적은 분담금을 해마다 3월 31일까지 낸다. 현물은 감정평가를 거쳐 인정한다.",
        (LEAD, CITY, DEVELOPER),
    ),
    Line(
        "data",
        "사업에서 모은 데이터는 해온시가 가지고, 당사자는 사업의 목적으로만 쓴다.",
        (LEAD, CITY, DEVELOPER, ENERGY),
    ),
    Line(
        "facilities",
        "이 사업으로 설치한 시설은 준공검사를 마친 날 해온시에 무상으로 귀속한다.",
        (LEAD,),
        parts=(
            "사업시행자는 준공검사증명서를 받은 날부터 30일 이내에 시설과 운영 자료를 관리청에 인수인계한다.",
            "하자담보 기간은 시설별로 2년으로 하되, 구조물은 3년으로 한다.",
        ),
    ),
    Line(
        "liability",
        clause_models()["liability"].text.replace("[분담금의 금액]", "그 당사자의 분담금"),
        (LEAD, CITY),
    ),
    Line(
        "leaving",
        "당사자는 30일 앞서 서면으로 알리고 탈퇴할 수 있다. 나가는 당사자의 지분은 남은 당사자에게 비율대로 나눈다.",
    ),
)
# What is said of articles beside acceptances: article, who, what, in which words.
SAID = (
    (4, DATA, Stance.ACCEPT_IF, "현물로 내는 분석 인력의 인건비를 단가표대로 인정하면 수락합니다."),
    (4, ENERGY, Stance.RESERVE, "이사회가 12월에 분담금을 정합니다."),
    (
        5,
        DATA,
        Stance.COUNTER,
        "사업에서 모은 데이터는 해온시가 가지고, 당사자는 사업의 목적으로만 쓴다. 다만, 가명처리한 데이터는 데이터 허브의 이용약관에 따라 연구에 쓸 수 있다.",
    ),
    (
        6,
        ENERGY,
        Stance.OBJECT,
        "태양광 설비는 시험 운영 중에 소유가 넘어가면 보험을 들 수 없습니다.",
    ),
    (6, CITY, Stance.ACCEPT_IF, "부속서 4의 설비 목록이 정해지면 수락합니다."),
    (7, ENERGY, Stance.RESERVE, ""),
)
# What is said of the sixth article: at the table, and inside the lead's own party.
TALKED = (
    (
        ENERGY,
        Layer.TABLE,
        "시험 운영은 6개월이에요. 그동안의 보험을 누가 드는지부터 정하면 좋겠어요.",
    ),
    (CITY, Layer.TABLE, "부속서 4의 목록 초안을 다음 주에 나누겠습니다."),
    (LEAD, Layer.PARTY, "목록이 나오면 에너지 설비만 따로 떼어 타협안을 냅시다."),
)
COUNTERED = "당사자는 부속서 1의 업무 분담표에 적은 일을 맡아 한다. 맡은 일을 기한 안에 마치기 어려우면 그 까닭과 대책을 지체 없이 대표사에 알린다."
STALE = "이 사업으로 설치한 시설은 인수인계를 마친 날 해온시에 무상으로 귀속한다."
REVISED = (
    "이 사업으로 설치한 시설은 준공검사를 마친 날 해온시에 무상으로 귀속한다."
    " 다만, 에너지 설비 가운데 부속서 4에 적은 것은 인수인계를 마친 날 귀속한다."
)


async def negotiate(act: Act, programme_id: UUID) -> None:
    """Draft the agreement, put it before the five, and let each say something, or nothing."""
    consortium_id = await act(LEAD, consortium_of, programme_id=programme_id)
    agreement = await act(
        LEAD,
        open_agreement,
        consortium_id=consortium_id,
        title="해온 스마트시티 컨소시엄 협약",
    )
    articles: list[tuple[UUID, list[UUID]]] = []
    for line in DRAFT:
        article = await _add(act, agreement, line.kind, line.text, place=len(articles))
        parts = [
            await _add(act, agreement, None, text, place=place, parent=article)
            for place, text in enumerate(line.parts)
        ]
        articles.append((article, parts))
    await act(LEAD, put_agreement, agreement_id=agreement.id)
    roles, facilities = articles[2][0], articles[5][0]
    counter = await _say(act, CITY, roles, 1, Stance.COUNTER, COUNTERED)
    await act(LEAD, adopt_counter, position_id=counter.id, expected_version=1)
    await _say(act, DEVELOPER, facilities, 1, Stance.COUNTER, STALE)
    await act(
        CITY,
        revise_clause,
        clause_id=facilities,
        expected_version=1,
        heading="시설의 귀속과 인수인계",
        text=REVISED,
    )
    for (article, parts), line in zip(articles, DRAFT, strict=True):
        for persona in line.accepted_by:
            for clause in (article, *parts):
                await _say(act, persona, clause, _standing(clause, roles, facilities))
    for number, persona, stance, words in SAID:
        clause = articles[number - 1][0]
        await _say(act, persona, clause, _standing(clause, roles, facilities), stance, words)
    await _talk(act, agreement, facilities)


def _standing(clause: UUID, *revised: UUID) -> int:
    return 2 if clause in revised else 1


async def _talk(act: Act, agreement: Agreement, clause_id: UUID) -> None:
    """Let the parties talk of an article at the table, and the lead note something inside."""
    for persona, layer, words in TALKED:
        await act(
            persona,
            say_message,
            agreement_id=agreement.id,
            clause_id=clause_id,
            layer=layer,
            other_id=None,
            words=words,
        )


async def _say(
    act: Act,
    persona: str,
    clause_id: UUID,
    version: int,
    stance: Stance = Stance.ACCEPT,
    words: str = "",
) -> Any:
    return await act(
        persona,
        take_position,
        clause_id=clause_id,
        expected_version=version,
        stance=stance,
        words=words,
    )


async def _add(
    act: Act,
    agreement: Agreement,
    kind: str | None,
    text: str,
    *,
    place: int,
    parent: UUID | None = None,
) -> UUID:
    version = await act(LEAD, _version_of, agreement_id=agreement.id)
    clause = await act(
        LEAD,
        add_clause,
        agreement_id=agreement.id,
        expected_version=version,
        parent_id=parent,
        place=place,
        kind=kind,
        heading="" if kind is None else clause_models()[kind].title[Locale.KO],
        text=text,
    )
    key: UUID = clause.id
    return key


async def consortium_of(uow: UnitOfWork, *, programme_id: UUID) -> UUID:
    """Return the consortium of the programme."""
    return (
        await uow.session.scalars(
            select(Consortium.id).where(Consortium.programme_id == programme_id)
        )
    ).one()


async def negotiated(uow: UnitOfWork, *, programme_id: UUID) -> UUID:
    """Return the agreement of a place that is negotiated."""
    going = Agreement.state == AgreementState.NEGOTIATING
    found = select(Agreement.id).where(Agreement.programme_id == programme_id, going)
    return (await uow.session.scalars(found)).one()


async def _version_of(uow: UnitOfWork, *, agreement_id: UUID) -> int:
    return (await uow.session.get_one(Agreement, agreement_id)).version
