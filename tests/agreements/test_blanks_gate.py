"""Nothing is frozen while a text still has a blank of its model, or one that somebody wrote by hand."""

import pytest

from schema.kit.ids import global_id
from tests.agreements.test_bad_input_api import refused
from tests.fixtures.agreements import LEAD, put_with, revise, room, say
from tests.fixtures.amending import base_in_force, begin, operate, put
from tests.fixtures.consortium import seen
from tests.fixtures.signing import PARTIES, freeze, settle, state
from tests.schema.conftest import asking_with
from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.clauses.blanks import blanks_in
from workflows.agreements.clauses.catalogue import clause_models
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing.blanks import blanks_left
from workflows.kit.refusal import WrongState

PURPOSE = "이 협약은 [사업명]의 역할을 정한다. 기한은 [14]일로 한다. [사업명]의 뜻은 같다."


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


async def left(table):
    """Return the blanks by reference, as the auditor reads them."""
    found = await seen(table.union, "auditor", blanks_left, agreement_id=table.id)
    return [(one.placed.id, one.blanks) for one in found]


async def accept(table, clause, version):
    for who in PARTIES:
        await say(table, who, clause, version=version)


async def test_a_blank_stands_between_all_acceptances_and_the_freeze(town):
    table, (purpose, role) = await put_with(town, "목적", "역할")
    await revise(table, purpose, PURPOSE)
    await accept(table, purpose, 2)
    await accept(table, role, 1)
    assert await left(table) == [(purpose, ["[사업명]", "[14]"])]
    with pytest.raises(WrongState, match="blanks_left") as stopped:
        await freeze(table)
    assert stopped.value.figures == {"blanks": 2, "clauses": "제1조 [사업명] [14]"}
    assert await state(table) is AgreementState.NEGOTIATING

    await revise(table, purpose, "이 협약은 〔별표 1〕의 사업을 정한다.", version=2)
    await accept(table, purpose, 3)
    assert await left(table) == []
    await freeze(table)
    assert await state(table) is AgreementState.FROZEN


async def test_the_refusal_is_told_with_its_rule_and_remedy(town, ask):
    table, (purpose,) = await put_with(town, "목적")
    await revise(table, purpose, PURPOSE)
    await accept(table, purpose, 2)
    await settle(table)
    given = {
        "agreementId": global_id("Agreement", table.id),
        "expectedVersion": (await room(table)).agreement.version,
        "order": "PARALLEL",
    }
    told = await refused(ask, table, LEAD, "freezeAgreement", "blanks_left", **given)
    assert told["rule"]["id"] == "agreement.whole"
    assert "[사업명]" in told["message"]


async def test_an_instrument_is_asked_for_the_blanks_of_the_texts_it_gives_alone(town):
    table, clauses = await base_in_force(
        town, [("목적", "purpose", "목적을 둔다."), ("기간", "term", "기간을 둔다.")]
    )
    instrument = await begin(table)
    await operate(instrument, OperationKind.REPLACE, clauses[0], text="기간은 [종료일]까지로 한다.")
    await operate(instrument, OperationKind.REMOVE, clauses[1])
    await put(instrument)
    ((_, blanks),) = await left(instrument)
    assert blanks == ["[종료일]"]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("[ ]와 []", ["[ ]", "[]"]),
        ("［업체명］에", ["［업체명］"]),
        ("금 ______원", ["______"]),
        ("○○시와 ◯◯시", ["○○", "◯◯"]),
        ("〔별표 1〕과 「법」 제3조(정의) a_b __ ○", []),
        ("[한 줄\n아래]", ["[한 줄\n아래]"]),
        ("금 【금액】원을 (  )일 안에, （　）까지", ["【금액】", "(  )", "（　）"]),
        ("△△시 □□동 ●●사, ＿＿＿", ["△△", "□□", "●●", "＿＿＿"]),
        ("2026년   월   일까지", ["2026년   월   일"]),
        ("2026년 3월 1일, 매 년 월 단위, □ 예 ■ 아니오, 제3조(정의)", []),
    ],
)
def test_a_blank_is_what_people_write_for_one(text, blanks):
    assert blanks_in(text) == blanks


def test_every_bracket_of_the_models_is_a_blank():
    texts = [one.text for one in clause_models().values()]

    assert (
        sum(text.count("[") for text in texts) == sum(len(blanks_in(text)) for text in texts) > 10
    )
