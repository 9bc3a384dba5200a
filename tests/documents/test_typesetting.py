"""Setting data as a PDF: lasting, the same each time, and deaf to markup in what people wrote."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader

from workflows.documents import typesetting
from workflows.documents.glyphs import settable, spelled
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


@pytest.mark.parametrize("letter", ["👍", "ㅿ", "ꥠ", "\x80"])
def test_what_the_type_has_no_letter_for_is_spelled_by_its_number_and_hinders_nothing(
    form: Path, letter: str
) -> None:
    made = set_pdf(form, {"words": f"좋아요 {letter}"}, title=letter, dated=date(2026, 11, 28))

    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert f"좋아요 [U+{ord(letter):04X}]" in " ".join(text.split())
    assert settable("좋")
    assert not settable(letter)


def test_a_form_that_is_wrong_is_a_fault_of_ours(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.typ"
    wrong.write_text("#nothing", "utf-8")
    with pytest.raises(typst.TypstError):
        set_pdf(wrong, {"words": "👍"}, title="협약서", dated=date(2026, 11, 28))


def test_what_is_said_to_be_set_is_set(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_spelled", lambda data: data)
    letters = [one for one in map(chr, range(0x20, 0x30000)) if settable(one)]
    rows = "\n".join("".join(letters[nth : nth + 60]) for nth in range(0, len(letters), 60))

    assert len(letters) > 20_000
    assert all(settable(one) for one in "한漢ⅠⅢ①㉮㎡½→「」≤€₩ㆍ·\u200d\ufe0f\t\n\u3000")
    assert spelled(rows) == rows
    assert set_pdf(form, {"words": rows}, title="글자", dated=date(2026, 11, 28))
