"""A council changes its own rules: put, resolved, in force from its day, and never against a higher source."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from tests.councils.rule_changes.conftest import FROM, wanted
from tests.fixtures.sittings import CHAIR, SECRETARY, STARTS, VICE, prepared, vote
from tests.fixtures.town import as_house
from workflows.councils.follow_up.models import Decision
from workflows.councils.meetings import balloting, changing, correcting
from workflows.councils.meetings.models import Meeting, MeetingItem
from workflows.councils.meetings.preparing import ItemTerms, put_item
from workflows.councils.meetings.states import AgendaTopic, Asked, ItemState
from workflows.councils.motions.moving import Change, move_amendment
from workflows.councils.reckoning.votes import Choice, Result
from workflows.councils.rule_packs.models import CouncilRule, CouncilRuleChange
from workflows.councils.rule_packs.rulebook import council_rules
from workflows.councils.rule_packs.states import ChangeState
from workflows.kit.refusal import Conflict, Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.trace.models import TraceEdge, TraceNode

FOR = dict.fromkeys((CHAIR, VICE, "expert.2", "expert.3", "expert.4"), Choice.FOR)
ORDINANCE = "council.changwon.rules_amend"


@pytest.fixture
def book(sessions, council):
    async def read(day, **more):
        async with as_house(sessions) as session:
            return await council_rules(session, council.place, day, council_id=council.id, **more)

    return read


@pytest.fixture
def changes(sessions, council):
    async def read(kind=CouncilRuleChange):
        async with as_house(sessions) as session:
            found = await session.scalars(select(kind).where(kind.council_id == council.id))
            return list(found)

    return read


@pytest.fixture
def items(sessions, council):
    async def read():
        async with as_house(sessions) as session:
            found = await session.scalars(
                select(MeetingItem)
                .join(Meeting, Meeting.id == MeetingItem.meeting_id)
                .where(Meeting.council_id == council.id)
                .order_by(MeetingItem.title, MeetingItem.motion)
            )
            return list(found)

    return read


@pytest.fixture
async def ordinance_says(sessions):
    """Let the ordinance of Changwon say something of a key from now on, until the test is over."""

    async def say(key, said):
        async with as_house(sessions) as session:
            await session.execute(
                text(
                    "INSERT INTO legal_rule (rule_id, title_ko, title_en, source_ko, source_en, article, said,"
                    " level, valid, recorded) SELECT 'council.changwon.' || :key, 'ㄱ', 'a', source_ko,"
                    " source_en, '10(4)', :said, 'ORDINANCE', daterange('2021-01-01', NULL),"
                    " tstzrange(dure_now(), NULL) FROM legal_rule"
                    " WHERE rule_id = 'council.changwon.quorum'"
                ),
                {"key": key, "said": [said]},
            )
            await session.commit()

    yield say
    async with as_house(sessions) as session:
        await session.execute(
            text(
                "UPDATE legal_rule SET recorded = tstzrange(lower(recorded), lower(recorded) + '1 second')"
                " WHERE rule_id = 'council.changwon.tie' AND upper_inf(recorded)"
            )
        )
        await session.commit()


async def test_an_adopted_change_holds_from_its_day_and_says_where_it_came_from(
    town, put, open_with, last_vote, book, changes, sessions
):
    item = await open_with(await put())
    assert item.topic is AgendaTopic.OWN_RULES
    assert "부결" in item.motion
    assert "2027. 1. 1." in item.motion
    found = await vote(town, item, last_vote, FOR)
    assert found.result is Result.CARRIED

    day_before, first = FROM - timedelta(days=1), FROM
    assert (await book(day_before)).choice("tie") == "LOST"
    after = await book(first)
    assert after.choice("tie") == "CASTING_VOTE"
    assert after.rule("tie") == "council.own.tie#7(1)#창원시 스마트도시사업협의회 운영세칙"
    (made,) = await changes()
    async with as_house(sessions) as session:
        decision = await session.get_one(Decision, made.decision_id)
        edges = [
            (one.from_id, one.kind.value, one.to_id)
            for one in await session.scalars(
                select(TraceEdge).where(TraceEdge.from_id.in_([item.id, found.id]))
            )
        ]
        rule = await session.get_one(TraceNode, made.id)
    assert (made.state, made.vote_id) == (ChangeState.ADOPTED, found.id)
    assert decision.text == item.motion
    assert sorted(edges, key=str) == sorted(
        [(item.id, "RESOLVED_AS", found.id), (found.id, "SET", made.id)], key=str
    )
    assert rule.label == "창원시 스마트도시사업협의회 운영세칙 7(1)"


async def test_a_later_change_ends_the_version_before_and_both_stay_on_record(
    town, clock, put, open_with, last_vote, book, council, changes, sessions
):
    await vote(town, await open_with(await put()), last_vote, FOR)
    later = date(2027, 3, 1)
    # Before the first holds nothing is behind it: a change of an earlier day would be undone by it.
    meeting = await prepared(town, council, items=0, starts_at=STARTS + timedelta(days=12))
    with pytest.raises(Invalid, match="rule_change_behind_another"):
        await put(wanted(on=date(2026, 12, 28)), meeting=meeting)
    await put(wanted(said=("LOST",), on=later, article="7(2)"), meeting=meeting)
    item = await open_with(meeting)
    await vote(town, item, last_vote, FOR)
    for day, said in ((FROM - timedelta(days=1), "LOST"), (FROM, "CASTING_VOTE"), (later, "LOST")):
        assert (await book(day)).choice("tie") == said
    rows = await changes(CouncilRule)
    spans = [(one.valid.lower, one.valid.upper, one.recorded.upper is None) for one in rows]
    assert sorted(spans, key=str) == sorted(
        [(FROM, None, False), (FROM, later, True), (later, None, True)], key=str
    )


@pytest.mark.parametrize(
    ("change", "kind", "reason", "rule"),
    [
        (
            wanted("max_members", (), 26),
            RuleBroken,
            "rule_breaks_higher",
            "council.act.max_members",
        ),
        (
            wanted("max_members", (), 20),
            RuleBroken,
            "rule_breaks_higher",
            "council.changwon.max_members",
        ),
        (
            wanted("notice_days", (), 3),
            RuleBroken,
            "rule_breaks_higher",
            "council.changwon.notice_days",
        ),
        (
            wanted("quorum", ("HALF_IN_OFFICE",)),
            RuleBroken,
            "rule_breaks_higher",
            "council.changwon.quorum",
        ),
        (
            wanted("rules_amend", ("TWO_THIRDS_PRESENT",)),
            RuleBroken,
            "rule_breaks_higher",
            ORDINANCE,
        ),
        (wanted("min_members", (), 5), RuleBroken, "rule_not_the_councils", ORDINANCE),
        (
            wanted("recusal_kinds", ("NEVER",)),
            RuleBroken,
            "rule_breaks_higher",
            "council.changwon_committees.recusal_kinds",
        ),
        (wanted("colour", ("RED",)), NotFound, "rule_key_unknown", None),
        (wanted("tie", ()), Invalid, "rule_value_missing", None),
        (wanted("tie", (), 3), Invalid, "rule_words_unknown", None),
        (wanted("notice_days", ("LOST",)), Invalid, "rule_value_missing", None),
        (wanted("tie", ("LOST", "CASTING_VOTE")), Invalid, "rule_words_too_many", None),
        (wanted("tie", ("PERHAPS",)), Invalid, "rule_words_unknown", None),
        (wanted("written_cases", ("MINOR", "NEVER")), Invalid, "rule_words_too_many", None),
        (wanted("notice_days", (), 61), Invalid, "rule_value_out_of_bounds", None),
        (wanted("tie", ("LOST",)), Invalid, "rule_change_changes_nothing", None),
        (wanted(on=date(2026, 12, 9)), Invalid, "rule_change_too_early", None),
        (wanted(on=date(2199, 1, 1)), Invalid, "day_out_of_range", None),
        (wanted(article=" "), Invalid, "text_empty", None),
    ],
)
async def test_what_a_council_cannot_set_is_refused_with_its_rule_and_leaves_nothing(
    put, items, changes, change, kind, reason, rule
):
    with pytest.raises(kind, match=reason) as refused:
        await put(change)
    assert refused.value.rule == rule
    assert await items() == await changes() == []


async def test_stricter_than_the_ordinance_is_within_it(town, put, open_with, last_vote, book):
    item = await open_with(await put(wanted("notice_days", (), 10)))
    await vote(town, item, last_vote, FOR)
    after = await book(FROM)
    assert (after.number("notice_days"), after.bound("notice_days")) == (10, 10)


async def test_only_the_chair_and_the_secretary_put_one_while_a_meeting_is_prepared(
    town, put, open_with
):
    for who in (VICE, "expert.2"):
        with pytest.raises(NotAllowed, match="only_the_chair_changes_rules") as refused:
            await put(by=who)
        assert refused.value.rule == ORDINANCE
    meeting = await put(by=CHAIR)
    with pytest.raises(Conflict, match="rule_changing_already"):
        await put(wanted(said=("CASTING_VOTE",), on=date(2027, 5, 1)))
    await open_with(meeting)
    with pytest.raises(WrongState, match="rules_frozen_here") as refused:
        await put(wanted("abstain", ("NOT_COUNTED",)), meeting=meeting)
    assert refused.value.rule == ORDINANCE


async def test_a_change_that_is_withdrawn_makes_room_for_another(town, put, items):
    meeting = await put()
    (item,) = await items()
    await put(wanted("abstain", ("NOT_COUNTED",)), meeting=meeting)
    await town.act(
        SECRETARY, changing.drop_item, meeting_id=meeting.id, item_id=item.id, reason="다시"
    )
    await put(wanted(on=date(2027, 2, 1)), meeting=meeting)
    states = [one.state for one in await items()]
    assert sorted(states) == [ItemState.TABLED, ItemState.TABLED, ItemState.TAKEN_OFF]


async def test_nothing_but_the_vote_touches_the_words_of_a_change(town, put, open_with, items):
    meeting = await put()
    (item,) = await items()
    terms = ItemTerms(AgendaTopic.HANDOVER, Asked.RESOLUTION, "다른 것", "다른 말")
    ids = {"meeting_id": meeting.id, "item_id": item.id}
    with pytest.raises(WrongState, match="rule_change_stands"):
        await town.act(SECRETARY, correcting.correct_item, terms=terms, **ids)
    own = ItemTerms(AgendaTopic.OWN_RULES, Asked.RESOLUTION, "규칙", "바꾼다")
    with pytest.raises(Invalid, match="rules_have_their_form"):
        await town.act(SECRETARY, put_item, meeting_id=meeting.id, terms=own)
    await open_with(meeting)
    changes = [Change(None, "모두 바꾼다.")]
    with pytest.raises(WrongState, match="rule_change_stands"):
        await town.act(VICE, move_amendment, changes=changes, reason="더 낫다", **ids)


async def test_a_change_that_is_lost_changes_nothing(
    town, put, open_with, last_vote, book, changes
):
    item = await open_with(await put())
    found = await vote(town, item, last_vote, dict.fromkeys(FOR, Choice.AGAINST))
    assert found.result is Result.LOST
    assert (await changes())[0].state is ChangeState.LOST
    assert (await book(FROM)).choice("tie") == "LOST"


# ---------------------------------------------------------------- what changes meanwhile


async def test_a_change_is_judged_again_when_it_is_put_to_the_vote(
    town, put, open_with, ordinance_says
):
    item = await open_with(await put())
    await ordinance_says("tie", "LOST")
    with pytest.raises(RuleBroken, match="rule_breaks_higher") as refused:
        await town.act(CHAIR, balloting.open_vote, meeting_id=item.meeting_id, item_id=item.id)
    assert refused.value.rule == "council.changwon.tie"


async def test_what_a_higher_source_forbids_by_the_close_of_the_vote_is_void(
    town, put, open_with, last_vote, changes, ordinance_says
):
    item = await open_with(await put())
    await town.act(CHAIR, balloting.open_vote, meeting_id=item.meeting_id, item_id=item.id)
    poll = await last_vote(item.meeting_id)
    for who, choice in FOR.items():
        await town.act(who, balloting.cast_vote, vote_id=poll.id, choice=choice)
    await ordinance_says("tie", "LOST")
    await town.act(CHAIR, balloting.close_vote, vote_id=poll.id)

    (made,) = await changes()
    assert (made.state, made.void_reason, made.void_rule) == (
        ChangeState.VOID,
        "rule_breaks_higher",
        "council.changwon.tie",
    )
    assert (await last_vote(item.meeting_id)).result is Result.CARRIED
    assert await changes(CouncilRule) == []


async def test_an_ordinance_that_comes_later_holds_over_what_the_council_resolved(
    town, put, open_with, last_vote, book, ordinance_says
):
    await vote(town, await open_with(await put()), last_vote, FOR)
    assert (await book(FROM)).choice("tie") == "CASTING_VOTE"
    await ordinance_says("tie", "LOST")
    after = await book(FROM)
    assert (after.choice("tie"), after.rule("tie")) == ("LOST", "council.changwon.tie")
    assert after.rulings["tie"].others[-1].rule_id.startswith("council.own.tie#")


async def test_a_meeting_that_is_open_keeps_the_rules_it_froze(
    town, put, open_with, last_vote, sessions
):
    item = await open_with(await put())
    async with as_house(sessions) as session:
        before = (await session.get_one(Meeting, item.meeting_id)).rules
    await vote(town, item, last_vote, FOR)
    async with as_house(sessions) as session:
        after = (await session.get_one(Meeting, item.meeting_id)).rules
    assert before == after
    assert before["rules_amend"]["rule"] == ORDINANCE
    assert before["tie"]["says"] == ["LOST"]


async def test_a_unit_of_work_reads_a_book_once_and_afresh_where_it_is_asked_to(sessions, council):
    async with as_house(sessions) as session:
        first = await council_rules(session, "changwon", FROM, council_id=council.id)
        assert await council_rules(session, "changwon", FROM, council_id=council.id) is first
        again = await council_rules(session, "changwon", FROM, council_id=council.id, fresh=True)
        assert again is not first
        assert await council_rules(session, "changwon", FROM) is not again
