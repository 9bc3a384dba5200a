"""Annexes: part of the text while it is negotiated, part of what is signed from the freeze on."""

import zipfile
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from server.sealing import authority_in
from tests.agreements.test_signing_seal import repacked
from tests.fixtures.agreements import LEAD, clause_row, opened, put_with, remove, said, say
from tests.fixtures.annexes import (
    annexes,
    frozen_with_annexes,
    paper,
    put,
    sent,
    take_away,
)
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import (
    accepted,
    documents,
    edition,
    freeze,
    read_as,
    recall,
    signed,
)
from workflows.agreements.annexes import rules
from workflows.agreements.annexes.models import AgreementAnnex
from workflows.agreements.annexes.queries import annex_of
from workflows.agreements.following.queries import annex_moves
from workflows.agreements.signing.certificate import CONTENT, verify_bundle
from workflows.agreements.signing.certifying import annex_files_of, bundle_of
from workflows.agreements.signing.content import pdf_of, read
from workflows.agreements.signing.models import AgreementEdition
from workflows.agreements.signing.sealing import seal_signed
from workflows.documents.files.models import StoredFile
from workflows.documents.files.states import FileState
from workflows.kit.hashing import canonical_json
from workflows.kit.refusal import Conflict, NotAllowed, NotFound, WrongState

BEFORE = Path(__file__).parent / "bundle_before_annexes.zip"
# What all parties signed under `BEFORE`, in a house that knew no annexes.
BEFORE_DIGEST = "437515132f07c0d08bac369a3d8845a781c20e697a54d2fffb17f49a62a57f7d"


async def stands(table):
    """Return number, version, title and digest of each annex, as they stand."""
    return [
        (one.last.number, one.last.version, one.last.title, one.last.sha256)
        for one in await annexes(table)
    ]


async def test_an_annex_keeps_its_number_and_each_of_its_versions(town):
    table, (first, _) = await put_with(town, "목적", "역할")
    one = await put(table, "첫", clause_id=first)
    two = await put(table, "둘", title="예산 내역", who=CITY)
    again = await put(table, "둘째 판", title="예산 내역(수정)", number=2, expected_version=1)
    await take_away(table, 1)

    assert await stands(table) == [
        (1, 2, "사업계획서", None),
        (2, 2, "예산 내역(수정)", sha256(again).hexdigest()),
    ]
    gone, changed = await annexes(table)
    assert [row.removed_why for row in gone.versions] == ["필요 없습니다.", None]
    assert gone.versions[1].sha256 == sha256(one).hexdigest()
    assert changed.versions[1].sha256 == sha256(two).hexdigest()
    assert {row.clause_id for row in gone.versions} == {first}
    assert await annexes(table, "company.c") == []
    old = gone.versions[1].id
    assert (await read_as(table, DEVELOPER, annex_of, annex_id=old)).id == old
    assert await read_as(table, "company.c", annex_of, annex_id=old) is None
    await put(table, "첫 것을 다시", number=1, expected_version=2)
    assert [one[:2] for one in await stands(table)] == [(1, 3), (2, 2)]


async def test_an_annex_undoes_what_was_said_of_its_clause_and_one_of_the_whole_all_that_was(town):
    table, clauses = await accepted(town)
    first, second = clauses
    silent = dict.fromkeys(await said(table, first))
    await put(table, clause_id=second)
    assert set((await said(table, first)).values()) == {"ACCEPT"}
    assert (await said(table, second), (await clause_row(table, second)).version) == (silent, 2)
    with pytest.raises(WrongState, match="agreement_blocked"):
        await freeze(table)
    await put(table, "전체")
    for clause in clauses:
        assert await said(table, clause) == silent
    for who in silent:
        await say(table, who, first, version=2)
        await say(table, who, second, version=3)
    await take_away(table, 1)
    assert await said(table, second) == silent
    assert set((await said(table, first)).values()) == {"ACCEPT"}


async def test_who_reads_it_follows_each_annex_that_is_put_put_anew_or_taken_away_also_in_a_draft(
    town,
):
    table = await opened(town)
    await put(table, "첫")
    await put(table, "둘째 판", number=1, expected_version=1)
    await take_away(table, 1, version=2)

    for who, moves in ((DEVELOPER, 3), ("auditor", 3), ("company.c", 0), ("ministry.officer", 0)):
        found = await read_as(table, who, annex_moves, ids=[table.id])
        assert found == {table.id: moves}


