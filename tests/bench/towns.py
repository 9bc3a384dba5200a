"""Towns for the reads: a few proposals made by the actions, then copied by the thousand in SQL."""

import asyncio
import atexit
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from uuid import UUID

from schema.kit.ids import global_id
from server.database import connect
from server.sign_in.cookies import new_cookie
from tests.bench.postgraphile import lets_read
from tests.fixtures.town import ISSUER, Town
from tests.torture.house import House
from workflows.identity.actions import register_body
from workflows.identity.sign_ins import begin_sign_in
from workflows.law.actions import load_rule_packs
from workflows.programmes.actions import found_programme
from workflows.proposals.actions import submit_proposal
from workflows.proposals.states import Category
from workflows.record.uow import Sessions, unit_of_work
from workflows.rights.roles import BodyKind, Role

PROPOSALS = {"ci": 100_000, "full": 1_000_000}
TOWNS = 60
MADE = 2  # residents of each town, and proposals that the actions make; each title has its own word
RARE = "파란우산"  # stands in one proposal, which is copied a fixed number of times
RARE_COPIES = 60
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"

# The copies lie among one another in time, town by town, as they would in a country.
COPY = f"""INSERT INTO proposal (id, programme_id, number, title, summary, body, category, place, cost,
  state, author_id, author_appointment_id, submitted_on, submitted_at, search_text, search_grams)
SELECT gen_random_uuid(), programme_id, number || '-' || n, title, summary,
  left(body, $2::integer + (hashtext(number || n) & 65535) % ($3::integer - $2::integer + 1)), category, place, cost, state,
  author_id, author_appointment_id, submitted_on,
  submitted_at - n * interval '10 s' - (hashtext(n || number) & 8191) * interval '1 ms',
  search_text, search_grams
FROM proposal, generate_series(1, $1::integer) AS n
WHERE n <= {RARE_COPIES} OR strpos(title, '{RARE}') = 0"""
# An index of letters is quicker made at the end than kept while its table grows a thousandfold.
GRAMS = "ix_proposal_search_grams"

# Neighbours of a resident, with his hat and a cookie each; who they are follows from their number.
CROWD = (
    "INSERT INTO person (id, legal_name) SELECT md5('person' || n)::uuid, '이웃' FROM generate_series(1, $1) n",
    """INSERT INTO appointment (id, programme_id, person_id, body_id, role, mandate)
SELECT md5('hat' || n)::uuid, programme_id, md5('person' || n)::uuid, body_id, role, mandate
FROM (SELECT * FROM appointment WHERE role = 'RESIDENT' LIMIT 1) one, generate_series(1, $1) n""",
    """INSERT INTO appointment_term (appointment_id, valid, recorded, reason)
SELECT md5('hat' || n)::uuid, valid, recorded, reason
FROM (SELECT * FROM appointment_term WHERE upper_inf(recorded) LIMIT 1) one, generate_series(1, $1) n""",
    """INSERT INTO sign_in (id, person_id, cookie_digest, issuer, began_at, expires_at)
SELECT gen_random_uuid(), md5('person' || n)::uuid,
  encode(sha256(('cookie' || n)::bytea), 'hex'), 'crowd', now(), now() + interval '1 hour'
FROM generate_series(1, $1) n""",
)


@dataclass(frozen=True, slots=True)
class Place:
    """One town: its short name, its programme, and the cookie of a resident who is signed in."""

    slug: str
    programme_id: UUID
    cookie: str

    @property
    def global_id(self) -> str:
        """The programme's id as the API writes it."""
        return global_id("Programme", self.programme_id)


@dataclass(frozen=True, slots=True)
class Country:
    """What was made. `usual` is a word that one proposal in 120 holds in its title."""

    places: tuple[Place, ...]
    usual: str
    proposals: int


@cache
def country(scale: str) -> tuple[House, str, Country]:
    """Found the one country that several rows read; its house stands until the program ends."""
    house = House()
    house.__enter__()
    atexit.register(house.__exit__)
    database = asyncio.run(house.fresh("country"))
    made = asyncio.run(founded(house, database, PROPOSALS[scale]))
    asyncio.run(lets_read(house, database))
    return house, database, made


