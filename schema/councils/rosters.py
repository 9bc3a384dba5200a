"""Types of a roster: members, posts, editions, who could sit, and what is unlawful."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.councils import enums as _enums  # noqa: F401 - names the enums before they are used
from schema.councils.days import last_day
from schema.identity.public import PublicName
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import RuleRef
from workflows.councils.meetings.queries import bench_today
from workflows.councils.roster.lawful import Breach
from workflows.councils.roster.models import Council as CouncilRow
from workflows.councils.roster.models import CouncilPost as PostRow
from workflows.councils.roster.models import CouncilRoster as EditionRow
from workflows.councils.roster.models import CouncilSeat
from workflows.councils.roster.queries import Lawfulness, Member, Seen
from workflows.councils.roster.states import Capacity, Post
from workflows.identity.queries import Capacity as Hold
from workflows.kit.wording import Locale, worded
from workflows.rights.roles import Role


@strawberry.type(description="A member of a council in one of his terms (위원).")
class CouncilMember:
    """A member."""

    number: int = strawberry.field(description="His number in this council, through all terms.")
    kind: str = strawberry.field(
        description="The kind of seat: one of the six of Article 24(2), or one the ordinance adds."
    )
    capacity: Capacity = strawberry.field(description="By post, or chosen.")
    starts_on: str = strawberry.field(description="The first day of the term.")
    ends_on: str | None = strawberry.field(
        description="Its last day; null while the post is held, or until the project is completed."
    )
    until_completion: bool = strawberry.field(description="Whether it ends with the project.")
    renewals: int = strawberry.field(description="How often the term was renewed (연임).")
    substitutes: int | None = strawberry.field(
        description="The number of the member whose term he took over (보궐)."
    )
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the member."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, one: Member) -> Self:
        """Show a member."""
        return cls(
            number=one.seat.number,
            kind=one.seat.kind,
            capacity=one.seat.capacity,
            starts_on=one.seat.starts_on.isoformat(),
            ends_on=last_day(one.seat.ends_before),
            until_completion=one.seat.ends_with_project,
            renewals=one.seat.renewals,
            substitutes=one.row.substitutes,
            person_id=one.seat.person_id,
        )


@strawberry.type(description="Who chairs, stands in, keeps the papers or observes.")
class CouncilPost:
    """A post."""

    post: Post = strawberry.field(description="Which.")
    member: int | None = strawberry.field(description="His number, if he is a member.")
    appointment_id: strawberry.ID | None = strawberry.field(
        description="The capacity he was named in, which `endAttendance` takes; null for the public."
    )
    row: strawberry.Private[PostRow]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the holder."""
        return await PublicName.made(info.context, self.row.person_id)

    @classmethod
    def of(cls, row: PostRow, numbers: dict[UUID, int], *, desk: bool) -> Self:
        """Show a post."""
        return cls(
            post=row.post,
            member=numbers.get(row.person_id),
            appointment_id=global_id("Appointment", row.appointment_id) if desk else None,
            row=row,
        )


@strawberry.type(description="Who sits on a day, as it was on record at a moment.")
class CouncilRoster:
    """A roster."""

    on: str = strawberry.field(description="The day.")
    recorded_at: datetime = strawberry.field(description="As it was on record then.")
    members: list[CouncilMember] = strawberry.field(description="Who sits, by number.")
    posts: list[CouncilPost] = strawberry.field(description="Chairs, secretary, observers.")

    @classmethod
    def of(cls, seen: Seen, *, desk: bool) -> Self:
        """Show a roster."""
        numbers = {one.seat.person_id: one.seat.number for one in seen.members}
        return cls(
            on=seen.on.isoformat(),
            recorded_at=seen.seen,
            members=[CouncilMember.of(one) for one in seen.members],
            posts=[CouncilPost.of(one, numbers, desk=desk) for one in seen.posts],
        )


