"""The verb of open data: make a version, if anything has changed since the last."""

import asyncio
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from workflows.kit.hashing import Canonical, digest
from workflows.kit.refusal import NotFound
from workflows.kit.wording import SEOUL
from workflows.law.queries import rule_on
from workflows.law.texts import rule_texts
from workflows.programmes.models import Programme
from workflows.proposals.dumps.changes import changes_of
from workflows.proposals.dumps.events import DumpEvent
from workflows.proposals.dumps.fields import fields_of
from workflows.proposals.dumps.models import OpenBytes, OpenDump, OpenFile
from workflows.proposals.dumps.queries import packed_by_name
from workflows.proposals.dumps.reading import shown_ideas, tables_of
from workflows.proposals.dumps.writing import digest_of, files_of, packed
from workflows.record.uow import UnitOfWork

RULE = "statistics.small_counts"


async def make_dump(uow: UnitOfWork, *, programme_id: UUID) -> OpenDump | None:
    """Write what the public may see into a new version; None if nothing has changed since the last.

    Allowed: the house, daily. Refuses: a place that is not there. Records: ``openData.made``.
    """
    place = await uow.session.get(Programme, programme_id)
    if place is None:
        raise NotFound("no_such_programme", field="programmeId")
    last = await uow.session.scalar(
        select(OpenDump)
        .where(OpenDump.programme_id == programme_id)
        .order_by(OpenDump.version.desc())
        .limit(1)
    )
    today = uow.now.astimezone(SEOUL).date()
    rule = await rule_on(uow.session, RULE, today)
    smallest = (rule.limit if rule else None) or 0
    ideas = await shown_ideas(uow.session, programme_id)
    fields = await fields_of(
        uow.session, programme_id, ideas, last.ideas if last else (), smallest=smallest
    )
    tables = await tables_of(uow.session, programme_id, ideas, today=today, smallest=smallest)
    tables["fields"] = fields.rows
    files = await asyncio.to_thread(files_of, tables)
    whole = digest_of(files)
    if last is not None and last.digest == whole:
        return None
    changes = None
    if last is not None:
        before = await packed_by_name(uow.session, last.id)
        after = {one.name: one.content for one in files}
        # Of a version whose words were erased nothing is left to compare with.
        changes = await asyncio.to_thread(changes_of, before, after) if before else None
    dump = OpenDump(
        id=uuid4(),
        programme_id=programme_id,
        version=last.version + 1 if last else 1,
        digest=whole,
        ideas=[one.id for one in ideas],
        rules={"id": RULE, "limit": smallest, "packs_sha256": digest(_packs())},
        fields=fields.kept,
        changes=changes,
        made_on=today,
        made_at=uow.now,
    )
    uow.session.add(dump)
    await uow.session.execute(
        insert(OpenBytes)
        .values([{"sha256": one.sha256, "packed": packed(one.content)} for one in files])
        .on_conflict_do_nothing()
    )
    await uow.session.flush()
    for one in files:
        uow.session.add(
            OpenFile(
                dump_id=dump.id,
                name=one.name,
                sha256=one.sha256,
                size=len(one.content),
                rows=one.rows,
            )
        )
    uow.record(
        DumpEvent.MADE, dump.id, programme_id=programme_id, version=dump.version, digest=whole
    )
    await uow.session.flush()
    return dump


async def make_dumps(uow: UnitOfWork) -> int:
    """Make a version of every place where something changed; return how many were made.

    Allowed: the house. Refuses: nothing. Records: ``openData.made`` for each.
    """
    places = await uow.session.scalars(
        select(Programme.id).where(Programme.rehearsal.is_(False)).order_by(Programme.id)
    )
    made = [await make_dump(uow, programme_id=one) for one in places.all()]
    return sum(one is not None for one in made)


def _packs() -> Canonical:
    """Return what all rule packs say, by which a version tells under which law it was made."""
    return {
        one.id: [one.holds_from.isoformat(), one.limit, one.article]
        for one in rule_texts().values()
    }