async def test_in_a_draft_an_annex_leaves_the_versions_as_they_are(town):
    table = await opened(town)
    await put(table)
    assert [one[:2] for one in await stands(table)] == [(1, 1)]


async def test_who_may_not_what_is_not_there_and_what_was_not_read_is_refused(town, monkeypatch):
    table, (first, _) = await put_with(town, "목적", "역할")
    await put(table, clause_id=first)
    with pytest.raises(NotAllowed, match="only_lead_or_city_drafts"):
        await put(table, who=DEVELOPER)
    for given in ({"number": 1}, {"number": 1, "expected_version": 2}, {"expected_version": 1}):
        with pytest.raises(Conflict, match="annex_changed"):
            await put(table, **given)
    with pytest.raises(NotFound, match="no_such_annex"):
        await put(table, number=2, expected_version=1)
    with pytest.raises(NotFound, match="no_such_clause"):
        await put(table, clause_id=uuid4())
    with pytest.raises(NotFound, match="no_such_file"):
        await put(table, file=await sent(town, paper("남의 것"), CITY))
    monkeypatch.setattr(rules, "MOST_ANNEXES", 1)
    with pytest.raises(Conflict, match="too_many_annexes"):
        await put(table)
    await take_away(table, 1)
    with pytest.raises(NotFound, match="no_such_annex"):
        await take_away(table, 1, version=2)
    assert len(await annexes(table)) == 1


async def test_numbers_sizes_and_digests_are_signed_and_a_bundle_is_checked_with_its_annexes(
    town, tmp_path
):
    table, clauses, kept = await frozen_with_annexes(town)
    last = await edition(table)
    told = read(last.content)["annexes"]

    assert [(one["number"], one["version"], one["reference"]) for one in told] == [
        (1, 1, "제2조"),
        (2, 1, None),
    ]
    assert {one["name"]: (one["size"], one["sha256"]) for one in told} == {
        name: (len(data), sha256(data).hexdigest()) for name, data in kept.items()
    }
    assert told[0]["clause"] == str(clauses[1])
    text = (await documents(table))["TEXT"]
    for key in ("title", "sha256", "name"):
        changed = read(last.content)
        changed["annexes"][1][key] = "f" * 64
        assert pdf_of(canonical_json(changed)) != text
    await signed(table)
    await seal_signed(town.sessions, authority_in(tmp_path))
    files = await read_as(table, LEAD, annex_files_of, edition_id=last.id)
    assert list(files) == list(kept)
    assert await read_as(table, "company.c", annex_files_of, edition_id=last.id) == {}
    given = await read_as(table, LEAD, bundle_of, edition_id=last.id, annexes=kept)
    checked = await verify_bundle(given)
    assert (checked.wrong, checked.set_again) == ((), True)
    await every_other_annex_is_told(given, kept)
    for other in ({}, {**kept, "annex-02.pdf": paper("딴 것")}, {**kept, "annex-03.pdf": b"x"}):
        with pytest.raises(WrongState, match="annex_damaged"):
            await read_as(table, LEAD, bundle_of, edition_id=last.id, annexes=other)


async def every_other_annex_is_told(given, kept):
    """Swap, leave out and add an annex, with every digest a forger could make again."""
    other = paper("딴 것")
    swapped = {
        "annex-01.pdf: annex 1 has other bytes than were signed": {"annex-01.pdf": other},
        "annex-02.pdf: annex 2 is missing": {"annex-02.pdf": None},
        "annex-03.pdf: was not signed": {"annex-03.pdf": other},
    }
    for words, change in swapped.items():
        assert words in (await verify_bundle(with_others(given, change))).wrong
    # The list forged too: then what is signed is another thing, and the signatures say so.
    told = {"sha256": sha256(other).hexdigest(), "size": len(other)}
    forged = with_others(given, {"annex-01.pdf": other}, told)
    assert {"digest", "agreement.pdf"} & set((await verify_bundle(forged)).wrong)


def with_others(given, change, told=None):
    """Return a bundle with other files, its certificate made again over them."""

    def forge(certificate, files):
        certificate_bytes = files.pop("certificate.json")
        for name, data in change.items():
            files.pop(name, None) if data is None else files.update({name: data})
        if told:
            content = read(files[CONTENT])
            content["annexes"][0].update(told)
            files[CONTENT] = canonical_json(content)
            certificate["annexes"] = content["annexes"]
        certificate["files"] = {name: sha256(data).hexdigest() for name, data in files.items()}
        files["certificate.json"] = certificate_bytes

    return repacked(given, forge)


