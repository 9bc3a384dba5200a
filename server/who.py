"""Who sends a request, as it is handed on: found out at the door, and again wherever it matters."""

from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.readers import Presumed
from workflows.kit.sent import NotSwornError
from workflows.record.uow import Identify
from workflows.rights.actor import ANONYMOUS, Actor

Asker = Callable[[], Awaitable[Actor]]


async def nobody(_: AsyncSession) -> Actor:
    """Identify nobody in particular."""
    return ANONYMOUS


class Who(NamedTuple):
    """The sender of a request. `identify` is asked again inside every transaction of the request.

    `asker` gives the person as the door found him, in the hat the request names, without asking
    again: enough for a vote, which is cast as the person who was signed in when the request came.
    `still` looks him up anew, for who stays on the line or reads what he did; it is None for nobody
    in particular. `found` is the person the door found behind a cookie, who may be sworn in what is
    read after an act. `presumed` is who came by the same cookie before, where nothing else is known
    yet: enough for one question that swears it, and for nothing else.
    """

    identify: Identify
    person_id: UUID | None = None
    cookie_ended: bool = False
    asker: Asker | None = None
    still: Asker | None = None
    found: Presumed | None = None
    presumed: Presumed | None = None

    @property
    def is_nobody(self) -> bool:
        """Whether nobody in particular asks, with nothing to be found out."""
        return self.identify is nobody


async def nobody_yet(_: AsyncSession) -> Actor:
    """Identify nobody: who is only presumed must be found out first. Raises NotSwornError."""
    raise NotSwornError


async def _nobody() -> Actor:
    return ANONYMOUS


NOBODY: Final = Who(identify=nobody, asker=_nobody)
