"""Types of the parties of an agreement: what would change with the consortium, and what has changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements import clause_enums as _clause_enums  # noqa: F401 - names the enums first
from schema.agreements.money.parts import MoneyInvariant
from schema.agreements.parties import ConsortiumParty
from schema.agreements.roles import enums as _enums  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import global_id
from schema.kit.refused import ViewerAction
from schema.kit.scalars import Won
from workflows.agreements.clauses.models import ClausePosition
from workflows.agreements.clauses.tree import Placed
from workflows.agreements.parties.foreseeing import Foreseen, Money, Reopened
from workflows.agreements.parties.models import AgreementPartyChange as ChangeRow
from workflows.agreements.parties.offers import party_offers
from workflows.agreements.parties.queries import PartyRoom
from workflows.agreements.parties.waiting import Matter, Waiting
from workflows.agreements.roles import rules as role_rules
from workflows.agreements.roles.states import Letter
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale


@strawberry.type(description="An organisation that comes or goes.")
class MovedParty:
    """Who comes or goes."""

    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The organisation.")
    async def body(self, info: Info) -> Body:
        """Fetch the organisation."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def all(cls, found: Iterable[UUID]) -> list[Self]:
        """Show some."""
        return [cls(body_id=one) for one in found]


@strawberry.type(description="A counter of a leaver that nobody took over: it is closed.")
class ClosingCounter:
    """A counter that is closed."""

    reference: str = strawberry.field(description="Its clause: 제3조 ② 1.")
    clause_id: strawberry.ID = strawberry.field(description="Its clause.")
    version: int = strawberry.field(description="The version of the text that it was against.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="Whose it is.")
    async def body(self, info: Info) -> Body:
        """Fetch whose it is."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, placed: Placed, row: ClausePosition, locale: Locale) -> Self:
        """Show a counter."""
        return cls(
            reference=placed.reference(locale),
            clause_id=global_id("Clause", row.clause_id),
            version=row.version,
            body_id=row.body_id,
        )


@strawberry.type(description="A field of the role matrix that was a leaver's: it is open again.")
class ReopenedRole:
    """A field that is open again."""

    duty: str = strawberry.field(description="The duty.")
    letters: list[Letter] = strawberry.field(description="What the leaver was for it.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="Whose it was.")
    async def body(self, info: Info) -> Body:
        """Fetch whose it was."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: Reopened, locale: Locale) -> Self:
        """Show a field."""
        named = {Locale.KO: one.name.name_ko, Locale.EN: one.name.name_en or one.name.name_ko}
        return cls(
            duty=named[locale],
            letters=sorted(role_rules.read(one.value.letters), key=list(Letter).index),
            body_id=one.body_id,
        )


@strawberry.type(description="An obligation of or to a leaver: it is withdrawn from the draft.")
class WithdrawnDuty:
    """An obligation that is withdrawn."""

    number: int = strawberry.field(description="Its number in the register.")
    what: str = strawberry.field(description="What is to be done.")


@strawberry.type(
    description="The money leavers were to pay. It has to be covered before the agreement is frozen."
)
class MissingMoney:
    """Money that is missing."""

    won: Won = strawberry.field(description="How much others have to cover.")
    put_forward: bool = strawberry.field(
        description="Whether the plan was put forward: then it is taken back to be written at."
    )
    money: strawberry.Private[Money]

    @strawberry.field(description="Who pays no more, and how much.")
    def unpaid(self) -> list[MoneyInvariant]:
        """Tell who pays no more."""
        return [MoneyInvariant.of(one) for one in self.money.unpaid]

    @strawberry.field(
        description="The rules of the cohort that what is left breaks, each with the won that cure it."
    )
    def broken(self) -> list[MoneyInvariant]:
        """Tell what breaks."""
        return [MoneyInvariant.of(one) for one in self.money.broken]

    @classmethod
    def of(cls, money: Money) -> Self:
        """Show what is missing."""
        return cls(won=Won(money.missing), put_forward=money.put_forward, money=money)


@strawberry.type(
    description="What follows if the parties of an agreement follow the consortium as it is today."
)
class AgreementPartyMove:
    """What follows."""

    positions: int = strawberry.field(
        description="How many words of leavers on clauses count no more; they stay readable."
    )
    rights: list[str] = strawberry.field(
        description="The clauses that give leavers rights: they are written anew without, and everybody "
        "has to accept them anew."
    )
    named: list[str] = strawberry.field(
        description="The clauses whose text names a leaver; who drafts has to look at them."
    )
    duties: list[WithdrawnDuty] = strawberry.field(
        description="The obligations that are withdrawn; their sentences wait to be mapped again."
    )
    seen: strawberry.Private[Foreseen]

    @strawberry.field(description="Who has joined since: it has accepted nothing yet.")
    def joined(self) -> list[MovedParty]:
        """Tell who joins."""
        return MovedParty.all(self.seen.moved.joined)

    @strawberry.field(description="Who has left or was expelled since.")
    def left(self) -> list[MovedParty]:
        """Tell who leaves."""
        return MovedParty.all(self.seen.moved.left)

    @strawberry.field(
        description="The parties there will be, with their shares, which make exactly one."
    )
    def parties(self) -> list[ConsortiumParty]:
        """Tell the parties."""
        return [ConsortiumParty.of(one) for one in self.seen.members]

    @strawberry.field(description="The counters of leavers that are closed.")
    def counters(self, info: Info) -> list[ClosingCounter]:
        """Tell the counters."""
        return [ClosingCounter.of(*one, info.context.locale) for one in self.seen.counters]

    @strawberry.field(description="The fields of the role matrix that are open again.")
    def roles(self, info: Info) -> list[ReopenedRole]:
        """Tell the fields."""
        return [ReopenedRole.of(one, info.context.locale) for one in self.seen.fields]

    @strawberry.field(
        description="The money that is missing, or whose plan is taken back; null: neither, or the viewer does "
        "not read the money."
    )
    def money(self) -> MissingMoney | None:
        """Tell the money."""
        money = self.seen.money
        told = money is not None and (money.unpaid or money.put_forward)
        return MissingMoney.of(money) if money is not None and told else None

    @classmethod
    def of(cls, seen: Foreseen, locale: Locale) -> Self:
        """Show what follows."""
        return cls(
            positions=len(seen.positions),
            rights=[one.reference(locale) for one, _, _ in seen.effects],
            named=[one.reference(locale) for one in seen.named],
            duties=[WithdrawnDuty(number=one.number, what=one.what) for one in seen.duties],
            seen=seen,
        )


@strawberry.type(description="That the parties of an agreement were brought up to date; it stays.")
class AgreementPartyChange:
    """A change of the parties."""

    number: int = strawberry.field(description="Its number, from 1.")
    reason: str = strawberry.field(description="Why.")
    changed_at: datetime = strawberry.field(description="When.")
    positions: int = strawberry.field(description="How many words of leavers ended.")
    counters: int = strawberry.field(description="How many of them were counters nobody took over.")
    fields: int = strawberry.field(description="How many fields of the role matrix opened again.")
    clauses: int = strawberry.field(description="How many clauses that gave leavers rights did.")
    duties: int = strawberry.field(description="How many obligations were withdrawn.")
    row: strawberry.Private[ChangeRow]

    @strawberry.field(description="For which organisation it was done.")
    async def changed_by(self, info: Info) -> Body:
        """Fetch who did it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.changed_by))

    @strawberry.field(description="Who became a party.")
    def joined(self) -> list[MovedParty]:
        """Tell who came."""
        return MovedParty.all(one for one in self.row.after if one not in self.row.before)

    @strawberry.field(description="Who was no party any more.")
    def left(self) -> list[MovedParty]:
        """Tell who went."""
        return MovedParty.all(one for one in self.row.before if one not in self.row.after)

    @classmethod
    def of(cls, row: ChangeRow) -> Self:
        """Show a change."""
        return cls(
            number=row.number,
            reason=row.reason,
            changed_at=row.changed_at,
            positions=row.positions,
            counters=row.counters,
            fields=row.fields,
            clauses=row.clauses,
            duties=row.duties,
            row=row,
        )


@strawberry.type(
    description="What an agreement waits for of a party that joined while it was negotiated, beside the "
    "clauses it has not accepted: it stands between the agreement and signatures."
)
class NewcomerBlock:
    """What is waited for."""

    matter: Matter = strawberry.field(description="In what the party has no part yet.")
    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, one: Waiting) -> Self:
        """Show what is waited for."""
        return cls(matter=one.matter, body_id=one.body_id)


@strawberry.type(
    description="How the parties of an agreement follow the consortium while it is negotiated."
)
class AgreementPartyRoom:
    """The parties of an agreement."""

    room: strawberry.Private[PartyRoom]

    @strawberry.field(
        description="What would change today; null while its parties are those of the consortium."
    )
    def move(self, info: Info) -> AgreementPartyMove | None:
        """Tell what would change."""
        seen = self.room.foreseen
        return None if seen.moved.same else AgreementPartyMove.of(seen, info.context.locale)

    @strawberry.field(description="What has changed, the last first.")
    def past(self) -> list[AgreementPartyChange]:
        """Tell what has changed."""
        return [AgreementPartyChange.of(row) for row in self.room.past]

    @strawberry.field(
        description="What blocks signature until those who came have their part; empty if nothing does."
    )
    def waits(self) -> list[NewcomerBlock]:
        """Tell what is waited for."""
        return [NewcomerBlock.of(one) for one in self.room.waits]

    @strawberry.field(description="What the viewer may do now: updateParties.")
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the action itself."""
        offers = party_offers(await info.context.actor(), self.room)
        return [ViewerAction.of(one, info.context.locale) for one in offers]
