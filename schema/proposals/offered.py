"""What a viewer may do with a proposal now, by the checks that the verbs of all its rooms run."""

from schema.kit.context import Info
from schema.kit.refused import ViewerAction
from schema.law.types import today
from workflows.law.clocks import clocks_by_subject
from workflows.proposals.attachments.queries import attachment_offers
from workflows.proposals.drafts.queries import authors_by_proposal
from workflows.proposals.handling.queries import milestones_by_proposal, proposal_offers
from workflows.proposals.living_lab.calling import TRIABLE
from workflows.proposals.living_lab.queries import call_offer, labs_by_proposal
from workflows.proposals.merging.queries import heirs_by_proposal, merging_offers
from workflows.proposals.models import Proposal as ProposalRow
from workflows.proposals.moderation.queries import acts_by_subject, idea_offers
from workflows.proposals.review.actions import EXAMINATION_IN
from workflows.proposals.review.queries import panel_offer, reviews_by_proposal
from workflows.proposals.states import SUPPORTABLE, ProposalState
from workflows.proposals.support.queries import duties_by_proposal, supported_by_viewer


async def offered(info: Info, row: ProposalRow) -> list[ViewerAction]:
    """Offer what may be done; each thing the checks need is fetched only where it can matter."""
    actor = await info.context.actor()
    supported = bool(await info.context.load(supported_by_viewer, row.id))
    duties = await info.context.load(duties_by_proposal, row.id) if row.supports else None
    merged = row.merged_into_id is not None
    heir = await info.context.load(heirs_by_proposal, row.id) if merged else None
    about = heir.id if heir else row.id if row.state in SUPPORTABLE else None
    # Only who is signed in may report what is shown, which its own authors do not.
    reported = row.id if actor.is_signed_in and not row.hidden else None
    first = about or reported
    writes = await info.context.load(authors_by_proposal, first) if first else None
    own = writes
    if reported and reported != first:
        own = await info.context.load(authors_by_proposal, reported)
    together = [one.person_id for one in writes or ()]
    examined = row.state in EXAMINATION_IN
    panels = await info.context.load(reviews_by_proposal, row.id) if examined else None
    triable = row.state in TRIABLE
    newest = await info.context.load(labs_by_proposal, row.id) if triable else None
    carried = row.state is ProposalState.IMPLEMENTING
    promised = await info.context.load(milestones_by_proposal, row.id) if carried else None
    answered = row.state in (ProposalState.REJECTED, ProposalState.PARTLY_ADOPTED)
    clocks = await info.context.load(clocks_by_subject, row.id) if answered else None
    decided = await info.context.load(acts_by_subject, row.id) if row.hidden else None
    offers = (
        *proposal_offers(
            actor,
            row,
            supported=supported,
            duties=duties or (),
            milestones=promised or (),
            clocks=clocks or (),
            day=await today(info) if answered else None,
            together=together,
        ),
        *merging_offers(actor, row, supported=supported, heir=heir, together=together),
        panel_offer(actor, row, panels or ()),
        *attachment_offers(actor, row),
        call_offer(actor, row, newest),
        *idea_offers(actor, row, decided, [one.person_id for one in own or ()]),
    )
    return [ViewerAction.of(one, info.context.locale) for one in offers]
