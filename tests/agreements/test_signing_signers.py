"""Who signed: kept with the signature as it stood, on a sealed page, and in the bundle of the parties."""

import zipfile
from io import BytesIO

import orjson

from server.sealing import authority_in
from tests.agreements.test_signing_seal import repacked
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import (
    HEAD,
    approved,
    edition,
    frozen,
    give,
    progress,
    read_as,
    sign,
)
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.content import sha256
from workflows.agreements.signing.queries import signers_page_of
from workflows.agreements.signing.sealing import seal_signed
from workflows.agreements.signing.signers import done_said, name_digest, page_of
from workflows.documents.sealing import seal_on


async def sealed(town, tmp_path):
    """Let all sign, the city by a mandate with a cap, and seal it; return the bundle too."""
    table, _ = await frozen(town)
    given = await give(table, HEAD, CITY, cap=5_000_000_000)
    return await sealed_with(town, table, given, tmp_path)


async def sealed_with(town, table, given, tmp_path):
    """Let all approve and sign what is frozen, the city by its officer, and seal it."""
    await approved(table)
    for who in (LEAD, "company.b", DEVELOPER, CITY):
        await sign(table, who)
    authority = authority_in(tmp_path)
    assert await seal_signed(town.sessions, authority) == 1
    last = await edition(table)
    return table, given, authority, await read_as(table, LEAD, bundle_of, edition_id=last.id)


def parts(bundle):
    """Return the files of a bundle, and what its certificate says."""
    with zipfile.ZipFile(BytesIO(bundle)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    return files, orjson.loads(files["certificate.json"])


def signatures(told):
    """Return the signatures of a certificate by the signer."""
    return {one["signer"]: one for one in told["done"] if one["kind"] == "SIGNATURE"}


async def test_the_certificate_names_signers_posts_mandates_and_the_seals_say_the_same(
    town, tmp_path
):
    _, given, authority, bundle = await sealed(town, tmp_path)
    files, told = parts(bundle)
    assert list(files) == [
        "content.json",
        "agreement.pdf",
        "sealed.pdf",
        "signers.pdf",
        "certificate.json",
    ]
    checked = await verify_bundle(bundle)
    assert (checked.wrong, checked.set_again) == ((), True)
    by_city = signatures(told)[f"이름 {CITY}"]
    assert (by_city["capacity"], by_city["byOffice"]) == ("MUNICIPAL_OFFICER", False)
    assert by_city["mandate"] == given.document
    assert by_city["mandateTerms"] == {
        "scope": "ALL",
        "cap": 5_000_000_000,
        "since": given.valid.lower.isoformat(),
        "until": given.valid.upper.isoformat(),
    }
    by_lead = signatures(told)[f"이름 {LEAD}"]
    assert by_lead["byOffice"]
    assert "mandateTerms" not in by_lead
    seals = [
        await seal_on(files[name], trusted=authority.holder.issuers)
        for name in ("sealed.pdf", "signers.pdf")
    ]
    assert all(one.holds for one in seals)
    assert {done_said(one.reason) for one in seals} != {None}
    assert len({one.reason for one in seals}) == 1
    # The page says each of it: another name or another cap makes another page.
    content = orjson.loads(files["content.json"])
    page = page_of(content, told["done"], signed=told["digest"], pages=told["pages"])
    assert files["signers.pdf"].startswith(page)
    for key, other in (
        ("signer", "다른 사람"),
        ("mandateTerms", {**by_city["mandateTerms"], "cap": 1}),
        ("mandateTerms", {**by_city["mandateTerms"], "scope": "AGREEMENT"}),
    ):
        forged = [{**one, **({key: other} if one is by_city else {})} for one in told["done"]]
        assert page_of(content, forged, signed=told["digest"], pages=told["pages"]) != page


def renamed(told, _):
    """Let somebody else have signed."""
    next(iter(signatures(told).values()))["signer"] = "다른 사람"


def renamed_whole(told, _):
    """Let somebody else have signed, with a digest that fits him."""
    one = next(iter(signatures(told).values()))
    one |= {"signer": "다른 사람", "signerDigest": name_digest("다른 사람", one["signerSalt"])}


def capless(told, _):
    """Lift the cap of the mandate."""
    for one in told["done"]:
        if "mandateTerms" in one:
            one["mandateTerms"]["cap"] = None


def rescoped(told, _):
    """Let the mandate have been for this agreement alone."""
    for one in told["done"]:
        if "mandateTerms" in one:
            one["mandateTerms"]["scope"] = "AGREEMENT"


def unscoped(told, _):
    """Leave out what the mandate was for."""
    for one in told["done"]:
        if "mandateTerms" in one:
            del one["mandateTerms"]["scope"]


def without_page(told, files):
    """Leave out the page, and make the certificate over the rest."""
    del told["files"]["signers.pdf"]
    del files["signers.pdf"]


def unsealed_page(told, files):
    """Put another page there, without a seal."""
    files["signers.pdf"] = files["agreement.pdf"]
    told["files"]["signers.pdf"] = sha256(files["signers.pdf"])


FORGED = {
    "certificate.json: another name than was sealed": (renamed,),
    "sealed.pdf: sealed over other signers": (renamed_whole, capless, rescoped, unscoped),
    "signers.pdf: sealed over other signers": (renamed_whole, capless, rescoped, unscoped),
    "signers.pdf: is missing": (without_page,),
    "signers.pdf: has no seal of the house": (unsealed_page,),
}


async def test_nobody_puts_another_name_or_another_mandate_into_a_bundle(town, tmp_path):
    *_, bundle = await sealed(town, tmp_path)
    for words, forgeries in FORGED.items():
        for forge in forgeries:
            assert words in (await verify_bundle(repacked(bundle, forge))).wrong, forge
    other = authority_in(tmp_path / "other")
    files, _ = parts(bundle)
    page = await other.seal(files["agreement.pdf"], reason="협약")

    def sealed_by_another(told, files):
        files["signers.pdf"] = page
        told["files"]["signers.pdf"] = sha256(page)

    forged = repacked(bundle, sealed_by_another)
    assert "signers.pdf: sealed over other signers" in (await verify_bundle(forged)).wrong


async def test_names_are_read_by_those_who_read_the_agreement_and_by_nobody_else(town, tmp_path):
    table, *_ = await sealed(town, tmp_path)
    key = (await edition(table)).id
    asked = {"edition_id": key}
    for who in ("company.b", CITY, "auditor"):
        assert await read_as(table, who, signers_page_of, **asked) is not None
    for who in ("company.c", "resident.1", "ministry.officer"):
        assert await read_as(table, who, signers_page_of, **asked) is None
    assert {one.name for one in (await progress(table)).signers.values()} == {
        f"이름 {who}" for who in (LEAD, "company.b", DEVELOPER, CITY)
    }
