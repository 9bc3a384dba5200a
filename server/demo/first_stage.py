"""The agreement of the demo that is in force: the first stage, with duties met and late, and its settlement."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from server.demo.act import Act
from server.demo.agreement import CITY, DATA, DEVELOPER, ENERGY, EVERYBODY, LEAD, consortium_of
from server.demo.roles import own_body
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.drafting import add_clause
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.opening import open_agreement, put_agreement
from workflows.agreements.clauses.speaking import take_position
from workflows.agreements.clauses.states import Stance
from workflows.agreements.duties.acting import accept_duty, report_duty
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.mapping import DutyTerms, map_duty, mark_no_duty
from workflows.agreements.duties.recording import record_fact
from workflows.agreements.duties.sentences import duty_sentences
from workflows.agreements.duties.states import Count, FactKind, Trigger
from workflows.agreements.money.states import Form, Source
from workflows.agreements.settling.judging import check_settlement
from workflows.agreements.settling.rules import Line
from workflows.agreements.settling.submitting import submit_settlement
from workflows.agreements.signing.freezing import freeze_agreement
from workflows.agreements.signing.gathering import newest_edition
from workflows.agreements.signing.signing import approve_internally, sign_agreement
from workflows.agreements.signing.states import SigningOrder
from workflows.kit.wording import Locale
from workflows.record.uow import UnitOfWork

HEAD = "municipality.head"
SIGNERS = (LEAD, ENERGY, DATA, DEVELOPER, HEAD)
TITLE = "해온 스마트시티 1단계 시행협약"
CHECKED = timedelta(days=12)
FIRST_YEAR = 2022


@dataclass(frozen=True, slots=True)
class Owed:
    """What a clause obliges to: who owes it to whom and by when, what was reported, and in which words accepted."""

    debtor: str
    creditor: str | None
    what: str
    rule: DueRule
    evidence: str
    reported: str = ""
    accepted: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its kind, its text, and the obligation in it, or why there is none."""

    kind: str
    text: str
    owed: Owed | None = None
    none: str = ""


def _clauses(today: date) -> tuple[Clause, ...]:
    checked = today - CHECKED
    return (
        Clause(
            "purpose",
            "이 협약은 해온시 지역거점 스마트시티 조성사업 1단계를 시행하고 정산하는 데 필요한 일을 정함을 목적으로 한다.",
            none="협약의 목적을 적은 문장이에요.",
        ),
        Clause(
            "scope",
            f"해온도시공사는 나루동 스마트정류장 여섯 곳을 {_said(today)}까지 설치하고 준공검사를 받아야 한다.",
            Owed(
                DEVELOPER,
                CITY,
                "나루동 스마트정류장 여섯 곳을 설치하고 준공검사를 받는다",
                DueRule(Trigger.FIXED_DAY, day=today),
                "준공검사증명서",
                "여섯 곳을 모두 설치했고, 준공검사증명서 제2026-17호를 받았습니다.",
                "현장에서 여섯 곳을 모두 확인했습니다.",
            ),
        ),
        Clause(
            "operation",
            f"누리에너지는 정류장 태양광 설비를 점검하고 그 결과를 {_said(checked)}까지 해온시에 내야 한다.",
            Owed(
                ENERGY,
                CITY,
                "정류장 태양광 설비를 점검한 결과를 낸다",
                DueRule(Trigger.FIXED_DAY, day=checked),
                "전기안전 점검표",
            ),
        ),
        Clause(
            "data",
            "가람모빌리티는 협약을 시행한 날부터 10영업일 안에 정류장 이용 자료를 해온시에 내야 한다.",
            Owed(
                LEAD,
                CITY,
                "정류장 이용 자료를 낸다",
                DueRule(Trigger.IN_FORCE, length=10, count=Count.BUSINESS_DAYS),
                "자료를 올린 기록",
                "여섯 곳의 한 달 치 이용 자료를 데이터 허브에 올렸습니다.",
            ),
        ),
        Clause(
            "facilities",
            "해온도시공사는 준공한 날부터 30일 안에 시설과 운영 자료를 해온시에 넘겨야 한다.",
            Owed(
                DEVELOPER,
                CITY,
                "시설과 운영 자료를 넘긴다",
                DueRule(Trigger.FACT, fact=FactKind.COMPLETION, length=30, count=Count.DAYS),
                "인수인계서와 운영 자료 목록",
            ),
        ),
        Clause(
            "settlement",
            "당사자는 받은 보조금을 법령이 정한 기간 안에 정산해야 한다.",
            none="법에 따른 정산으로 따로 기한을 세요.",
        ),
        Clause(
            "effective_date",
            "이 협약은 모두 서명하고 봉인한 날부터 효력이 있고, 1단계에서 그 전에 한 일에도 적용한다.",
            none="효력을 정한 문장이에요.",
        ),
    )


