"""Types of signing: the edition, its gates, its signatures, and what ended it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import strawberry

from schema.agreements.annexes import EditionAnnex
from schema.agreements.signing import enums as _enums  # noqa: F401 - names the enums first
from schema.agreements.signing.signatures import AgreementSignature
from schema.identity.public import Body
from schema.kit.context import Context, Info
from schema.kit.ids import global_id
from schema.kit.nodes import Node
from schema.kit.refused import ViewerAction
from workflows.agreements.consortium.policy import speaks_for
from workflows.agreements.signing.changed import changed_between, removed_between
from workflows.agreements.signing.content import annexes_of, references_of, requires_passkey
from workflows.agreements.signing.gates import Gate, state_of
from workflows.agreements.signing.models import AgreementEnding as EndingRow
from workflows.agreements.signing.offers import edition_offers
from workflows.agreements.signing.queries import EditionSeen, editions_by_agreement
from workflows.agreements.signing.states import (
    DocumentKind,
    EditionState,
    EndKind,
    GateKind,
    GateState,
    SigningOrder,
)
from workflows.identity.queries import bodies_by_id
from workflows.kit.links import LINK_SECONDS, For, Link, token_of
from workflows.rights.roles import Role


@strawberry.type(description="A clause as an edition has it.")
class EditionClause:
    """A clause of an edition."""

    clause_id: strawberry.ID = strawberry.field(description="The clause.")
    reference: str = strawberry.field(
        description="Its number in the edition, in the viewer's language: 제3조 ② 1., Article 3 ② 1."
    )
    heading: str = strawberry.field(description="Its heading; empty if it has none.")
    text: str = strawberry.field(description="The text that is signed.")
    version: int = strawberry.field(description="The version of its text.")

    @classmethod
    def of(cls, told: Mapping[str, Any], numbered: Mapping[str, str]) -> Self:
        """Show a clause, as the bytes of an edition say it; `numbered` are its references, in words."""
        return cls(
            clause_id=global_id("Clause", UUID(told["id"])),
            reference=numbered[told["reference"]],
            heading=told["heading"],
            text=told["text"],
            version=told["version"],
        )


@strawberry.type(
    description="A clause that reads otherwise in the newest edition than in an earlier one."
)
class ChangedClause:
    """As it was and as it is."""

    clause: EditionClause = strawberry.field(description="As the newest edition has it.")
    before: EditionClause | None = strawberry.field(
        description="As the earlier edition had it; null of a clause that is new."
    )


@strawberry.type(description="What one party has to do on an edition, and where that is.")
class SigningGate:
    """A gate."""

    number: int = strawberry.field(description="Its number.")
    kind: GateKind = strawberry.field(description="What the party does.")
    state: GateState = strawberry.field(description="Where it is.")
    after: list[int] = strawberry.field(description="The gates that come before, by number.")
    passed_at: datetime | None = strawberry.field(description="When it was passed.")
    capacity: Role | None = strawberry.field(description="In which capacity it was passed.")
    gate: strawberry.Private[Gate]

    @strawberry.field(description="The party.")
    async def body(self, info: Info) -> Body:
        """Fetch the party."""
        return Body.of(await info.context.fetch(bodies_by_id, self.gate.body_id))

    @classmethod
    def of(cls, seen: EditionSeen, gate: Gate) -> Self:
        """Show a gate."""
        progress = seen.progress
        at, appointment = None, None
        if gate.number in progress.passed and gate.kind is GateKind.SIGNATURE:
            signature = progress.signatures[gate.body_id]
            at, appointment = signature.signed_at, signature.appointment_id
        elif gate.number in progress.passed:
            approval = progress.approvals[gate.body_id]
            at, appointment = approval.approved_at, approval.appointment_id
        return cls(
            number=gate.number,
            kind=gate.kind,
            state=state_of(gate, progress.passed),
            after=sorted(gate.after),
            passed_at=at,
            capacity=None if appointment is None else seen.roles[appointment],
            gate=gate,
        )


@strawberry.type(description="That an edition ended without effect.")
class EditionEnding:
    """An ending."""

    kind: EndKind = strawberry.field(description="By what.")
    reason: str = strawberry.field(description="Why; empty of one that lapsed.")
    ended_at: datetime = strawberry.field(description="When.")
    clause_ids: list[strawberry.ID] = strawberry.field(description="The clauses it is about.")
    body_id: strawberry.Private[UUID | None]

    @strawberry.field(description="Who rejected or recalled it; null of one that lapsed.")
    async def body(self, info: Info) -> Body | None:
        """Fetch who ended it."""
        if self.body_id is None:
            return None
        return Body.of(await info.context.fetch(bodies_by_id, self.body_id))

    @classmethod
    def of(cls, row: EndingRow) -> Self:
        """Show an ending."""
        return cls(
            kind=row.kind,
            reason=row.reason,
            ended_at=row.ended_at,
            clause_ids=[global_id("Clause", one) for one in row.clauses],
            body_id=row.body_id,
        )


@strawberry.type(description="Addresses of an edition's files; each holds for 60 seconds.")
class EditionFiles:
    """Where to get the files of an edition."""

    pdf: str = strawberry.field(description="The PDF that is signed.")
    sealed: str | None = strawberry.field(description="The same with the seal; null before it.")
    signers: str | None = strawberry.field(
        description="The sealed page of who signed, by which post and mandate; null before the seal."
    )
    bundle: str | None = strawberry.field(
        description="All that proves it, as a zip that `python -m server verify` checks; null before the "
        "seal."
    )


@strawberry.type(
    description="An agreement as it was frozen to be signed: bytes, PDF and digest never change. Read by "
    "who reads the agreement."
)
class AgreementEdition(Node):
    """An edition."""

    number: int = strawberry.field(description="Its number among those of the agreement, from 1.")
    issue_number: str = strawberry.field(description="Its issue number (문서번호), on each page.")
    state: EditionState = strawberry.field(description="Where it is.")
    digest: str = strawberry.field(
        description="What is signed: SHA-256 over its bytes, its PDF, pages and issue number."
    )
    pdf_sha256: str = strawberry.field(description="SHA-256 of the PDF.")
    pages: int = strawberry.field(description="Pages of the PDF.")
    order: SigningOrder = strawberry.field(description="In which order the parties sign.")
    frozen_at: datetime = strawberry.field(description="When it was frozen.")
    open_until: datetime = strawberry.field(
        description="The end of the signing window; after it a partial set has no effect."
    )
    seen: strawberry.Private[EditionSeen]

    @strawberry.field(description="The hour of the house, for a clock that shows how long is left.")
    async def server_time(self, info: Info) -> datetime:
        """Read the database's clock."""
        return await info.context.now()

    @strawberry.field(description="Who froze it.")
    async def frozen_by(self, info: Info) -> Body:
        """Fetch who froze it."""
        return Body.of(await info.context.fetch(bodies_by_id, self.seen.edition.frozen_by))

    @strawberry.field(description="Its clauses as they are signed, in reading order.")
    def clauses(self, info: Info) -> list[EditionClause]:
        """Read the clauses."""
        numbered = references_of(self.seen.told, info.context.locale)
        return [EditionClause.of(one, numbered) for one in self.seen.told["clauses"]]

    @strawberry.field(description="Its annexes as they are signed, by number; up to 20.")
    def annexes(self, info: Info) -> list[EditionAnnex]:
        """Read the annexes."""
        numbered = references_of(self.seen.told, info.context.locale)
        return [EditionAnnex.of(dict(one), numbered) for one in annexes_of(self.seen.told)]

    @strawberry.field(
        description="Whether the parties agreed that who signs confirms the digest with a passkey "
        "(Electronic Signatures Act, Article 3)."
    )
    def requires_passkey(self) -> bool:
        """Tell what was chosen at the freeze."""
        return requires_passkey(self.seen.edition.content)

    @strawberry.field(description="Its gates: approvals, then signatures, in the order of parties.")
    def gates(self) -> list[SigningGate]:
        """Tell the gates."""
        return [SigningGate.of(self.seen, one) for one in self.seen.progress.gates]

    @strawberry.field(description="The next step: the gates that are open, and so who has to act.")
    def next_step(self) -> list[SigningGate]:
        """Tell the open gates."""
        return [SigningGate.of(self.seen, one) for one in self.seen.next]

    @strawberry.field(description="Its signatures, in the order in which they were given.")
    def signatures(self) -> list[AgreementSignature]:
        """Tell the signatures."""
        given = sorted(self.seen.progress.signatures.values(), key=lambda one: one.signed_at)
        return [AgreementSignature.of(self.seen, one) for one in given]

    @strawberry.field(description="What ended it without effect; null of one that stands.")
    def ending(self) -> EditionEnding | None:
        """Tell the ending."""
        row = self.seen.progress.ending
        return None if row is None else EditionEnding.of(row)

    @strawberry.field(description="Where the viewer gets its files, for a minute.")
    async def files(self, info: Info) -> EditionFiles:
        """Write the addresses."""
        token = await edition_token(info.context, self.seen.id)
        sealed = DocumentKind.SEALED in self.seen.documents
        at = f"/files/agreement/{token}"
        return EditionFiles(
            pdf=f"{at}/agreement.pdf",
            sealed=f"{at}/sealed.pdf" if sealed else None,
            signers=f"{at}/signers.pdf" if sealed and self.seen.names_kept else None,
            bundle=f"{at}/bundle.zip" if sealed else None,
        )

    @strawberry.field(
        description="What the viewer may do with it now: approveInternally, signAgreement, "
        "rejectEdition, recallEdition."
    )
    async def viewer_actions(self, info: Info) -> list[ViewerAction]:
        """Run the checks of the actions themselves."""
        offers = edition_offers(await info.context.actor(), self.seen)
        return [ViewerAction.of(one, info.context.locale) for one in offers]

    @classmethod
    def of(cls, seen: EditionSeen) -> Self:
        """Show an edition."""
        row = seen.edition
        return cls(
            id=global_id("AgreementEdition", row.id),
            number=row.number,
            issue_number=row.issue_number,
            state=seen.state,
            digest=row.digest,
            pdf_sha256=row.pdf_sha256,
            pages=row.pages,
            order=row.order,
            frozen_at=row.frozen_at,
            open_until=row.open_until,
            seen=seen,
        )


