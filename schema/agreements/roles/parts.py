"""Parts of a role matrix: columns, duties, fields with their words, what is not agreed, clauses."""

from datetime import datetime
from typing import Self
from uuid import UUID

import strawberry

from schema.agreements.clauses import Clause
from schema.agreements.roles import enums as _enums  # noqa: F401 - names the enums first
from schema.identity.public import Body
from schema.kit.context import Info
from schema.kit.ids import global_id, key_of
from workflows.agreements.clauses.models import Clause as ClauseRow
from workflows.agreements.roles import rules
from workflows.agreements.roles.models import RoleClause as RoleClauseRow
from workflows.agreements.roles.models import RoleDuty as DutyRow
from workflows.agreements.roles.models import RoleDutyName as NameRow
from workflows.agreements.roles.models import RoleValue as ValueRow
from workflows.agreements.roles.models import RoleVoice as VoiceRow
from workflows.agreements.roles.queries import MatrixSeen, voices_by_value
from workflows.agreements.roles.rules import Column, Difference, Letters
from workflows.agreements.roles.states import Consent, DutyFault, FieldStanding, Letter
from workflows.agreements.roles.writing import Plan
from workflows.identity.queries import bodies_by_id
from workflows.kit.wording import Locale
from workflows.rights.roles import ProgrammeRole


def key_of_column(column: Column) -> str:
    """Return how a column is called: by its party's id, or by the actor that is no party."""
    if column.body_id is not None:
        return global_id("Body", column.body_id)
    return column.actor.value if column.actor else ""


def column_of(given: str) -> Column:
    """Return the column that is called so. Refuses what is no id and no actor."""
    if given in ProgrammeRole.__members__:
        return Column(actor=ProgrammeRole[given])
    return Column(body_id=key_of("Body", strawberry.ID(given), field="column"))


def duty_key(duty_id: UUID) -> strawberry.ID:
    """Return the id of a duty as the API shows it."""
    return global_id("RoleDuty", duty_id)


def in_order(letters: Letters) -> list[Letter]:
    """Return letters in their usual order."""
    return [one for one in Letter if one in letters]


@strawberry.type(
    description="A column of the matrix: a party, or one of the five actors that is no party, for whom "
    "nobody agrees."
)
class RoleColumn:
    """A column."""

    key: str = strawberry.field(description="What fields and inputs call it by.")
    actor: ProgrammeRole = strawberry.field(description="Which of the five actors it is.")
    body_id: strawberry.Private[UUID | None]

    @strawberry.field(description="The party; null for an actor that is no party.")
    async def body(self, info: Info) -> Body | None:
        """Fetch the party."""
        if self.body_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, seen: MatrixSeen, column: Column) -> Self:
        """Show a column."""
        actor = seen.actors[column.body_id] if column.body_id else column.actor
        return cls(
            key=key_of_column(column), actor=actor or ProgrammeRole.COMPANY, body_id=column.body_id
        )


@strawberry.type(description="A duty of the programme: a row of the matrix.")
class RoleDuty:
    """A duty."""

    duty_id: strawberry.ID = strawberry.field(description="What fields and inputs call it by.")
    name: str = strawberry.field(description="Its name in the asker's language, else in Korean.")
    name_ko: str = strawberry.field(description="Its name in Korean, as a clause has it.")
    name_en: str | None = strawberry.field(description="Its name in English, if it has one.")
    version: int = strawberry.field(description="Which of its names stands; for expectedVersion.")
    step: str | None = strawberry.field(description="The steps of the programme it belongs to.")
    source: str | None = strawberry.field(description="Where it comes from; null: added here.")
    faults: list[DutyFault] = strawberry.field(description="Why it cannot stand as it is.")
    removed_at: datetime | None = strawberry.field(description="When it was removed.")
    removed_why: str | None = strawberry.field(description="Why it was removed.")

    @classmethod
    def of(cls, row: DutyRow, name: NameRow, faults: list[DutyFault], locale: Locale) -> Self:
        """Show a duty."""
        return cls(
            duty_id=duty_key(row.id),
            name=(locale is Locale.EN and name.name_en) or name.name_ko,
            name_ko=name.name_ko,
            name_en=name.name_en,
            version=row.version,
            step=row.step,
            source=row.source,
            faults=faults,
            removed_at=row.removed_at,
            removed_why=row.removed_why,
        )


@strawberry.type(description="What a party says, or once said, of a value of a field.")
class RoleVoice:
    """A word of a party."""

    consent: Consent = strawberry.field(description="What it says.")
    reason: str | None = strawberry.field(description="Why it objects.")
    said_at: datetime | None = strawberry.field(description="When it said so.")
    ended_at: datetime | None = strawberry.field(
        description="When it said something else of the same value; null while it stands."
    )
    row: strawberry.Private[VoiceRow]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.party_id))

    @classmethod
    def of(cls, row: VoiceRow) -> Self:
        """Show a word."""
        return cls(
            consent=row.consent,
            reason=row.reason or None,
            said_at=row.recorded.lower,
            ended_at=row.recorded.upper,
            row=row,
        )


