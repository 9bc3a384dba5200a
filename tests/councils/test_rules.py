"""The rules of a roster by table and by property: size, kinds, terms, renewals, sexes, lawfulness."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.councils.roster import rules
from workflows.councils.roster.lawful import Roster, breaches
from workflows.councils.roster.rules import Seat, SexCount
from workflows.councils.roster.states import Capacity, Post, SeatKind
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.resolving import Provision, layers_of, rulings
from workflows.councils.rule_packs.rulebook import Rulebook
from workflows.kit.refusal import Conflict, Invalid, Refusal, RuleBroken
from workflows.law.texts import rule_texts
from workflows.rights.roles import Role

DAY = date(2026, 11, 28)
STARTED = date(2026, 1, 1)


def book_of(place: str, **sets: object) -> Rulebook:
    """Return the rules of a place, with some keys set anew: a number, or words."""
    said = [
        Provision(
            rule_id=one.id,
            limit=one.limit,
            said=one.said,
            level=one.level,
            source=one.source,
            article=one.article,
            confirmed=one.confirmed,
            holds_from=one.holds_from,
        )
        for one in rule_texts().values()
        if one.id.startswith("council.") and one.level is not None
    ]
    held = {one.key: one for one in rulings(said, layers_of(place))}
    for key, value in sets.items():
        changed = {"limit": value} if isinstance(value, int) else {"said": value}
        held[key] = replace(held[key], holds=replace(held[key].holds, **changed))
    return Rulebook(place, DAY, held)


CHANGWON, GWANGJU = book_of("changwon"), book_of("gwangju")
ULSAN, ASAN = book_of("ulsan"), book_of("asan")


def seat(number=1, person_id=None, **said):
    return Seat(
        **{
            "number": number,
            "person_id": person_id or UUID(int=number),
            "kind": SeatKind.EXPERT,
            "capacity": Capacity.APPOINTED,
            "starts_on": STARTED,
            "ends_before": date(2028, 1, 1),
            **said,
        }
    )


def council(number, **said):
    return [seat(one, **said) for one in range(1, number + 1)]


def test_the_26th_member_is_refused_by_the_act():
    rules.check_room(council(24), seat(25), CHANGWON)
    with pytest.raises(RuleBroken) as refused:
        rules.check_room(council(25), seat(26), CHANGWON)

    assert refused.value.reason == "council_full"
    assert refused.value.rule == "council.changwon.max_members"
    assert refused.value.figures == {"most": 25}
    assert breaches_of(council(25), CHANGWON) == []
    assert breaches_of(council(26), CHANGWON) == ["too_many"]


def test_a_member_may_follow_one_whose_term_ends_and_no_day_is_overfull():
    going = seat(25, ends_before=date(2026, 12, 1))
    rules.check_room([*council(24), going], seat(26, starts_on=date(2026, 12, 1)), CHANGWON)

    with pytest.raises(RuleBroken):
        rules.check_room([*council(24), going], seat(26, starts_on=date(2026, 11, 30)), CHANGWON)


@pytest.mark.parametrize("kind", ["", "  "])
def test_no_kind_of_seat_is_refused(kind):
    with pytest.raises(Invalid, match="seat_kind_missing"):
        rules.check_kind(kind, CHANGWON)


@pytest.mark.parametrize(
    ("book", "kind", "known"),
    [
        (CHANGWON, "RESIDENT", True),
        (CHANGWON, "ASSEMBLY", False),
        (GWANGJU, "ASSEMBLY", True),
        (GWANGJU, "FOUND_NECESSARY", False),
        (ASAN, "FOUND_NECESSARY", True),
        (CHANGWON, "resident", False),
    ],
)
def test_a_kind_beyond_the_six_needs_the_ordinance(book, kind, known):
    if known:
        rules.check_kind(kind, book)
        return
    with pytest.raises(RuleBroken, match="seat_kind_unknown") as refused:
        rules.check_kind(kind, book)
    assert refused.value.rule == book.rule(Key.SEAT_KINDS)


def test_a_company_that_is_no_implementer_has_no_statutory_seat():
    rules.check_fits("IMPLEMENTER", Role.DEVELOPER_LEAD, ASAN)
    rules.check_fits("FOUND_NECESSARY", Role.COMPANY_REPRESENTATIVE, ASAN)
    for kind in SeatKind:
        if kind is SeatKind.FOUND_NECESSARY:
            continue
        with pytest.raises(RuleBroken, match="seat_kind_misfit"):
            rules.check_fits(kind, Role.COMPANY_REPRESENTATIVE, ASAN)


def test_a_second_seat_of_one_person_is_refused_only_on_the_same_days():
    with pytest.raises(Conflict, match="seated_already") as refused:
        rules.check_one_seat([seat(3)], seat(4, person_id=UUID(int=3)))
    assert refused.value.figures == {"number": 3}
    later = seat(4, person_id=UUID(int=3), starts_on=date(2028, 1, 1), ends_before=None)
    rules.check_one_seat([seat(3)], later)


@pytest.mark.parametrize(
    ("starts_on", "ends_before", "fits"),
    [
        (date(2026, 1, 1), date(2028, 1, 1), True),
        (date(2026, 1, 1), date(2028, 1, 2), False),
        (date(2024, 2, 29), date(2026, 2, 28), True),
        (date(2024, 2, 29), date(2026, 3, 1), False),
        (date(2026, 8, 31), date(2028, 8, 31), True),
        (date(2026, 1, 1), None, False),
    ],
)
def test_a_term_is_as_long_as_the_ordinance_says(starts_on, ends_before, fits):
    new = seat(starts_on=starts_on, ends_before=ends_before)
    if fits:
        rules.check_term(new, CHANGWON)
        return
    with pytest.raises(RuleBroken, match="term_too_long") as refused:
        rules.check_term(new, CHANGWON)
    assert refused.value.figures == {"months": 24}


def test_where_the_ordinance_sets_no_term_the_decree_does():
    rules.check_term(seat(ends_before=date(2029, 1, 1)), GWANGJU)
    with pytest.raises(RuleBroken) as refused:
        rules.check_term(seat(ends_before=date(2029, 1, 2)), GWANGJU)
    assert refused.value.rule == "council.act.term_months"


def test_an_ex_officio_member_has_no_term_of_his_own():
    rules.check_term(seat(capacity=Capacity.EX_OFFICIO, ends_before=None), CHANGWON)
    with pytest.raises(Invalid, match="ex_officio_term"):
        rules.check_term(seat(capacity=Capacity.EX_OFFICIO), CHANGWON)


def test_a_resident_sits_until_completion_only_where_the_ordinance_says_so():
    resident = seat(kind=SeatKind.RESIDENT, ends_before=None, ends_with_project=True)
    rules.check_term(resident, ULSAN)
    for book, new in (
        (CHANGWON, resident),
        (ULSAN, replace(resident, kind=SeatKind.SERVICE_EXPERT)),
    ):
        with pytest.raises(RuleBroken, match="no_completion_term"):
            rules.check_term(new, book)


@pytest.mark.parametrize(
    ("book", "renewals", "allowed"),
    [(CHANGWON, 0, True), (CHANGWON, 1, False), (GWANGJU, 1, False)],
)
def test_a_term_is_renewed_as_often_as_the_rules_say(book, renewals, allowed):
    if allowed:
        rules.check_renewal(seat(renewals=renewals), book)
        return
    with pytest.raises(RuleBroken, match="renewals_used_up"):
        rules.check_renewal(seat(renewals=renewals), book)


@pytest.mark.parametrize(
    ("female", "male", "appointed", "over"),
    [
        (6, 4, 10, False),
        (7, 3, 10, True),
        (3, 7, 10, True),
        (3, 2, 5, False),
        (2, 1, 3, True),
        (1, 0, 1, True),
        (6, 0, 10, False),
        (0, 0, 0, False),
    ],
)
def test_neither_sex_is_over_six_tenths_of_the_appointed(female, male, appointed, over):
    sexes = SexCount(female, male, appointed)

    assert sexes.over(Fraction(6, 10)) is over
    found = breaches(Roster([], {}, sexes), CHANGWON, DAY)
    assert ("sexes_over_share" in {one.reason for one in found}) is over
    if over:
        with pytest.raises(RuleBroken, match="sexes_unbalanced") as refused:
            rules.check_balance(sexes, CHANGWON, exception=False)
        assert refused.value.rule == "council.changwon.gender_share"
    rules.check_balance(sexes, CHANGWON, exception=over)


def test_where_the_ordinance_is_silent_the_equality_act_balances_the_sexes():
    with pytest.raises(RuleBroken) as refused:
        rules.check_balance(SexCount(7, 3, 10), ULSAN, exception=False)

    assert refused.value.rule == "council.act.gender_share"
    assert rule_texts()["council.act.gender_share"].article == "21(2)"


POSTS = {Post.CHAIR: UUID(int=1), Post.VICE_CHAIR: UUID(int=2), Post.SECRETARY: UUID(int=99)}


def breaches_of(seats, book, *, posts=POSTS, sexes=None, exception=False):
    """Return what is broken, the first seat being the ex officio chair's."""
    chaired = [
        replace(one, capacity=Capacity.EX_OFFICIO, ends_before=None) if one.number == 1 else one
        for one in seats
    ]
    roster = Roster(chaired, posts, sexes or SexCount(), exception)
    return [one.reason for one in breaches(roster, book, DAY)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"posts": {}}, ["no_chair", "no_vice_chair", "no_secretary"]),
        ({"posts": POSTS | {Post.CHAIR: UUID(int=98)}}, ["chair_no_member"]),
        ({"posts": POSTS | {Post.CHAIR: UUID(int=3)}}, ["chair_not_ex_officio"]),
        ({"posts": POSTS | {Post.VICE_CHAIR: UUID(int=98)}}, ["vice_chair_no_member"]),
        ({"sexes": SexCount(7, 3, 10)}, ["sexes_over_share"]),
        ({"sexes": SexCount(7, 3, 10), "exception": True}, []),
    ],
)
def test_what_is_unlawful_is_named(change, expected):
    assert breaches_of(council(5), CHANGWON, **change) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"kind": "ASSEMBLY"}, "kind_unknown"),
        ({"person_id": UUID(int=2)}, "two_seats"),
        ({"ends_before": date(2028, 1, 2)}, "term_over_length"),
        ({"renewals": 2}, "renewed_too_often"),
        ({"ends_with_project": True, "kind": SeatKind.RESIDENT}, "completion_term"),
    ],
)
def test_a_member_who_may_not_sit_so_is_named_by_number_with_the_article(said, expected):
    seats = [
        replace(one, capacity=Capacity.EX_OFFICIO, ends_before=None) if one.number == 1 else one
        for one in council(4)
    ]
    roster = Roster([*seats, seat(5, **said)], POSTS, SexCount())

    (breach,) = breaches(roster, CHANGWON, DAY)

    assert (breach.reason, breach.member) == (expected, 5)
    assert rule_texts()[breach.rule_id].article


