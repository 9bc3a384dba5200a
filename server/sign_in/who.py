"""Who sends a request: by bearer token, by cookie, or nobody; and the hat it names."""

from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from schema.kit.ids import key_of
from server.services import Services
from server.sign_in.cookies import cookie_digest
from server.sign_in.csrf import demand_own_page, is_own_page
from server.sign_in.people import person_of
from server.sign_in.tokens import AccessToken, read_access_token
from server.who import NOBODY, Who, nobody_yet
from workflows.identity.queries import actor_for, in_hat, person_of_login
from workflows.identity.sign_ins import introduced_person, token_ended
from workflows.kit.refusal import NotSignedIn
from workflows.rights.actor import Actor

HAT = "dure-appointment"


async def who_asks(request: HTTPConnection, services: Services) -> Who:
    """Return who sends a request.

    Refuses a bearer token that is bad or has been ended (`NotSignedIn`, see `tokens`), a post with
    a cookie from another site, and, with `Busy`, a token while the issuer cannot be asked. A
    cookie whose sign-in has ended makes the sender nobody.
    """
    given = request.headers.get("authorization")
    if given is not None:
        return await _by_bearer(request, services, given)
    digest = cookie_digest(request, services.cookie)
    if digest is None:
        return NOBODY
    found = await services.people.get(digest)
    services.lately.note(digest, found)
    if found is None:
        return NOBODY._replace(cookie_ended=True)
    demand_own_page(request, services.settings)
    return Who(
        identify=partial(_by_digest, request, digest),
        person_id=found.person_id,
        asker=partial(_found, request, services, found),
        still=partial(_still, request, services, digest),
        found=services.lately.of(digest),
    )


def presumed_asker(request: HTTPConnection, services: Services) -> Who | None:
    """Return who came by this cookie the last time, if a question may be asked under that presumption.

    A page of another site is judged the usual way, as must be a token and a hat that is chosen.
    """
    digest = cookie_digest(request, services.cookie)
    presumed = None if digest is None else services.lately.of(digest)
    if presumed is None or not is_own_page(request, services.settings):
        return None
    return Who(identify=nobody_yet, person_id=presumed.actor.person_id, presumed=presumed)


async def _still(request: HTTPConnection, services: Services, digest: str) -> Actor:
    found = await services.people.get(digest)
    if found is None:
        raise NotSignedIn("sign_in_ended")
    return await _found(request, services, found)


async def _found(request: HTTPConnection, services: Services, found: Actor) -> Actor:
    hat = _hat(request)
    if hat is None:
        return found
    async with services.database.glances() as session:
        return await in_hat(session, found, hat)


async def _by_bearer(request: HTTPConnection, services: Services, given: str) -> Who:
    scheme, _, value = given.partition(" ")
    if scheme.lower() != "bearer" or services.issuer is None:
        raise NotSignedIn("token_malformed")
    token = await read_access_token(value.strip(), services.issuer, services.settings.oidc_audience)
    # Asked here too, so that an ended token is refused even where nothing else is read.
    async with services.database.glances() as session:
        person_id = await person_of_login(session, token.issuer, token.subject)
        await _demand_not_ended(session, token, person_id)
    if person_id is None:
        person_id = await person_of(
            services,
            token.issuer,
            token.subject,
            name=token.name or token.subject,
            birth_date=token.birth_date,
        )
    identify = partial(_by_token, request, token, person_id)

    async def still() -> Actor:
        if token.expires_at <= datetime.now(UTC):
            raise NotSignedIn("token_expired")
        async with services.database.glances() as session:
            return await identify(session)

    return Who(identify=identify, person_id=person_id, still=still)


async def _by_digest(request: HTTPConnection, digest: str, session: AsyncSession) -> Actor:
    found = await introduced_person(session, digest)
    if found is None:
        raise NotSignedIn("sign_in_ended")
    hat = _hat(request)
    return found if hat is None else await in_hat(session, found, hat)


async def _by_token(
    request: HTTPConnection, token: AccessToken, person_id: UUID, session: AsyncSession
) -> Actor:
    await _demand_not_ended(session, token, person_id)
    return await actor_for(session, person_id, appointment_id=_hat(request))


async def _demand_not_ended(
    session: AsyncSession, token: AccessToken, person_id: UUID | None
) -> None:
    if await token_ended(
        session,
        issuer=token.issuer,
        sid=token.sid,
        jti=token.jti,
        person_id=person_id,
        issued_at=token.issued_at,
    ):
        raise NotSignedIn("token_ended")


def _hat(request: HTTPConnection) -> UUID | None:
    given = request.headers.get(HAT)
    return key_of("Appointment", given, field="Dure-Appointment") if given else None
