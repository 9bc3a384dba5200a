"""What a verb answers is read in one statement that swears who reads; else in a snapshot, as ever."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import inspect, text

from schema.kit.context import Context
from server.sign_in.cookies import digest_of
from tests.fixtures.town import Town
from tests.server.conftest import House, log_in_as
from tests.server.test_presumed import end_sign_ins_of
from tests.server.test_round_trips import Heard, heard  # noqa: F401 - a fixture
from workflows.identity.queries import actor_for
from workflows.identity.readers import Presumed
from workflows.identity.sign_ins import introduced_person
from workflows.kit.refusal import NotFound, NotSignedIn
from workflows.proposals.actions import submit_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.queries import proposals_by_id
from workflows.proposals.states import Category, ProposalState
from workflows.record.uow import Sessions, UnitOfWork, introduce
from workflows.rights.actor import ANONYMOUS, THE_HOUSE, Actor

IDEA = {
    "title": "쉼터 만들기",
    "summary": "가까운 곳에 쉼터를 만들어 주세요",
    "body": "글",
    "category": Category.WELFARE,
    "place": "가온동",
    "cost": 300,
}
SETTINGS = text(
    "SELECT current_setting('dure.person_id', true), current_setting('dure.house', true)"
)
Opened = Callable[..., Awaitable[Context]]


@pytest.fixture
async def digest(town: Town) -> str:
    """The digest of the cookie by which the first resident is signed in."""
    return digest_of(await log_in_as(town.sessions, town.people["resident.1"]))


@pytest.fixture
def opened(house: House, town: Town, digest: str) -> Opened:
    """Open an operation of the first resident, as the doorway that found `found` does."""
    services = house.app.state.services

    async def opening(found: Actor, *, plainly: bool = True) -> Context:
        async def identify(session: Any) -> Actor:
            actor = await introduced_person(session, digest)
            assert actor is not None
            return actor

        async def anew() -> Actor:
            actor = await services.people.get(digest)
            if actor is None:
                raise NotSignedIn("sign_in_ended")
            return actor

        context = Context(
            sessions=services.database.writes,
            snapshots=services.database.snapshots,
            identify=identify,
            person_id=town.people["resident.1"],
            cursor_key=b"k" * 32,
            asker=anew,
            anew=anew,
            look=services.database.look,
            in_person=True,
            found=Presumed.found(found, digest),
        )
        if plainly:
            context.answer_plainly()
        return context

    return opening


async def who(sessions: Sessions, town: Town) -> Actor:
    """The first resident, as he is found."""
    async with sessions() as session:
        return await actor_for(session, town.people["resident.1"])


async def submitted(context: Context, town: Town, action: Any = submit_proposal) -> Proposal:
    """Submit an idea and return what is answered."""
    try:
        return await context.write(
            action, answer=proposals_by_id, programme_id=town.programme_id, **IDEA
        )
    finally:
        await context.end()
        # The driver tells what it sent a turn later.
        await asyncio.sleep(0.05)


async def test_what_is_answered_is_whole_and_belongs_to_no_session(
    town: Town,
    sessions: Sessions,
    opened: Opened,
    heard: Heard,  # noqa: F811 - the fixture
):
    found = await submitted(await opened(await who(sessions, town)), town)

    assert heard.sent["ROLLBACK"] == 0
    assert (found.title, found.cost, found.hidden) == (IDEA["title"], 300, False)
    assert found.state is ProposalState.SUBMITTED
    assert found.category is Category.WELFARE
    state = inspect(found)
    assert state.transient
    assert not state.modified


@pytest.mark.parametrize("plainly", [True, False])
async def test_who_is_no_longer_who_he_was_found_to_be_reads_in_a_snapshot(
    town: Town,
    sessions: Sessions,
    opened: Opened,
    heard: Heard,  # noqa: F811 - the fixture
    plainly: bool,  # noqa: FBT001 - a parameter of the test
):
    found = await who(sessions, town)
    if plainly:
        found = replace(found, hats=())
    answer = await submitted(await opened(found, plainly=plainly), town)

    assert answer.title == IDEA["title"]
    assert heard.sent["ROLLBACK"] == 1


async def test_whose_sign_in_his_own_act_has_ended_is_told_so(
    town: Town, sessions: Sessions, opened: Opened
):
    async def submit_and_leave(uow: UnitOfWork, **given: Any) -> Proposal:
        made = await submit_proposal(uow, **given)
        await uow.session.execute(text("UPDATE sign_in SET ended_at = dure_now()"))
        return made

    context = await opened(await who(sessions, town))
    with pytest.raises(NotSignedIn) as refused:
        await submitted(context, town, submit_and_leave)
    assert refused.value.reason == "sign_in_ended"


async def test_what_became_unreadable_is_no_answer(town: Town, sessions: Sessions, opened: Opened):
    async def submit_for_another(uow: UnitOfWork, **given: Any) -> Proposal:
        made = await submit_proposal(uow, **given)
        made.author_id, made.hidden = town.people["resident.2"], True
        return made

    context = await opened(await who(sessions, town))
    with pytest.raises(NotFound) as refused:
        await submitted(context, town, submit_for_another)
    assert refused.value.reason == "answer_not_yours"


async def test_who_is_found_is_introduced_by_the_same_statement(
    house: House,
    town: Town,
    digest: str,
    heard: Heard,  # noqa: F811 - the fixture
):
    async def told(session: Any) -> tuple[str, ...]:
        return tuple((await session.execute(SETTINGS)).one())

    sessions = house.app.state.services.database.writes
    person = str(town.people["resident.1"])
    async with sessions() as session, session.begin():
        actor = await introduced_person(session, digest)
        assert await told(session) == (person, "")
        asked = heard.sent["SELECT"]
        moment = await introduce(session, actor)
        assert heard.sent["SELECT"] == asked > 0
        assert moment.tzinfo is not None
        # Whoever else is introduced in the same transaction is told to the policies as ever.
        for other, settings in ((ANONYMOUS, ("", "")), (THE_HOUSE, ("", "yes"))):
            await introduced_person(session, digest)
            await introduce(session, other)
            assert await told(session) == settings
    # It was said for that transaction alone.
    async with sessions() as session, session.begin():
        assert (await told(session))[0] in ("", None)


async def test_nobody_is_introduced_by_a_cookie_whose_sign_in_has_ended(
    town: Town, sessions: Sessions, digest: str
):
    await end_sign_ins_of(town, "resident.1")
    async with sessions() as session, session.begin():
        assert await introduced_person(session, digest) is None
        await introduce(session, ANONYMOUS)
        assert tuple((await session.execute(SETTINGS)).one()) == ("", "")
