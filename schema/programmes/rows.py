"""What stands behind a programme and its lists where they are read from rows."""

from datetime import date, datetime
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from schema.kit.connections import Listing
from schema.kit.ids import KEPT, global_id
from schema.kit.rows import Behind, Beside, Given, Leaf, Many, One, Pages, Parent, RowType, plain
from schema.kit.scalars import seoul_text
from schema.programmes.queries import all_programmes, wanted_slug
from schema.programmes.types import Programme
from schema.proposals import lists
from schema.proposals.campaigns import Campaign
from schema.proposals.types import Proposal
from workflows.identity.queries import designation_rows_by_programme
from workflows.programmes.queries import milestone_rows_by_programme, programme_row_by_slug


@lru_cache(maxsize=KEPT)
def _global_id(key: UUID) -> str:
    """Return the id of a place; there are few, and every row of a list may name one."""
    return global_id("Programme", key)


def _programmes(_: Given, __: Parent) -> Listing[Programme]:
    return all_programmes()


def _campaigns(_: Given, programme: Parent) -> Listing[Campaign]:
    return lists.campaigns(programme_id=programme)


def _proposals(given: Given, programme: Parent) -> Listing[Proposal]:
    return lists.proposals(
        order=given.get("orderBy"),
        programme_id=programme,
        search=given.get("search"),
        category=given.get("category"),
        state=given.get("state"),
        area=given.get("area"),
        ballotable=given.get("ballotable"),
        reviewed=given.get("reviewed"),
    )


class _Since(Protocol):
    """A range of time as the database hands it over."""

    @property
    def lower(self) -> datetime | None:
        """Its first moment."""


def _since(valid: _Since) -> str:
    """Show since when a designation stands; it always has a first moment."""
    if valid.lower is None:
        msg = "a designation begins at some moment"
        raise ValueError(msg)
    return seoul_text(valid.lower)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


MILESTONE = RowType(
    "Milestone",
    {
        **plain(step="step", planned_text="planned"),
        "happenedOn": Leaf(("happened_on",), _day),
        "name": Leaf(("name_{locale}",)),
    },
)
PROGRAMME_BODY = RowType(
    "ProgrammeBody",
    {
        "role": Leaf(("role",)),
        "validFrom": Leaf(("valid",), _since),
        "body": Beside("Body", "body"),
    },
)
PROGRAMME = RowType(
    "Programme",
    {
        "id": Leaf(("id",), _global_id),
        **plain(slug="slug", cohort_year="cohort_year"),
        "name": Leaf(("name_{locale}",)),
        "placeName": Leaf(("place_{locale}",)),
        "milestones": Many("Milestone", milestone_rows_by_programme, by="id"),
        "bodies": Many("ProgrammeBody", designation_rows_by_programme, by="id"),
        "campaigns": Pages("Campaign", _campaigns, by="id"),
        "proposals": Pages("Proposal", _proposals, by="id"),
    },
)
ROOTS: dict[str, Behind] = {
    "programme": One("Programme", programme_row_by_slug, wanted_slug),
    "programmes": Pages("Programme", _programmes, unwalled=True),
}
