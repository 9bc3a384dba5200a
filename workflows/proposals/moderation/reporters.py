"""Reading who reported a text: for moderators; it leaves a trace."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from workflows.identity.reading import demand_purpose, note_reads
from workflows.kit.refusal import NotFound
from workflows.proposals.moderation import policy
from workflows.proposals.moderation.models import Report
from workflows.proposals.moderation.states import ReportGround, SubjectKind
from workflows.record.uow import UnitOfWork
from workflows.rights.permissions import Permission
from workflows.rights.verdict import demand

WHAT = "report.reporter_id report.text"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reported a text, on which ground, and in which words."""

    person_id: UUID
    ground: ReportGround
    text: str


async def read_reporters(
    uow: UnitOfWork, *, kind: SubjectKind, subject_id: UUID, purpose: str, address: str | None
) -> list[Reporter]:
    """Read who reported a text, the first report first.

    Allowed: moderators of the place. Refuses: a text nobody reported, or not in a place of the
    asker, a missing purpose. Records: ``personalData.read``.
    """
    rows = (
        await uow.session.scalars(
            select(Report)
            .where(
                Report.subject_kind == kind,
                Report.subject_id == subject_id,
                Report.programme_id.in_(uow.actor.programmes(Permission.PROPOSAL_MODERATE)),
            )
            .order_by(Report.reported_at, Report.id)
        )
    ).all()
    if not rows:
        raise NotFound("no_such_text", field="subjectId")
    programme_id = rows[0].programme_id
    demand(policy.may_read_reporters(uow.actor, programme_id))
    uow.wear(Permission.PROPOSAL_MODERATE, programme_id)
    demand_purpose(purpose)
    note_reads(
        uow,
        programme_id=programme_id,
        what=WHAT,
        whose=[row.reporter_id for row in rows],
        purpose=purpose,
        address=address,
    )
    await uow.session.flush()
    return [Reporter(row.reporter_id, row.ground, row.text) for row in rows]
