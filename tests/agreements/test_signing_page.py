"""The certificate as a lawyer reads it, on paper, and what a bundle that others packed anew says of itself."""

import zipfile
from io import BytesIO

from pypdf import PdfReader

from server.sealing import authority_in
from tests.agreements.test_signing_signers import parts, sealed, sealed_with
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY, DEVELOPER
from tests.fixtures.signing import HEAD, approved, edition, frozen, give, read_as, sign
from workflows.agreements.signing.certificate import verify_bundle
from workflows.agreements.signing.certifying import bundle_of
from workflows.agreements.signing.sealing import seal_signed


def packed_anew(files):
    """Return files as any program packs them, compressed and dated."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


async def test_the_page_of_who_signed_shows_mandates_times_words_and_consents(town, tmp_path):
    _, given, _, bundle = await sealed(town, tmp_path)
    files, told = parts(bundle)
    pages = PdfReader(BytesIO(files["signers.pdf"])).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    # What stands on the page of each who signed: when, how, on what ground, with which words.
    assert text.count("서명하며 한 말:") == text.count("로그인으로 확인") == 4
    assert text.count("대표자의 직위(") == 3
    assert (
        f"위임장({given.document}) · 이 기관이 당사자인 모든 협약(변경협약 포함) · 한도 5,000,000,000원 · "
        in text
    )
    assert f"시 담당자 이름 {CITY}" in text
    # Who signs for a company by office is told as its head, not as somebody of its staff.
    assert f"기업 대표 이름 {LEAD}" in text
    assert "기업, 사업시행자, 지자체 차례로 서명했다." in text
    # Which text of each clause all parties accepted, by the article.
    assert "제1조 1판 · 당사자 4곳 · 20" in text
    assert "제2조 1판 · 당사자 4곳 · 20" in text
    assert len(told["consents"]) == 8


async def test_the_page_says_a_mandate_for_this_agreement_alone_as_that(town, tmp_path):
    table, _ = await frozen(town)
    given = await give(table, HEAD, CITY, only=table.id)
    *_, bundle = await sealed_with(town, table, given, tmp_path)
    files, told = parts(bundle)
    (terms,) = [one["mandateTerms"] for one in told["done"] if "mandateTerms" in one]
    assert terms["scope"] == "AGREEMENT"
    pages = PdfReader(BytesIO(files["signers.pdf"])).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert f"위임장({given.document}) · 이 협약에 한함(그 변경협약은 제외) · 한도 없음 · " in text
    assert (await verify_bundle(bundle)).wrong == ()


async def test_a_bundle_of_before_mandates_had_a_scope_is_the_same_as_ever_and_holds(
    town, tmp_path, services, database_name
):
    table, _ = await frozen(town)
    await approved(table)
    given = await give(table, HEAD, CITY)
    for who in (LEAD, "company.b", DEVELOPER, CITY):
        await sign(table, who)
    # As it was kept then, and sealed then: its terms say nothing of a scope.
    await services.as_superuser(
        database_name,
        "SET session_replication_role = replica;"
        f" UPDATE agreement_signature SET mandate_scope = NULL WHERE mandate_id = '{given.id}'",
    )
    assert await seal_signed(town.sessions, authority_in(tmp_path)) == 1
    key = (await edition(table)).id
    bundle = await read_as(table, LEAD, bundle_of, edition_id=key)
    files, told = parts(bundle)
    (terms,) = [one["mandateTerms"] for one in told["done"] if "mandateTerms" in one]
    assert sorted(terms) == ["cap", "since", "until"]
    checked = await verify_bundle(bundle)
    assert (checked.wrong, checked.holds) == ((), True)
    pages = PdfReader(BytesIO(files["signers.pdf"])).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert f"위임장({given.document}) · 한도 없음 · " in text


async def test_a_file_swapped_with_a_common_program_is_told_by_its_name(town, tmp_path):
    _, _, _, bundle = await sealed(town, tmp_path)
    files, _ = parts(bundle)
    assert (await verify_bundle(packed_anew(files))).wrong == ("bundle",)
    swapped = packed_anew({**files, "agreement.pdf": files["signers.pdf"]})
    checked = await verify_bundle(swapped)
    assert {"bundle", "agreement.pdf"} <= set(checked.wrong)
    assert not checked.holds
