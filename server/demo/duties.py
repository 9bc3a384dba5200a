"""The draft of the register of the demo's agreement: a few sentences mapped, one marked as none."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from server.demo.act import Act
from workflows.agreements.clauses.models import Agreement, Clause, ClauseVersion
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.mapping import DutyTerms, map_duty, mark_no_duty
from workflows.agreements.duties.sentences import duty_sentences
from workflows.agreements.duties.states import Count, FactKind, Trigger
from workflows.record.uow import UnitOfWork


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a sentence that begins with some words obliges to: who owes it to whom, and by when."""

    begins: str
    debtor: str
    creditor: str | None
    what: str
    rule: DueRule
    evidence: str


MAPPED = (
    Mapped(
        "사업시행자는 준공검사증명서를",
        "developer.lead",
        "municipality.officer",
        "시설과 운영 자료를 관리청에 인수인계한다",
        DueRule(Trigger.FACT, fact=FactKind.COMPLETION, length=30, count=Count.DAYS),
        "인수인계서와 운영 자료 목록",
    ),
    Mapped(
        "대표사는 사업의 창구가",
        "company.a",
        None,
        "연락 담당자와 통지 방법을 다른 당사자에게 알린다",
        DueRule(Trigger.IN_FORCE, length=10, count=Count.BUSINESS_DAYS),
        "통지 문서",
    ),
)
NONE = ("이 협약은", "협약의 목적을 적은 문장이고, 누구에게 일을 맡기지 않아요.")


async def map_some(act: Act) -> None:
    """Map a few sentences of the agreement as its lead, and mark one as no duty."""
    texts = await act("company.a", _texts)
    found = [(clause, one) for clause, text in texts for one in duty_sentences(text)]
    for line in MAPPED:
        clause, sentence = next(one for one in found if one[1].text.startswith(line.begins))
        debtor = await act(line.debtor, _own, clause_id=clause)
        creditor = await act(line.creditor, _own, clause_id=clause) if line.creditor else None
        await act(
            "company.a",
            map_duty,
            clause_id=clause,
            sentence=sentence.digest,
            terms=DutyTerms(debtor, line.what, line.rule, line.evidence, creditor),
        )
    for clause, sentence in found:
        if sentence.text.startswith(NONE[0]):
            await act(
                "company.a",
                mark_no_duty,
                clause_id=clause,
                sentence=sentence.digest,
                reason=NONE[1],
            )


async def _texts(uow: UnitOfWork) -> list[tuple[UUID, str]]:
    rows = await uow.session.execute(
        select(ClauseVersion.clause_id, ClauseVersion.text)
        .join(Clause, Clause.id == ClauseVersion.clause_id)
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(
            Clause.version == ClauseVersion.number,
            Clause.removed_at.is_(None),
            Agreement.state == AgreementState.NEGOTIATING,
        )
        .order_by(Clause.added_at, Clause.id)
    )
    return [(row[0], row[1]) for row in rows]


async def _own(uow: UnitOfWork, *, clause_id: UUID) -> UUID | None:
    clause = await uow.session.get_one(Clause, clause_id)
    agreement = await uow.session.get_one(Agreement, clause.agreement_id)
    return spoken_for(uow.actor, agreement.programme_id)
