"""Types of the negotiation room: a clause, its texts, and what the parties say of it."""

from collections.abc import Awaitable
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.effects import ClauseEffect
from schema.agreements.merging import ClauseMerge, merge_of
from schema.agreements.positions import ClausePosition, PartyPosition, position_history
from schema.agreements.sealed import SealedCall
from schema.identity.public import Body
from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.clauses.catalogue import ClauseModel as ModelText
from workflows.agreements.clauses.facts import ClauseFacts, TextFacts
from workflows.agreements.clauses.models import Clause as ClauseRow
from workflows.agreements.clauses.models import ClauseVersion as VersionRow
from workflows.agreements.clauses.offers import clause_offers
from workflows.agreements.clauses.queries import (
    REMOVED_ORDER,
    VERSION_ORDER,
    count_removed,
    count_versions,
    list_removed,
    list_versions,
    spoken_by_clause,
    stale_counters,
    standing_versions,
    version_numbered,
)
from workflows.agreements.clauses.rooms import rooms_by_id
from workflows.agreements.clauses.rules import clean_text
from workflows.agreements.effects.queries import effects_by_clause
from workflows.agreements.sealed.offers import call_offer
from workflows.agreements.sealed.queries import calls_by_clause
from workflows.identity.queries import bodies_by_id


@strawberry.type(
    description="One kind of clause of the catalogue with model wording; a draft to begin from, which a "
    "lawyer has to check."
)
class ClauseModel:
    """A kind of clause."""

    kind: str = strawberry.field(description="The kind's slug, for addClause.")
    title: str = strawberry.field(description="What it is about, in the asker's language.")
    heading: str = strawberry.field(description="The heading in Korean, as an agreement has it.")
    text: str = strawberry.field(
        description="Model wording in Korean; words in brackets are to be filled in."
    )
    checked_by_a_lawyer: bool = strawberry.field(
        description="Whether a lawyer has checked the wording; false for all of them."
    )

    @classmethod
    def of(cls, one: ModelText, title: str, heading: str) -> Self:
        """Show a kind."""
        return cls(
            kind=one.kind, title=title, heading=heading, text=one.text, checked_by_a_lawyer=False
        )


@strawberry.type(description="One text of a clause; it is never changed, another comes after it.")
class ClauseVersion(Node):
    """A text."""

    number: int = strawberry.field(description="Which text of the clause it is, from 1.")
    heading: str = strawberry.field(description="Its heading; a paragraph may have none.")
    text: str = strawberry.field(description="The text.")
    made_at: datetime = strawberry.field(description="When it was written.")
    row: strawberry.Private[TextFacts]

    @strawberry.field(description="For which organisation it was drafted.")
    async def drafted_by(self, info: Info) -> Body:
        """Fetch the drafter."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.drafted_by))

    @strawberry.field(
        description="Of a merge, the version on which was written what was merged with the text before; null "
        "of any other text."
    )
    def merged_base(self) -> int | None:
        """Tell the second parent's own base."""
        return self.row.merged_base

    @strawberry.field(
        description="Of a merge, the other text as it was written; of a counter see `fromCounter`."
    )
    def merged_words(self) -> str | None:
        """Tell the second parent."""
        return self.row.merged_words

    @strawberry.field(description="Whether it took over what a party had countered.")
    def from_counter(self) -> bool:
        """Tell whether it was a counter."""
        return self.row.taken_from is not None

    @classmethod
    def of(cls, row: TextFacts) -> Self:
        """Show a text."""
        return cls(
            id=global_id("ClauseVersion", row.id),
            number=row.number,
            heading=row.heading,
            text=row.text,
            made_at=row.made_at,
            row=row,
        )


@strawberry.type(
    description="A counter written against an older text; it is never moved onto the new one by itself."
)
class StaleCounter:
    """A counter against an older text."""

    position: ClausePosition = strawberry.field(description="The counter.")
    based_on: ClauseVersion | None = strawberry.field(
        description="The text it was written against."
    )
    clause_id: strawberry.Private[UUID]

    @strawberry.field(
        description="What becomes of it and of the text that stands, word by word: a preview, until somebody "
        "confirms it with mergeClause; null if its text is not there."
    )
    async def merge(self, info: Info) -> ClauseMerge | None:
        """Merge it with the text that stands."""
        stands = await info.context.fetch(standing_versions, self.clause_id)
        base, words = self.based_on, self.position.words
        if base is None or words is None:
            return None
        return await merge_of(
            based_on=base.number,
            version=stands.number,
            base=base.text,
            theirs=stands.text,
            mine=words,
        )


