"""Verbs of who keeps a scenario: begin one, change it, discard it. None of them is on record."""

from uuid import UUID, uuid4

from sqlalchemy import func, select

from workflows.agreements.clauses.locked import check_own_tree, lead_of
from workflows.agreements.clauses.models import Agreement
from workflows.agreements.clauses.policy import may_speak, readable_agreements
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import AGREEMENT_MOVES
from workflows.agreements.consortium.policy import spoken_for
from workflows.agreements.scenarios import checks
from workflows.agreements.scenarios.gathering import situation_of
from workflows.agreements.scenarios.locked import check_open, check_version, locked_scenario
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.scenarios.sheet import Sheet, read, written
from workflows.agreements.talk.models import Layer
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def create_scenario(
    uow: UnitOfWork, *, agreement_id: UUID, layer: Layer, other_id: UUID | None, title: str
) -> AgreementScenario:
    """Begin an empty scenario of one's party on an agreement, for those who read the layer.

    Allowed: who speaks for a party of the agreement. Refuses: an agreement that is not negotiated any
    more, an instrument, one shown to nobody, to oneself or to who is no party, more than a party may
    keep. Records: nothing; it is the party's own.
    """
    # Without a lock that others wait for: from waiting they would learn that there is one.
    agreement = await uow.session.scalar(
        select(Agreement).where(Agreement.id == agreement_id, readable_agreements(uow.actor))
    )
    if agreement is None:
        raise NotFound("no_such_agreement", field="agreementId")
    demand(may_speak(uow.actor, agreement.programme_id, agreement.parties))
    uow.wear(Permission.AGREEMENT_NEGOTIATE, agreement.programme_id)
    body_id = spoken_for(uow.actor, agreement.programme_id)
    if body_id is None:
        raise NotFound("no_such_agreement", field="agreementId")
    AGREEMENT_MOVES.after(agreement.state, "draft")
    check_own_tree(agreement)
    if layer is Layer.BILATERAL and (other_id == body_id or other_id not in agreement.parties):
        raise Invalid("talk_to_another_party", field="withBodyId")
    if layer is not Layer.BILATERAL and other_id is not None:
        raise Invalid("talk_to_nobody_alone", field="withBodyId")
    await uow.alone(f"scenarios/{agreement_id}/{body_id}")
    kept = await uow.session.scalar(
        select(func.count())
        .select_from(AgreementScenario)
        .where(
            AgreementScenario.agreement_id == agreement_id,
            AgreementScenario.body_id == body_id,
            AgreementScenario.discarded_at.is_(None),
        )
    )
    if (kept or 0) >= checks.MOST_SCENARIOS:
        raise Conflict("too_many_scenarios", field="agreementId", most=checks.MOST_SCENARIOS)
    row = AgreementScenario(
        id=uuid4(),
        programme_id=agreement.programme_id,
        agreement_id=agreement_id,
        layer=layer,
        body_id=body_id,
        other_id=other_id,
        title=checks.clean_title(title),
        sheet={},
        version=1,
        appointment_id=uow.hat.appointment_id if uow.hat else None,
        made_at=uow.now,
        changed_at=uow.now,
        tabled_at=None,
        discarded_at=None,
    )
    uow.session.add(row)
    await uow.session.flush()
    return row


async def change_scenario(
    uow: UnitOfWork, *, scenario_id: UUID, expected_version: int, title: str, sheet: Sheet
) -> AgreementScenario:
    """Give a scenario another sheet, the whole of it; what breaks rules is kept, and told by its outcome.

    Allowed: who speaks for the party that keeps it. Refuses: a version that is another by now
    (`scenario_changed`), one that is tabled, what a sheet cannot hold, the same again. Records: nothing.
    """
    row = await locked_scenario(uow, scenario_id)
    check_open(row)
    check_version(row, expected_version)
    agreement = await uow.session.get_one(Agreement, row.agreement_id)
    room = Room(agreement, await lead_of(uow.session, agreement.consortium_id))
    before = read(row.sheet)
    now = await situation_of(uow.session, uow.actor, room)
    kept = checks.clean_sheet(now, list(before), sheet)
    named = checks.clean_title(title)
    if (named, kept) == (row.title, before):
        raise Invalid("scenario_unchanged", field="clauses")
    row.title, row.sheet = named, written(kept)
    row.version += 1
    row.changed_at = uow.now
    await uow.session.flush()
    return row


async def discard_scenario(uow: UnitOfWork, *, scenario_id: UUID) -> Agreement:
    """Discard a scenario: nothing is left of what it said. What it tabled stays what it is.

    Allowed: who speaks for the party that keeps it. Refuses: one that is gone. Records: nothing.
    """
    row = await locked_scenario(uow, scenario_id)
    row.title, row.sheet, row.discarded_at = "", {}, uow.now
    await uow.session.flush()
    return await uow.session.get_one(Agreement, row.agreement_id)
