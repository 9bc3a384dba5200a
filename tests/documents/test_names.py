"""What files of a document are called: what a clerk recognises, as every system takes it."""

from datetime import date

import pytest

from workflows.documents.plain import LONGEST_STEM, Document

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("title", "filed_as", "stem"),
    [
        ("소집 통지", "", "소집 통지 2026-12-01"),
        ("제목", "신구대비표 2026-1 협약", "신구대비표 2026-1 협약"),
        ("제목", '가/나\\다:"라"\r\n마\u202egpj.', "가 나 다 라 마 gpj"),
        ("제목", "가".encode().decode() + "\u1112\u1161\u11ab", "가한"),
        ("제목", "../../etc", "etc"),
    ],
)
def test_a_name_holds_what_it_is_and_nothing_a_system_takes_for_more(title, filed_as, stem):
    document = Document(title=title, dated=DAY, language="ko", filed_as=filed_as)

    assert document.file_stem == stem
    assert document.digest == Document(title=title, dated=DAY, language="ko").digest


def test_a_long_title_is_cut_between_letters():
    stem = Document(title="협" * 300, dated=DAY, language="ko").file_stem

    assert stem == "협" * (LONGEST_STEM // 3)
