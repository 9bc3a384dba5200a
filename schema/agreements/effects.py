"""Effects on the wire: what a clause lets a party do, and the preview."""

from datetime import date
from typing import Self
from uuid import UUID

import strawberry

from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.days import day_of
from schema.kit.ids import global_id, key_of
from workflows.agreements.effects.grantable import grantable
from workflows.agreements.effects.queries import Foreseen
from workflows.agreements.effects.terms import Day, Effect
from workflows.identity.models import Body as BodyRow
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role


@strawberry.type(description="A right that an agreement may give, in plain words.")
class GrantableRight:
    """A right on the list."""

    permission: Permission = strawberry.field(description="The right.")
    lets: str = strawberry.field(description="What it lets one do, in the asker's language.")


@strawberry.type(
    description="What a clause gives a party once the agreement is in force (효력): an extra right, for its "
    "posts, from one day to another."
)
class ClauseEffect:
    """An effect."""

    permission: Permission = strawberry.field(description="The right.")
    lets: str = strawberry.field(description="What it lets one do, in the asker's language.")
    role: Role | None = strawberry.field(
        description="The post that gets it; null: each that speaks for the party."
    )
    since_day: str | None = strawberry.field(description="From which day; null: by `sinceAfter`.")
    since_after: int | None = strawberry.field(
        description="From how many days after it is in force; 0: at once."
    )
    until_day: str | None = strawberry.field(description="The last day; null: none is fixed.")
    until_after: int | None = strawberry.field(
        description="The last day, in days after it is in force; null with `untilDay` null: no end."
    )
    body_id: strawberry.Private[UUID]
    party: strawberry.Private[BodyRow | None]

    @strawberry.field(description="The party that gets it.")
    async def body(self, info: Info) -> Body:
        """Tell the party, or fetch it where it was not read before."""
        if self.party is not None:
            return Body.of(self.party)
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: Effect, locale: Locale, party: BodyRow | None = None) -> Self:
        """Show an effect."""
        return cls(
            permission=one.permission,
            lets=grantable()[one.permission][locale],
            role=one.role,
            since_day=_told(one.since),
            since_after=one.since.after,
            until_day=None if one.until is None else _told(one.until),
            until_after=None if one.until is None else one.until.after,
            body_id=one.body_id,
            party=party,
        )


@strawberry.type(
    description="What an agreement lets somebody do once it is in force, and whether it is the viewer."
)
class ForeseenEffect:
    """An effect in the preview."""

    reference: str = strawberry.field(description="The clause's number: 제3조 ② 1.")
    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    effect: ClauseEffect = strawberry.field(description="What it gives.")
    yours: bool = strawberry.field(description="Whether the viewer gets it, by a hat of today.")
    held: bool = strawberry.field(description="Whether the viewer has the right today.")

    @classmethod
    def of(cls, one: Foreseen, party: BodyRow, locale: Locale) -> Self:
        """Show it."""
        return cls(
            reference=one.placed.reference(locale),
            clause_id=global_id("Clause", one.placed.id),
            effect=ClauseEffect.of(one.effect, locale, party),
            yours=one.yours,
            held=one.held,
        )


@strawberry.input(description="A right that a clause is to give a party.")
class ClauseEffectInput:
    """A right that a clause is to give a party."""

    permission: Permission = strawberry.field(description="The right, one of grantableRights.")
    body_id: strawberry.ID = strawberry.field(description="The party.")
    role: Role | None = strawberry.field(
        default=None, description="The post; null: each that speaks for the party."
    )
    since_day: str | None = strawberry.field(
        default=None, description="From which day, as 2026-11-22; null: by `sinceAfter`."
    )
    since_after: int | None = strawberry.field(
        default=None, description="From how many days after it is in force; 0: at once."
    )
    until_day: str | None = strawberry.field(
        default=None, description="The last day, as 2026-11-22; null: none is fixed."
    )
    until_after: int | None = strawberry.field(
        default=None, description="The last day, in days after it is in force."
    )

    def effect(self) -> Effect:
        """Return what is asked for. Refuses a day that is none and an id of something else."""
        has_end = self.until_day is not None or self.until_after is not None
        return Effect(
            self.permission,
            key_of("Body", self.body_id, field="effects"),
            self.role,
            Day(_day(self.since_day), self.since_after),
            Day(_day(self.until_day), self.until_after) if has_end else None,
        )


@strawberry.input(description="All that a clause is to give.")
class SetClauseEffectsInput:
    """All that a clause is to give."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    expected_version: int = strawberry.field(
        description="The text that was read: `version` of the clause."
    )
    effects: list[ClauseEffectInput] = strawberry.field(
        description="All its effects as they are to stand; an empty list takes them away."
    )


@strawberry.type
class EffectQueries:
    """What may be given."""

    @strawberry.field(description="The rights that an agreement may give, in plain words.")
    def grantable_rights(self, info: Info) -> list[GrantableRight]:
        """Tell the list."""
        return [
            GrantableRight(permission=one, lets=words[info.context.locale])
            for one, words in grantable().items()
        ]


def _day(given: str | None) -> date | None:
    return None if given is None else day_of(given, field="effects")


def _told(day: Day) -> str | None:
    return None if day.on is None else day.on.isoformat()
