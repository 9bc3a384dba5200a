"""Setting data as a PDF: lasting, the same each time, and deaf to markup in what people wrote."""

from datetime import date
from pathlib import Path

import pytest

from workflows.documents.typesetting import set_pdf

FORM = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(..data.dated))
#set text(font: "Pretendard GOV", lang: "ko")
= #data.title
#data.words
"""


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "form.typ"
    path.write_text(FORM, "utf-8")
    return path


def test_the_same_data_of_the_same_day_gives_the_same_bytes(form: Path) -> None:
    first, second = (
        set_pdf(form, {"words": "제1조(목적) 뷁"}, title="협약서", dated=date(2026, 11, 28))
        for _ in range(2)
    )

    assert first == second
    assert first.startswith(b"%PDF-")


def test_it_says_that_it_is_made_to_last_and_to_be_read_aloud(form: Path) -> None:
    made = set_pdf(form, {"words": "가"}, title="협약서", dated=date(2026, 11, 28))

    assert b"<pdfaid:part>3</pdfaid:part>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_what_people_write_is_never_markup(form: Path) -> None:
    (form.parent / "secret.txt").write_text("hidden", "utf-8")

    made = set_pdf(
        form,
        {"words": '#read("secret.txt") = * _ $ #panic()'},
        title="#panic()",
        dated=date(2026, 1, 1),
    )

    assert made.startswith(b"%PDF-")