def test_fewer_members_than_the_ordinance_needs_is_a_breach():
    assert breaches_of(council(9), ASAN) == ["too_few"]
    assert breaches_of(council(10), ASAN) == []


def test_only_who_sits_on_the_day_counts():
    gone = [seat(one, ends_before=DAY) for one in range(6, 30)]
    to_come = [seat(one, starts_on=DAY + timedelta(days=1)) for one in range(30, 40)]

    assert breaches_of([*council(5), *gone, *to_come], CHANGWON) == []


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
spans = st.tuples(days, st.one_of(st.none(), st.integers(1, 60)))


@st.composite
def seats_(draw):
    starts_on, lasts = draw(spans)
    return seat(
        draw(st.integers(1, 40)),
        starts_on=starts_on,
        ends_before=None if lasts is None else starts_on + timedelta(days=lasts),
        person_id=uuid4(),
    )


@given(st.lists(seats_(), max_size=12), seats_(), st.integers(1, 6))
def test_the_fullest_day_is_the_one_counted_day_by_day(seats, new, most):
    """The search for the fullest day agrees with counting every day, and so does the refusal."""
    last = date(2027, 3, 31)
    span = [new.starts_on + timedelta(days=n) for n in range((last - new.starts_on).days)]
    counted = max((sum(one.sits(day) for one in seats) for day in span if new.sits(day)), default=0)

    assert rules.fullest(seats, new.starts_on, new.ends_before) == counted
    book = book_of("changwon", max_members=most)
    refused = False
    try:
        rules.check_room(seats, new, book)
    except Refusal:
        refused = True
    assert refused == (counted >= most)


