"""Obligations of an amended agreement: what stays said stays owed, what goes ends, what comes begins."""

from datetime import timedelta

import pytest

from tests.fixtures.agreements import LEAD
from tests.fixtures.amending import (
    K,
    base_in_force,
    begin,
    impact,
    into_force,
    operate,
)
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY
from tests.fixtures.duties import (
    GIVES,
    REPORTS,
    TEXT,
    happened,
    mapped,
    register,
    shown,
    step,
    terms,
)
from workflows.agreements.duties.due import DueRule
from workflows.agreements.duties.sentences import duty_sentences
from workflows.agreements.duties.states import Count, FactKind, Trigger
from workflows.agreements.duties.warning import remind_of_duties
from workflows.kit.refusal import WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import unit_of_work

NEW = "대표사는 착수보고서를 제출하여야 한다. 시는 장비를 제공한다."
(LENDS,) = (one.digest for one in duty_sentences(NEW) if "장비" in one.text)
ARTICLES = (("의무", "roles", TEXT), ("목적", "purpose", "함께 일하는 데 뜻을 둠"))


def today():
    """Return the legal day."""
    return shown_now().astimezone(SEOUL).date()


async def of_base(table):
    """Return the two obligations of the signed agreement."""
    found = {one.sentence.digest: one.duties for one in (await register(table)).sentences}
    assert found == {REPORTS: (1,), GIVES: (2,)}
    return found


async def amended(town, *, day=None):
    """Sign an agreement of two duties, and draft an instrument that keeps one and replaces the other."""
    table, (clause, _) = await base_in_force(
        town,
        ARTICLES,
        duties_of=lambda table: [
            (REPORTS, terms(table)),
            (GIVES, terms(table, debtor=CITY, creditor=LEAD)),
        ],
    )
    await of_base(table)
    instrument = await begin(table, day=day)
    new = await operate(instrument, K.REPLACE, clause, text=NEW, heading="의무")
    return table, instrument, new


async def test_only_the_sentence_that_is_new_is_asked_for_and_the_others_stay_what_they_are(town):
    table, instrument, new = await amended(town)
    seen = await register(instrument)
    assert [one.sentence.digest for one in seen.unmapped] == [LENDS]
    assert {one.sentence.digest: one.duties for one in seen.sentences}[REPORTS] == (1,)
    fresh = await mapped(
        instrument,
        new,
        sentence=LENDS,
        debtor=CITY,
        creditor=LEAD,
        rule=DueRule(Trigger.FACT, fact=FactKind.COMPLETION, length=3, count=Count.DAYS),
    )
    seen = await impact(instrument)
    assert [one.sentence_digest for one in seen.duties_end] == [GIVES]
    assert [one.id for one in seen.duties_begin] == [fresh.id]
    (gives,) = seen.duties_end
    assert (await shown(instrument, fresh)).in_force is None
    await into_force(instrument, [new])

    assert (await shown(table, gives)).ends_on == today()
    with pytest.raises(WrongState, match="duty_has_ended"):
        await step(table, CITY, "report_duty", gives)
    assert [one.id for one in (await impact(instrument)).duties_end] == [gives.id]
    # What happened is recorded once, with the agreement, and sets going what the instrument brought.
    assert (await shown(instrument, fresh)).due is None
    await happened(table, today())
    assert (await shown(instrument, fresh)).due is not None
    await step(instrument, CITY, "report_duty", fresh)
    # An instrument that comes after it knows both.
    later = await begin(table)
    gone = await operate(later, K.REMOVE, (await clause_of(table, REPORTS)), text="더는 맡지 않음")
    seen = await impact(later)
    assert {one.sentence_digest for one in seen.duties_end} == {REPORTS, LENDS}
    assert (await register(later)).sentences == []
    await into_force(later, [gone])
    assert (await shown(instrument, fresh)).ends_on == today()


async def clause_of(table, sentence):
    """Return the clause of the signed agreement in which a sentence stands."""
    return next(
        one.clause_id
        for one in (await register(table)).sentences
        if one.sentence.digest == sentence
    )


async def test_until_its_day_an_obligation_is_owed_and_after_it_nobody_is_reminded(town, clock):
    day = today() + timedelta(days=40)
    table, instrument, new = await amended(town, day=day)
    gives = (await impact(instrument)).duties_end[0]
    await into_force(instrument, [new])
    seen = await shown(table, gives)
    assert (seen.ends_on, seen.late_by) == (day, 0)
    await step(table, CITY, "report_duty", gives)
    await step(table, LEAD, "return_duty", gives)
    await clock.set(shown_now() + timedelta(days=35))
    assert (await shown(table, gives)).late_by > 0
    async with unit_of_work(town.sessions) as uow:
        assert await remind_of_duties(uow) > 0
    await clock.set(shown_now() + timedelta(days=45))
    assert (await shown(table, gives)).late_by == 0
    with pytest.raises(WrongState, match="duty_has_ended"):
        await step(table, CITY, "report_duty", gives)
