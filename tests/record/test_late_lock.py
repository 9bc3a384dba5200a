"""Two presses at once, in the order that hurts: who began first comes to the lock second.

His transaction's first moment lies before what the other wrote. Taken for the moment of the act it would
hide the other's rows from him, and end them before they began.
"""

from datetime import date

import pytest

from tests.fixtures.consortium import newest, proposed
from tests.fixtures.councils import EXPERT, FORMED, HEAD, formed, numbers_on, settle_people
from tests.fixtures.town import make_town
from workflows.agreements.consortium import answering
from workflows.agreements.consortium.states import ChangeState
from workflows.councils.roster import chairing, seating
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity, EndGround, Post
from workflows.identity.models import StandingKind
from workflows.identity.queries import actor_for
from workflows.identity.sexes import Sex
from workflows.identity.standings import set_standings, standings_of
from workflows.kit.refusal import Conflict
from workflows.proposals.support.actions import set_support_ladder
from workflows.proposals.support.queries import ladder_of
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import database_now, unit_of_work
from workflows.voting.actions import close_poll

OFFICER = "municipality.officer"
TODAY = date(2026, 11, 28)


async def overtaken(town, who, first, second):
    """Begin somebody's act, let the same person do another meanwhile, then do the one begun."""
    person = town.people[who]
    async with unit_of_work(town.sessions, lambda session: actor_for(session, person)) as uow:
        action, given = first
        await town.act(who, action, **given)
        action, given = second
        return await action(uow, **given)


@pytest.fixture
async def seats(sessions):
    """A council of one local government, and how its head appoints an expert to it."""
    town = await make_town(sessions)
    await settle_people(town)
    council = await formed(town)

    def appointing(number):
        return seating.appoint_member, {
            "council_id": council.id,
            "appointment_id": town.appointments[f"expert.{number}"],
            "terms": Terms(EXPERT, Capacity.APPOINTED, FORMED),
            "sex": Sex.FEMALE,
        }

    return town, council, appointing


async def test_one_person_is_not_seated_twice(seats):
    town, council, appointing = seats
    with pytest.raises(Conflict, match="seated_already"):
        await overtaken(town, HEAD, appointing(1), appointing(1))
    assert await numbers_on(town, council, TODAY) == [1]


async def test_a_seat_given_meanwhile_can_be_ended(seats):
    town, council, appointing = seats
    ending = {
        "council_id": council.id,
        "member": 1,
        "ground": EndGround.RESIGNED,
        "ends_before": TODAY,
    }
    await overtaken(town, HEAD, appointing(1), (seating.end_membership, ending))
    assert await numbers_on(town, council, TODAY) == []


async def test_an_observer_admitted_meanwhile_can_be_sent_home(seats):
    town, council, _ = seats
    who = {"council_id": council.id, "appointment_id": town.appointments["expert.2"]}
    admitted = (chairing.name_attendant, who | {"post": Post.OBSERVER, "since": FORMED})
    await overtaken(town, HEAD, admitted, (chairing.end_attendance, who | {"ends_before": TODAY}))
    await town.act(HEAD, admitted[0], **admitted[1] | {"since": TODAY})


async def test_of_two_ladders_the_later_stands(town):
    def ladder(supports):
        rungs = [Rung(DutyKind.DEPT_ANSWER, supports, 30, 30)]
        return set_support_ladder, {"programme_id": town.programme_id, "rungs": rungs}

    await overtaken(town, OFFICER, ladder(3), ladder(4))
    async with unit_of_work(town.sessions) as uow:
        standing = await ladder_of(uow.session, town.programme_id, TODAY)
    assert [rung.supports for rung in standing] == [4]


async def test_of_two_standings_the_later_stand(town):
    def belongs(*kinds):
        return set_standings, {
            "programme_id": town.programme_id,
            "appointment_id": town.appointments["resident.1"],
            "standings": kinds,
        }

    await overtaken(
        town,
        OFFICER,
        belongs(StandingKind.WORK, StandingKind.STUDY),
        belongs(StandingKind.WORK, StandingKind.ADDRESS),
    )
    async with unit_of_work(town.sessions) as uow:
        found = await standings_of(uow.session, town.people["resident.1"], town.programme_id)
    assert found == {StandingKind.WORK, StandingKind.ADDRESS}


async def test_what_a_party_says_last_is_what_it_says(sessions):
    union = await proposed(await make_town(sessions))
    change = await newest(union, "company.a")

    def said(*, yes):
        return answering.answer_change, {"change_id": change.id, "yes": yes, "reason": "검토함"}

    who = next(
        name
        for name in ("company.b", "developer.lead", OFFICER)
        if union.bodies[name] in change.asked
    )
    await overtaken(union.town, who, said(yes=True), said(yes=False))
    after = await newest(union, "company.a")
    assert after.state is ChangeState.LOST


async def test_a_vote_closes_when_its_lock_was_obtained_not_when_the_closing_began(town):
    campaign = await town.open_campaign(early_close=True)
    closing = {"poll_id": campaign.poll_id, "reason": "조기 마감"}
    person = town.people[OFFICER]
    async with unit_of_work(town.sessions, lambda session: actor_for(session, person)) as uow:
        began = uow.now
        cast = await database_now(uow.session)
        poll = await close_poll(uow, **closing)
    assert poll.closed_at > cast > began
