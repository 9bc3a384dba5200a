"""Reading the text out of PDFs: what they say, and what is told where they say nothing or break the reader."""

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from server.reading import read_pdf
from workflows.documents.files.portable import text_of_pdf
from workflows.documents.files.read_out import PdfText, ReadOut
from workflows.documents.typesetting import set_pdf

FORM = """#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#for page in data.pages [#page #pagebreak(weak: true)]
"""
UNREADABLE = PdfText(ReadOut.UNREADABLE)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A PDF of two pages in Korean and English."""
    form = tmp_path / "form.typ"
    form.write_text(FORM, "utf-8")
    pages = ["유수지 침수 대책", "Handover of sensors"]
    data = {"pages": pages, "title": "자료"}
    path = tmp_path / "paper.pdf"
    path.write_bytes(set_pdf(form, data, title="자료", dated=date(2026, 11, 28)))
    return path


def written(writer: PdfWriter, path: Path) -> Path:
    out = io.BytesIO()
    writer.write(out)
    path.write_bytes(out.getvalue())
    return path


def test_what_a_pdf_says_is_read_page_by_page(made):
    read = text_of_pdf(made, most_pages=10)
    assert read.found is ReadOut.READ
    assert read.words.split("\n") == ["유수지 침수 대책", "Handover of sensors"]


def test_pages_beyond_the_bound_are_left_unread_and_it_is_told(made):
    assert text_of_pdf(made, most_pages=1) == PdfText(ReadOut.CUT, "유수지 침수 대책")


def test_a_pdf_of_pictures_has_no_text(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    assert text_of_pdf(written(writer, tmp_path / "scan.pdf"), most_pages=10) == PdfText(
        ReadOut.NO_TEXT
    )


def test_a_locked_and_a_broken_pdf_are_unreadable(made, tmp_path):
    locked = PdfWriter(clone_from=PdfReader(made))
    locked.encrypt("비밀", algorithm="RC4-128")
    assert text_of_pdf(written(locked, tmp_path / "locked.pdf"), most_pages=10) == UNREADABLE
    for data in (b"%PDF-1.7\n%%EOF", made.read_bytes()[:400] + b"%%EOF", b""):
        made.write_bytes(data)
        assert text_of_pdf(made, most_pages=10).found in {ReadOut.UNREADABLE, ReadOut.NO_TEXT}


async def test_it_is_read_in_a_process_that_ends_in_time(made, tmp_path):
    assert (await read_pdf(made, pages=10, seconds=20)).found is ReadOut.READ
    assert await read_pdf(tmp_path / "none.pdf", pages=10, seconds=20) == UNREADABLE
    assert await read_pdf(made, pages=10, seconds=0) == UNREADABLE
