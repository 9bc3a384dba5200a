"""Files: announced, received once, bound once to an idea, settled with it, and let go."""

import asyncio
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from tests.documents.pictures import PDF, picture
from workflows.corridor.retention import forget_due
from workflows.documents.files.actions import (
    drop_upload,
    let_go_loose,
    receive_file,
    request_upload,
)
from workflows.documents.files.looking import looked_into
from workflows.documents.files.models import StoredFile
from workflows.documents.files.queries import files_by_id
from workflows.documents.files.states import FileKind, FileState
from workflows.identity.models import PersonalRead
from workflows.identity.queries import actor_for
from workflows.kit.refusal import (
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.proposals.actions import enter_paper_proposal, submit_proposal
from workflows.proposals.attachments.actions import (
    attach_file,
    attach_scan,
    detach_file,
    open_scan,
)
from workflows.proposals.attachments.attaching import Handed
from workflows.proposals.attachments.models import Attachment
from workflows.proposals.attachments.queries import (
    attachment_by_digest,
    attachments_by_proposal,
)
from workflows.proposals.handling.actions import close_proposal, receive_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import Category, CloseGround
from workflows.record.models import Event
from workflows.record.uow import introduce, unit_of_work
from workflows.rights.actor import ANONYMOUS

OFFICER = "municipality.officer"
IDEA = {
    "title": "그늘막",
    "summary": "그늘이 필요해요.",
    "body": "버스를 기다릴 때 더워요.",
    "category": Category.WELFARE,
    "place": "가온동",
    "cost": 1_000,
}


async def announced(town, data, kind=FileKind.JPEG, who="resident.1", **given):
    return await town.act(
        who,
        request_upload,
        **{
            "programme_id": town.programme_id,
            "kind": kind,
            "size": len(data),
            "sha256": sha256(data).hexdigest(),
            **given,
        },
    )


async def sent(town, data=None, kind=FileKind.JPEG, who="resident.1"):
    data = picture(kind.value) if data is None else data
    file = await announced(town, data, kind, who)
    looked = looked_into(data, kind, most_pixels=1_000_000)
    return await town.act(who, receive_file, file_id=file.id, looked=looked)


async def hanging(town, idea, who=None):
    person = town.people[who] if who else None
    async with town.sessions() as session, session.begin():
        actor = await actor_for(session, person) if person else ANONYMOUS
        await introduce(session, actor)
        return (await attachments_by_proposal(session, actor, [idea])).get(idea, [])


async def row_of(town, file_id):
    async with unit_of_work(town.sessions) as uow:
        return await uow.session.get(StoredFile, file_id)


async def test_an_idea_is_submitted_with_its_pictures_in_order(town):
    first, second = await sent(town), await sent(town, PDF, FileKind.PDF)
    handed = [Handed(first.id, "정류장 사진"), Handed(second.id, "설문 결과")]

    idea = await town.act(
        "resident.1", submit_proposal, programme_id=town.programme_id, attachments=handed, **IDEA
    )
    shown = await hanging(town, idea.id)

    assert [(one.description, one.kind) for one in shown] == [
        ("정류장 사진", FileKind.JPEG),
        ("설문 결과", FileKind.PDF),
    ]
    assert (await row_of(town, first.id)).state is FileState.BOUND


async def test_a_file_that_does_not_fit_keeps_the_idea_from_being_submitted(town):
    file = await announced(town, PDF, FileKind.PDF)
    with pytest.raises(WrongState, match="file_not_there_yet"):
        await town.act(
            "resident.1",
            submit_proposal,
            programme_id=town.programme_id,
            attachments=[Handed(file.id, "자료")],
            **IDEA,
        )

    async with unit_of_work(town.sessions) as uow:
        there = await uow.session.scalar(
            select(Proposal.id).where(Proposal.programme_id == town.programme_id)
        )
    assert there is None


@pytest.mark.parametrize(
    ("given", "kind", "reason"),
    [
        ({"size": 0}, Invalid, "file_empty"),
        ({"size": 10_000_001}, RuleBroken, "file_too_large"),
        ({"sha256": "x" * 64}, Invalid, "digest_malformed"),
        ({"sha256": "A" * 64}, Invalid, "digest_malformed"),
    ],
)
async def test_what_is_announced_wrongly_is_refused(town, given, kind, reason):
    with pytest.raises(kind, match=reason):
        await announced(town, PDF, FileKind.PDF, **given)


async def test_who_writes_nothing_here_sends_nothing(town):
    with pytest.raises(NotAllowed, match="no_capacity"):
        await announced(town, PDF, FileKind.PDF, who="stranger")
    with pytest.raises(NotFound, match="no_such_file"):
        await announced(town, PDF, FileKind.PDF, who=None)
    async with town.sessions() as session, session.begin():
        assert await files_by_id(session, ANONYMOUS, [town.programme_id]) == {}


async def test_an_address_takes_one_file_and_only_in_time(town, clock):
    file = await sent(town)
    looked = looked_into(PDF, FileKind.PDF, most_pixels=1)
    with pytest.raises(WrongState, match="upload_used"):
        await town.act("resident.1", receive_file, file_id=file.id, looked=looked)

    late = await announced(town, PDF, FileKind.PDF)
    await clock.set(late.until)
    with pytest.raises(RuleBroken, match="upload_too_late"):
        await town.act("resident.1", receive_file, file_id=late.id, looked=looked)


@pytest.mark.races
async def test_two_who_send_at_once_to_one_address_leave_one_file(town):
    file = await announced(town, PDF, FileKind.PDF)

    async def tried(data):
        looked = looked_into(data, FileKind.PDF, most_pixels=1)
        try:
            await town.act("resident.1", receive_file, file_id=file.id, looked=looked)
        except Refusal as refusal:
            return refusal.reason
        return "received"

    said = await asyncio.gather(*(tried(PDF + b"%%EOF" * n) for n in range(4)))

    assert sorted(said) == ["received", *["upload_used"] * 3]


@pytest.mark.races
async def test_nobody_has_more_loose_files_than_the_rule_says_however_fast_he_asks(town):
    async def tried():
        try:
            await announced(town, PDF, FileKind.PDF)
        except Refusal as refusal:
            return refusal.reason
        return "asked"

    said = await asyncio.gather(*(tried() for _ in range(14)))

    assert sorted(said) == ["asked"] * 10 + ["too_many_loose_files"] * 4


async def test_a_file_that_is_let_go_makes_room_for_another_and_a_bound_one_is_not(town):
    files = [await sent(town) for _ in range(10)]
    with pytest.raises(RuleBroken, match="too_many_loose_files"):
        await sent(town)
    with pytest.raises(NotFound, match="no_such_file"):
        await town.act("resident.2", drop_upload, file_id=files[0].id)
    await town.act("resident.1", drop_upload, file_id=files[0].id)
    with pytest.raises(WrongState, match="file_not_loose"):
        await town.act("resident.1", drop_upload, file_id=files[0].id)

    assert await sent(town)
    idea = await town.propose("그늘막")
    given = {"proposal_id": idea, "file_id": files[1].id, "description": "사진"}
    await town.act("resident.1", attach_file, **given)
    with pytest.raises(WrongState, match="file_not_loose"):
        await town.act("resident.1", drop_upload, file_id=files[1].id)


async def test_somebody_elses_file_is_as_if_it_were_not_there(town):
    file = await sent(town, who="resident.2")
    idea = await town.propose("그늘막")
    with pytest.raises(NotFound, match="no_such_file"):
        await town.act(
            "resident.1", attach_file, proposal_id=idea, file_id=file.id, description="사진"
        )


async def test_an_author_attaches_and_takes_off_until_others_support_it(town):
    idea = await town.propose("그늘막")
    first, second = await sent(town), await sent(town)
    given = {"proposal_id": idea, "description": "사진"}
    await town.act("resident.1", attach_file, file_id=first.id, **given)
    with pytest.raises(WrongState, match="file_bound_already"):
        await town.act("resident.1", attach_file, file_id=first.id, **given)
    with pytest.raises(NotAllowed, match="not_the_author"):
        await town.act("resident.2", attach_file, file_id=second.id, **given)
    await town.act("resident.1", detach_file, file_id=first.id)
    with pytest.raises(NotFound, match="no_such_file"):
        await town.act("resident.1", detach_file, file_id=first.id)
    await town.act("resident.1", attach_file, file_id=second.id, **given)

    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수")
    with pytest.raises(WrongState, match="attachments_settled"):
        await town.act("resident.1", detach_file, file_id=second.id)
    third = await sent(town)
    with pytest.raises(WrongState, match="attachments_settled"):
        await town.act("resident.1", attach_file, file_id=third.id, **given)

    assert [one.file_id for one in await hanging(town, idea)] == [second.id]
    assert (await row_of(town, first.id)).state is FileState.GONE


async def test_an_idea_has_no_more_files_than_the_rule_allows_and_each_once(town):
    idea = await town.propose("그늘막")
    files = [await sent(town) for _ in range(6)]
    for file in files[:5]:
        await town.act(
            "resident.1", attach_file, proposal_id=idea, file_id=file.id, description="사진"
        )
    with pytest.raises(RuleBroken, match="too_many_attachments"):
        await town.act(
            "resident.1", attach_file, proposal_id=idea, file_id=files[5].id, description="사진"
        )
    with pytest.raises(Invalid, match="file_twice"):
        await town.act(
            "resident.1",
            submit_proposal,
            programme_id=town.programme_id,
            attachments=[Handed(files[5].id, "사진")] * 2,
            **IDEA,
        )


async def scanned(town):
    """The scan of a paper that an officer has entered."""
    data = PDF + town.programme_id.bytes + b"%%EOF"
    file = await sent(town, data, FileKind.PDF, who=OFFICER)
    idea = await town.act(
        OFFICER,
        enter_paper_proposal,
        programme_id=town.programme_id,
        serial="종이-7",
        received_on=file.asked_at.date() - timedelta(days=2),
        scan=Handed(file.id, "앞면"),
        **IDEA,
    )
    (scan,) = await hanging(town, idea.id, OFFICER)
    return scan


async def test_the_scan_of_a_paper_is_opened_by_the_desk_alone_and_on_record(town):
    scan = await scanned(town)
    idea, key = scan.proposal_id, scan.file_id
    async with unit_of_work(town.sessions) as uow:
        number = (await uow.session.get_one(Proposal, idea)).number

    assert await hanging(town, idea) == []
    assert await hanging(town, idea, "resident.2") == []
    with pytest.raises(NotFound, match="no_such_file"):
        await town.act("resident.2", open_scan, file_id=key, address=None)
    with pytest.raises((NotFound, NotSignedIn, NotAllowed)):
        await town.act("company.a", open_scan, file_id=key, address=None)
    await town.act("municipality.clerk2", open_scan, file_id=key, address="d1")
    async with unit_of_work(town.sessions) as uow:
        told = (
            await uow.session.scalars(
                select(Event).where(Event.subject_id == key, Event.kind.like("%scan_opened"))
            )
        ).one()
        found = await attachment_by_digest(uow.session, uow.actor, sha256=scan.sha256)
        (read,) = await uow.session.scalars(
            select(PersonalRead).where(
                PersonalRead.programme_id == town.programme_id,
                PersonalRead.what == "attachment.file_id",
            )
        )
    # The auditor of the month reads of it among all other reads of personal data.
    assert (read.reader_id, read.address_digest) == (town.people["municipality.clerk2"], "d1")
    assert (read.subject_person_id, read.purpose) == (None, number)
    assert (told.person_id, told.data["address"]) == (town.people["municipality.clerk2"], "d1")
    assert found is None


async def test_a_scan_belongs_to_a_paper_and_comes_from_the_desk(town):
    online = await town.propose("그늘막")
    file = await sent(town, PDF, FileKind.PDF, who=OFFICER)
    given = {"proposal_id": online, "file_id": file.id, "description": "앞면"}
    with pytest.raises(WrongState, match="not_on_paper"):
        await town.act(OFFICER, attach_scan, **given)
    with pytest.raises(NotAllowed, match="no_capacity"):
        await town.act("resident.1", attach_scan, **given)


async def test_the_database_itself_shows_a_scan_and_a_loose_file_to_nobody_else(town):
    loose, scan = await sent(town), await scanned(town)
    async with town.sessions() as session, session.begin():
        await introduce(session, await actor_for(session, town.people["resident.2"]))
        seen = await session.scalar(select(StoredFile.id).where(StoredFile.id == loose.id))
        hung = await session.scalar(
            select(Attachment.file_id).where(Attachment.file_id == scan.file_id)
        )
    assert (seen, hung) == (None, None)


async def test_what_nobody_binds_is_let_go_and_what_hangs_stays(town, clock):
    loose, bound = await sent(town), await sent(town)
    idea = await town.propose("그늘막")
    await town.act(
        "resident.1", attach_file, proposal_id=idea, file_id=bound.id, description="사진"
    )
    await clock.set((await row_of(town, loose.id)).until + timedelta(seconds=1))
    await town.act(None, let_go_loose)

    assert (await row_of(town, loose.id)).state is FileState.GONE
    assert (await row_of(town, bound.id)).state is FileState.BOUND


async def test_forgetting_an_idea_lets_its_files_go(town, clock):
    idea = await town.propose("그늘막")
    file = await sent(town)
    await town.act(
        "resident.1", attach_file, proposal_id=idea, file_id=file.id, description="우리 집 앞"
    )
    await town.act(
        OFFICER,
        close_proposal,
        proposal_id=idea,
        ground=CloseGround.UNWORKABLE,
        reason="자리가 없어요.",
    )
    async with unit_of_work(town.sessions) as uow:
        now = uow.now
    await clock.set(now + timedelta(days=1_094))
    await town.act(None, forget_due, dry=False)
    assert (await row_of(town, file.id)).state is FileState.BOUND
    await clock.set(now + timedelta(days=1_100))
    await town.act(None, forget_due, dry=False)

    gone = await row_of(town, file.id)
    async with unit_of_work(town.sessions) as uow:
        hung = await uow.session.get(Attachment, file.id)
    assert (gone.state, gone.person_id.int) == (FileState.GONE, 0)
    assert (hung.description, hung.attached_by.int) == ("", 0)
    assert await hanging(town, idea) == []
