"""An agreement that is being signed under its lock, with the edition somebody was shown."""

from dataclasses import dataclass
from uuid import UUID

from workflows.agreements.clauses.locked import locked_agreement
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.states import EDITION
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.signing import policy
from workflows.agreements.signing.gates import Gate, first_missing, state_of
from workflows.agreements.signing.gathering import Progress, newest_edition, progress_of
from workflows.agreements.signing.models import AgreementEdition
from workflows.agreements.signing.rules import ORDER, WINDOW
from workflows.agreements.signing.states import GateKind, GateState
from workflows.identity.queries import bodies_by_id
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, RuleBroken, WrongState
from workflows.kit.wording import listed
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.actor import ANONYMOUS, Hat
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


@dataclass(frozen=True, slots=True)
class Held:
    """An agreement nobody else signs or ends meanwhile, its edition, and for whom it is done."""

    agreement: Agreement
    progress: Progress
    body_id: UUID
    hat: Hat

    @property
    def edition(self) -> AgreementEdition:
        """The edition that is open."""
        return self.progress.edition


async def locked_edition(uow: UnitOfWork, agreement_id: UUID, digest: str) -> Held:
    """Return the edition somebody was shown, locked, for one who acts for a party of it.

    Refuses: who acts for none, an agreement that was never frozen, another edition than the one that
    stands (`edition_changed`).
    """
    agreement = await locked_agreement(uow, agreement_id, alone=True)
    place = agreement.programme_id
    demand(policy.may_act(uow.actor, place, agreement.parties))
    hat = uow.wear(Permission.AGREEMENT_NEGOTIATE, place)
    body_id = spoken_for(uow.actor, place)
    if hat is None or body_id is None:
        raise NotFound("no_such_agreement", field="agreementId")
    edition = await newest_edition(uow.session, agreement_id)
    if edition is None or edition.digest != digest:
        raise Conflict("edition_changed", field="digest", rule=EDITION)
    return Held(agreement, await progress_of(uow.session, edition), body_id, hat)


async def check_in_window(uow: UnitOfWork, edition: AgreementEdition) -> None:
    """Refuse what comes after the signing window, by the clock that is read after the lock."""
    if await database_now(uow.session) >= edition.open_until:
        raise RuleBroken(
            "signing_window_over", field="agreementId", rule=WINDOW, until=edition.open_until
        )


async def check_turn(uow: UnitOfWork, held: Held, kind: GateKind) -> Gate:
    """Return the gate of the party. Refuses one that was passed, and one that others come before."""
    progress = held.progress
    gate = progress.gate(kind, held.body_id)
    if gate is None:
        raise NotAllowed("speaks_for_no_party")
    state = state_of(gate, progress.passed)
    if state is GateState.PASSED:
        reason = "signed_already" if kind is GateKind.SIGNATURE else "approved_already"
        raise WrongState(reason, field="agreementId", rule=EDITION)
    if state is GateState.WAITING:
        before = first_missing(progress.gates, gate, progress.passed)
        bodies = await bodies_by_id(uow.session, ANONYMOUS, list({one.body_id for one in before}))
        names = listed(sorted({bodies[one.body_id].name for one in before}))
        raise WrongState("out_of_turn", field="agreementId", rule=ORDER, first=names)
    return gate