@strawberry.type(
    description="A clause of an agreement. Its id stays wherever it is moved and whatever its text becomes."
)
class Clause(Node):
    """A clause."""

    kind: str | None = strawberry.field(description="Its kind in the catalogue; null: its own.")
    version: int = strawberry.field(description="Which of its texts stands; for expectedVersion.")
    removed_at: datetime | None = strawberry.field(description="When it was removed.")
    removed_why: str | None = strawberry.field(description="Why it was removed.")
    row: strawberry.Private[ClauseFacts]
    text: strawberry.Private[TextFacts | None] = None

    @strawberry.field(
        graphql_type=ClauseVersion,
        description="The text that stands; of a removed clause its last.",
    )
    def current(self, info: Info) -> ClauseVersion | Awaitable[ClauseVersion]:
        """Show the text that was read with the clause, or fetch it."""
        return ClauseVersion.of(self.text) if self.text is not None else self._current(info)

    async def _current(self, info: Info) -> ClauseVersion:
        return ClauseVersion.of(await info.context.fetch(standing_versions, self.row.id))

    @strawberry.field(description="One of its texts by its number; null if there is none.")
    async def text_of_version(
        self,
        info: Info,
        number: Annotated[int, strawberry.argument(description="Which, from 1.")],
    ) -> ClauseVersion | None:
        """Fetch a text."""
        row = await info.context.read(version_numbered, clause_id=self.row.id, number=number)
        return None if row is None else ClauseVersion.of(row)

    @strawberry.field(description="All its texts, the newest first.")
    async def versions(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[ClauseVersion]:
        """Read a page of texts."""
        listing = versions(clause_id=self.row.id)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(description="What every party says of the text that stands, the silent too.")
    async def positions(self, info: Info) -> list[PartyPosition]:
        """Read the positions."""
        spoken = await info.context.fetch(spoken_by_clause, self.row.id)
        return [PartyPosition.of(one) for one in spoken]

    @strawberry.field(
        description="All that parties ever said of its texts, the newest first: a condition, a counter, a "
        "reservation or an objection stays to be read when its party says something else, or the text becomes "
        "another. Read by those who read the negotiation; what is said among a party, or between two, is no "
        "position and is not in it."
    )
    async def position_history(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[ClausePosition]:
        """Read a page of positions."""
        listing = position_history(clause_id=self.row.id)
        return await listing.page(info.context, Asking(first, after, last, before))

    @strawberry.field(description="Counters against older texts that nobody has taken over.")
    async def stale_counters(self, info: Info) -> list[StaleCounter]:
        """Read them with the texts they were written against."""
        found = []
        for row in await info.context.fetch(stale_counters, self.row.id):
            base = await info.context.read(
                version_numbered, clause_id=self.row.id, number=row.version
            )
            found.append(
                StaleCounter(
                    position=ClausePosition.of(row),
                    based_on=None if base is None else ClauseVersion.of(base),
                    clause_id=self.row.id,
                )
            )
        return found

    @strawberry.field(
        description="What becomes of the text that stands and of one that was written on another version of "
        "it, up to 20,000 characters: a preview, until somebody confirms it with mergeClause; null if there "
        "is no such version."
    )
    async def merge_preview(
        self,
        info: Info,
        base_version: Annotated[
            int, strawberry.argument(description="The version it was written on.")
        ],
        text: Annotated[str, strawberry.argument(description="The text as it was written.")],
    ) -> ClauseMerge | None:
        """Merge two texts."""
        base = await info.context.read(version_numbered, clause_id=self.row.id, number=base_version)
        if base is None:
            return None
        stands = await info.context.fetch(standing_versions, self.row.id)
        return await merge_of(
            based_on=base_version,
            version=stands.number,
            base=base.text,
            theirs=stands.text,
            mine=clean_text(text),
        )

    @strawberry.field(description="What it gives the parties once it is in force, up to 20.")
    async def effects(self, info: Info) -> list[ClauseEffect]:
        """Read its effects."""
        found = await info.context.fetch(effects_by_clause, self.row.id)
        return [
            ClauseEffect.of(
                one, info.context.locale, await info.context.fetch(bodies_by_id, one.body_id)
            )
            for one in found
        ]

    @strawberry.field(description="Calls for sealed offers on it, the newest first, up to 20.")
    async def sealed_calls(self, info: Info) -> list[SealedCall]:
        """Read the calls."""
        rows = await info.context.fetch(calls_by_clause, self.row.id)
        return [SealedCall.of(row) for row in rows]

    @strawberry.field(
        description="What the viewer may do with it now: takePosition, reviseClause, "
        "mergeClause, setClauseEffects, moveClause, removeClause, callForOffers."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        room = await info.context.fetch(rooms_by_id, self.row.agreement_id)
        actor = await info.context.actor()
        offers = [*clause_offers(actor, room, self.row), call_offer(actor, room, self.row)]
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, row: ClauseFacts, text: TextFacts | None = None) -> Self:
        """Show a clause, with its text if that was read too."""
        return cls(
            id=global_id("Clause", row.id),
            kind=row.kind,
            version=row.version,
            removed_at=row.removed_at,
            removed_why=row.removed_why,
            row=row,
            text=text,
        )


async def _shown(_: Context, row: VersionRow) -> ClauseVersion:
    return ClauseVersion.of(row)


def versions(*, clause_id: UUID) -> Listing[ClauseVersion]:
    """Return the list of the texts of a clause."""
    return Listing(
        name="clauseVersions",
        order=VERSION_ORDER,
        fetch=list_versions,
        count=count_versions,
        made=_shown,
        scope={"clause_id": clause_id},
    )


async def _clause(_: Context, row: ClauseRow) -> Clause:
    return Clause.of(row)


def removed(*, agreement_id: UUID) -> Listing[Clause]:
    """Return the list of the clauses that were removed from an agreement."""
    return Listing(
        name="removedClauses",
        order=REMOVED_ORDER,
        fetch=list_removed,
        count=count_removed,
        made=_clause,
        scope={"agreement_id": agreement_id},
    )
