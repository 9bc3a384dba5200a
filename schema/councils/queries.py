"""Root fields of councils that read: the places with rules on record, and the rules of one."""

from typing import Annotated

import strawberry

from schema.councils.types import CouncilPlace, CouncilRulePack, place_of
from schema.kit.context import Info
from schema.kit.days import day_of
from workflows.councils.rule_packs.queries import rule_pack
from workflows.law.texts import named_texts


@strawberry.type
class CouncilQueries:
    """What councils go by."""

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
