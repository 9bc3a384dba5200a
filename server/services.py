"""What one serving process holds for as long as it lives, handed to every request."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from server.ballot_queue import BallotQueue
from server.bell import Bell
from server.database import Database
from server.issuer import Issuer
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, database, bell, ballots, and the issuer (None: nobody can sign in)."""

    settings: Settings
    database: Database
    bell: Bell
    ballots: BallotQueue
    issuer: Issuer | None


def services_of(request: HTTPConnection) -> Services:
    """Return the services of the process that answers this request."""
    services: Services = request.app.state.services
    return services
