"""What one serving process holds for as long as it lives, handed to every request."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from server.answers import Answers
from server.ballot_queue import BallotQueue
from server.bell import Bell
from server.database import Database
from server.issuer import Issuer
from server.lately import Lately
from server.live.changes import Changes
from server.live.hub import Hub
from server.papers import Papers
from server.settings import Settings
from server.storage import Storage
from server.together import Together
from workflows.identity.passkeys.evidence import RelyingParty
from workflows.rights.actor import Actor


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, database, bell, ballots, and the issuer (None: nobody can sign in).

    `people` finds who is signed in by the digest of a cookie, and `lately` knows who was; `papers` knows what is voted on;
    `answers` keeps what the public asks for (None: nothing is kept); `storage` holds files;
    `party` is for whom passkeys are made, and `cookie` the name of the cookie of a sign-in.
    """

    settings: Settings
    database: Database
    bell: Bell
    ballots: BallotQueue
    people: Together[str, Actor]
    lately: Lately
    papers: Papers
    answers: Answers | None
    live: Hub
    changes: Changes
    issuer: Issuer | None
    storage: Storage
    party: RelyingParty
    cookie: str

    async def ring(self) -> None:
        """Tell the worker and all who follow that something was recorded; never waits or raises."""
        self.changes.publish()
        await self.bell.ring()


def services_of(request: HTTPConnection) -> Services:
    """Return the services of the process that answers this request."""
    services: Services = request.app.state.services
    return services
