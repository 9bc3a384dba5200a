"""What a mandate is for: one agreement alone, or any that its body is a party to."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError

from tests.agreements.test_signing_walls import _add
from tests.fixtures.agreements import LEAD, put_with, room
from tests.fixtures.amending import (
    K,
    all_accept,
    base_in_force,
    begin,
    operate,
    put,
    raise_it,
    sealed,
)
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.money import BN, fund
from tests.fixtures.signing import (
    HEAD,
    accepted,
    approved,
    edition,
    freeze,
    frozen,
    give,
    progress,
    read_as,
    sign,
    signed,
)
from workflows.agreements.signing import mandates, rules
from workflows.agreements.signing.models import AgreementSignature, SigningMandate
from workflows.agreements.signing.queries import colleagues_of, mandated_numbers
from workflows.agreements.signing.states import MandateScope, SigningOrder, Strength
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, WrongState
from workflows.record.uow import unit_of_work
from workflows.rights.roles import Role

NOW = datetime(2026, 5, 4, tzinfo=UTC)
DAY = timedelta(days=1)
ONE, ALL = MandateScope.AGREEMENT, MandateScope.ALL
ARTICLES = (("직원", "staff", "당사자는 담당자를 둔다."),)


def mandate(scope, *, since=-1, until=1, cap=None):
    """Return a mandate from some days ago until in some days."""
    return rules.Mandate(NOW + since * DAY, NOW + until * DAY, cap, scope)


HERE, ANY = mandate(ONE), mandate(ALL)
SMALL, WIDE = mandate(ONE, cap=9), mandate(ALL, cap=10)
OVER, COMING = mandate(ONE, since=-9, until=-1), mandate(ALL, since=1, until=9)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ([], None),
        ([HERE, ANY], HERE),
        ([SMALL, ANY], ANY),
        ([SMALL, WIDE], WIDE),
        ([OVER, ANY], ANY),
        ([HERE, COMING], HERE),
        # None holds: it is told of the one that lacks least, and of the nearer one of two that lack the same.
        ([OVER, mandate(ALL, cap=9)], mandate(ALL, cap=9)),
        ([SMALL, COMING], SMALL),
        ([OVER, COMING], OVER),
    ],
)
def test_the_nearer_mandate_that_holds_is_used(given, used):
    assert rules.best_mandate(given, now=NOW, part=10) == used


ENDED = rules.Ended("위임장 제1호", NOW - 2 * DAY)


@pytest.mark.parametrize(
    ("ended", "elsewhere", "reason"),
    [
        (None, None, "mandate_missing"),
        (ENDED, None, "mandate_revoked"),
        (None, rules.Elsewhere(("2026-2",), NOW), "mandate_for_another"),
        # What came last is what its holder has to hear of.
        (ENDED, rules.Elsewhere(("2026-2",), NOW - DAY), "mandate_for_another"),
        (ENDED, rules.Elsewhere(("2026-2",), NOW - 3 * DAY), "mandate_revoked"),
        # One for what is amended by it is told as that.
        (None, rules.Elsewhere(("2026-1", "2026-2"), NOW, "2026-2"), "mandate_without_amendments"),
    ],
)
def test_where_none_is_for_it_the_refusal_tells_what_came_last(ended, elsewhere, reason):
    with pytest.raises(NotAllowed, match=reason) as refused:
        rules.check_mandate(None, now=NOW, part=1, ended=ended, elsewhere=elsewhere)
    assert refused.value.rule == rules.MANDATE


async def being_amended(town):
    """Return an agreement in force, an instrument of it that all may sign now, and another one begun since."""
    table, (clause,) = await base_in_force(town, ARTICLES)
    return table, await to_be_signed(table, clause), await begin(table)


async def to_be_signed(table, clause):
    """Return an amendment of an agreement in force that all may sign now."""
    instrument = await begin(table)
    changed = await operate(instrument, K.REPLACE, clause, text="당사자는 담당자를 둘 둔다.")
    await raise_it(instrument, LEAD)
    await put(instrument)
    await all_accept(instrument, [changed])
    await freeze(instrument, order=SigningOrder.PARALLEL)
    await approved(instrument)
    return instrument


async def number(table):
    """Return the number of an agreement."""
    return (await room(table)).agreement.number


async def rested(table):
    """Return by which mandate the city signed, and what was kept of its terms."""
    row = (await progress(table)).signatures[table.union.bodies[CITY]]
    return row.mandate_id, row.mandate_scope


async def test_one_for_another_agreement_signs_nothing_here_and_its_holder_is_told_which(town):
    _, instrument, other = await being_amended(town)
    elsewhere = await give(instrument, HEAD, CITY, only=other.id)
    with pytest.raises(NotAllowed, match="mandate_for_another") as refused:
        await sign(instrument, CITY)
    assert refused.value.figures == {"agreements": await number(other)}
    assert refused.value.rule == rules.MANDATE
    # One for this agreement that was taken back since is what he is told of.
    here = await give(instrument, HEAD, CITY, only=instrument.id)
    await town.act(HEAD, mandates.end_mandate, mandate_id=here.id)
    with pytest.raises(NotAllowed, match="mandate_revoked"):
        await sign(instrument, CITY)
    anew = await give(instrument, HEAD, CITY, only=instrument.id)
    await sign(instrument, CITY)

    assert await rested(instrument) == (anew.id, ONE)
    for who, found in ((CITY, await number(other)), (LEAD, None)):
        numbers = await read_as(instrument, who, mandated_numbers, ids=[elsewhere.id, anew.id])
        assert numbers.get(elsewhere.id) == found


async def test_one_for_an_agreement_signs_no_amendment_of_it_and_its_holder_is_told_so(town):
    table, (clause, *_) = await frozen(town)
    await give(table, HEAD, CITY, only=table.id)
    await signed(table)
    assert await sealed(town) == 1
    instrument = await to_be_signed(table, clause)
    with pytest.raises(NotAllowed, match="mandate_without_amendments") as refused:
        await sign(instrument, CITY)
    base = await number(table)
    assert refused.value.figures == {"agreements": base, "base": base}
    # One for any agreement is for amendments too.
    general = await give(instrument, HEAD, CITY)
    await sign(instrument, CITY)

    assert await rested(instrument) == (general.id, ALL)


async def test_one_for_another_that_was_taken_back_is_no_mandate_here(town):
    _, instrument, other = await being_amended(town)
    elsewhere = await give(instrument, HEAD, CITY, only=other.id)
    await town.act(HEAD, mandates.end_mandate, mandate_id=elsewhere.id)
    with pytest.raises(NotAllowed, match="mandate_missing"):
        await sign(instrument, CITY)


@pytest.mark.parametrize("first", [ONE, ALL])
async def test_a_general_one_and_one_for_the_agreement_stand_beside_each_other_and_the_nearer_is_used(
    town, first
):
    table, _ = await frozen(town, order=SigningOrder.PARALLEL)
    await approved(table)
    made = {}
    for scope in sorted(MandateScope, key=lambda one: one is not first):
        only = table.id if scope is ONE else None
        made[scope] = await give(table, HEAD, CITY, only=only, cap=5 if scope is ONE else 7)
        with pytest.raises(Conflict, match="mandate_stands"):
            await give(table, HEAD, CITY, only=only)
        asked = {"agreement": (await room(table)).agreement}
        colleagues = await read_as(table, HEAD, colleagues_of, **asked)
        held = {one.id: one.scopes for one in colleagues}
        assert held[town.appointments[CITY]] == set(made)
    await sign(table, CITY)

    row = (await progress(table)).signatures[table.union.bodies[CITY]]
    assert (row.mandate_id, row.mandate_scope, row.mandate_cap) == (made[ONE].id, ONE, 5)


async def test_where_the_nearer_one_does_not_hold_the_general_one_carries(town):
    table, _ = await accepted(town)
    await fund(table.union, 10 * BN, 10 * BN)
    await freeze(table, order=SigningOrder.PARALLEL)
    await approved(table)
    await give(table, HEAD, CITY, only=table.id, cap=10 * BN - 1)
    coming = await give(table, HEAD, CITY, since=3, days=8)
    # Of the two it is the one that holds today, and is too small, that its holder is told of.
    with pytest.raises(NotAllowed, match="mandate_too_small") as refused:
        await sign(table, CITY)
    assert refused.value.figures == {"cap": 10 * BN - 1, "part": 10 * BN}
    await town.act(HEAD, mandates.end_mandate, mandate_id=coming.id)
    general = await give(table, HEAD, CITY)
    await sign(table, CITY)

    assert await rested(table) == (general.id, ALL)


async def test_of_two_of_one_scope_that_are_given_at_once_one_stands(town):
    table, _ = await frozen(town)
    answers = await asyncio.gather(
        *(give(table, HEAD, CITY, only=only) for only in (table.id, table.id, None)),
        return_exceptions=True,
    )
    assert sorted(type(one) for one in answers if isinstance(one, Exception)) == [Conflict]
    stand = [one.agreement_id for one in answers if isinstance(one, SigningMandate)]
    assert sorted(stand, key=str) == sorted([None, table.id], key=str)


async def test_none_is_given_for_what_is_signed_is_not_ones_own_or_is_not_seen(town):
    table, _, _ = await being_amended(town)
    with pytest.raises(WrongState, match="mandate_for_signed"):
        await give(table, HEAD, CITY, only=table.id)
    async with unit_of_work(town.sessions) as uow:
        body = table.union.bodies["company.c"]
        await town.settle(uow, "company.c2", Role.COMPANY_REPRESENTATIVE, body)
    # Who does not see it learns no more than of one that is not there.
    for hidden in (table.id, uuid4()):
        with pytest.raises(NotFound, match="no_such_agreement"):
            await give(table, "company.c", "company.c2", only=hidden)


async def test_none_is_given_for_an_agreement_of_others_that_one_only_reads(town):
    named = {DEVELOPER: "40", "company.a": "35", "company.b": "25"}
    table, _ = await put_with(town, "목적", named=named)
    async with unit_of_work(town.sessions) as uow:
        await town.settle(uow, HEAD, Role.MUNICIPAL_HEAD, town.city_id)
    with pytest.raises(NotAllowed, match="mandate_for_no_party") as refused:
        await give(table, HEAD, CITY, only=table.id)
    assert refused.value.rule == rules.MANDATE


async def test_the_database_takes_no_mandate_and_no_signature_past_their_scope(town):
    table, instrument, other = await being_amended(town)
    general = await give(instrument, HEAD, CITY)
    elsewhere = await give(instrument, HEAD, CITY, only=other.id)
    bodies, made = table.union.bodies, await edition(instrument)

    def forged(**change):
        given = {
            "programme_id": town.programme_id,
            "body_id": bodies[CITY],
            "appointment_id": town.appointments[CITY],
            "given_by": town.appointments[HEAD],
            "document": "몰래",
            "valid": general.valid,
            "recorded": general.recorded,
        }
        return SigningMandate(**{**given, **change})

    def signature(mandate_id, scope):
        return AgreementSignature(
            edition_id=made.id,
            body_id=bodies[CITY],
            programme_id=town.programme_id,
            appointment_id=town.appointments[CITY],
            mandate_id=mandate_id,
            mandate="위임장",
            mandate_scope=scope,
            mandate_since=general.valid.lower,
            mandate_until=general.valid.upper,
            digest=made.digest,
            statement="서명",
            strength=Strength.SIGN_IN,
            signed_at=made.frozen_at,
        )

    for words, row in (
        ("uq_signing_mandate_standing", forged()),
        ("uq_signing_mandate_standing", forged(agreement_id=other.id)),
        ("no mandate of", forged(agreement_id=table.id)),
        ("no mandate of", forged(agreement_id=other.id, body_id=bodies["company.c"])),
        ("is not for edition", signature(elsewhere.id, ONE)),
        ("is not for edition", signature(general.id, ONE)),
        ("is not for edition", signature(general.id, None)),
    ):
        with pytest.raises(DBAPIError, match=words):
            await town.act(None, _add, row=row)
    await town.act(None, _add, row=signature(general.id, ALL))
