"""Setting the districts of the target area."""

from typing import Annotated

import strawberry

from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import key_of
from schema.kit.mutation import verb
from schema.kit.refused import Refused
from schema.programmes.areas import PointInput, point_of
from schema.programmes.types import Programme
from workflows.programmes import areas
from workflows.programmes.areas import District
from workflows.programmes.geometry import Point
from workflows.programmes.queries import programmes_by_id


@strawberry.input(description="A district of the target area (대상지).")
class DistrictInput:
    """A district with its outline."""

    number: int = strawberry.field(description="Its number, which filters name.")
    name_ko: str = strawberry.field(description="Its Korean name, up to 40 characters.")
    name_en: str = strawberry.field(description="Its English name.")
    outline: list[PointInput] = strawberry.field(
        description="Its outline, closed by itself; 3 to 400 points."
    )


@strawberry.input(description="The districts of the target area, all of them.")
class SetTargetAreaInput:
    """Where, which, and from when."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    districts: list[DistrictInput] = strawberry.field(
        description="1 to 50; they may touch, and share no ground."
    )
    valid_from: str | None = strawberry.field(
        default=None, description="From which day, as 2026-11-22, not to come; today if left out."
    )


@strawberry.type(description="The districts are set.")
class SetTargetAreaSuccess:
    """The districts are set."""

    programme: Programme = strawberry.field(description="The programme with its target area.")


SetTargetAreaResult = Annotated[
    SetTargetAreaSuccess | Refused,
    strawberry.union("SetTargetAreaResult", description="The programme, or why not."),
]


@strawberry.type
class AreaMutations:
    """The target area."""

    @verb("Set the districts of the target area, in the place of those that stood.")
    async def set_target_area(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            SetTargetAreaInput, strawberry.argument(description="Where, which, and from when.")
        ],
    ) -> SetTargetAreaResult:
        """Set the districts."""
        row = await info.context.write(
            areas.set_target_area,
            answer=programmes_by_id,
            programme_id=key_of("Programme", input.programme_id, field="programmeId"),
            districts=[
                District(one.number, one.name_ko, one.name_en, tuple(_points(one)))
                for one in input.districts
            ],
            valid_from=day_of(input.valid_from, field="validFrom") if input.valid_from else None,
        )
        return SetTargetAreaSuccess(programme=Programme.of(row))


def _points(given: DistrictInput) -> list[Point]:
    return [point for one in given.outline if (point := point_of(one)) is not None]