@strawberry.type(description="One thing that is unlawful in a council, with the rule it breaks.")
class CouncilBreach:
    """A breach."""

    reason: str = strawberry.field(description="A stable slug; programs switch on it.")
    message: str = strawberry.field(description="One sentence, in the asked language.")
    rule: RuleRef = strawberry.field(description="The rule that is broken.")
    member: int | None = strawberry.field(description="The member it is about, by number.")

    @classmethod
    def of(cls, one: Breach, locale: Locale) -> Self:
        """Word a breach."""
        return cls(
            reason=one.reason,
            message=worded(locale, f"breach.{one.reason}", **one.figures),
            rule=RuleRef.of(one.rule_id, locale),
            member=one.member,
        )


@strawberry.type(
    description="Whether a council is lawful on a day (Act, Article 24, and the texts under it)."
)
class CouncilLawfulness:
    """The judgement and its figures."""

    on: str = strawberry.field(description="The day.")
    lawful: bool = strawberry.field(description="Whether nothing is broken.")
    breaches: list[CouncilBreach] = strawberry.field(description="What is broken.")
    members: int = strawberry.field(description="How many sit.")
    most_members: int | None = strawberry.field(description="How many may.")
    appointed: int = strawberry.field(description="How many of them are appointed (위촉직).")
    largest_sex: int = strawberry.field(
        description="How many of the appointed are of the sex of which there are more (양성평등기본법 21)."
    )
    largest_share: int | None = strawberry.field(
        description="The most, in per cent of the appointed."
    )

    @classmethod
    def of(cls, found: Lawfulness, locale: Locale) -> Self:
        """Show a judgement."""
        return cls(
            on=found.on.isoformat(),
            lawful=not found.breaches,
            breaches=[CouncilBreach.of(one, locale) for one in found.breaches],
            members=found.members,
            most_members=found.most,
            appointed=found.sexes.appointed,
            largest_sex=found.sexes.largest,
            largest_share=found.share,
        )


@strawberry.type(description="A roster that was published (공표).")
class CouncilEdition:
    """An edition."""

    edition: int = strawberry.field(description="Its number, from 1.")
    published_on: str = strawberry.field(description="The day.")
    published_at: datetime = strawberry.field(description="The moment.")
    members: int = strawberry.field(description="How many sat.")
    exception_ref: str | None = strawberry.field(
        description="The resolution that allows another share of the sexes, if one was named."
    )

    @classmethod
    def of(cls, row: EditionRow) -> Self:
        """Show an edition."""
        return cls(
            edition=row.edition,
            published_on=row.published_on.isoformat(),
            published_at=row.published_at,
            members=row.members,
            exception_ref=row.exception_ref or None,
        )


@strawberry.type(description="A seat that ended early and has no substitute yet.")
class CouncilVacancy:
    """A vacancy."""

    number: int = strawberry.field(description="The number of whoever sat.")
    kind: str = strawberry.field(description="The kind of seat.")
    rest_ends_on: str | None = strawberry.field(
        description="The last day of the term that is left; null until the project is completed."
    )
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public of whoever sat.")
    async def name(self, info: Info) -> PublicName:
        """Name the former member."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, row: CouncilSeat) -> Self:
        """Show a vacancy."""
        return cls(
            number=row.number,
            kind=row.kind,
            rest_ends_on=last_day(row.until),
            person_id=row.person_id,
        )


@strawberry.type(description="Somebody who could sit, keep the papers or observe.")
class PossibleSeat:
    """A live capacity of somebody who does not sit."""

    appointment_id: strawberry.ID = strawberry.field(description="What the mutations take.")
    role: Role = strawberry.field(description="The capacity.")
    person_id: strawberry.Private[UUID]

    @strawberry.field(description="The name for the public.")
    async def name(self, info: Info) -> PublicName:
        """Name the person."""
        return await PublicName.made(info.context, self.person_id)

    @classmethod
    def of(cls, one: Hold) -> Self:
        """Show a capacity."""
        return cls(
            appointment_id=global_id("Appointment", one.id), role=one.role, person_id=one.person_id
        )


async def stand_in_name(info: Info, council: CouncilRow) -> PublicName | None:
    """Return the name of the member the chair has named, to those of the council."""
    bench = await info.context.read(bench_today, council=council)
    if bench.stand_in is None or not bench.is_of_it((await info.context.actor()).person_id):
        return None
    return await PublicName.made(info.context, bench.stand_in)
