"""Verbs of the proposals loop: submitting ideas."""

from datetime import date
from uuid import UUID, uuid4

from workflows.identity.guardians import demand_guardian
from workflows.kit.refusal import NotFound
from workflows.kit.text import clean, folded, grams
from workflows.kit.wording import SEOUL
from workflows.programmes.models import Programme
from workflows.proposals import policy, rules
from workflows.proposals.events import ProposalEvent
from workflows.proposals.models import Proposal
from workflows.proposals.numbers import next_number
from workflows.proposals.states import Category, ProposalState
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand


async def submit_proposal(
    uow: UnitOfWork,
    *,
    programme_id: UUID,
    title: str,
    summary: str,
    body: str,
    category: Category,
    place: str,
    cost: int,
    happened_on: date | None = None,
) -> Proposal:
    """Submit an idea; it gets its public number and stands in the open at once.

    Allowed: residents and companies of the programme. Refuses: a child without a guardian's consent,
    an unknown programme, empty or oversize text, a cost out of bounds. Records: ``proposal.submitted``.
    """
    programme = await uow.session.get(Programme, programme_id)
    if programme is None:
        raise NotFound("no_such_programme", field="programmeId")
    demand(policy.may_submit(uow.actor, programme_id))
    hat = uow.wear(Permission.PROPOSAL_SUBMIT, programme_id)
    await demand_guardian(uow, programme_id)
    rules.check_cost(cost)
    texts = {
        "title": clean(title, field="title", longest=rules.LONGEST_TITLE),
        "summary": clean(summary, field="summary", longest=rules.LONGEST_SUMMARY, lines=True),
        "body": clean(body, field="body", longest=rules.LONGEST_BODY, lines=True),
        "place": clean(place, field="place", longest=rules.LONGEST_PLACE),
    }
    day = happened_on or uow.now.astimezone(SEOUL).date()
    searched = " ".join((texts["title"], texts["summary"], texts["place"]))
    proposal = Proposal(
        id=uuid4(),
        programme_id=programme_id,
        number=await next_number(uow, programme, "proposal", day.year),
        **texts,
        category=category,
        cost=cost,
        state=ProposalState.SUBMITTED,
        hidden=False,
        supports=0,
        opened_on=None,
        author_id=uow.actor.person_id,
        author_appointment_id=hat.appointment_id if hat else None,
        submitted_on=day,
        submitted_at=uow.now,
        search_text=folded(searched),
        search_grams=grams(searched),
    )
    uow.session.add(proposal)
    uow.record(
        ProposalEvent.SUBMITTED, proposal.id, programme_id=programme_id, happened_on=happened_on
    )
    await uow.session.flush()
    return proposal