async def run_first_stage(
    act: Act, seal: Callable[[], Awaitable[object]], programme_id: UUID, today: date
) -> None:
    """Negotiate the first stage to its end, sign it, and keep what it obliges to in part."""
    consortium_id = await act(LEAD, consortium_of, programme_id=programme_id)
    agreement = await act(
        LEAD,
        open_agreement,
        consortium_id=consortium_id,
        title=TITLE,
        happened_on=date(today.year - 1, 11, 3),
    )
    owed = [await _draft(act, agreement, one) for one in _clauses(today)]
    await act(LEAD, put_agreement, agreement_id=agreement.id)
    for clause_id, _, _ in owed:
        for persona in EVERYBODY:
            await act(
                persona,
                take_position,
                clause_id=clause_id,
                expected_version=1,
                stance=Stance.ACCEPT,
                words="",
            )
    await _sign(act, agreement)
    await seal()
    for _, duty_id, one in owed:
        if duty_id is not None and one is not None and one.reported:
            await act(one.debtor, report_duty, duty_id=duty_id, words=one.reported)
            if one.accepted and one.creditor is not None:
                await act(one.creditor, accept_duty, duty_id=duty_id, words=one.accepted)
    await _settle(act, agreement, today)


async def _draft(
    act: Act, agreement: Agreement, line: Clause
) -> tuple[UUID, UUID | None, Owed | None]:
    """Add a clause, and map its sentences of duty or mark them as none."""
    version, count = await act(LEAD, _standing, agreement_id=agreement.id)
    clause = await act(
        LEAD,
        add_clause,
        agreement_id=agreement.id,
        expected_version=version,
        parent_id=None,
        place=count,
        kind=line.kind,
        heading=clause_models()[line.kind].title[Locale.KO],
        text=line.text,
    )
    duty_id = None
    for one in duty_sentences(line.text):
        which = {"clause_id": clause.id, "sentence": one.digest}
        owed = line.owed
        if owed is None:
            await act(LEAD, mark_no_duty, **which, reason=line.none)
            continue
        debtor = await act(owed.debtor, own_body, programme_id=agreement.programme_id)
        creditor = None
        if owed.creditor is not None:
            creditor = await act(owed.creditor, own_body, programme_id=agreement.programme_id)
        terms = DutyTerms(debtor, owed.what, owed.rule, owed.evidence, creditor)
        duty_id = (await act(LEAD, map_duty, **which, terms=terms)).id
    return clause.id, duty_id, line.owed


async def _sign(act: Act, agreement: Agreement) -> None:
    """Freeze it, approve in each house, and sign: companies, developer, city."""
    version, _ = await act(LEAD, _standing, agreement_id=agreement.id)
    await act(
        LEAD,
        freeze_agreement,
        agreement_id=agreement.id,
        expected_version=version,
        order=SigningOrder.COMPANIES_FIRST,
    )
    digest = await act(LEAD, _digest, agreement_id=agreement.id)
    shown = {"agreement_id": agreement.id, "digest": digest}
    for persona in EVERYBODY:
        await act(persona, approve_internally, **shown, document="내부결재 2026-104")
    for persona in SIGNERS:
        await act(persona, sign_agreement, **shown, statement="협약에 서명합니다.")


async def _settle(act: Act, agreement: Agreement, today: date) -> None:
    """Record that the stage is complete; the lead's report is checked, the city's waits for the ministry."""
    fact = {"agreement_id": agreement.id, "happened_on": today}
    await act(
        DEVELOPER,
        record_fact,
        **fact,
        kind=FactKind.COMPLETION,
        evidence="준공검사증명서 제2026-17호",
    )
    reported = {**fact, "fact": FactKind.COMPLETION}
    report = await act(
        LEAD,
        submit_settlement,
        **reported,
        lines=[
            Line(Source.STATE, Form.CASH, FIRST_YEAR, 80_000_000, 76_500_000, 121_300),
            Line(Source.PRIVATE, Form.CASH, FIRST_YEAR, 200_000_000, 200_000_000),
        ],
        words="집행 내역서와 보조금 통장 사본을 정산 시스템에 올렸습니다.",
    )
    await act(
        CITY,
        check_settlement,
        report_id=report.id,
        words="집행 내역 48건과 증빙을 맞추어 보았습니다. 남은 350만원과 이자는 돌려받아야 합니다.",
    )
    await act(
        CITY,
        submit_settlement,
        **reported,
        lines=[
            Line(Source.STATE, Form.CASH, FIRST_YEAR, 1_200_000_000, 1_163_400_000, 2_310_000),
            Line(Source.MUNICIPALITY, Form.CASH, FIRST_YEAR, 2_800_000_000, 2_800_000_000),
        ],
        words="국비와 시비를 나눈 집행 내역서를 냅니다. 낙찰 차액 3,660만원이 남았습니다.",
    )


async def _standing(uow: UnitOfWork, *, agreement_id: UUID) -> tuple[int, int]:
    """Return the version of the tree, and how many clauses it has."""
    agreement = await uow.session.get_one(Agreement, agreement_id)
    return agreement.version, agreement.version - 1


async def _digest(uow: UnitOfWork, *, agreement_id: UUID) -> str:
    edition = await newest_edition(uow.session, agreement_id)
    return "" if edition is None else edition.digest


def _said(day: date) -> str:
    return f"{day.year}년 {day.month}월 {day.day}일"