async def test_what_was_signed_before_there_were_annexes_is_what_it_was(town):
    checked = await verify_bundle(BEFORE.read_bytes())
    assert (checked.wrong, checked.digest) == ((), BEFORE_DIGEST)
    assert checked.set_again
    with zipfile.ZipFile(BEFORE) as packed:
        before = read(packed.read(CONTENT))
    table, _ = await accepted(town)
    await freeze(table)
    assert set(read((await edition(table)).content)) == set(before)


async def test_a_frozen_agreement_takes_no_annex_and_a_taken_back_one_does(town):
    table, _, _ = await frozen_with_annexes(town)
    for late in (put(table), put(table, number=1, expected_version=1), take_away(table, 1)):
        with pytest.raises(WrongState, match="wrong_state"):
            await late
    await recall(table)
    await put(table, "고침", number=1, expected_version=1)
    assert [one[:2] for one in await stands(table)] == [(1, 2), (2, 1)]


async def test_the_annex_of_a_removed_clause_is_not_signed(town):
    table, clauses = await accepted(town)
    await put(table, clause_id=clauses[1])
    await remove(table, clauses[1])
    await freeze(table)
    assert "annexes" not in read((await edition(table)).content)


async def _do(uow, *, statement):
    await uow.session.execute(statement)


async def test_the_database_lets_no_annex_be_swapped_whoever_asks(town):
    table, _, kept = await frozen_with_annexes(town)
    (one, _) = await annexes(table)
    row = one.last
    other = await sent(town, paper("딴 것"))
    values = {column.name: getattr(row, column.name) for column in AgreementAnnex.__table__.columns}
    late = {**values, "id": uuid4(), "version": 2, "file_id": other}
    data = paper("딴 것")
    for statement in (
        update(AgreementAnnex).values(sha256="0" * 64),
        delete(AgreementAnnex),
        insert(AgreementAnnex).values(
            **{**late, "sha256": sha256(data).hexdigest(), "size": len(data)}
        ),
        update(StoredFile).where(StoredFile.id == row.file_id).values(sha256="0" * 64),
        update(StoredFile).where(StoredFile.id == row.file_id).values(size=1),
        update(StoredFile).where(StoredFile.id == row.file_id).values(state=FileState.GONE),
    ):
        with pytest.raises(DBAPIError, match=r"is frozen|is an annex|permission denied"):
            # Who sent the file, for whom the walls of reading leave it in sight.
            await town.act(LEAD, _do, statement=statement)
    assert await stands(table) == [
        (n, 1, title, sha256(data).hexdigest())
        for n, title, data in zip((1, 2), ("사업계획서", "예산 내역"), kept.values(), strict=True)
    ]


async def test_the_database_takes_an_annex_only_with_what_it_undoes_and_freezes_none_without(town):
    table, (first, _) = await accepted(town)
    await put(table, clause_id=first)
    (one,) = await annexes(table)
    data = paper("둘")

    async def bound(uow, *, change):
        file = await uow.session.get_one(StoredFile, await_file)
        file.state = FileState.BOUND
        await uow.session.flush()
        values = {c.name: getattr(one.last, c.name) for c in AgreementAnnex.__table__.columns}
        new = {"id": uuid4(), "version": 2, "file_id": file.id, "put_at": uow.now}
        told = {"size": len(data), "sha256": sha256(data).hexdigest()}
        await uow.session.execute(
            insert(AgreementAnnex).values({**values, **new, **told, **change})
        )

    await_file = await sent(town, data)
    # Nothing of this is told by a new version of the clause in the same transaction.
    for change in ({}, {"version": 3}, {"clause_id": None}, {"number": 5, "version": 1}):
        with pytest.raises(DBAPIError, match="does not come like this"):
            await town.act(None, bound, change=change)
    for who in (LEAD, CITY, DEVELOPER, "company.b"):
        await say(table, who, first, version=2)

    async def without(uow):
        row = await uow.session.scalar(select(AgreementEdition))
        told = read(row.content)
        told.pop("annexes")
        named = {"signing_order": "order"}
        columns = [c.name for c in AgreementEdition.__table__.columns]
        values = {name: getattr(row, named.get(name, name)) for name in columns}
        new = {"id": uuid4(), "number": 2, "issue_number": "다른 호", "digest": "0" * 64}
        await uow.session.execute(
            insert(AgreementEdition.__table__).values(
                {**values, **new, "content": canonical_json(told)}
            )
        )

    await freeze(table)
    await recall(table)
    with pytest.raises(DBAPIError, match="leaves out an annex"):
        await town.act(None, without)
