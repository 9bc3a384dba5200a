"""The papers in which words were found, each with a piece of it and where it hangs."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.councils.agenda_items import MeetingItem
from schema.councils.papers import MeetingPaper
from schema.kit.connections import Listing
from schema.kit.context import Context
from workflows.councils.meetings.models import MeetingPaper as PaperRow
from workflows.councils.meetings.paper_search import (
    PAPER_ORDER,
    count_papers,
    excerpt,
    items_by_id,
    list_papers,
)
from workflows.councils.meetings.queries import meetings_by_id
from workflows.kit.refusal import Invalid
from workflows.kit.text import LONGEST_SEARCH, clean, search_words

Searched = Annotated[
    str,
    strawberry.argument(description="Words that all have to be there; up to 100 letters."),
]


@strawberry.type(description="A paper in which words were found, in its newest version.")
class CouncilPaperHit:
    """A paper that was found."""

    meeting_number: int = strawberry.field(description="The number of the meeting (차수).")
    item: MeetingItem = strawberry.field(description="The item to which it hangs.")
    paper: MeetingPaper = strawberry.field(description="The paper.")
    excerpt: str = strawberry.field(
        description="What it says around the first of the words; its beginning where only the title has them."
    )


def paper_hits(council_id: UUID, search: str) -> Listing[CouncilPaperHit]:
    """Return the papers that hold words. Refuses a search without words, or that is too long."""
    words = clean(search, field="search", longest=LONGEST_SEARCH)
    if not search_words(words):
        raise Invalid("text_empty", field="search")

    async def made(context: Context, row: PaperRow) -> CouncilPaperHit:
        item = await context.fetch(items_by_id, row.item_id)
        meeting = await context.fetch(meetings_by_id, item.meeting_id)
        paper = await MeetingPaper.made(context, row, public=meeting.called_at is not None)
        return CouncilPaperHit(
            meeting_number=meeting.number,
            item=MeetingItem.of(item),
            paper=paper,
            excerpt=excerpt(paper.words, words),
        )

    return Listing(
        name="paperHits",
        order=PAPER_ORDER,
        fetch=list_papers,
        count=count_papers,
        made=made,
        scope={"council_id": council_id, "search": words},
    )