@given(st.integers(0, 25), st.integers(0, 25), st.integers(0, 25))
def test_the_share_is_judged_by_exact_numbers(female, male, unsaid):
    sexes = SexCount(female, male, female + male + unsaid)

    assert sexes.over(Fraction(6, 10)) == (10 * max(female, male) > 6 * (female + male + unsaid))
    assert not (sexes.over(Fraction(6, 10)) and sexes.appointed == 0)


@given(days, st.integers(1, 72))
def test_a_term_of_months_ends_on_its_day_or_on_the_last_of_the_month(day, months):
    after = rules.months_after(day, months)

    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after + timedelta(days=1)).day == 1
    assert after > day


@given(st.lists(seats_(), max_size=30), st.integers(0, 30))
def test_whoever_passes_the_checks_leaves_a_council_as_lawful_as_before(seats, number):
    """Appointing by the rules never makes a breach of size or of a second seat."""
    sitting = seats[:number]
    before = {one.reason for one in breaches(Roster(sitting, {}, SexCount()), CHANGWON, DAY)}
    new = seat(99, person_id=uuid4(), starts_on=DAY, ends_before=date(2028, 11, 28))
    try:
        rules.check_one_seat(sitting, new)
        rules.check_room(sitting, new, CHANGWON)
        rules.check_term(new, CHANGWON)
        rules.check_kind(new.kind, CHANGWON)
    except Refusal:
        return
    after = {one.reason for one in breaches(Roster([*sitting, new], {}, SexCount()), CHANGWON, DAY)}
    assert after - before <= set()
