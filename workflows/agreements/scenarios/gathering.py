"""Gathering from the record all that a scenario is judged by, as its reader may read it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.agreements.amending.gathering import signed_text
from workflows.agreements.clauses.locked import tree_of
from workflows.agreements.clauses.queries import spoken_by_clause
from workflows.agreements.clauses.rooms import Room
from workflows.agreements.consortium.models import Consortium
from workflows.agreements.consortium.queries import parties_on
from workflows.agreements.duties.gathering import standing_duties
from workflows.agreements.duties.models import DutyNone
from workflows.agreements.money.queries import contribution_of, plans_by_id
from workflows.agreements.roles.queries import matrix_of
from workflows.agreements.scenarios.situation import Amount, Bound, DutyRow, Said, Situation
from workflows.kit.wording import Locale
from workflows.rights.actor import Actor


async def situation_of(session: AsyncSession, actor: Actor, room: Room) -> Situation:
    """Return what stands of an agreement that may be read."""
    agreement = room.agreement
    text = await signed_text(session, agreement.id)
    _, clauses = await tree_of(session, agreement.id)
    spoken = await spoken_by_clause(session, actor, list(text.provisions))
    plan = (await plans_by_id(session, actor, [agreement.consortium_id])).get(
        agreement.consortium_id
    )
    consortium = await session.get_one(Consortium, agreement.consortium_id, populate_existing=True)
    runs = await parties_on(session, actor, consortium_id=consortium.id)
    matrix = await matrix_of(session, room)
    return Situation(
        text=text,
        versions={key: row.version for key, row in clauses.items()},
        tree_version=agreement.version,
        parties=tuple(agreement.parties),
        said={
            (key, one.body_id): Said(one.position.stance, one.position.words)
            for key, said in spoken.items()
            for one in said
            if one.position is not None
        },
        amounts={
            contribution_of(row).key: Amount(row.won, row.version)
            for row in (plan.rows if plan else ())
        },
        money=plan.ground.rules if plan else None,
        payers=frozenset(plan.ground.payers if plan else ()),
        shares={one.body_id: one.share for one in runs},
        ground=consortium.ground,
        rows={
            one.row.id: DutyRow(
                {Locale.KO: one.name.name_ko, Locale.EN: one.name.name_en or one.name.name_ko},
                one.row.version,
                one.fields,
            )
            for one in matrix.duties
        },
        outside=matrix.outside,
        bound=tuple(
            Bound(row.id, row.number, row.clause_id, row.sentence_digest, row.debtor_id, row.what)
            for row in await standing_duties(session, agreement.id)
        ),
        settled=await _marked(session, agreement.id),
    )


async def _marked(session: AsyncSession, agreement_id: UUID) -> frozenset[tuple[UUID, str]]:
    rows = await session.execute(
        select(DutyNone.clause_id, DutyNone.sentence_digest).where(
            DutyNone.agreement_id == agreement_id
        )
    )
    return frozenset((row.clause_id, row.sentence_digest) for row in rows)
