"""Minutes through their verbs: drafted, sent round, corrected, confirmed, frozen, registered."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest
from asyncpg import PostgresError
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.fixtures.minutes import (
    CHAIR,
    NOTICE,
    OFFICER,
    PHONE,
    REMARK,
    SECRETARY,
    confirmed,
    drafted,
    held_meeting,
    prepared,
    published,
)
from workflows.councils.follow_up.assigning import Terms, assign_decision
from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import Effect
from workflows.councils.minutes import confirming, drafting, publishing
from workflows.councils.minutes.lines import missing
from workflows.councils.minutes.models import MinutesCorrection, MinutesGist
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Field, Ground, MinutesState, Publication, Said
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import Locale
from workflows.record.models import Event
from workflows.record.uow import unit_of_work

FORBIDDEN = [
    "UPDATE minutes SET content = '{}' WHERE id = '{0}'",
    "UPDATE minutes SET sha256 = 'x' WHERE id = '{0}'",
    "UPDATE minutes SET state = 'DRAFT' WHERE id = '{0}'",
    "UPDATE minutes SET content = NULL, state = 'DRAFT' WHERE id = '{0}'",
    "UPDATE minutes SET number = 9 WHERE id = '{0}'",
    "UPDATE minutes SET publication = 'WITHHELD' WHERE id = '{0}'",
    "DELETE FROM minutes WHERE id = '{0}'",
    "DELETE FROM minutes_signature WHERE minutes_id = '{0}'",
    """INSERT INTO minutes_gist (programme_id, minutes_id, item_id, version, words, at)
    SELECT m.programme_id, m.id, i.id, 1, 'x', now() FROM minutes m, meeting_item i
    WHERE m.id = '{0}' LIMIT 1""",
    """INSERT INTO minutes_hidden (programme_id, minutes_id, number, line, ground, salt, commitment,
    hidden_at) SELECT m.programme_id, m.id, 9, 'x', 'PERSONAL', 's', 'c', now() FROM minutes m
    WHERE m.id = '{0}'""",
]


@pytest.fixture
async def held(sessions, clock):
    """A meeting that is closed, without minutes."""
    return await held_meeting(sessions, clock)


async def refused(held, kind, slug, who, verb, /, **given):
    with pytest.raises(kind) as found:
        await held.town.act(who, verb, **given)
    assert found.value.reason == slug
    return found.value


async def test_a_meeting_from_its_log_has_whole_minutes(held):
    nowhere = {"meeting_id": uuid4()}
    await refused(held, NotFound, "no_such_meeting", SECRETARY, drafting.draft_minutes, **nowhere)
    await drafted(held)
    minutes = await held.text()

    assert missing(minutes) == []
    people = {v: k for k, v in held.town.people.items()}
    here = [one for one in minutes.of(Field.PRESENT) if one.said is Said.PRESENT]
    assert {people[one.person] for one in here} == {CHAIR, "expert.1", "expert.2", "expert.3"}
    assert minutes.line("vote.1").figures["result"] == "CARRIED"
    assert minutes.line("vote.1").figures["recused"] == 1
    assert minutes.line("gist.2").said is Said.NO_REMARK
    assert minutes.line("notice").said is Said.NOTICE


async def test_only_a_closed_meeting_has_minutes_and_only_once(sessions, clock, held):
    other = await prepared(sessions, clock)
    given = {"meeting_id": other.meeting_id}
    await refused(
        other, WrongState, "meeting_not_closed", SECRETARY, drafting.draft_minutes, **given
    )
    await drafted(held)
    given = {"meeting_id": held.meeting_id}
    await refused(held, Conflict, "minutes_drafted", SECRETARY, drafting.draft_minutes, **given)


@pytest.mark.parametrize("who", ["expert.1", "resident.1", "stranger", "municipality.head"])
async def test_members_and_others_draft_no_minutes(held, who):
    given = {"meeting_id": held.meeting_id}
    with pytest.raises(NotAllowed):
        await held.town.act(who, drafting.draft_minutes, **given)


async def test_an_officer_of_the_place_may_write_them(held):
    row = await held.town.act(OFFICER, drafting.draft_minutes, meeting_id=held.meeting_id)

    assert row.state is MinutesState.DRAFT


async def test_a_gist_has_versions_and_a_stale_one_is_refused(sessions, held):
    minutes_id = await drafted(held)
    given = {"minutes_id": minutes_id, "item_id": held.items[1]}
    await held.town.act(
        SECRETARY, drafting.write_gist, **given, words="첫 요지", expected_version=0
    )
    await refused(
        held,
        Conflict,
        "gist_moved_on",
        SECRETARY,
        drafting.write_gist,
        **given,
        words="다른 요지",
        expected_version=0,
    )
    await held.town.act(
        SECRETARY, drafting.write_gist, **given, words="새 요지", expected_version=1
    )

    assert (await held.text()).line("gist.2").words == "새 요지"
    async with unit_of_work(sessions) as uow:
        rows = await uow.session.scalar(
            select(func.count())
            .select_from(MinutesGist)
            .where(MinutesGist.minutes_id == minutes_id)
        )
    assert rows == 2


async def test_nothing_is_written_while_they_go_round(held):
    minutes_id = await drafted(held)
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    await refused(
        held,
        WrongState,
        "minutes_not_writable",
        SECRETARY,
        drafting.write_gist,
        minutes_id=minutes_id,
        item_id=held.items[0],
        words="요지",
        expected_version=0,
    )


async def test_who_was_there_asks_for_corrections_and_gets_an_answer(held):
    minutes_id = await drafted(held)
    ask = {"minutes_id": minutes_id, "line": "gist.2", "words": "짧게 물었음"}
    verb = confirming.ask_correction
    await refused(held, WrongState, "minutes_not_round", "expert.1", verb, **ask)
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    told = await refused(held, NotAllowed, "only_who_was_there", "expert.4", verb, **ask)
    assert told.rule == "minutes.corrections"
    await refused(held, NotAllowed, "not_of_the_council", "expert.5", verb, **ask)
    wrong = {**ask, "line": "gist.9"}
    await refused(held, NotFound, "no_such_line", "expert.1", verb, **wrong)
    await held.town.act("expert.1", verb, **ask)
    await held.town.act("expert.2", verb, **{**ask, "line": "vote.1", "words": "반대 0"})
    # The chair is an officer who writes minutes too: what he asks for, somebody else answers.
    await held.town.act(CHAIR, verb, **{**ask, "line": "vote.1", "words": "찬성 4"})
    own = {"minutes_id": minutes_id, "number": 3, "accepted": False, "reason": "다름"}
    await refused(held, NotAllowed, "not_to_oneself", CHAIR, confirming.answer_correction, **own)
    await held.town.act(SECRETARY, confirming.answer_correction, **own)
    assert (await held.minutes()).state is MinutesState.CORRECTIONS
    sha256 = (await held.text()).digest
    await refused(
        held,
        WrongState,
        "corrections_wait",
        CHAIR,
        confirming.confirm_minutes,
        minutes_id=minutes_id,
        sha256=sha256,
    )
    answer = {"minutes_id": minutes_id, "number": 2, "accepted": False}
    await refused(held, Invalid, "text_empty", SECRETARY, confirming.answer_correction, **answer)
    await held.town.act(
        SECRETARY, confirming.answer_correction, **answer, reason="표결 기록과 다름"
    )
    await refused(
        held,
        Conflict,
        "correction_answered",
        SECRETARY,
        confirming.answer_correction,
        **answer,
        reason="다시",
    )
    await held.town.act(
        SECRETARY,
        confirming.answer_correction,
        minutes_id=minutes_id,
        number=1,
        accepted=True,
    )

    minutes = await held.text()
    assert (minutes.line("gist.2").words, minutes.line("gist.2").corrects) == ("짧게 물었음", (1,))
    assert minutes.line("vote.1").corrects == ()


async def test_who_presided_confirms_what_was_read(held):
    minutes_id = await drafted(held)
    sha256 = (await held.text()).digest
    given = {"minutes_id": minutes_id, "sha256": sha256}
    verb = confirming.confirm_minutes
    await refused(held, WrongState, "minutes_not_sent_round", CHAIR, verb, **given)
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    for who in ("expert.1", SECRETARY):
        told = await refused(held, NotAllowed, "only_signers_confirm", who, verb, **given)
        assert told.rule == "council.house.minutes_signers"
    await refused(
        held, Conflict, "minutes_moved_on", CHAIR, verb, minutes_id=minutes_id, sha256="0"
    )
    row = await held.town.act(CHAIR, verb, **given)

    assert row.state is MinutesState.CONFIRMED
    assert row.sha256 == sha256
    await refused(held, WrongState, "wrong_state", CHAIR, verb, **given)


async def test_where_the_rules_name_the_secretary_both_sign(sessions, clock):
    held = await held_meeting(sessions, clock, place="haeon", notice=NOTICE)
    await confirmed(held, signers=(SECRETARY,))
    assert (await held.minutes()).state is MinutesState.CIRCULATED
    sha256 = (await held.text()).digest
    row = await held.minutes()
    given = {"minutes_id": row.id, "sha256": sha256}
    await refused(held, Conflict, "signed_already", SECRETARY, confirming.confirm_minutes, **given)
    row = await held.town.act(CHAIR, confirming.confirm_minutes, **given)

    assert row.state is MinutesState.CONFIRMED


async def test_an_empty_field_stops_the_confirmation_and_is_named(sessions, held, as_owner):
    minutes_id = await drafted(held)
    await as_owner(f"UPDATE meeting SET place = '' WHERE id = '{held.meeting_id}'")
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    sha256 = (await held.text()).digest
    given = {"minutes_id": minutes_id, "sha256": sha256}
    found = await refused(
        held, RuleBroken, "minutes_lack_when", CHAIR, confirming.confirm_minutes, **given
    )

    assert found.rule == "minutes.fields"


async def test_the_database_itself_freezes_them(held, as_owner):
    minutes_id = await published(held)
    for statement in FORBIDDEN:
        with pytest.raises(PostgresError) as found:
            await as_owner(statement.replace("{0}", str(minutes_id)))
        assert found.value.sqlstate in {"23001", "P0001"}, statement


async def test_after_the_confirmation_only_a_corrigendum(sessions, held):
    minutes_id = await drafted(held)
    beside = {"minutes_id": minutes_id, "line": "gist.2", "words": "말했음", "reason": "빠짐"}
    verb = confirming.add_corrigendum
    await refused(held, WrongState, "minutes_not_frozen", SECRETARY, verb, **beside)
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    sha256 = (await held.text()).digest
    given = {"minutes_id": minutes_id, "sha256": sha256}
    await held.town.act(CHAIR, confirming.confirm_minutes, **given)
    ask = {"minutes_id": minutes_id, "line": "gist.2", "words": "말했음"}
    await refused(
        held, WrongState, "minutes_not_round", "expert.1", confirming.ask_correction, **ask
    )
    await held.town.act(SECRETARY, verb, **beside)

    assert (await held.text()).digest == sha256


async def test_each_step_names_the_one_before_it_and_a_frozen_one_its_rule(held):
    minutes_id = await drafted(held)
    given = {"minutes_id": minutes_id}
    digest = (await held.text()).digest
    confirm, register = confirming.confirm_minutes, publishing.register_minutes
    publish, circulate = publishing.publish_minutes, drafting.circulate_minutes
    wrong = (held, WrongState)
    early = [
        await refused(*wrong, "minutes_not_sent_round", CHAIR, confirm, sha256=digest, **given),
        await refused(*wrong, "minutes_not_confirmed", SECRETARY, register, **given),
    ]
    await held.town.act(SECRETARY, circulate, **given)
    await held.town.act(CHAIR, confirm, sha256=digest, **given)
    early.append(await refused(*wrong, "minutes_not_registered", SECRETARY, publish, **given))
    assert {one.rule for one in early} == {"minutes.course"}
    again = await refused(*wrong, "wrong_state", SECRETARY, circulate, **given)
    assert again.rule == "minutes.frozen"


async def test_a_stage_too_long_is_refused_and_not_cut(held):
    given = {"minutes_id": await confirmed(held)}
    await held.town.act(SECRETARY, publishing.register_minutes, **given)
    ground = {"withhold": Ground.IN_PROGRESS, "expected_end": date(2027, 6, 1)}
    await refused(
        held,
        Invalid,
        "text_too_long",
        SECRETARY,
        publishing.publish_minutes,
        stage="가" * 201,
        **ground,
        **given,
    )


async def test_numbers_run_by_place_and_year(sessions, clock, held):
    again = await held_meeting(sessions, clock, again=held)
    elsewhere = await held_meeting(sessions, clock)
    keys = [await confirmed(one) for one in (held, again, elsewhere)]
    verb = publishing.register_minutes
    rows = await asyncio.gather(
        *(
            one.town.act(SECRETARY, verb, minutes_id=key)
            for one, key in zip((held, again, elsewhere), keys, strict=True)
        )
    )

    numbers = [(one.year, one.number) for one in rows]
    assert sorted(numbers[:2]) == [(2026, 1), (2026, 2)]
    assert numbers[2] == (2026, 1)


async def test_no_event_holds_a_word_of_them(sessions, held):
    minutes_id = await published(held)
    async with unit_of_work(sessions) as uow:
        rows = list(await uow.session.scalars(select(Event).where(Event.subject_id == minutes_id)))
        asked = await uow.session.scalar(select(func.count()).select_from(MinutesCorrection))

    assert {one.kind for one in rows} == {
        "minutes.drafted",
        "minutes.circulated",
        "minutes.signed",
        "minutes.confirmed",
        "minutes.registered",
        "minutes.published",
    }
    assert asked is not None
    assert not [row for row in rows for words in (PHONE, REMARK) if words in str(row.data)]
    assert (await held.minutes()).publication is Publication.FULL


@pytest.fixture
def as_owner(services, database_name):
    """Run a statement as the owner of the tables, whom triggers stop and grants do not."""

    async def run(statement):
        await services.as_superuser(database_name, statement)

    return run


async def test_the_application_cannot_delete(sessions, held):
    minutes_id = await confirmed(held)
    with pytest.raises(DBAPIError):
        async with unit_of_work(sessions) as uow:
            await uow.session.execute(
                text("DELETE FROM minutes WHERE id = :id"), {"id": minutes_id}
            )


async def test_the_terms_of_a_decision_stand_in_the_minutes(sessions, clock):
    held = await held_meeting(sessions, clock)
    await drafted(held)
    (line,) = [one for one in (await held.text()).lines if one.key == "terms.1"]
    assert (line.said, line.figures["numbered"]) == (Said.NO_TERMS, "2026-1")
    async with unit_of_work(sessions) as uow:
        row = await uow.session.scalar(select(Decision).where(Decision.item_id == held.items[0]))
    terms = Terms(
        Effect.ASKS,
        held.town.city_id,
        "사진",
        due_on=date(2027, 1, 15),
        addressee_id=held.town.city_id,
    )
    await held.town.act(
        SECRETARY, assign_decision, decision_id=row.id, expected_version=0, terms=terms
    )
    (line,) = [one for one in (await held.text()).lines if one.key == "terms.1"]
    assert line.said is Said.TERMS_ADDRESSED
    city = line.figures["owner_ko"]
    assert sentence(line, Locale.KO) == (
        f"결정 2026-1호 · 효력: 요청 · 상대: {city} · 이행: {city} · 기한: 2027. 1. 15."
    )
