"""The verb that tables a scenario: every change of it by the verb of its own room, or none."""

from uuid import UUID

from sqlalchemy import func, select

from workflows.agreements.amending.operations import OperationKind
from workflows.agreements.clauses import drafting, revising, speaking
from workflows.agreements.clauses.locked import lead_of, locked_agreement, tree_of
from workflows.agreements.clauses.models import Agreement, ClausePosition
from workflows.agreements.clauses.policy import may_draft, readable_positions
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.clauses.states import Stance
from workflows.agreements.consortium.locked import locked_consortium
from workflows.agreements.consortium.putting import propose_shares
from workflows.agreements.money import editing
from workflows.agreements.money.editing import Amount, Place
from workflows.agreements.roles.filling import set_role
from workflows.agreements.scenarios.applying import is_stale
from workflows.agreements.scenarios.events import ScenarioEvent
from workflows.agreements.scenarios.gathering import situation_of
from workflows.agreements.scenarios.locked import check_open, check_version, locked_scenario
from workflows.agreements.scenarios.models import AgreementScenario
from workflows.agreements.scenarios.sheet import AmountChange, ClauseChange, ShareChange, read
from workflows.agreements.scenarios.situation import Situation
from workflows.kit.refusal import Conflict, Invalid, NotFound
from workflows.record.uow import UnitOfWork


async def table_scenario(
    uow: UnitOfWork, *, scenario_id: UUID, expected_version: int
) -> AgreementScenario:
    """Make every change of a scenario for real, all of them or none: from now on it is on record.

    Whoever drafts revises a clause, or takes a party's counter over where the text is one that stands; any
    other party counters with the text; amounts go into the draft of
    the plan, shares are put to the parties, values into the matrix.

    Allowed: who speaks for the party that keeps it; each change, who may make it. Refuses: one without
    changes, a version that is another by now, one that is tabled, one of which a change is stale
    (`scenario_is_stale`), and whatever the verbs of the changes refuse. Records: ``scenario.tabled`` and
    what those verbs record.
    """
    row = await locked_scenario(uow, scenario_id)
    check_open(row)
    check_version(row, expected_version)
    sheet = read(row.sheet)
    check_tableable(row, 0)
    agreement = await locked_agreement(uow, row.agreement_id, alone=True)
    await locked_consortium(uow, agreement.consortium_id)
    lead_id = await lead_of(uow.session, agreement.consortium_id)
    now = await situation_of(uow.session, uow.actor, Room(agreement, lead_id))
    check_tableable(row, sum(is_stale(now, one) for one in sheet))
    drafts = may_draft(uow.actor, agreement.programme_id, lead_id) is True
    for change in sheet.clauses:
        await _table_clause(uow, agreement, now, change, drafts=drafts)
    await _table_amounts(uow, agreement, sheet.amounts)
    for one in sheet.roles:
        await set_role(
            uow,
            duty_id=one.duty,
            column=one.column,
            expected_number=one.read,
            letters=one.letters,
        )
    if sheet.shares is not None:
        await _put_shares(uow, agreement, now, sheet.shares)
    row.tabled_at = uow.now
    uow.record(
        ScenarioEvent.TABLED,
        row.id,
        programme_id=row.programme_id,
        agreement=str(agreement.id),
        changes=len(sheet),
    )
    await uow.session.flush()
    return row


def check_tableable(row: AgreementScenario, stale: int) -> None:
    """Refuse a scenario without changes, and one of which some are stale: nobody moves them for its party."""
    if not len(read(row.sheet)):
        raise Invalid("scenario_is_empty", field="scenarioId")
    if stale:
        raise Conflict("scenario_is_stale", field="scenarioId", changes=stale)


async def _table_clause(
    uow: UnitOfWork, agreement: Agreement, now: Situation, change: ClauseChange, *, drafts: bool
) -> None:
    """Add, remove, move or revise a clause; who does not draft counters with the text."""
    subject = change.subject
    if change.kind is OperationKind.ADD:
        await drafting.add_clause(
            uow,
            agreement_id=agreement.id,
            expected_version=agreement.version,
            parent_id=change.parent,
            place=await _place(uow, agreement.id, change),
            kind=None,
            heading=change.heading,
            text=change.text,
        )
    elif change.kind is OperationKind.REMOVE:
        await drafting.remove_clause(
            uow, clause_id=subject, expected_version=agreement.version, reason=change.text
        )
    elif change.kind is OperationKind.MOVE:
        await drafting.move_clause(
            uow,
            clause_id=subject,
            expected_version=agreement.version,
            parent_id=change.parent,
            place=await _place(uow, agreement.id, change),
        )
    elif drafts and (counter := await _counter(uow, now, change)) is not None:
        await revising.adopt_counter(
            uow, position_id=counter, expected_version=change.read[subject]
        )
    elif drafts:
        await revising.revise_clause(
            uow,
            clause_id=subject,
            expected_version=change.read[subject],
            heading=change.heading,
            text=change.text,
        )
    else:
        if change.heading != now.text.provisions[subject].heading:
            raise Invalid("counter_keeps_heading", field="scenarioId")
        await speaking.take_position(
            uow,
            clause_id=subject,
            expected_version=change.read[subject],
            stance=Stance.COUNTER,
            words=change.text,
        )


async def _counter(uow: UnitOfWork, now: Situation, change: ClauseChange) -> UUID | None:
    """Return the counter of a party that a change says word for word; of several the one that came first."""
    subject = change.subject
    if change.heading != now.text.provisions[subject].heading:
        return None
    found: UUID | None = await uow.session.scalar(
        select(ClausePosition.id)
        .where(
            ClausePosition.clause_id == subject,
            ClausePosition.version == change.read[subject],
            ClausePosition.stance == Stance.COUNTER,
            ClausePosition.words == change.text,
            func.upper_inf(ClausePosition.recorded),
            readable_positions(uow.actor),
        )
        .order_by(func.lower(ClausePosition.recorded), ClausePosition.id)
        .limit(1)
    )
    return found


async def _place(uow: UnitOfWork, agreement_id: UUID, change: ClauseChange) -> int:
    """Return the place after a sibling, in the tree as it stands. Refuses one that is gone."""
    if change.after is None:
        return 0
    tree, _ = await tree_of(uow.session, agreement_id)
    siblings = [one for one in tree.get(change.parent, ()) if one != change.target]
    if change.after not in siblings:
        raise NotFound("no_such_clause", field="afterId")
    return siblings.index(change.after) + 1


async def _table_amounts(
    uow: UnitOfWork, agreement: Agreement, amounts: tuple[AmountChange, ...]
) -> None:
    wanted = [Amount(Place(*one.key), one.won, one.read) for one in amounts if one.won]
    if wanted:
        await editing.set_contributions(uow, consortium_id=agreement.consortium_id, amounts=wanted)
    for one in amounts:
        if one.won == 0:
            await editing.remove_contribution(
                uow,
                consortium_id=agreement.consortium_id,
                place=Place(*one.key),
                expected_version=one.read,
            )


async def _put_shares(
    uow: UnitOfWork, agreement: Agreement, now: Situation, change: ShareChange
) -> None:
    await propose_shares(
        uow,
        consortium_id=agreement.consortium_id,
        shares={**now.shares, **change.shares},
        reason=change.reason,
    )
