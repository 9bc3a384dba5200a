"""Who of those that follow a meeting only looks on: asked for many at once, and anew for every answer."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

from schema.kit.ids import key_of
from server.database import Database
from server.live.questions import Question
from server.together import Together
from workflows.councils.meetings.onlookers import concerned
from workflows.councils.meetings.policy import reads_as_all
from workflows.kit.refusal import Refusal
from workflows.rights.actor import THE_HOUSE, Actor

ONLOOKERS: Final = "onlookers"
Pair = tuple[UUID, UUID]


class Onlookers:
    """Says of whoever follows a meeting whether he reads what all others do who only look on."""

    def __init__(self, database: Database) -> None:
        """Take the database to ask."""
        self._database = database
        self._concerned: Together[Pair, bool] = Together(self._lent, self._ask)

    async def looks_on(
        self, question: Question, variables: Mapping[str, Any], actor: Actor
    ) -> bool:
        """Say whether the answer to a question is, for somebody, that of all who only look on."""
        if not question.for_onlookers or actor.person_id is None or not reads_as_all(actor):
            return False
        try:
            meeting = key_of("Meeting", question.place(variables)[1], field="id")
        except Refusal:
            return False
        return not await self._concerned.get((meeting, actor.person_id))

    @asynccontextmanager
    async def _lent(self) -> AsyncIterator[Database]:
        yield self._database

    async def _ask(self, database: Database, pairs: Sequence[Pair]) -> Mapping[Pair, bool]:
        # A snapshot for each question: an answer is never older than who asks for it.
        async with database.snapshots(THE_HOUSE) as connection:
            found = await concerned(connection, pairs)
        return {pair: pair in found for pair in pairs}
