"""The root of subscriptions: what can be followed while it changes.

Each field is one of `Query` under another name. Whoever serves subscriptions asks it again when it
may have changed, once for all who follow the same; by itself a field here gives the first state.
"""

from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry

from schema.agreements.agreements import Agreement
from schema.agreements.types import Consortium
from schema.councils.meetings import Meeting
from schema.councils.minutes import Minutes
from schema.kit.context import Info
from schema.kit.ids import key_of
from schema.programmes.queries import wanted_slug
from schema.programmes.types import Programme
from schema.proposals.campaigns import Campaign
from schema.proposals.queries import Number, wanted_number
from schema.proposals.types import Proposal
from workflows.agreements.clauses.rooms import room_by_number
from workflows.agreements.consortium.queries import consortium_of
from workflows.councils.meetings.queries import meetings_by_id
from workflows.councils.minutes.queries import minutes_by_id
from workflows.programmes.queries import programme_by_slug
from workflows.proposals.campaigns.queries import campaign_by_number
from workflows.proposals.queries import proposal_by_number

FIRST = (
    " The first message comes at once, each later one when something asked for has changed. Null "
    "while there is none the viewer may see."
)


@strawberry.type(
    description="What can be followed: over graphql-transport-ws, or as server-sent events. Each "
    "message is the whole state asked for, so that one missed is made good by the next."
)
class Subscription:
    """The root of subscriptions."""

    @strawberry.subscription(description="A campaign by its public number." + FIRST)
    async def campaign_changed(
        self, info: Info, number: Number
    ) -> AsyncGenerator[Campaign | None, None]:
        """Give the first state."""
        row = await info.context.read(campaign_by_number, **wanted_number({"number": number}))
        yield None if row is None else await Campaign.made(info.context, row)

    @strawberry.subscription(description="A proposal by its public number." + FIRST)
    async def proposal_changed(
        self, info: Info, number: Number
    ) -> AsyncGenerator[Proposal | None, None]:
        """Give the first state."""
        row = await info.context.read(proposal_by_number, **wanted_number({"number": number}))
        yield None if row is None else Proposal.of(row)

    @strawberry.subscription(
        description="A programme with its lists by its short name in addresses." + FIRST
    )
    async def programme_changed(
        self,
        info: Info,
        slug: Annotated[str, strawberry.argument(description="For instance `haeon`.")],
    ) -> AsyncGenerator[Programme | None, None]:
        """Give the first state."""
        row = await info.context.read(programme_by_slug, **wanted_slug({"slug": slug}))
        yield None if row is None else Programme.of(row)

    @strawberry.subscription(
        description="An agreement by its public number. Its talk, its edition, its sealed offers and when "
        "its role matrix moved are asked for again by the clock, for each follower by himself, so that what "
        "one may not read never wakes him." + FIRST
    )
    async def agreement_changed(
        self, info: Info, number: Number
    ) -> AsyncGenerator[Agreement | None, None]:
        """Give the first state."""
        room = await info.context.read(room_by_number, **wanted_number({"number": number}))
        yield None if room is None else Agreement.of(room)

    @strawberry.subscription(
        description="The consortium of a programme. What is put to its parties, and its money, are asked for "
        "again by the clock, for each follower by himself: whoever may not read them is never woken by them."
        + FIRST
    )
    async def consortium_changed(
        self,
        info: Info,
        programme_id: Annotated[strawberry.ID, strawberry.argument(description="The programme.")],
    ) -> AsyncGenerator[Consortium | None, None]:
        """Give the first state."""
        key = key_of("Programme", programme_id, field="programmeId")
        row = await info.context.read(consortium_of, programme_id=key)
        yield None if row is None else Consortium.of(row)

    @strawberry.subscription(description="A meeting of a council by its global id." + FIRST)
    async def meeting_changed(
        self,
        info: Info,
        id: Annotated[  # noqa: A002 - the name of the contract
            strawberry.ID, strawberry.argument(description="Its global id.")
        ],
    ) -> AsyncGenerator[Meeting | None, None]:
        """Give the first state."""
        row = await info.context.load(meetings_by_id, key_of("Meeting", id, field="id"))
        yield None if row is None else Meeting.of(row)

    @strawberry.subscription(description="Minutes of a meeting by their global id." + FIRST)
    async def minutes_changed(
        self,
        info: Info,
        id: Annotated[  # noqa: A002 - the name of the contract
            strawberry.ID, strawberry.argument(description="Their global id.")
        ],
    ) -> AsyncGenerator[Minutes | None, None]:
        """Give the first state."""
        row = await info.context.load(minutes_by_id, key_of("Minutes", id, field="id"))
        yield None if row is None else Minutes.of(row)