@strawberry.type(description="One value a field has had; it is never changed, another comes after.")
class RoleValue:
    """A value."""

    number: int = strawberry.field(description="Which value of the field it is, from 1.")
    letters: list[Letter] = strawberry.field(description="What the actor is for the duty.")
    made_at: datetime = strawberry.field(description="When it was proposed.")
    row: strawberry.Private[ValueRow]

    @strawberry.field(description="For which organisation it was proposed.")
    async def proposed_by(self, info: Info) -> Body:
        """Fetch who proposed it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.row.proposed_by))

    @strawberry.field(
        description="All that parties ever said of it, the oldest first: an objection stays to be read when "
        "its party counters with another value or agrees after all."
    )
    async def voices(self, info: Info) -> list[RoleVoice]:
        """Fetch what was said."""
        rows = await info.context.fetch(voices_by_value, self.row.id)
        return [RoleVoice.of(one) for one in rows]

    @classmethod
    def of(cls, row: ValueRow) -> Self:
        """Show a value."""
        return cls(
            number=row.number,
            letters=in_order(rules.read(row.letters)),
            made_at=row.made_at,
            row=row,
        )


@strawberry.type(description="A field of the matrix that was ever filled, as it stands.")
class RoleField:
    """A field."""

    duty_id: strawberry.ID = strawberry.field(description="Its duty.")
    column: str = strawberry.field(description="The key of its column.")
    value: RoleValue = strawberry.field(description="The value that stands.")
    standing: FieldStanding = strawberry.field(description="Where it stands.")
    voices: list[RoleVoice] = strawberry.field(description="What parties say of that value.")
    viewer_concerned: bool = strawberry.field(
        description="Whether speakOfRoles would take the viewer's word on it now."
    )


@strawberry.type(description="A party that has to do something about a difference.")
class RoleParty:
    """A party."""

    body_id: strawberry.Private[UUID]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))


@strawberry.type(
    description="One thing that is not agreed: a field with the parties that have not agreed, or a duty "
    "that cannot stand as it is."
)
class RoleDifference:
    """A difference."""

    duty_id: strawberry.ID = strawberry.field(description="The duty.")
    column: str | None = strawberry.field(description="The column; null: the duty as a whole.")
    fault: DutyFault | None = strawberry.field(description="What is wrong with the duty.")
    seen: strawberry.Private[MatrixSeen]
    one: strawberry.Private[Difference]

    @strawberry.field(description="The parties that are silent.")
    def silent(self) -> list[RoleParty]:
        """Tell who is silent."""
        return [RoleParty(body_id=key) for key in self.one.silent]

    @strawberry.field(description="The parties that object.")
    def against(self) -> list[RoleParty]:
        """Tell who objects."""
        return [RoleParty(body_id=key) for key in self.one.against]

    @strawberry.field(
        description="Who has to act next: the parties that are silent; where one objects or the duty cannot "
        "stand, whoever drafts."
    )
    def next(self) -> list[RoleParty]:
        """Tell who is next."""
        room = self.seen.room
        drafter = room.lead_id or room.agreement.opened_by
        keys = self.one.silent if not (self.one.against or self.one.fault) else (drafter,)
        return [RoleParty(body_id=key) for key in keys]

    @classmethod
    def of(cls, seen: MatrixSeen, one: Difference) -> Self:
        """Show a difference."""
        return cls(
            duty_id=duty_key(one.duty_id),
            column=key_of_column(one.column) if one.column else None,
            fault=one.fault,
            seen=seen,
            one=one,
        )


@strawberry.type(description="A clause that was written from an edition of the matrix.")
class RoleClause:
    """A clause of the matrix."""

    clause: Clause = strawberry.field(description="The clause.")
    edition: int = strawberry.field(description="The edition it was written from last.")
    stale: bool = strawberry.field(
        description="Whether the clause is older than the matrix, or was written at by hand since."
    )

    @classmethod
    def of(cls, row: RoleClauseRow, clause: ClauseRow, edition: int) -> Self:
        """Show a clause."""
        return cls(
            clause=Clause.of(clause),
            edition=row.edition,
            stale=row.edition < edition or row.version != clause.version,
        )


@strawberry.type(
    description="A text that writing the matrix into the clauses would write; model wording that a lawyer "
    "has to check."
)
class RoleClauseDraft:
    """A text to be written."""

    heading: str = strawberry.field(description="The heading; of a party's paragraph none.")
    text: str = strawberry.field(description="The text.")
    clause: Clause | None = strawberry.field(
        description="The clause it goes into; null: a new one."
    )
    stands: str | None = strawberry.field(description="The text that stands there now.")
    unchanged: bool = strawberry.field(description="Whether the clause says this already.")
    checked_by_a_lawyer: bool = strawberry.field(
        description="Whether a lawyer has checked the wording; false for all of them."
    )

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """Show a text."""
        return cls(
            heading=plan.written.heading,
            text=plan.written.text,
            clause=None if plan.clause is None else Clause.of(plan.clause),
            stands=plan.text,
            unchanged=plan.unchanged,
            checked_by_a_lawyer=False,
        )
