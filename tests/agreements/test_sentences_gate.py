"""Nothing is frozen while a sentence that binds is neither mapped to an obligation nor marked as none."""

import pytest

from tests.fixtures.agreements import LEAD, revise, room, say
from tests.fixtures.consortium import DEVELOPER
from tests.fixtures.duties import GIVES, drafted, mapped
from tests.fixtures.signing import PARTIES, open_sentences, recall, state
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.duties import mapping
from workflows.agreements.signing.freezing import freeze_agreement
from workflows.agreements.signing.states import SigningOrder
from workflows.kit.refusal import NotAllowed, WrongState


async def freeze(table, who=LEAD):
    """Freeze it as it stands, and settle nothing before."""
    return await table.town.act(
        who,
        freeze_agreement,
        agreement_id=table.id,
        expected_version=(await room(table)).agreement.version,
        order=SigningOrder.PARALLEL,
    )


async def mark(table, clause, sentence, who=LEAD):
    return await table.town.act(
        who, mapping.mark_no_duty, clause_id=clause, sentence=sentence, reason="이미 제공했음"
    )


async def accept(table, clause, version=1):
    for who in PARTIES:
        await say(table, who, clause, version=version)


async def test_a_sentence_nobody_settled_stands_between_all_acceptances_and_the_freeze(town):
    table, clause = await drafted(town)
    await accept(table, clause)
    with pytest.raises(WrongState, match="sentences_open") as refused:
        await freeze(table)
    assert refused.value.figures == {"sentences": 2, "clauses": "제1조"}

    duty = await mapped(table, clause)
    with pytest.raises(WrongState, match="sentences_open") as refused:
        await freeze(table)
    assert refused.value.figures["sentences"] == 1
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await mark(table, clause, GIVES, who=DEVELOPER)
    await mark(table, clause, GIVES)
    await town.act(LEAD, mapping.withdraw_duty, duty_id=duty.id)
    with pytest.raises(WrongState, match="sentences_open"):
        await freeze(table)
    await mapped(table, clause)
    assert await open_sentences(table) == []
    await freeze(table)
    assert await state(table) is AgreementState.FROZEN


async def test_a_new_text_takes_its_sentences_out_of_what_was_settled(town):
    table, clause = await drafted(town)
    await mapped(table, clause)
    await mark(table, clause, GIVES)
    await accept(table, clause)
    await freeze(table)
    await recall(table)
    await revise(table, clause, "대표사는 착수보고서를 제출하여야 한다. 시는 도로를 제공한다.")
    await accept(table, clause, version=2)
    with pytest.raises(WrongState, match="sentences_open") as refused:
        await freeze(table)
    assert refused.value.figures["sentences"] == 1
    (left,) = await open_sentences(table)
    assert left.sentence.text == "시는 도로를 제공한다."
    await mark(table, clause, left.sentence.digest)
    await freeze(table)
