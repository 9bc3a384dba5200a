"""What holds for a council is said by the most special source that speaks, and by its day."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.queries import rule_pack
from workflows.councils.rule_packs.resolving import BEHIND, Provision, layers_of, rulings
from workflows.kit.wording import Locale
from workflows.law.ranks import Level, amount_of
from workflows.law.texts import OWN_LAYER, named_texts, rule_texts
from workflows.record.uow import unit_of_work
from workflows.rights.actor import ANONYMOUS

PLACES = ("asan", "changwon", "daegu", "gwangju", "uiwang", "ulsan")
EVERYWHERE = (*PLACES, "haeon")
TODAY = date(2026, 11, 28)
# The keys of rule E1.9, and with them how days are counted (E1.5), the share of sexes (E1.4), the topics
# (E1.6), the longest life of a council, the ways out of an item and who is left of those present (8a).
KEYS = {
    *("max_members", "min_members", "seat_kinds", "chair", "vice", "fallback_chair", "term_months"),
    *("max_renewals", "resident_term", "lifecycle", "regular_meetings", "convene_fraction"),
    *("notice_days", "paper_days", "quorum", "decision", "tie", "abstain", "recusal_denominator"),
    *("written_cases", "proxy", "video", "openness", "minutes_publish_days", "secretary_post"),
    *(
        "minutes_signers",
        "rules_amend",
        "notice_counting",
        "gender_share",
        "topics",
        "sunset_months",
        "recusal_kinds",
    ),
    "decision_base",
    # How many have to second an amendment, and how many call a written resolution off (E5.7).
    *("amendment_supporters", "recall_fraction"),
    "working_group",
}


async def pack_of(sessions, place, day=TODAY):
    async with unit_of_work(sessions) as uow:
        found = await rule_pack(uow.session, ANONYMOUS, place=place, day=day)
    return {one.key: one for one in found.rulings}


def said(ruling):
    return ruling.holds.limit if ruling.holds.limit is not None else ruling.holds.said


@pytest.mark.parametrize("place", EVERYWHERE)
async def test_every_key_is_answered_in_every_place_with_its_source(sessions, place):
    pack = await pack_of(sessions, place)

    assert set(pack) == KEYS == set(named_texts("key")) == set(Key)
    for ruling in pack.values():
        assert ruling.holds.source[Locale.KO]
        # What was not read at its article says so, and nothing else is without one.
        assert bool(ruling.holds.article) or not ruling.holds.confirmed
        assert set(ruling.holds.said) <= set(named_texts("word"))


@pytest.mark.parametrize("place", PLACES)
async def test_no_place_has_fewer_seats_than_it_must_fill(sessions, place):
    pack = await pack_of(sessions, place)

    assert said(pack["min_members"]) <= said(pack["max_members"]) <= 25
    assert said(pack["term_months"]) <= 36


async def test_places_differ_as_their_ordinances_do(sessions):
    packs = {place: await pack_of(sessions, place) for place in PLACES}

    assert said(packs["gwangju"]["lifecycle"]) == ("PER_AGENDA",)
    assert said(packs["ulsan"]["resident_term"]) == ("UNTIL_COMPLETION",)
    assert [said(packs[place]["max_renewals"]) for place in PLACES] == [1, 1, 2, 1, 2, 1]
    assert said(packs["changwon"]["written_cases"]) == ("MINOR", "URGENT", "BARRED")
    assert said(packs["daegu"]["written_cases"]) == ("NEVER",)


async def test_an_ordinance_may_name_fewer_kinds_of_seat_than_the_act(sessions):
    seats = (await pack_of(sessions, "uiwang"))["seat_kinds"]

    assert set(seats.others[0].said) - set(seats.holds.said) == {"RESIDENT"}


async def test_the_special_ordinance_goes_before_the_general_one_and_both_are_told(sessions):
    notice = (await pack_of(sessions, "asan"))["notice_days"]

    assert (notice.holds.limit, notice.holds.layer) == (3, "asan")
    assert [(one.limit, one.layer) for one in notice.others] == [
        (7, "asan_committees"),
        (7, "house"),
    ]


@pytest.mark.parametrize(
    ("day", "layer"), [(date(2026, 12, 31), "house"), (date(2027, 1, 1), "asan_committees")]
)
async def test_a_rule_that_is_not_in_force_yet_does_not_hold(sessions, day, layer):
    pack = await pack_of(sessions, "asan", day)

    assert pack["recusal_kinds"].holds.layer == layer


async def test_where_nobody_speaks_the_house_does_within_what_the_decree_allows(sessions):
    pack = await pack_of(sessions, "gwangju")

    assert (pack["tie"].holds.level, said(pack["tie"])) == (Level.HOUSE, ("LOST",))
    term = pack["term_months"]
    assert (term.holds.layer, term.holds.limit) == ("house", 24)
    assert [(one.layer, one.limit) for one in term.others] == [("act", 36)]


async def test_a_place_without_a_pack_has_none(sessions):
    async with unit_of_work(sessions) as uow:
        assert await rule_pack(uow.session, ANONYMOUS, place="atlantis") is None


def provision(layer: str, key: str) -> Provision:
    level = Level.HOUSE if layer == "house" else Level.ORDINANCE
    return Provision(f"council.{layer}.{key}", 1, (), level, {}, "1", True, TODAY)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["asan", "asan_committees", "act", "house", "daegu"]),
            st.sampled_from(sorted(KEYS - {"term_months"})),
        ),
        unique=True,
    )
)
def test_what_holds_is_the_first_layer_that_speaks_and_nothing_is_lost(spoken):
    layers = layers_of("asan")
    found = rulings([provision(layer, key) for layer, key in spoken], layers)

    for ruling in found:
        here = [layer for layer in layers if (layer, ruling.key) in spoken]
        assert [one.layer for one in (ruling.holds, *ruling.others)] == here
    assert {one.key for one in found} == {key for layer, key in spoken if layer in layers}


def test_every_layer_of_a_place_has_rules_and_every_number_can_be_read():
    told = {
        rule_id.split(".")[1]
        for rule_id, rule in rule_texts().items()
        if rule_id.startswith("council.") and rule.level is not None
    }
    # What councils resolve for themselves stands in no pack.
    used = {layer for place in EVERYWHERE for layer in layers_of(place)} - {OWN_LAYER}

    assert told == used
    assert set(BEHIND) <= told
    assert amount_of(rule_texts()["council.act.gender_share"]) == Fraction(6, 10)
