"""Whole things read straight: the same as by a session, for one key and for many, behind the same rights."""

from uuid import uuid4

from sqlalchemy import inspect, select

from tests.fixtures.town import as_house
from workflows.proposals.models import Proposal
from workflows.proposals.queries import proposals_by_id
from workflows.rights.actor import ANONYMOUS, Actor


async def test_things_are_the_same_as_by_a_session(town, snapshots):
    ids = [await town.propose(title) for title in ("나무", "의자", "쉼터")]
    columns = [one.key for one in inspect(Proposal).column_attrs]
    async with as_house(town.sessions) as session:
        usual = {
            row.id: [getattr(row, name) for name in columns]
            for row in await session.scalars(select(Proposal).where(Proposal.id.in_(ids)))
        }

    # The first time the engine asks, later the driver: both ways for one key and for many.
    for keys in (ids[:1], ids[:1], ids, ids, [uuid4()], []):
        async with snapshots(ANONYMOUS) as connection:
            found = await proposals_by_id(connection, ANONYMOUS, keys)
        read = {key: [getattr(row, name) for name in columns] for key, row in found.items()}
        assert read == {key: usual[key] for key in keys if key in usual}
        assert all(
            type(row.state) is type(usual_state(usual, columns, key)) for key, row in found.items()
        )


def usual_state(usual, columns, key):
    """Return the state as the session read it."""
    return usual[key][columns.index("state")]


async def test_what_is_hidden_is_read_by_its_author_alone(town, snapshots):
    idea = await town.propose("나무", who="resident.1")
    async with as_house(town.sessions) as session:
        (await session.get_one(Proposal, idea)).hidden = True
    mine, other = (Actor(town.people[name]) for name in ("resident.1", "resident.2"))
    seen = []
    for actor in (ANONYMOUS, mine, other) * 2:
        async with snapshots(actor) as connection:
            seen.append(bool(await proposals_by_id(connection, actor, [idea])))

    assert seen == [False, True, False] * 2


async def test_a_thing_belongs_to_no_session(town, snapshots):
    idea = await town.propose("나무")
    async with snapshots(ANONYMOUS) as connection:
        (row,) = (await proposals_by_id(connection, ANONYMOUS, [idea])).values()
    row.title = "의자"
    assert inspect(row).transient
