"""What stands behind a programme and its lists where they are read from rows."""

from functools import partial

from schema.kit.connections import Listing
from schema.kit.ids import global_id
from schema.kit.rows import Behind, Given, Leaf, One, Pages, Parent, RowType, plain
from schema.programmes.queries import all_programmes, wanted_slug
from schema.programmes.types import Programme
from schema.proposals import lists
from schema.proposals.campaigns import Campaign
from schema.proposals.types import Proposal
from workflows.programmes.queries import programme_row_by_slug


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
    )


PROGRAMME = RowType(
    "Programme",
    {
        "id": Leaf(("id",), partial(global_id, "Programme")),
        **plain(slug="slug", cohort_year="cohort_year"),
        "name": Leaf(("name_{locale}",)),
        "placeName": Leaf(("place_{locale}",)),
        "campaigns": Pages("Campaign", _campaigns, by="id"),
        "proposals": Pages("Proposal", _proposals, by="id"),
    },
)
ROOTS: dict[str, Behind] = {
    "programme": One("Programme", programme_row_by_slug, wanted_slug),
    "programmes": Pages("Programme", _programmes),
}