@strawberry.type(description="One of the editions of an agreement, in a line.")
class EditionLine:
    """An edition in a line."""

    number: int = strawberry.field(description="Its number in the agreement, from 1.")
    issue_number: str = strawberry.field(description="Its issue number (문서번호).")
    state: EditionState = strawberry.field(description="Where it is.")
    frozen_at: datetime = strawberry.field(description="When it was frozen.")
    signatures: int = strawberry.field(description="How many have signed it.")
    ending: EditionEnding | None = strawberry.field(
        description="What ended it without effect; null of one that stands."
    )
    seen: strawberry.Private[EditionSeen]

    @strawberry.field(
        description="When the viewer's party signed it, which counts for no other edition; null if it did not."
    )
    async def viewer_party_signed_at(self, info: Info) -> datetime | None:
        """Tell the signature of the viewer's party."""
        actor, signatures = await info.context.actor(), self.seen.progress.signatures
        own = speaks_for(actor, self.seen.agreement.programme_id)
        return max((one.signed_at for key, one in signatures.items() if key in own), default=None)

    @strawberry.field(
        description="The clauses of the newest edition that read otherwise than here, or are not here, in reading order: "
        "what has to be read again before it is signed again."
    )
    async def changed_since(self, info: Info) -> list[ChangedClause]:
        """Compare the bytes of two editions."""
        newest, locale = await self._newest(info), info.context.locale
        now, then = references_of(newest.told, locale), references_of(self.seen.told, locale)
        return [
            ChangedClause(
                clause=EditionClause.of(new, now),
                before=EditionClause.of(old, then) if old else None,
            )
            for old, new in changed_between(self.seen.told, newest.told)
        ]

    @strawberry.field(
        description="The clauses of this edition that the newest one has no more, in reading order."
    )
    async def removed_since(self, info: Info) -> list[EditionClause]:
        """Compare the bytes of two editions."""
        numbered = references_of(self.seen.told, info.context.locale)
        found = removed_between(self.seen.told, (await self._newest(info)).told)
        return [EditionClause.of(one, numbered) for one in found]

    async def _newest(self, info: Info) -> EditionSeen:
        editions = await info.context.fetch(editions_by_agreement, self.seen.agreement.id)
        return editions[0]

    @classmethod
    def of(cls, seen: EditionSeen) -> Self:
        """Show an edition in a line."""
        ending = seen.progress.ending
        return cls(
            number=seen.edition.number,
            issue_number=seen.edition.issue_number,
            state=seen.state,
            frozen_at=seen.edition.frozen_at,
            signatures=len(seen.progress.signatures),
            ending=None if ending is None else EditionEnding.of(ending),
            seen=seen,
        )


async def edition_token(context: Context, edition_id: UUID) -> str:
    """Write the secret part of the addresses of an edition's files."""
    until = int((await context.now()).timestamp()) + LINK_SECONDS
    person_id = (await context.actor()).person_id or UUID(int=0)
    link = Link(edition_id, person_id, until)
    return token_of(context.cursor_key, For.AGREEMENT, link)
