"""What a field may say, whom it concerns, and when a duty and a matrix are agreed: rules and properties."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.agreements.duties.sentences import duty_sentences
from workflows.agreements.roles.rules import (
    NOTHING,
    Column,
    Field,
    agreed,
    clean_letters,
    concerned,
    differences,
    faults,
    read,
    standing,
    written,
)
from workflows.agreements.roles.states import Consent, DutyFault, FieldStanding, Letter
from workflows.agreements.roles.template import laid_out, template
from workflows.agreements.roles.wording import sentences, topic
from workflows.kit.refusal import Invalid
from workflows.rights.roles import ProgrammeRole

PARTIES = [UUID(int=number) for number in range(1, 5)]
CITY, DEVELOPER, FIRST, SECOND = PARTIES
COLUMNS = [*(Column(body_id=one) for one in PARTIES), Column(actor=ProgrammeRole.RESIDENT)]
VALUES = [read(signs) for signs in ("", "R", "A", "RA", "C", "I")]
ROWS = st.dictionaries(
    st.sampled_from(COLUMNS),
    st.builds(
        Field,
        st.sampled_from(VALUES),
        st.integers(1, 9),
        st.dictionaries(st.sampled_from(PARTIES), st.sampled_from(Consent)),
    ),
)
RESPONSIBLE, ACCOUNTABLE, CONSULTED = Letter.RESPONSIBLE, Letter.ACCOUNTABLE, Letter.CONSULTED


def row(**signs):
    """Return a row by party: city=, developer=, first=, second=."""
    named = {"city": CITY, "developer": DEVELOPER, "first": FIRST, "second": SECOND}
    return {Column(body_id=named[one]): Field(read(value), 1) for one, value in signs.items()}


def test_a_field_that_contradicts_itself_is_refused():
    assert clean_letters([RESPONSIBLE, ACCOUNTABLE, ACCOUNTABLE]) == {RESPONSIBLE, ACCOUNTABLE}
    assert clean_letters([]) == NOTHING
    with pytest.raises(Invalid, match="role_letters_clash"):
        clean_letters([RESPONSIBLE, CONSULTED])


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_stored_and_read_back_as_it_was(value):
    assert read(written(clean_letters(value))) == value


@pytest.mark.parametrize(
    ("signs", "found"),
    [
        ({"city": "RA"}, []),
        ({"city": "A", "developer": "R", "first": "R"}, []),
        ({"city": "A"}, [DutyFault.NO_RESPONSIBLE]),
        ({"city": "R"}, [DutyFault.NO_ACCOUNTABLE]),
        ({"city": "RA", "developer": "A"}, [DutyFault.MANY_ACCOUNTABLE]),
        ({"city": "C"}, [DutyFault.NO_ACCOUNTABLE, DutyFault.NO_RESPONSIBLE]),
        ({}, [DutyFault.NO_ACCOUNTABLE, DutyFault.NO_RESPONSIBLE]),
    ],
)
def test_one_is_accountable_and_somebody_responsible(signs, found):
    assert faults(row(**signs)) == found


def test_a_field_concerns_its_party_and_whoever_is_accountable():
    found = row(city="A", developer="R", first="C")

    assert concerned(Column(body_id=DEVELOPER), found, PARTIES) == (CITY, DEVELOPER)
    assert concerned(Column(body_id=CITY), found, PARTIES) == (CITY,)
    assert concerned(COLUMNS[-1], found, PARTIES) == (CITY,)


def test_where_no_party_is_accountable_it_concerns_all():
    found = row(developer="R") | {COLUMNS[-1]: Field(read("A"), 1)}

    assert concerned(Column(body_id=DEVELOPER), found, PARTIES) == tuple(PARTIES)


@given(ROWS, st.sampled_from(COLUMNS))
def test_silence_is_no_consent(found, column):
    said = standing(column, found, PARTIES)
    if said is FieldStanding.AGREED:
        words = found[column].said
        assert all(words.get(one) is Consent.AGREE for one in concerned(column, found, PARTIES))
        assert concerned(column, found, PARTIES)
    assert (said is FieldStanding.BLANK) == (column not in found)


@given(ROWS)
def test_a_matrix_is_agreed_exactly_when_nothing_is_left(found):
    duty = UUID(int=99)
    left = differences({duty: found}, PARTIES)

    assert agreed({duty: found}, PARTIES) == (not left)
    if not left:
        accountable = [one for one in found.values() if ACCOUNTABLE in one.letters]
        assert len(accountable) == 1
        assert any(RESPONSIBLE in one.letters for one in found.values())
    for one in left:
        assert (one.fault is None) == bool(one.silent or one.against)


@given(ROWS, st.sampled_from(COLUMNS), st.sampled_from(VALUES))
def test_a_new_value_undoes_what_was_said_of_its_field_alone(found, column, value):
    after = {**found, column: Field(value, 10)}

    assert standing(column, after, PARTIES) is FieldStanding.OPEN
    assert {one: after[one].said for one in found if one != column} == {
        one: found[one].said for one in found if one != column
    }


def test_an_empty_matrix_is_not_agreed():
    assert not agreed({}, PARTIES)


@pytest.mark.parametrize("duty", template(), ids=lambda one: one.slug)
def test_a_duty_of_the_template_has_its_source_and_stands_by_itself(duty):
    five = dict(zip(PARTIES, [*list(ProgrammeRole)[1:4], ProgrammeRole.COMPANY], strict=True))
    outside = (ProgrammeRole.GOVERNMENT, ProgrammeRole.RESIDENT)
    found = {column: Field(letters, 1) for column, letters in laid_out(duty, five, outside).items()}

    assert duty.source
    assert duty.step
    assert faults(found) == []
    assert all(clean_letters(one.letters) for one in found.values())


def test_an_agreed_matrix_becomes_a_sentence_for_each_part_of_a_party():
    parties = [(CITY, "가온시"), (FIRST, "가람건설"), (SECOND, "ABC")]
    duties = [
        ("사업 총괄", {CITY: read("RA"), FIRST: read("C")}),
        ("실시계획", {CITY: read("A"), FIRST: read("R")}),
        ("부지", {CITY: read("RA"), FIRST: read("R")}),
    ]
    article, city, first = sentences(parties, duties)

    assert article.body_id is None
    assert "의무를 지지 않는다" in article.text
    assert city.text == (
        "가온시는 다음 일을 직접 하고 그 결과에 책임을 진다: 사업 총괄, 부지.\n"
        "가온시는 다음 일의 결과에 책임을 진다: 실시계획."
    )
    assert first.text.splitlines() == [
        "가람건설은 책임을 지는 당사자를 위하여 다음 일을 한다: 실시계획, 부지.",
        "가람건설은 다음 일이 정해지기 전에 의견을 낸다: 사업 총괄.",
    ]
    assert all(duty_sentences(one.text) for one in (city, first))
    assert [topic(one) for one in ("가온시", "가람건설", "ABC")] == ["는", "은", "은(는)"]


def test_a_name_with_a_comma_stands_as_one_in_a_list():
    held = {CITY: read("A")}
    duties = [("착공과 집행, 예산 관리", held), ("부지", held)]
    text = sentences([(CITY, "가온시")], duties)[1].text
    assert text == "가온시는 다음 일의 결과에 책임을 진다: “착공과 집행, 예산 관리”, 부지."
