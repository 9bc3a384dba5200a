"""The certificate as a lawyer reads it, on paper, and what a bundle that others packed anew says of itself."""

import zipfile
from io import BytesIO

from pypdf import PdfReader

from tests.agreements.test_signing_signers import parts, sealed
from tests.fixtures.agreements import LEAD
from tests.fixtures.consortium import CITY
from workflows.agreements.signing.certificate import verify_bundle


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
    assert f"위임장({given.document}) · 한도 5,000,000,000원 · " in text
    assert f"시 담당자 이름 {CITY}" in text
    # Who signs for a company by office is told as its head, not as somebody of its staff.
    assert f"기업 대표 이름 {LEAD}" in text
    assert "기업, 사업시행자, 지자체 차례로 서명했다." in text
    # Which text of each clause all parties accepted, by the article.
    assert "제1조 1판 · 당사자 4곳 · 20" in text
    assert "제2조 1판 · 당사자 4곳 · 20" in text
    assert len(told["consents"]) == 8


async def test_a_file_swapped_with_a_common_program_is_told_by_its_name(town, tmp_path):
    _, _, _, bundle = await sealed(town, tmp_path)
    files, _ = parts(bundle)
    assert (await verify_bundle(packed_anew(files))).wrong == ("bundle",)
    swapped = packed_anew({**files, "agreement.pdf": files["signers.pdf"]})
    checked = await verify_bundle(swapped)
    assert {"bundle", "agreement.pdf"} <= set(checked.wrong)
    assert not checked.holds
