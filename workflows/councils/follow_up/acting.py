"""Verbs of follow-up: report, accept or send back a report, explain, postpone, let lapse."""

from datetime import date
from uuid import UUID

from workflows.councils.follow_up import policy
from workflows.councils.follow_up.locked import Held, kept_decision, locked_decision, stepped
from workflows.councils.follow_up.models import Decision
from workflows.councils.follow_up.states import StepKind
from workflows.kit.refusal import Invalid, NotFound
from workflows.record.uow import UnitOfWork
from workflows.rights.verdict import demand

LONGEST_LINK = 500
SCHEMES = ("https://", "http://")


async def report_decision(
    uow: UnitOfWork, *, decision_id: UUID, words: str, link: str = ""
) -> Decision:
    """Report that a decision was carried out, with what shows it.

    Allowed: who has to act: the appointment that is named, or anybody of the organisation; for the
    council itself its secretary and its chairs. Refuses: a
    decision nobody was named for, one reported, done or lapsed, a report without words, a link that leads
    nowhere. Records: ``decision.reported``.
    """
    held = await locked_decision(uow, decision_id)
    uow.hat = policy.owner_hat(uow.actor, held.row, held.bench)
    row = await stepped(uow, held, "report", StepKind.REPORTED, words, link=_link(link))
    row.reported_on = held.today
    await uow.session.flush()
    return row


async def explain_delay(uow: UnitOfWork, *, decision_id: UUID, words: str) -> Decision:
    """Say why a decision is not carried out yet; the due day stays.

    Allowed: who has to act. Refuses: a decision that does not wait for him. Records:
    ``decision.explained``.
    """
    held = await locked_decision(uow, decision_id)
    uow.hat = policy.owner_hat(uow.actor, held.row, held.bench)
    return await stepped(uow, held, "explain", StepKind.EXPLAINED, words)


async def accept_report(uow: UnitOfWork, *, decision_id: UUID, words: str) -> Decision:
    """Accept a report: the decision is carried out.

    Allowed: the secretary and the chairs. Refuses: a decision without a report. Records:
    ``decision.accepted``.
    """
    held = await kept_decision(uow, decision_id)
    demand(policy.may_assign(uow.actor, held.bench))
    return await stepped(uow, held, "accept", StepKind.ACCEPTED, words)


async def return_report(uow: UnitOfWork, *, decision_id: UUID, words: str) -> Decision:
    """Send a report back with what is missing; the due day stays what it was.

    Allowed: the secretary and the chairs. Refuses: a decision without a report. Records:
    ``decision.returned``.
    """
    held = await kept_decision(uow, decision_id)
    demand(policy.may_assign(uow.actor, held.bench))
    row = await stepped(uow, held, "return", StepKind.RETURNED, words)
    row.reported_on = None
    await uow.session.flush()
    return row


async def postpone_decision(
    uow: UnitOfWork, *, decision_id: UUID, to: date, words: str, resolution_id: UUID | None = None
) -> Decision:
    """Postpone the due day of a decision; the days it had before stay on record.

    Allowed: the chair, and the secretary where a decision of the council says so; of a council that is
    over the municipal head, or whoever has the right to form one. Refuses: a decision that does not wait, a day that is not later, a decision of another council. Records:
    ``decision.postponed``.
    """
    held = await _waived(uow, decision_id, resolution_id)
    due = held.row.due_on
    if due is not None and to <= max(due, held.today):
        raise Invalid("postponed_to_later", field="to", due=due.isoformat())
    return await stepped(
        uow,
        held,
        "postpone",
        StepKind.POSTPONED,
        words,
        moved_to=to,
        resolution_id=resolution_id,
    )


async def lapse_decision(
    uow: UnitOfWork, *, decision_id: UUID, words: str, resolution_id: UUID | None = None
) -> Decision:
    """Let a decision lapse: nobody has to carry it out any more, and the reason says why.

    Allowed: the chair, and the secretary where a decision of the council says so; of a council that is
    over the municipal head, or whoever has the right to form one. Refuses: one that is done, a decision of another council. Records: ``decision.lapsed``.
    """
    held = await _waived(uow, decision_id, resolution_id)
    return await stepped(uow, held, "lapse", StepKind.LAPSED, words, resolution_id=resolution_id)


async def _waived(uow: UnitOfWork, decision_id: UUID, resolution_id: UUID | None) -> Held:
    held = await locked_decision(uow, decision_id)
    demand(policy.may_waive(uow.actor, held.bench, resolved=resolution_id is not None))
    uow.hat = policy.waiving_hat(uow.actor, held.bench, resolved=resolution_id is not None)
    if resolution_id is not None:
        said = await uow.session.get(Decision, resolution_id)
        if said is None or said.council_id != held.row.council_id or said.id == held.row.id:
            raise NotFound("no_such_council_decision", field="resolutionId")
    return held


def _link(given: str) -> str:
    link = given.strip()
    if link and (not link.startswith(SCHEMES) or len(link) > LONGEST_LINK or " " in link):
        raise Invalid("link_leads_nowhere", field="link")
    return link
