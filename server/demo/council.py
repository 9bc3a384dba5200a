"""The project council of the demo: formed by the head, chaired, completed, renewed once, published."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol
from uuid import UUID

from server.demo.act import Act
from server.demo.story import BODIES
from workflows.councils.roster import chairing, forming, seating
from workflows.councils.roster.seating import Terms
from workflows.councils.roster.states import Capacity, EndGround, Post, SeatKind
from workflows.identity.actions import appoint, register_person
from workflows.identity.sexes import Sex
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork
from workflows.rights.roles import Role

HEAD = "municipality.head"
FORMED = date(2022, 11, 30)
LEFT = date(2024, 6, 1)
RENEWED = date(2025, 11, 30)
F, M = Sex.FEMALE, Sex.MALE
K = SeatKind
BODY_NAMES = {line.key: line.name_ko for line in BODIES}


@dataclass(frozen=True, slots=True)
class Sitter:
    """One who sits: a persona of the story, or somebody whom only the council knows."""

    who: str
    kind: SeatKind
    sex: Sex
    body: str = ""
    role: Role = Role.COUNCIL_MEMBER
    ex_officio: bool = False


# Those with a body are registered for the council; the others are personas of the story.
SITTERS = (
    Sitter("council.chair", K.EXPERT, F),
    Sitter("나도윤", K.LOCAL_GOVERNMENT, M, "city", Role.MUNICIPAL_OFFICER, ex_officio=True),
    Sitter("municipality.officer", K.LOCAL_GOVERNMENT, F, ex_officio=True),
    Sitter("province.officer", K.AGENCY, M, ex_officio=True),
    Sitter("developer.lead", K.IMPLEMENTER, M),
    Sitter("한서우", K.IMPLEMENTER, F, "council"),
    Sitter("윤가람", K.EXPERT, M, "experts", Role.EXPERT),
    Sitter("서지안", K.EXPERT, F, "experts", Role.EXPERT),
    Sitter("오태경", K.EXPERT, M, "experts", Role.EXPERT),
    Sitter("expert.1", K.SERVICE_EXPERT, F),
    Sitter("문하린", K.SERVICE_EXPERT, F, "experts", Role.EXPERT),
    Sitter("배시현", K.SERVICE_EXPERT, M, "experts", Role.EXPERT),
    Sitter("resident.3", K.RESIDENT, F),
    Sitter("resident.12", K.RESIDENT, M),
    Sitter("resident.27", K.RESIDENT, F),
    Sitter("resident.41", K.RESIDENT, M),
    Sitter("조은결", K.ASSEMBLY, M, "council"),
)
LEAVING, SUBSTITUTE = "오태경", Sitter("임다온", K.EXPERT, F, "experts", Role.EXPERT)


class Cast(Protocol):
    """The place and the capacities of its people, by persona."""

    @property
    def programme_id(self) -> UUID:
        """The programme."""

    @property
    def appointments(self) -> dict[str, UUID]:
        """Their hats."""

    @property
    def bodies(self) -> dict[str, UUID]:
        """The bodies of the story."""


async def seat_council(act: Act, house: Act, cast: Cast) -> UUID:
    """Form the council on its day, seat it, let one leave and be followed, renew it, and publish it; return its key."""
    hats = dict(cast.appointments)
    for one in (*SITTERS, SUBSTITUTE):
        if one.body:
            hats[one.who] = (await house(_welcome, cast=cast, one=one)).id
    council = await act(
        HEAD,
        forming.form_council,
        programme_id=cast.programme_id,
        place="haeon",
        name_ko="해온시 스마트도시사업협의회",
        name_en="Haeon Smart City Project Council",
        formed_on=FORMED,
    )
    numbers: dict[str, int] = {}
    for one in SITTERS:
        numbers[one.who] = (
            await act(
                HEAD,
                seating.appoint_member,
                council_id=council.id,
                appointment_id=hats[one.who],
                terms=Terms(
                    one.kind,
                    Capacity.EX_OFFICIO if one.ex_officio else Capacity.APPOINTED,
                    FORMED,
                    until_completion=one.kind is K.RESIDENT,
                ),
                sex=one.sex,
            )
        ).members
    for post, who in ((Post.CHAIR, "council.chair"), (Post.VICE_CHAIR, "나도윤")):
        await act(
            HEAD,
            chairing.name_chair,
            council_id=council.id,
            post=post,
            member=numbers[who],
            since=FORMED,
        )
    attending = [(Post.SECRETARY, "council.secretary"), (Post.OBSERVER, "company.a")]
    for post, who in (*attending, (Post.OBSERVER, "company.b")):
        await act(
            HEAD,
            chairing.name_attendant,
            council_id=council.id,
            post=post,
            appointment_id=hats[who],
            since=FORMED,
        )
    await act(
        HEAD,
        seating.end_membership,
        council_id=council.id,
        member=numbers[LEAVING],
        ground=EndGround.RESIGNED,
        ends_before=LEFT,
    )
    followed = await act(
        HEAD,
        seating.substitute_member,
        council_id=council.id,
        member=numbers[LEAVING],
        appointment_id=hats[SUBSTITUTE.who],
        sex=SUBSTITUTE.sex,
        starts_on=LEFT,
    )
    chosen = [
        numbers[one.who]
        for one in SITTERS
        if not one.ex_officio and one.kind is not K.RESIDENT and one.who != LEAVING
    ]
    for member in (*chosen, followed.members):
        await act(HEAD, seating.renew_member, council_id=council.id, member=member)
    await act(HEAD, forming.publish_roster, council_id=council.id)
    key: UUID = council.id
    return key


async def _welcome(uow: UnitOfWork, *, cast: Cast, one: Sitter) -> Any:
    """Register somebody whom only the council knows, in the capacity in which he is chosen."""
    person_id = await register_person(
        uow, legal_name=one.who, alias=f"{one.who} ({BODY_NAMES[one.body]})"
    )
    return await appoint(
        uow,
        person_id=person_id,
        body_id=cast.bodies[one.body],
        role=one.role,
        programme_id=cast.programme_id,
        mandate="해온시 스마트도시사업협의회 위원 추천",
        valid_from=datetime.combine(FORMED, time(9), SEOUL),
    )
