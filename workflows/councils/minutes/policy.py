"""Who may write, correct, confirm, hide and publish minutes, and who reads what. It says who, never when."""

from dataclasses import dataclass
from uuid import UUID

from workflows.councils.meetings.policy import Bench, hat_here
from workflows.councils.minutes.states import MinutesState, Publication
from workflows.kit.refusal import NotAllowed, NotSignedIn
from workflows.rights.actor import Actor, Hat
from workflows.rights.permissions import Permission
from workflows.rights.roles import Role
from workflows.rights.verdict import Verdict

# Who was there asks for corrections.
CORRECTIONS = "minutes.corrections"
ROUND = frozenset({MinutesState.CIRCULATED, MinutesState.CORRECTIONS})


@dataclass(frozen=True, slots=True)
class Table:
    """Who has to do with the minutes of a meeting: its bench, its secretaries, who was there, who signs."""

    bench: Bench
    secretaries: frozenset[UUID]
    present: frozenset[UUID]
    signers: tuple[UUID, ...]
    # The rule that says who signs, for citing it.
    signers_rule: str | None = None


def writing_hat(actor: Actor, table: Table) -> Hat | None:
    """Return the hat of whoever writes minutes: an officer of the place, or this council's secretary."""
    return _desk(actor, table, Permission.MINUTES_WRITE)


def publishing_hat(actor: Actor, table: Table) -> Hat | None:
    """Return the hat of whoever registers, hides and publishes: the same desk."""
    return _desk(actor, table, Permission.MINUTES_PUBLISH)


def _desk(actor: Actor, table: Table, permission: Permission) -> Hat | None:
    rule = table.bench.secretary_rule
    try:
        hat = actor.hat_for(permission, table.bench.programme_id)
    except NotAllowed as refusal:
        if refusal.reason != "no_capacity":
            raise
        raise NotAllowed("only_its_secretary", rule=rule, permission=permission.value) from None
    other = hat is not None and hat.role is Role.COUNCIL_SECRETARY
    if other and actor.person_id not in table.secretaries:
        raise NotAllowed("only_its_secretary", rule=rule)
    return hat


def correcting_hat(actor: Actor, table: Table) -> Hat | None:
    """Return the hat of whoever may ask for a correction."""
    hat = hat_here(actor, table.bench)
    if actor.person_id not in table.present:
        raise NotAllowed("only_who_was_there", rule=CORRECTIONS)
    return hat


def signing_hat(actor: Actor, table: Table) -> Hat | None:
    """Return the hat of whoever signs: who presided, and whom the rules name besides."""
    hat = hat_here(actor, table.bench)
    if not actor.is_house and actor.person_id not in table.signers:
        raise NotAllowed("only_signers_confirm", rule=table.signers_rule)
    return hat


def may_answer(actor: Actor, table: Table, asked_by: UUID) -> Verdict:
    """Nobody answers what he asked for himself."""
    writing_hat(actor, table)
    return True if actor.person_id != asked_by else NotAllowed("not_to_oneself")


def reads_text(actor: Actor, table: Table, state: MinutesState) -> bool:
    """Say whether somebody reads all of the minutes, whatever the public reads.

    A draft is read where it is written; what goes round, by those who were there; what is confirmed, by
    all of the council. Auditors read everything.
    """
    programme_id, who = table.bench.programme_id, actor.person_id
    if actor.is_house or actor.holds(Permission.RECORD_READ, programme_id) or writes(actor, table):
        return True
    if who is None or state is MinutesState.DRAFT:
        return False
    if state in ROUND:
        return who in table.present or who in table.signers
    of_it = table.bench.appointment_of(who) is not None
    return of_it or actor.holds(Permission.MINUTES_READ_ALL, programme_id)


def is_public(state: MinutesState, publication: Publication | None) -> bool:
    """Say whether the public reads minutes, in full or with gaps."""
    return state is MinutesState.PUBLISHED and publication is not Publication.WITHHELD


def writes(actor: Actor, table: Table) -> bool:
    """Say whether somebody is of the desk that writes, in whatever hat."""
    programme_id = table.bench.programme_id
    return any(
        hat.allows(Permission.MINUTES_WRITE, programme_id)
        and (hat.role is not Role.COUNCIL_SECRETARY or actor.person_id in table.secretaries)
        for hat in actor.hats
    )


def named_signer(actor: Actor, table: Table) -> UUID:
    """Return who signs, if he is one of the signers. Refuses anybody else."""
    if actor.person_id is None:
        raise NotSignedIn("sign_in_first")
    if actor.person_id not in table.signers:
        raise NotAllowed("only_signers_confirm", rule=table.signers_rule)
    return actor.person_id
