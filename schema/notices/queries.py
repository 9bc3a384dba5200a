"""Root fields of notices that read: each his own."""

from typing import Annotated

import strawberry

from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Info
from schema.notices.types import Notice, NoticeSetting, ToDo
from workflows.notices.queries import (
    NOTICE_ORDER,
    count_notices,
    list_notices,
    settings_by_person,
    to_do,
    unread_notices,
)


@strawberry.type
class NoticeQueries:
    """What the viewer is told."""

    @strawberry.field(
        description="The viewer's notices, the newest first; empty if nobody is signed in."
    )
    async def my_notices(
        self,
        info: Info,
        unread_only: Annotated[  # noqa: FBT002 - GraphQL names its arguments
            bool, strawberry.argument(description="Only what has not been read.")
        ] = False,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Notice]:
        """Read a page of notices."""
        listing = Listing(
            name="myNotices",
            order=NOTICE_ORDER,
            fetch=list_notices,
            count=count_notices,
            made=Notice.made,
            scope={"unread_only": unread_only},
        )
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(
        description="What the viewer has to do, or may, the first due first, up to 100."
    )
    async def to_do(self, info: Info) -> list[ToDo]:
        """Read what is to be done."""
        return [ToDo(notice=Notice.of(row)) for row in await info.context.read(to_do)]

    @strawberry.field(description="How many of the viewer's notices are unread, up to 100.")
    async def unread_notices(self, info: Info) -> int:
        """Count them."""
        return await info.context.read(unread_notices)

    @strawberry.field(description="How the viewer wants to be told; null if nobody is signed in.")
    async def notice_setting(self, info: Info) -> NoticeSetting | None:
        """Read the setting."""
        actor = await info.context.actor()
        if actor.person_id is None:
            return None
        row = await info.context.load(settings_by_person, actor.person_id)
        return NoticeSetting.of(row, info.context)
