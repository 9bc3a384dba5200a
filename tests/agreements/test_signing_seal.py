"""Sealing, the certificate and the bundle: crashes between every two steps, and every byte of it."""

import zipfile
from io import BytesIO

import orjson
import pytest
from typer.testing import CliRunner

from server.__main__ import command_line
from server.sealing import authority_in
from tests.documents.lasting import lasting_faults
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY
from tests.fixtures.signing import (
    documents,
    edition,
    frozen,
    read_as,
    recall,
    signed,
    state,
)
from tests.fixtures.town import make_town
from workflows.agreements.clauses.states import AgreementState
from workflows.agreements.signing import sealing
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.sealing import complete_sealing, seal_signed
from workflows.documents.sealing import seal_on
from workflows.kit.hashing import canonical_json, digest
from workflows.kit.refusal import Invalid, NotFound, WrongState

S = AgreementState


@pytest.fixture(scope="module")
def sealer(tmp_path_factory):
    """The test authority, made once."""
    return authority_in(tmp_path_factory.mktemp("seal"))


async def all_signed(town):
    """Let all parties sign an agreement."""
    table, _ = await frozen(town)
    await signed(table)
    return table


class CrashError(Exception):
    """A process that dies."""


class Dying:
    """A sealer that dies before or after it has sealed, once."""

    def __init__(self, sealer, *, after):
        self.sealer, self.after, self.made = sealer, after, 0

    async def seal(self, pdf, *, reason):
        """Die, or seal."""
        if not self.after:
            self.after = True
            raise CrashError
        sealed = await self.sealer.seal(pdf, reason=reason)
        self.made += 1
        if self.made == 1 and self.after == "once":
            raise CrashError
        return sealed