async def founded(
    house: House, database: str, proposals: int, *, shortest: int = 200, longest: int = 940
) -> Country:
    """Make towns with about so many proposals in all, their bodies of 200 to 940 characters."""
    chance = random.Random(3)
    own = connect(house.url(database))
    async with unit_of_work(own.writes) as uow:
        await load_rule_packs(uow)
    towns = [await _settled(own.writes, number) for number in range(1, TOWNS + 1)]
    words = [RARE, *("".join(chance.sample(SYLLABLES, 4)) for _ in range(TOWNS * MADE - 1))]
    for nth, word in enumerate(words):
        await _propose(towns[nth % TOWNS], f"resident.{1 + nth // TOWNS}", word, chance, longest)
    places = [
        Place(town.slug, town.programme_id, *await signed_in(own.writes, town.residents[:1]))
        for town in towns
    ]
    await own.close()
    for statement, values in (
        ("UPDATE public_name SET alias = '이웃 ' || number", ()),
        (f"DROP INDEX {GRAMS}", ()),
        (COPY, (proposals // (TOWNS * MADE), shortest, longest)),
        (f"CREATE INDEX {GRAMS} ON proposal USING gin (search_grams)", ()),
        ("VACUUM (ANALYZE) proposal", ()),
        ("ANALYZE", ()),
    ):
        await house.rule(database, statement, *values)
    (row,) = await house.rule(database, "SELECT count(*) FROM proposal")
    return Country(tuple(places), words[1], row[0])


async def _settled(sessions: Sessions, number: int) -> Town:
    """Found a small town: its programme, a group of residents and two of them."""
    async with unit_of_work(sessions) as uow:
        programme = await found_programme(
            uow,
            slug=f"place-{number}",
            name=(f"가온 {number} 거점 스마트시티", f"Gaon {number} hub city"),
            place=(f"가온 {number}", f"Gaon {number}"),
            cohort_year=2022,
        )
        group = await register_body(
            uow, name_ko=f"주민회 {number}", name_en="Residents", kind=BodyKind.RESIDENT_GROUP
        )
        town = Town(sessions, programme.id, programme.slug, group.id)
        for resident in range(1, MADE + 1):
            await town.settle(uow, f"resident.{resident}", Role.RESIDENT, group.id, verified=True)
    return town


async def _propose(town: Town, who: str, word: str, chance: random.Random, length: int) -> None:
    """Submit one proposal with its word in the title and a body of so many characters."""
    text = "".join(chance.choice(SYLLABLES + "  ") for _ in range(length))
    await town.act(
        who,
        submit_proposal,
        programme_id=town.programme_id,
        title=f"{word} 만들기",
        summary="우리 동네에 꼭 필요해서 함께 만들자고 제안합니다. 가까운 곳부터 시작해요.",
        body=f"글{text}끝",
        category=chance.choice(list(Category)),
        place="가온동",
        cost=chance.randrange(1, 900) * 1_000_000,
    )


async def crowd(house: House, database: str, many: int) -> list[str]:
    """Let so many more residents of one town live and be signed in; return their cookies."""
    for statement in CROWD:
        await house.rule(database, statement.replace("$1", "$1::integer"), many)
    await house.rule(database, "ANALYZE person, appointment, appointment_term, sign_in")
    return [f"cookie{number}" for number in range(1, many + 1)]


async def signed_in(sessions: Sessions, people: Sequence[UUID]) -> list[str]:
    """Sign people in; return the values of their cookies."""
    cookies = [new_cookie() for _ in people]
    async with unit_of_work(sessions) as uow:
        for person_id, (_, digest) in zip(people, cookies, strict=True):
            await begin_sign_in(
                uow,
                person_id=person_id,
                issuer=ISSUER,
                cookie_digest=digest,
                lasts=timedelta(hours=1),
            )
    return [value for value, _ in cookies]
