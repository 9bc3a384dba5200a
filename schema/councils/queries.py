"""Root fields of councils that read: councils, the places with rules on record, the rules of one."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.councils.meetings import Meeting
from schema.councils.rule_packs import CouncilPlace, CouncilRulePack, place_of
from schema.councils.types import Council
from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.proposals.queries import programme_key
from workflows.councils.choosing.queries import Meant, council_meant
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.roster.queries import COUNCIL_ORDER, count_councils, list_councils
from workflows.councils.rule_packs.queries import rule_pack
from workflows.law.texts import named_texts


def councils(*, programme_id: UUID | None) -> Listing[Council]:
    """Return the list of councils, of one programme or of all."""
    return Listing(
        name="councils",
        order=COUNCIL_ORDER,
        fetch=list_councils,
        count=count_councils,
        made=Council.made,
        scope={"programme_id": programme_id},
    )


@strawberry.input(description="The number of a decision, which is one in its place and year.")
class DecisionNumberInput:
    """A number."""

    year: int = strawberry.field(description="The year.")
    number: int = strawberry.field(description="The number within the year.")


@strawberry.type
class CouncilQueries:
    """Councils, and what they go by."""

    @strawberry.field(description="Councils, the newest first.")
    async def councils(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this programme.")
        ] = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Council]:
        """Read a page of councils."""
        listing = councils(programme_id=programme_key(programme_id))
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="The council that is meant: by its global id, by the number of a meeting or a decision of "
        "it, or by all of these; null if none fits. Where nothing says which, the newest that exists, else "
        "the newest."
    )
    async def council(
        self,
        info: Info,
        programme_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this programme.")
        ] = None,
        id: Annotated[  # noqa: A002 - the name of the contract
            strawberry.ID | None, strawberry.argument(description="Its global id.")
        ] = None,
        meeting: Annotated[
            int | None, strawberry.argument(description="The number of a meeting it holds.")
        ] = None,
        decision: Annotated[
            DecisionNumberInput | None, strawberry.argument(description="A decision it made.")
        ] = None,
    ) -> Council | None:
        """Find the council."""
        meant = Meant(
            council_id=None if id is None else key_of("Council", id, field="id"),
            meeting=meeting,
            decision=None if decision is None else (decision.year, decision.number),
        )
        programme = programme_key(programme_id)
        row = await info.context.read(council_meant, meant=meant, programme_id=programme)
        return None if row is None else Council.of(row)

    @strawberry.field(description="A meeting of a council by its global id; null if there is none.")
    async def meeting(
        self,
        info: Info,
        id: Annotated[  # noqa: A002 - the name of the contract
            strawberry.ID, strawberry.argument(description="Its global id.")
        ],
    ) -> Meeting | None:
        """Find a meeting."""
        row = await info.context.load(meetings_by_id, key_of("Meeting", id, field="id"))
        return None if row is None else Meeting.of(row)

    @strawberry.field(
        description="The places whose ordinances on the project council are on record, by name."
    )
    def council_places(self, info: Info) -> list[CouncilPlace]:
        """List the places."""
        locale = info.context.locale
        places = [place_of(slug, locale) for slug in named_texts("place")]
        return sorted(places, key=lambda one: one.name)

    @strawberry.field(
        description="What holds for the project council of a place on a day, source by source "
        "(Smart City Act 24(3): the rest is the ordinance's); null if none of it is on record."
    )
    async def council_rule_pack(
        self,
        info: Info,
        place: Annotated[str, strawberry.argument(description="The slug of the place.")],
        on: Annotated[
            str | None,
            strawberry.argument(
                description="The day in Korea, e.g. 2027-01-01; today if left out."
            ),
        ] = None,
    ) -> CouncilRulePack | None:
        """Resolve the sources."""
        day = day_of(on, field="on") if on is not None else None
        found = await info.context.read(rule_pack, place=place, day=day)
        return CouncilRulePack.of(found, info.context.locale) if found else None