async def test_signed_by_all_it_is_sealed_and_then_in_force_and_a_bundle_tells_it(
    town, sealer, tmp_path
):
    table = await all_signed(town)
    key = (await edition(table)).id
    assert await state(table) is S.SIGNED
    assert await read_as(table, LEAD, bundle_of, edition_id=key) is None
    assert await seal_signed(town.sessions, sealer) == 1
    assert await seal_signed(town.sessions, sealer) == 0
    pdfs = await documents(table)
    found = await seal_on(pdfs["SEALED"], trusted=sealer.holder.issuers)

    assert await state(table) is S.IN_FORCE
    assert found is not None
    assert found.holds
    assert "test seal" in found.by
    assert pdfs["SEALED"].startswith(pdfs["TEXT"])
    assert await seal_on(pdfs["TEXT"]) is None
    other = authority_in(tmp_path)
    assert not (await seal_on(pdfs["SEALED"], trusted=other.holder.issuers)).holds

    given = await read_as(table, "company.b", bundle_of, edition_id=key)
    assert given == await read_as(table, CITY, bundle_of, edition_id=key)
    # Each PDF lasts, the sealed one too: its seal is written behind it.
    with zipfile.ZipFile(BytesIO(given)) as bundle:
        pdfs |= {one: bundle.read(one) for one in bundle.namelist() if one.endswith(".pdf")}
    assert {name: lasting_faults(made) for name, made in pdfs.items()} == {one: [] for one in pdfs}
    assert {"agreement.pdf", "signers.pdf"} <= set(pdfs)
    assert await read_as(table, "company.c", bundle_of, edition_id=key) is None
    checked = await verify_bundle(given)
    assert (checked.wrong, checked.set_again) == ((), True)
    assert checked.digest == (await edition(table)).digest
    await every_altered_byte_is_told(given)
    await every_other_claim_is_told(given)
    (tmp_path / "bundle.zip").write_bytes(given)
    bad = bytearray(given)
    bad[len(bad) // 2] ^= 1
    (tmp_path / "bad.zip").write_bytes(bad)
    (tmp_path / "none.zip").write_bytes(given[:100])


async def every_altered_byte_is_told(given):
    """Change one byte here and there, in each file of the bundle and between them."""
    for at in {*range(0, len(given), len(given) // 40), 5, 11, len(given) - 1, len(given) - 30}:
        bad = bytearray(given)
        bad[at] ^= 1
        try:
            assert (await verify_bundle(bytes(bad))).wrong, at
        except Invalid as refused:
            assert refused.reason == "bundle_unreadable"  # noqa: PT017


async def every_other_claim_is_told(given):
    """Forge a claim, and make every digest again that a forger could make."""
    for key, forge in FORGED.items():
        forged = repacked(given, forge)
        assert key in (await verify_bundle(forged)).wrong, key
    with pytest.raises(Invalid, match="bundle_unreadable"):
        await verify_bundle(b"PK\x03\x04 no zip")


def repacked(given, forge):
    """Return a bundle whose certificate was forged, with its digest made again."""
    with zipfile.ZipFile(BytesIO(given)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    told = orjson.loads(files["certificate.json"])
    del told["certificateDigest"]
    forge(told, files)
    files["certificate.json"] = canonical_json({**told, "certificateDigest": digest(told)})
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def swapped(told, files):
    """Let the first signature come last."""
    signs = [n for n, one in enumerate(told["done"]) if one["kind"] == "SIGNATURE"]
    first, last = signs[0], signs[-1]
    told["done"][first], told["done"][last] = told["done"][last], told["done"][first]


def unsealed(told, files):
    """Put the unsealed text where the sealed one was."""
    files["sealed.pdf"] = files["agreement.pdf"]


FORGED = {
    "order": swapped,
    "times": swapped,
    "signatures": lambda told, _: told["done"].pop(),
    "digest": lambda told, _: told.update(digest="0" * 64),
    "consents": lambda told, _: told["consents"].pop(),
    "parties": lambda told, _: told["parties"].pop(),
    "pages": lambda told, _: told.update(pages=9),
    "gates": lambda told, _: told["done"][0].update(party=told["done"][1]["party"]),
    "seal": unsealed,
    "sealed.pdf": unsealed,
}


def kept_pdf(edition_id, sealed):
    """Return what a worker keeps of an edition."""
    return {"edition_id": edition_id, "sealed_pdf": sealed, "signers_pdf": sealed}


async def test_a_crash_between_any_two_steps_leaves_nothing_in_force_unsealed(
    town, sealer, monkeypatch
):
    table = await all_signed(town)
    for dying in (Dying(sealer, after=False), Dying(sealer, after="once")):
        with pytest.raises(ExceptionGroup):
            await seal_signed(town.sessions, dying)
        assert await state(table) is S.SIGNED
        assert set(await documents(table)) == {"TEXT"}
    kept = complete_sealing

    async def dies_before_the_commit(uow, **given):
        await kept(uow, **given)
        raise CrashError

    monkeypatch.setattr(sealing, "complete_sealing", dies_before_the_commit)
    with pytest.raises(ExceptionGroup):
        await seal_signed(town.sessions, sealer)
    assert await state(table) is S.SIGNED
    assert set(await documents(table)) == {"TEXT"}
    monkeypatch.setattr(sealing, "complete_sealing", kept)
    assert await seal_signed(town.sessions, sealer) == 1
    before = await documents(table)
    key = (await edition(table)).id
    again = await sealer.seal(before["TEXT"], reason="둘째")

    assert await town.act(None, complete_sealing, **kept_pdf(key, again)) is False
    assert await documents(table) == before
    assert await state(table) is S.IN_FORCE


async def test_one_that_cannot_be_sealed_does_not_hold_up_the_others(town, sessions, sealer):
    first, second = await all_signed(town), await all_signed(await make_town(sessions))
    broken = (await documents(first))["TEXT"]

    class Picky:
        """A sealer that cannot seal one of them."""

        async def seal(self, pdf, *, reason):
            """Seal all but one."""
            if pdf == broken:
                raise CrashError
            return await sealer.seal(pdf, reason=reason)

    with pytest.raises(ExceptionGroup):
        await seal_signed(sessions, Picky())
    assert (await state(first), await state(second)) == (S.SIGNED, S.IN_FORCE)
    await seal_signed(sessions, sealer)
    assert await state(first) is S.IN_FORCE


async def test_only_what_all_have_signed_is_sealed_and_only_those_bytes(town, sealer):
    table, _ = await frozen(town)
    key = (await edition(table)).id
    text = (await documents(table))["TEXT"]
    sealed = await sealer.seal(text, reason="이르다")
    assert await seal_signed(town.sessions, sealer) == 0
    with pytest.raises(WrongState, match="wrong_state"):
        await town.act(None, complete_sealing, **kept_pdf(key, sealed))
    with pytest.raises(NotFound, match="no_such_edition"):
        await town.act(None, complete_sealing, **kept_pdf(table.id, sealed))
    await signed(table)
    for other in (text, b"%PDF-" + sealed, sealed[:100]):
        with pytest.raises(Invalid, match="sealed_is_other_text"):
            await town.act(None, complete_sealing, **kept_pdf(key, other))
    with pytest.raises(WrongState, match="wrong_state"):
        await recall(table)


def test_the_command_line_says_what_holds(tmp_path, sealer):
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04 torn")
    ran = CliRunner().invoke(command_line("verify"), ["verify", str(tmp_path / "torn.zip")])

    assert ran.exit_code == 1
    assert orjson.loads(ran.stdout) == {
        "file": "torn.zip",
        "holds": False,
        "refused": "bundle_unreadable",
        "message": "This is no bundle of an agreement.",
    }
