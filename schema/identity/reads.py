"""Reads of personal data: the one field that tells a legal name, and who has looked."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from schema.identity.public import PublicName
from schema.kit.connections import After, Asking, Before, Connection, First, Last, Listing
from schema.kit.context import Context, Info
from schema.kit.ids import global_id, key_of
from schema.kit.mutation import verb
from schema.kit.nodes import Node
from schema.kit.refused import Refused
from workflows.identity.models import PersonalRead as ReadRow
from workflows.identity.policy import reviews_reads
from workflows.identity.reads import (
    READ_ORDER,
    count_reads,
    list_reads,
    names_by_read,
    read_legal_name,
)


@strawberry.type(description="That staff read personal data: who, whose, what and why.")
class PersonalRead(Node):
    """A read."""

    what: str = strawberry.field(description="What was read, as the inventory names it.")
    purpose: str = strawberry.field(description="What for.")
    read_at: datetime = strawberry.field(description="When.")
    exported: bool = strawberry.field(description="Whether it was taken home as a file.")
    hat_id: strawberry.ID | None = strawberry.field(description="The appointment it was read in.")
    row: strawberry.Private[ReadRow]

    @strawberry.field(
        description="The digest of where the request came from, under a key of the house; for the "
        "auditor, else null."
    )
    async def address_digest(self, info: Info) -> str | None:
        """Tell it to who reviews."""
        actor = await info.context.actor()
        reviews = reviews_reads(actor, self.row.programme_id)
        return self.row.address_digest if reviews else None

    @strawberry.field(description="Who read it, by public name.")
    async def reader(self, info: Info) -> PublicName:
        """Name the reader."""
        return await PublicName.made(info.context, self.row.reader_id)

    @strawberry.field(description="Whose it was, by public name.")
    async def subject(self, info: Info) -> PublicName:
        """Name the person."""
        return await PublicName.made(info.context, self.row.subject_person_id)

    @classmethod
    def of(cls, row: ReadRow) -> Self:
        """Show a read."""
        return cls(
            id=global_id("PersonalRead", row.id),
            what=row.what,
            purpose=row.purpose,
            read_at=row.read_at,
            exported=row.exported,
            hat_id=global_id("Appointment", row.appointment_id) if row.appointment_id else None,
            row=row,
        )

    @classmethod
    async def made(cls, _: Context, row: ReadRow) -> Self:
        """Show a read of a list."""
        return cls.of(row)


@strawberry.input(description="Whose legal name is needed, and what for.")
class ReadLegalNameInput:
    """Whose legal name is needed, and what for."""

    programme_id: strawberry.ID = strawberry.field(description="The place's programme.")
    appointment_id: strawberry.ID = strawberry.field(description="A capacity of the person there.")
    purpose: str = strawberry.field(
        description="What for, up to 500 characters; kept for two years and shown to the person."
    )


@strawberry.type(description="The name, and the trace that was left.")
class ReadLegalNameSuccess:
    """The name, and the trace that was left."""

    legal_name: str = strawberry.field(description="The legal name.")
    read: PersonalRead = strawberry.field(description="The trace.")


ReadLegalNameResult = Annotated[
    ReadLegalNameSuccess | Refused,
    strawberry.union("ReadLegalNameResult", description="The name, or why not."),
]


@strawberry.type
class ReadMutations:
    """Reading what leaves a trace."""

    @verb("Read a legal name; it leaves a trace that the person and the auditor see.", noted=True)
    async def read_legal_name(
        self,
        info: Info,
        input: Annotated[  # noqa: A002 - the name of the contract
            ReadLegalNameInput, strawberry.argument(description="Whose, and what for.")
        ],
    ) -> ReadLegalNameResult:
        """Read it."""
        place = key_of("Programme", input.programme_id, field="programmeId")
        told = await info.context.write(
            read_legal_name,
            answer=names_by_read,
            attempt=place,
            programme_id=place,
            appointment_id=key_of("Appointment", input.appointment_id, field="appointmentId"),
            purpose=input.purpose,
            address=info.context.address,
        )
        return ReadLegalNameSuccess(legal_name=told.legal_name, read=PersonalRead.of(told.read))


@strawberry.type
class ReadQueries:
    """Who has looked."""

    @strawberry.field(
        description="Reads of personal data, the newest first: those about the viewer, and for the "
        "auditor all of the place."
    )
    async def personal_reads(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[PersonalRead]:
        """Read a page of reads."""
        listing = Listing(
            name="personalReads",
            order=READ_ORDER,
            fetch=list_reads,
            count=count_reads,
            made=PersonalRead.made,
            scope={},
        )
        return await listing.page(info.context, Asking(first, after, last, before))
