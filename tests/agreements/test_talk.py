"""Three layers of talk, and sealed offers: who says, who hears, what opens when."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from server.sealing import authority_in
from tests.fixtures.agreements import LEAD, Table, add, put_with, remove
from tests.fixtures.clock import shown_now
from tests.fixtures.consortium import CITY, DEVELOPER, seen
from tests.fixtures.signing import frozen, signed
from tests.fixtures.town import make_town
from workflows.agreements.clauses import opening
from workflows.agreements.sealed.filing import LARGEST_WON, call_for_offers, file_offer
from workflows.agreements.sealed.models import SealedCall, SealedOffer
from workflows.agreements.sealed.queries import calls_by_clause, calls_by_id, openings_by_call
from workflows.agreements.signing.sealing import seal_signed
from workflows.agreements.talk.models import AgreementMessage, Layer
from workflows.agreements.talk.queries import count_messages, list_messages, messages_by_id
from workflows.agreements.talk.saying import LONGEST_WORDS, say_message, withdraw_message
from workflows.identity.actions import appoint, end_appointment
from workflows.kit.paging import Window
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, WrongState
from workflows.record.models import Event
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

# City, developer, company.a (lead) and company.b are the parties; company.c is none.
OUTSIDE = ["company.c", "ministry.officer", "auditor", "resident.1", None]
EVERYBODY = [LEAD, DEVELOPER, "company.b", CITY, *OUTSIDE]


async def say(table, who, words, layer="PARTY", *, to=None, clause=None):
    return await table.town.act(
        who,
        say_message,
        agreement_id=table.id,
        clause_id=clause,
        layer=Layer(layer),
        other_id=table.union.bodies[to] if to else None,
        words=words,
    )


async def heard(table, who, layer="PARTY", *, to=None, clause=None):
    """Return the words of a thread as somebody hears them, the newest first, and their number."""
    asked = {
        "agreement_id": table.id,
        "clause_id": clause,
        "layer": Layer(layer),
        "other_id": table.union.bodies[to] if to else None,
    }
    page = await seen(table.union, who, list_messages, window=Window(10), **asked)
    assert await seen(table.union, who, count_messages, **asked) == len(page.rows)
    return [row.words for row in page.rows]


async def shown(table, who, model=AgreementMessage):
    """Count the rows the database itself shows somebody, whatever the code asks for."""

    async def count(session, _):
        return await session.scalar(select(func.count()).select_from(model))

    return await seen(table.union, who, count)


async def test_inside_a_party_only_those_who_speak_for_it_hear(town):
    table, (first, _) = await put_with(town, "목적", "역할")
    message = await say(table, LEAD, "우리 끝선은 30억 원", clause=first)
    await say(table, DEVELOPER, "우리는 기다린다", clause=first)

    assert await heard(table, LEAD, clause=first) == ["우리 끝선은 30억 원"]
    assert await heard(table, LEAD) == []
    assert await heard(table, DEVELOPER, clause=first) == ["우리는 기다린다"]
    for who in EVERYBODY[2:]:
        assert await heard(table, who, clause=first) == []
        assert await shown(table, who) == 0
    for who in EVERYBODY[1:]:
        assert await seen(table.union, who, messages_by_id, ids=[message.id]) == {}
        with pytest.raises((NotFound, NotAllowed)):
            await town.act(who, withdraw_message, message_id=message.id)


async def test_between_two_those_two_hear_and_at_the_table_all_who_read(town):
    table, _ = await put_with(town, "목적")
    await say(table, LEAD, "둘이서", "BILATERAL", to=DEVELOPER)
    await say(table, DEVELOPER, "좋습니다", "BILATERAL", to=LEAD)
    await say(table, LEAD, "시와 둘이서", "BILATERAL", to=CITY)
    await say(table, "company.b", "모두에게", "TABLE")

    assert await heard(table, LEAD, "BILATERAL", to=DEVELOPER) == ["좋습니다", "둘이서"]
    assert await heard(table, DEVELOPER, "BILATERAL", to=LEAD) == ["좋습니다", "둘이서"]
    assert await heard(table, CITY, "BILATERAL") == ["시와 둘이서"]
    for who in ["company.b", *OUTSIDE]:
        for to in (None, LEAD, DEVELOPER):
            assert await heard(table, who, "BILATERAL", to=to) == []
    for who in (LEAD, DEVELOPER, CITY, "company.b", "auditor"):
        assert await heard(table, who, "TABLE") == ["모두에게"]
    for who in ("company.c", "ministry.officer", "resident.1", None):
        assert await heard(table, who, "TABLE") == []
        assert await shown(table, who) == 0
    assert await shown(table, "auditor") == 1


async def test_words_are_withdrawn_once_by_the_party_that_said_them(town):
    table, _ = await put_with(town, "목적")
    message = await say(table, LEAD, "잘못 말함", "TABLE")
    with pytest.raises(NotAllowed, match="not_your_words"):
        await town.act(DEVELOPER, withdraw_message, message_id=message.id)
    row = await town.act(LEAD, withdraw_message, message_id=message.id)
    assert row.withdrawn_at is not None
    with pytest.raises(Conflict, match="message_withdrawn"):
        await town.act(LEAD, withdraw_message, message_id=message.id)
    with pytest.raises(NotFound, match="no_such_message"):
        await town.act(LEAD, withdraw_message, message_id=uuid4())


async def test_what_cannot_be_said(town, sessions):
    table, _ = await put_with(town, "목적")
    _, (other,) = await put_with(await make_town(sessions), "목적")
    for to in (None, LEAD, "company.c"):
        with pytest.raises(Invalid, match="talk_to_another_party"):
            await say(table, LEAD, "둘이서", "BILATERAL", to=to)
    for layer in ("PARTY", "TABLE"):
        with pytest.raises(Invalid, match="talk_to_nobody_alone"):
            await say(table, LEAD, "글", layer, to=DEVELOPER)
    for words, reason in (("  ", "empty"), ("가" * (LONGEST_WORDS + 1), "long"), ("\0", "control")):
        with pytest.raises(Invalid, match=f"text_.*{reason}"):
            await say(table, LEAD, words)
    with pytest.raises(NotFound, match="no_such_clause"):
        await say(table, LEAD, "글", clause=other)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await say(table, "auditor", "글")
    for who in ("company.c", "resident.1", "ministry.officer"):
        with pytest.raises(NotFound, match="no_such_agreement"):
            await say(table, who, "글", "TABLE")


async def test_a_word_and_a_call_are_of_a_clause_that_stands_in_their_own_agreement(town, tmp_path):
    base, (signed_clause, _) = await frozen(town)
    await signed(base)
    assert await seal_signed(town.sessions, authority_in(tmp_path)) == 1
    row = await town.act(
        LEAD, opening.open_agreement, consortium_id=base.union.id, title="다음 협약"
    )
    table = Table(base.union, row.id)
    gone, _ = await add(table, "목적"), await add(table, "역할")
    await town.act(LEAD, opening.put_agreement, agreement_id=table.id)
    # Both agreements are read by who says it; a word of one is no word of the other.
    with pytest.raises(NotFound, match="no_such_clause"):
        await say(table, LEAD, "글", clause=signed_clause)
    assert await heard(table, LEAD, clause=signed_clause) == []
    await remove(table, gone)
    with pytest.raises(WrongState, match="clause_is_removed"):
        await called(table, gone, LEAD)


async def test_who_speaks_no_longer_hears_no_longer(town):
    table, _ = await put_with(town, "목적")
    await say(table, LEAD, "우리끼리")
    await town.act(None, end_appointment, appointment_id=town.appointments[LEAD], reason="이직")
    assert await heard(table, LEAD) == []
    assert await shown(table, LEAD) == 0


async def test_who_speaks_for_two_parties_hears_each_in_its_hat_alone(town):
    table, _ = await put_with(town, "목적")
    await say(table, DEVELOPER, "시행자 안에서")
    await say(table, LEAD, "대표사 안에서")
    async with unit_of_work(town.sessions) as uow:
        second = await appoint(
            uow,
            person_id=town.people[LEAD],
            body_id=table.union.bodies[DEVELOPER],
            role=Role.DEVELOPER_LEAD,
            programme_id=town.programme_id,
            mandate="겸직",
        )
    assert await heard(table, LEAD) == []

    async def read(uow):
        page = await list_messages(
            uow.session,
            uow.actor,
            window=Window(10),
            agreement_id=table.id,
            clause_id=None,
            layer=Layer.PARTY,
            other_id=None,
        )
        return [row.words for row in page.rows]

    assert await town.act(LEAD, read, second.id) == ["시행자 안에서"]
    assert await town.act(LEAD, read, town.appointments[LEAD]) == ["대표사 안에서"]


async def test_events_say_neither_words_nor_layer_nor_to_whom(town):
    table, (first,) = await put_with(town, "목적")
    await say(table, LEAD, "비밀", "BILATERAL", to=DEVELOPER)
    call = await called(table, first, LEAD)
    await file(table, call, DEVELOPER, "값", 7)
    async with town.sessions() as session:
        rows = await session.execute(
            select(Event.kind, Event.data).where(
                Event.programme_id == town.programme_id,
                Event.kind.in_(["talk.said", "sealedCall.made", "sealedOffer.filed"]),
            )
        )
        assert sorted((kind, data) for kind, data in rows) == [
            ("sealedCall.made", {}),
            ("sealedOffer.filed", {}),
            ("talk.said", {}),
        ]


async def _do(uow, *, statement):
    return await uow.session.execute(statement)


async def test_the_database_keeps_what_was_said_and_takes_words_for_oneself_alone(town):
    table, _ = await put_with(town, "목적")
    message = await say(table, LEAD, "우리끼리")
    for values, said in (
        ({"words": "다른 말"}, "stays as it was said"),
        ({"layer": Layer.TABLE}, "stays as it was said"),
    ):
        change = update(AgreementMessage).where(AgreementMessage.id == message.id).values(values)
        with pytest.raises(DBAPIError, match=said):
            await town.act(LEAD, _do, statement=change)
    copied = text(
        "INSERT INTO agreement_message (id, programme_id, agreement_id, layer, body_id, words, said_at)"
        " SELECT gen_random_uuid(), programme_id, agreement_id, layer, :body, words, said_at"
        " FROM agreement_message"
    )
    for whose, said in ((DEVELOPER, "row-level security"), ("company.c", "between no parties")):
        forged = copied.bindparams(body=table.union.bodies[whose])
        with pytest.raises(DBAPIError, match=said):
            await town.act(LEAD, _do, statement=forged)


# Sealed offers.


async def called(table, clause, who, *, hours=1):
    async with unit_of_work(table.town.sessions) as uow:
        closes_at = uow.now + timedelta(hours=hours)
    return await table.town.act(
        who, call_for_offers, clause_id=clause, asked="운영비를 얼마에", closes_at=closes_at
    )


async def file(table, call, who, words="", won=None):
    return await table.town.act(who, file_offer, call_id=call.id, words=words, won=won)


async def offers(table, call, who):
    """Return whether a call is open, and the offers somebody sees, by who speaks for the party."""
    names = {body: name for name, body in table.union.bodies.items()}
    found = (await seen(table.union, who, openings_by_call, ids=[call.id])).get(call.id)
    return found and (found.is_open, {names[one.body_id]: one.won for one in found.offers})


async def test_offers_are_ones_own_until_the_hour_and_everybodys_from_then_on(town, clock):
    table, (first,) = await put_with(town, "목적")
    call = await called(table, first, "company.b")
    await file(table, call, DEVELOPER, "한 번에", 300)
    await file(table, call, LEAD, won=200)
    await file(table, call, LEAD, won=150)

    assert await offers(table, call, LEAD) == (False, {LEAD: 150})
    assert await offers(table, call, DEVELOPER) == (False, {DEVELOPER: 300})
    for who in ("company.b", CITY, "auditor"):
        assert await offers(table, call, who) == (False, {})
        assert await shown(table, who, SealedOffer) == 0
    for who in ("company.c", "ministry.officer", "resident.1", None):
        assert await offers(table, call, who) is None
        assert await seen(table.union, who, calls_by_id, ids=[call.id]) == {}
        assert await seen(table.union, who, calls_by_clause, ids=[first]) == {first: []}
        assert await shown(table, who, SealedCall) == 0

    # At the hour itself it is too late already.
    await clock.set(call.closes_at)
    with pytest.raises(WrongState, match="offers_are_open"):
        await file(table, call, "company.b", won=1)
    await clock.set(call.closes_at + timedelta(seconds=1))
    for who in (LEAD, DEVELOPER, "company.b", CITY, "auditor"):
        assert await offers(table, call, who) == (True, {LEAD: 150, DEVELOPER: 300})
    for who in ("company.b", CITY, "auditor"):
        assert await shown(table, who, SealedOffer) == 2  # what was replaced is never opened
    with pytest.raises(WrongState, match="offers_are_open"):
        await file(table, call, "company.b", won=1)
    late = text(
        "INSERT INTO sealed_offer (id, call_id, programme_id, body_id, words, won, recorded)"
        " VALUES (gen_random_uuid(), :call, :place, :body, '', 1, tstzrange(now(), NULL))"
    ).bindparams(call=call.id, place=town.programme_id, body=table.union.bodies["company.b"])
    with pytest.raises(DBAPIError, match="takes no offer now"):
        await town.act("company.b", _do, statement=late)


async def test_what_is_filed_before_the_hour_and_committed_after_it_is_not_filed(town, clock):
    table, (first,) = await put_with(town, "목적")
    call = await called(table, first, LEAD)

    async def slowly(uow):
        await file_offer(uow, call_id=call.id, words="늦은 제안", won=None)
        await clock.set(call.closes_at)

    with pytest.raises(DBAPIError, match="takes no offer now"):
        await town.act(DEVELOPER, slowly)
    await clock.set(call.closes_at + timedelta(seconds=1))
    assert await offers(table, call, CITY) == (True, {})


async def test_what_is_no_call_and_no_offer(town, clock):
    table, (first,) = await put_with(town, "목적")
    await clock.set(shown_now())
    for hours in (-1, 0):  # an hour that has come is none to wait for
        with pytest.raises(Invalid, match="call_hour_past"):
            await called(table, first, LEAD, hours=hours)
    for who in ("auditor", "company.c"):
        with pytest.raises(NotFound, match="no_such"):
            await called(table, first, who)
    call = await called(table, first, CITY)
    with pytest.raises(NotFound, match="no_such_call"):
        await file(table, call, "company.c", won=1)
    with pytest.raises(Invalid, match="offer_of_nothing"):
        await file(table, call, LEAD)
    for won in (-1, LARGEST_WON + 1):
        with pytest.raises(Invalid, match="offer_amount"):
            await file(table, call, LEAD, won=won)
    await file(table, call, LEAD, won=5)
    with pytest.raises(Conflict, match="offer_filed_already"):
        await file(table, call, LEAD, won=5)


async def test_no_offers_are_called_for_while_the_text_is_signed(town):
    table, (first, _) = await frozen(town)
    for who in (LEAD, CITY):
        with pytest.raises(WrongState, match="wrong_state"):
            await called(table, first, who)
