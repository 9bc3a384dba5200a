"""Asking the API without a wire: one operation through the schema, on a real database."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from schema.kit.context import Context
from schema.kit.snapshot import Snapshots
from schema.schema import get_schema
from workflows.identity.queries import actor_for
from workflows.kit.wording import Locale
from workflows.record.uow import Sessions
from workflows.rights.actor import ANONYMOUS, Actor

KEY = b"k" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: data, and errors as plain values."""

    data: dict[str, Any] | None
    errors: list[dict[str, Any]] = field(default_factory=list)

    @property
    def reasons(self) -> list[str]:
        """The slugs of the errors."""
        return [one["extensions"]["reason"] for one in self.errors]

    def sole(self) -> Any:
        """Return the value of the only root field; there must be no error."""
        assert self.errors == []
        assert self.data is not None
        (value,) = self.data.values()
        return value


Ask = Callable[..., Awaitable[Answer]]


def asking_with(sessions: Sessions, snapshots: Snapshots) -> Ask:
    """Return `ask(query, as_=person, hat=appointment, key=idempotency key, **variables)`."""

    async def asking(
        query: str,
        *,
        as_: UUID | None = None,
        hat: UUID | None = None,
        key: str | None = None,
        locale: Locale = Locale.EN,
        **variables: object,
    ) -> Answer:
        async def identify(session: AsyncSession) -> Actor:
            if as_ is None:
                return ANONYMOUS
            return await actor_for(session, as_, appointment_id=hat)

        context = Context(
            sessions=sessions,
            snapshots=snapshots,
            identify=identify,
            person_id=as_,
            locale=locale,
            cursor_key=KEY,
            idempotency_key=key,
        )
        result = await get_schema().execute(query, variable_values=variables, context_value=context)
        return Answer(result.data, [error.formatted for error in result.errors or ()])

    return asking


@pytest.fixture
def ask(sessions: Sessions, snapshots: Snapshots) -> Ask:
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)
