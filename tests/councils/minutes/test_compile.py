"""Minutes out of a log: the nine fields, what each line cites, and the same bytes for the same log."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from workflows.councils.meetings.states import AgendaTopic, Asked, Entry, ItemState, VoteKind
from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.lines import missing, read_minutes
from workflows.councils.minutes.material import Accepted, Gist, Item, Material, Noted, Notices, Vote
from workflows.councils.minutes.sentences import sentence
from workflows.councils.minutes.states import Field, Said
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.wording import Locale

AT = datetime(2026, 12, 15, 5, tzinfo=UTC)
CHAIR, ONE, TWO, OBSERVER = (UUID(int=nth) for nth in range(1, 5))
FIRST, SECOND, VOTE = UUID(int=11), UUID(int=12), UUID(int=21)
E = Entry


def noted(number, kind, **more):
    return Noted(number, AT + timedelta(minutes=number), kind, **more)


LOG = (
    Noted(1, AT - timedelta(days=14), E.NOTICE),
    noted(2, E.JOINED, person=CHAIR, mode=Mode.ROOM),
    noted(3, E.JOINED, person=ONE, mode=Mode.ROOM),
    noted(4, E.JOINED, person=OBSERVER, mode=Mode.ROOM),
    noted(5, E.OPENED, person=CHAIR),
    noted(6, E.RECUSED, person=ONE, item=FIRST, words="WITHDRAWAL: 자문함"),
    noted(7, E.ITEM_CALLED, item=FIRST),
    noted(8, E.REMARK, person=ONE, item=FIRST, words="늦지 않아야 해요."),
    noted(9, E.VOTE_OPENED, item=FIRST, vote=VOTE),
    noted(10, E.VOTE_CLOSED, item=FIRST, vote=VOTE, words="CARRIED"),
    noted(11, E.ITEM_ENDED, item=FIRST, words="RESOLVED"),
    noted(12, E.CLOSED, person=CHAIR),
)
ITEMS = (
    Item(
        FIRST,
        1,
        AgendaTopic.IMPLEMENTATION_PLAN,
        Asked.RESOLUTION,
        "계획",
        "의결",
        ItemState.RESOLVED,
    ),
    Item(SECOND, 2, AgendaTopic.HANDOVER, Asked.REPORT, "인수", "보고", ItemState.DEFERRED),
)
FIGURES = ("for", "against", "abstain", "silent", "recused", "absent", "base", "needed")
OUTCOME = {
    **dict(zip(FIGURES, (1, 1, 0, 0, 1, 1, 2, 2), strict=True)),
    "void": [{"seat": str(ONE), "why": "RECUSED"}],
}
GIVEN = Material(
    meeting=UUID(int=99),
    number=3,
    council=("가온 협의회", "Gaon council"),
    agency=("가온시", "City of Gaon"),
    place="대회의실",
    by_video=True,
    opened_at=AT + timedelta(minutes=5),
    closed_at=AT + timedelta(minutes=12),
    presided=CHAIR,
    members=frozenset({CHAIR, ONE, TWO}),
    attendants=frozenset({OBSERVER}),
    notices=Notices(
        date(2026, 12, 7), dict.fromkeys((CHAIR, ONE, TWO), date(2026, 12, 10)), "폭우 대비"
    ),
    log=LOG,
    items=ITEMS,
    votes=(
        Vote(
            VOTE,
            1,
            FIRST,
            VoteKind.ROLL_CALL,
            Result.CARRIED,
            OUTCOME,
            ballots={CHAIR: Choice.FOR, ONE: Choice.AGAINST},
        ),
    ),
)


def test_the_nine_fields_are_there_and_every_line_cites_an_entry():
    minutes = compile_minutes(GIVEN)

    assert missing(minutes) == []
    assert {one.field for one in minutes.lines} == set(Field)
    assert [one.key for one in minutes.lines if not one.cites] == []
    assert {number for one in minutes.lines for number in one.cites} <= {n.number for n in LOG}
    keys = [one.key for one in minutes.lines]
    assert len(keys) == len(set(keys))


def test_what_each_field_says():
    minutes = compile_minutes(GIVEN)

    assert minutes.line("vote.1").cites == (9, 10)
    assert minutes.line("remark.8").person == ONE
    assert minutes.line("decision.1").figures["state"] == "RESOLVED"
    assert minutes.line("order.6").words == "자문함"
    assert minutes.line("order.6").figures["kind"] == "WITHDRAWAL"
    said = {one.person: one.said for one in minutes.of(Field.PRESENT) if one.key[:6] != "presid"}
    assert said[ONE] is Said.PRESENT
    assert said[TWO] is Said.ABSENT
    assert said[OBSERVER] is Said.ATTENDED


def test_the_reason_of_a_late_notice_is_in_the_minutes():
    notice = compile_minutes(GIVEN).line("notice")

    assert notice.said is Said.NOTICE_LATE
    assert notice.words == "폭우 대비"
    assert notice.figures["late"] == 3
    assert "긴급한 사유" in sentence(notice, Locale.KO)


def test_an_item_on_which_nothing_was_said_says_none():
    line = compile_minutes(GIVEN).line("gist.2")

    assert line.said is Said.NO_REMARK
    assert sentence(line, Locale.KO) == "안건 2: 의견 없음"
    assert sentence(line, Locale.EN) == "Item 2: no remarks"


def test_a_void_ballot_is_told_without_its_choice():
    ballots = [one for one in compile_minutes(GIVEN).lines if one.said is Said.BALLOT]

    assert {one.person: one.figures["choice"] for one in ballots} == {CHAIR: "FOR", ONE: "VOID"}


def test_a_gist_takes_the_place_of_the_remarks_and_cites_them():
    gists = (Gist(FIRST, 1, "첫", AT), Gist(FIRST, 2, "둘째", AT + timedelta(1)))
    minutes = compile_minutes(replace(GIVEN, gists=gists))

    assert minutes.line("remark.8") is None
    assert minutes.line("gist.1").words == "둘째"
    assert minutes.line("gist.1").cites == (8,)


def test_a_gist_cites_the_entries_it_names_and_none_that_is_not_there():
    gists = (Gist(FIRST, 1, "기피 뒤에 물었음 (#6). 색번호 #99, #110", AT),)

    assert compile_minutes(replace(GIVEN, gists=gists)).line("gist.1").cites == (6, 8)


def test_an_accepted_correction_stands_in_its_line_until_a_newer_gist():
    gist = Gist(FIRST, 1, "요지", AT)
    asked = (Accepted(1, "gist.1", "바로잡음", AT + timedelta(1)),)
    corrected = compile_minutes(replace(GIVEN, gists=(gist,), corrections=asked))
    later = compile_minutes(
        replace(
            GIVEN,
            gists=(gist, Gist(FIRST, 2, "새 요지", AT + timedelta(2))),
            corrections=asked,
        )
    )

    assert (corrected.line("gist.1").words, corrected.line("gist.1").corrects) == ("바로잡음", (1,))
    assert (later.line("gist.1").words, later.line("gist.1").corrects) == ("새 요지", ())


def test_a_correction_of_none_becomes_a_gist():
    asked = (Accepted(1, "gist.2", "한마디 했음", AT),)
    line = compile_minutes(replace(GIVEN, corrections=asked)).line("gist.2")

    assert (line.said, line.words) == (Said.GIST, "한마디 했음")


def test_an_empty_field_is_named():
    def lacks(**less):
        return missing(compile_minutes(replace(GIVEN, **less)))

    assert lacks(place=" ") == [Field.WHEN]
    assert lacks(agency=("", "")) == [Field.AGENCY]
    assert lacks(items=(), votes=(), log=LOG[:5] + LOG[11:]) == [
        Field.ITEMS,
        Field.REMARKS,
        Field.DECISIONS,
    ]
    assert lacks(log=LOG[:5]) == [Field.ORDER]
    assert lacks(gists=(Gist(SECOND, 1, " ", AT),)) == [Field.REMARKS]


def test_what_is_only_reported_is_not_called_put_to_the_vote():
    minutes = compile_minutes(GIVEN)

    assert minutes.line("motion.1").said is Said.MOTION
    assert minutes.line("motion.2").said is Said.REPORTED
    told = [sentence(minutes.line("motion.2"), one) for one in (Locale.KO, Locale.EN)]
    assert told == ["보고할 내용", "To be reported"]


def test_without_a_vote_the_minutes_say_so():
    minutes = compile_minutes(replace(GIVEN, votes=()))

    assert [one.said for one in minutes.of(Field.VOTES)] == [Said.NO_VOTE]
    assert missing(minutes) == []


def test_minutes_are_read_back_as_they_were_written():
    minutes = compile_minutes(GIVEN)

    assert read_minutes(minutes.as_json()) == minutes
    assert read_minutes(minutes.as_json()).digest == minutes.digest


def test_every_line_has_its_sentence_in_both_languages():
    for line in compile_minutes(GIVEN).lines:
        for locale in Locale:
            assert "{" not in sentence(line, locale)


@st.composite
def logs(draw):
    """A log of any order of things, items and votes, with gists."""
    people = [CHAIR, ONE, TWO, OBSERVER]
    kinds = [E.JOINED, E.LEFT, E.STEPPED_OUT, E.REMARK, E.ITEM_CALLED, E.ITEM_ENDED, E.RECUSED]
    log = [noted(1, E.NOTICE), noted(2, E.OPENED, person=CHAIR)]
    for number in range(3, draw(st.integers(3, 25))):
        kind = draw(st.sampled_from(kinds))
        item = draw(st.sampled_from([FIRST, SECOND]))
        log.append(
            noted(
                number,
                kind,
                person=draw(st.sampled_from(people)),
                item=None if kind in {E.JOINED, E.LEFT} else item,
                mode=draw(st.sampled_from(Mode)) if kind is E.JOINED else None,
                words=draw(st.text(max_size=12)),
            )
        )
    log.append(noted(len(log) + 1, E.CLOSED, person=CHAIR))
    gists = [
        Gist(FIRST, version, draw(st.text(max_size=9)), AT + timedelta(version))
        for version in range(1, draw(st.integers(1, 4)))
    ]
    opened = AT + timedelta(minutes=2)
    made = replace(GIVEN, log=tuple(log), gists=tuple(gists), opened_at=opened)
    return made, draw(st.randoms())


@given(logs())
def test_the_same_log_gives_the_same_bytes_in_whatever_order_rows_come(made):
    given_, dice = made
    again = shuffled(given_, dice)

    assert compile_minutes(given_).content == compile_minutes(given_).content
    assert compile_minutes(again).content == compile_minutes(given_).content
    assert compile_minutes(again).digest == compile_minutes(given_).digest


@given(logs())
def test_every_entry_that_concerns_the_meeting_is_cited_once_it_is_open(made):
    given_, _ = made
    minutes = compile_minutes(given_)
    cited = {number for one in minutes.lines for number in one.cites}

    assert {one.number for one in given_.log} - cited == set()


def shuffled(given_: Material, dice: Random) -> Material:
    def any_order(rows):
        return tuple(dice.sample(list(rows), len(rows)))

    return replace(
        given_,
        log=any_order(given_.log),
        items=any_order(given_.items),
        votes=any_order(given_.votes),
        gists=any_order(given_.gists),
        notices=replace(given_.notices, arrived=dict(any_order(given_.notices.arrived.items()))),
    )


def test_a_tie_says_that_it_was_lost_or_who_decided_it():
    def told(**tie):
        (vote,) = GIVEN.votes
        votes = (replace(vote, outcome={**OUTCOME, **tie}),)
        line = compile_minutes(replace(GIVEN, votes=votes)).line("vote.1.tie")
        return line and (line.person, [sentence(line, locale) for locale in Locale])

    assert told(tie="NONE") is None
    assert told(tie="LOST")[1] == [
        "안건 1 표결 1: 가부동수로 부결",
        "Item 1, vote 1: a tie, so it was lost",
    ]
    assert told(tie="CHAIR_AGAINST", casting="AGAINST") == (
        CHAIR,
        [
            "안건 1 표결 1: 가부동수여서 회의를 진행한 위원이 반대 쪽으로 결정",
            "Item 1, vote 1: a tie, decided against by whoever presided",
        ],
    )
