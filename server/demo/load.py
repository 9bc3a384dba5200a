"""Playing the story: every row of the demo comes from an action, done by whoever would do it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

import httpx2
from sqlalchemy import select

from server.database import Database
from server.demo import ideas, story
from server.demo.agreement import negotiate
from server.demo.consortium import run_together
from server.demo.council import seat_council
from server.demo.decisions import follow_decisions
from server.demo.duties import map_some
from server.demo.earlier import EARLIER, live_earlier
from server.demo.first_stage import run_first_stage
from server.demo.labs import call_lab
from server.demo.lives import live
from server.demo.meeting import call_council, prepare_next
from server.demo.opinions import answer_comments
from server.demo.place import districts, point_in
from server.demo.roles import divide_work
from server.demo.scenario import try_what_if
from server.demo.talk import talk
from server.demo.votes import PLANS, Plan
from server.sealing import sealer
from server.settings import Settings
from server.sign_in.people import di_hash
from workflows.agreements.signing.sealing import seal_signed
from workflows.corridor.reactions import REACTIONS
from workflows.identity import actions as identity
from workflows.identity.queries import actor_for
from workflows.kit.refusal import Refusal
from workflows.kit.wording import SEOUL
from workflows.programmes.actions import found_programme, reach_milestone
from workflows.programmes.areas import set_target_area
from workflows.programmes.models import Programme
from workflows.proposals import actions as proposals
from workflows.proposals.campaigns import actions as campaigns
from workflows.proposals.campaigns.notice import Terms
from workflows.proposals.dumps.actions import make_dumps
from workflows.record.outbox import deliver_one
from workflows.record.uow import Identify, Sessions, UnitOfWork, unit_of_work
from workflows.rights.roles import Role
from workflows.voting.casting import Cast, cast_ballots
from workflows.voting.kinds import Channel

OFFICER = "municipality.officer"
ON_AND_OFF_LINE = ((Channel.ONLINE, None), (Channel.PAPER, None))

FOUNDED = date(2021, 12, 29)


@dataclass(frozen=True, slots=True)
class Claims:
    """What the issuer says of one persona."""

    name: str
    birth_date: date
    di: str | None


@dataclass(frozen=True, slots=True)
class Troupe:
    """The people of the story by persona, and the programme they belong to."""

    programme_id: UUID
    people: dict[str, UUID]
    appointments: dict[str, UUID]
    bodies: dict[str, UUID]

    def as_person(self, persona: str) -> Identify:
        """Return who acts as a unit of work wants it."""
        return lambda session: actor_for(session, self.people[persona])


async def load_demo(settings: Settings, database: Database) -> bool:
    """Load the demo; return False if it is there already. Raises RuntimeError without an issuer."""
    sessions = database.writes
    if settings.oidc_issuer is None:
        msg = "the demo needs the embedded issuer: its people come from there"
        raise RuntimeError(msg)
    async with unit_of_work(sessions) as uow:
        if await uow.session.scalar(select(Programme.id).where(Programme.slug == story.SLUG)):
            return False
    claims = await _claims(settings.oidc_issuer)
    async with unit_of_work(sessions) as uow:
        cast = await _found(uow, settings, claims)
    numbers = {
        idea.title: await _submit(sessions, cast, idea)
        for idea in sorted(
            (
                *ideas.BUDGET_IDEAS,
                *ideas.TRIAL_IDEAS,
                *ideas.ROUTE_IDEAS,
                *ideas.OTHER_IDEAS,
                *(idea for idea, _ in EARLIER),
            ),
            key=lambda idea: idea.day,
        )
    }
    async with unit_of_work(sessions) as uow:
        now = uow.now
    today = now.astimezone(SEOUL).date()
    act = partial(_act, sessions, cast)
    await live(act, cast, numbers, today)
    await live_earlier(act, numbers)
    await answer_comments(act, await talk(act, numbers))
    await call_lab(act, numbers, now)
    await run_together(act, cast.programme_id, cast.bodies)
    council_id = await seat_council(act, partial(_by_the_house, sessions), cast)
    await call_council(act, council_id, cast.bodies, now, cast.appointments)
    await follow_decisions(act, council_id, cast.bodies, today)
    await prepare_next(act, council_id, now)
    if (seals := sealer(settings)) is not None:
        await run_first_stage(act, partial(seal_signed, sessions, seals), cast.programme_id, today)
    await negotiate(act, cast.programme_id)
    await divide_work(act, cast.programme_id)
    await map_some(act)
    await try_what_if(act, cast.programme_id)
    for plan in PLANS:
        await _hold(sessions, cast, plan, numbers)
    while await deliver_one(sessions, REACTIONS):
        pass
    async with unit_of_work(sessions) as uow:
        await make_dumps(uow)
    return True


async def _claims(issuer: str) -> dict[str, Claims]:
    """Ask the issuer for every persona of the story, as any program would."""
    wanted = [*(one.persona for one in story.CAPACITIES), "admin", "stranger"]
    async with httpx2.AsyncClient(base_url=issuer, timeout=30) as client:
        said = await asyncio.gather(*(_claims_of(client, issuer, one) for one in wanted))
    return dict(zip(wanted, said, strict=True))


async def _claims_of(client: httpx2.AsyncClient, issuer: str, persona: str) -> Claims:
    form = {"grant_type": "password", "username": persona, "scope": "openid profile"}
    granted = await client.post(f"{issuer}/token", data=form)
    granted.raise_for_status()
    bearer = {"authorization": f"Bearer {granted.json()['access_token']}"}
    answer = await client.get(f"{issuer}/userinfo", headers=bearer)
    answer.raise_for_status()
    said = answer.json()
    return Claims(said["name"], date.fromisoformat(said["birthdate"]), said.get("di"))


async def _found(uow: UnitOfWork, settings: Settings, claims: dict[str, Claims]) -> Troupe:
    """Found the programme with its bodies, people and capacities, on the days they began."""
    programme = await found_programme(
        uow,
        slug=story.SLUG,
        name=story.NAME,
        place=story.PLACE,
        cohort_year=story.COHORT,
        schedule=[step for step, _ in story.SCHEDULE],
        happened_on=FOUNDED,
    )
    await set_target_area(uow, programme_id=programme.id, districts=districts(), valid_from=FOUNDED)
    for step, day in story.SCHEDULE:
        if day is not None:
            await reach_milestone(uow, programme_id=programme.id, step=step.step, happened_on=day)
    bodies: dict[str, UUID] = {}
    for line in story.BODIES:
        body = await identity.register_body(
            uow, name_ko=line.name_ko, name_en=line.name_en, kind=line.kind
        )
        bodies[line.key] = body.id
        if line.role is not None:
            await identity.designate(
                uow,
                programme_id=programme.id,
                body_id=body.id,
                role=line.role,
                valid_from=_morning(line.since),
            )
    people = await _people(uow, settings, claims)
    appointments: dict[str, UUID] = {}
    for one in story.CAPACITIES:
        since = next(line.since for line in story.BODIES if line.key == one.body)
        made = await identity.appoint(
            uow,
            person_id=people[one.persona],
            body_id=bodies[one.body],
            role=one.role,
            programme_id=programme.id,
            mandate=one.mandate,
            valid_from=_morning(since),
        )
        appointments[one.persona] = made.id
        di = claims[one.persona].di
        if one.role is Role.RESIDENT and di is not None:
            await identity.verify_resident(
                uow,
                person_id=people[one.persona],
                programme_id=programme.id,
                di_hash=di_hash(settings.key_for("resident-di"), programme.id, di),
            )
    await identity.appoint(
        uow,
        person_id=people["admin"],
        body_id=bodies["city"],
        role=Role.ADMINISTRATOR,
        programme_id=None,
        mandate="해온시 정보통신과 사무분장",
    )
    return Troupe(programme.id, people, appointments, bodies)


async def _people(
    uow: UnitOfWork, settings: Settings, claims: dict[str, Claims]
) -> dict[str, UUID]:
    return {
        persona: await identity.register_person(
            uow,
            legal_name=said.name,
            birth_date=said.birth_date,
            email=f"{persona}@haeon.example",
            alias=story.ALIASES.get(persona) or story.official_name(persona, said.name),
            login=(str(settings.oidc_issuer), persona),
        )
        for persona, said in claims.items()
    }


async def _submit(sessions: Sessions, cast: Troupe, idea: ideas.Idea) -> UUID:
    async with unit_of_work(sessions, cast.as_person(idea.author)) as uow:
        proposal = await proposals.submit_proposal(
            uow,
            programme_id=cast.programme_id,
            title=idea.title,
            summary=idea.summary,
            body=ideas.BODY_TEXT.format(summary=idea.summary, place=idea.place),
            category=idea.category,
            place=idea.place,
            cost=idea.cost,
            point=point_in(idea.place, idea.day.toordinal()),
            happened_on=idea.day,
        )
    return proposal.id


async def _act(
    sessions: Sessions,
    cast: Troupe,
    persona: str,
    action: Callable[..., Awaitable[Any]],
    **given: object,
) -> Any:
    """Carry out one action as a persona, in a unit of work of its own."""
    async with unit_of_work(sessions, cast.as_person(persona)) as uow:
        return await action(uow, **given)


async def _by_the_house(
    sessions: Sessions, action: Callable[..., Awaitable[Any]], **given: object
) -> Any:
    """Carry out one action as the house itself, in a unit of work of its own."""
    async with unit_of_work(sessions) as uow:
        return await action(uow, **given)


async def _hold(sessions: Sessions, cast: Troupe, plan: Plan, numbers: dict[str, UUID]) -> None:
    """Prepare, open, vote, and close if the story has closed it."""
    async with unit_of_work(sessions, cast.as_person(OFFICER)) as uow:
        campaign = await campaigns.prepare_campaign(
            uow,
            programme_id=cast.programme_id,
            title=plan.title,
            summary=plan.summary,
            terms=Terms(
                budget=plan.budget,
                rule=plan.rule,
                ballot_kind=plan.kind,
                tie_rule=plan.tie_rule,
                opens_at=uow.now,
                closes_at=_evening(uow.now, plan),
                max_choices=plan.max_choices,
                max_points_sum=plan.max_points_sum,
                threshold=plan.threshold,
                revoting=plan.revoting,
                early_close=True,
                channels=ON_AND_OFF_LINE if plan.on_paper else (),
            ),
            proposal_ids=[numbers[idea.title] for idea in plan.ideas],
        )
        await campaigns.open_campaign(uow, campaign_id=campaign.id)
    async with unit_of_work(sessions) as uow:
        casts = [
            Cast(
                await actor_for(uow.session, cast.people[f"resident.{voter}"]),
                campaign.poll_id,
                1,
                plan.choice(voter),
            )
            for voter in plan.voters
        ]
        refused = [one for one in await cast_ballots(uow, casts) if isinstance(one, Refusal)]
    if refused:
        raise refused[0]
    if plan.close_reason is not None:
        async with unit_of_work(sessions, cast.as_person(OFFICER)) as uow:
            await campaigns.close_campaign(uow, campaign_id=campaign.id, reason=plan.close_reason)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), SEOUL)


def _evening(now: datetime, plan: Plan) -> datetime:
    """Return six in the evening, Seoul, on the last day of a vote."""
    return datetime.combine((now.astimezone(SEOUL) + plan.lasts).date(), time(18), SEOUL)
