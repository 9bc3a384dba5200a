"""Documents of offices: known by what is in them, read, and refused where they run, load or unfold."""

import contextlib
import io
import zipfile
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.packages import HWPX_SECTION, LINK, WORD, docx, hwpx, package
from workflows.documents.files.looking import looked_into
from workflows.documents.files.packages import MOST_WORDS, Bounds
from workflows.documents.files.states import FileKind
from workflows.documents.hangul import set_hwpx
from workflows.documents.plain import Document
from workflows.kit.refusal import Invalid, Refusal, RuleBroken

BOUNDS = Bounds(bytes=2_000_000, parts=50)
HWPX, DOCX = FileKind.HWPX, FileKind.DOCX
MACRO = "function OnDocument_Open() { Documents.Open('https://example.org'); }"
SETTINGS = "word/_rels/settings.xml.rels"
LAUGHS = "<!DOCTYPE a [<!ENTITY b 'ha'>]>"
TABLE = "<hp:p><hp:run><hp:t>앞</hp:t><hp:tbl><hp:p><hp:run><hp:t>칸</hp:t></hp:run></hp:p></hp:tbl></hp:run></hp:p>"


def looked(data: bytes, kind: FileKind, bounds: Bounds = BOUNDS):
    return looked_into(data, kind, most_pixels=1, bounds=bounds)


@pytest.mark.parametrize(("made", "kind"), [(hwpx, HWPX), (docx, DOCX)])
def test_a_document_is_kept_as_it_is_and_its_words_are_read(made, kind):
    data = made("인수인계 계획", "쉼터 3곳")
    kept = looked(data, kind)

    assert (kept.data, kept.words, kept.width) == (data, "인수인계 계획\n쉼터 3곳", None)


def test_what_stands_in_a_table_is_read_once():
    data = hwpx(**{"Contents/section1.xml": HWPX_SECTION.format(TABLE)})

    assert looked(data, HWPX).words == "앞\n칸"


def test_our_own_documents_are_taken():
    made = set_hwpx(Document(title="소집 통지", dated=date(2026, 12, 1), blocks=(), language="ko"))

    assert looked(made, HWPX).words is not None


def test_a_link_is_no_macro_and_no_more_is_read_than_the_bound():
    links = {"word/_rels/document.xml.rels": LINK.format("hyperlink")}

    assert looked(docx("가" * (MOST_WORDS + 9), **links), DOCX).words == "가" * MOST_WORDS


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (docx("글"), HWPX, "file_of_another_kind"),
        (hwpx("글"), DOCX, "file_of_another_kind"),
        (package({"a.txt": "글"}), DOCX, "file_of_another_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, HWPX, "file_of_another_kind"),
        (b"%PDF-1.7\n%%EOF\n", DOCX, "file_of_another_kind"),
        (docx("글")[:-40], DOCX, "file_broken"),
        (hwpx(**{"Contents/section0.xml": "<hp:p>"}), HWPX, "file_broken"),
        (docx(**{"word/document.xml": LAUGHS + WORD.format("")}), DOCX, "file_broken"),
        (hwpx("글", **{"Scripts/sourceScripts": MACRO}), HWPX, "file_runs_something"),
        (docx("글", **{"word/vbaProject.bin": b"x"}), DOCX, "file_runs_something"),
        (docx("글", **{"word/activeX/activeX1.xml": "x"}), DOCX, "file_runs_something"),
        (docx("글", **{"word/embeddings/oleObject1.bin": b"x"}), DOCX, "file_runs_something"),
        (hwpx("글", **{"BinData/ole1.ole": b"x"}), HWPX, "file_runs_something"),
        (docx("글", **{"word/embeddings/oleObject1.BIN": b"x"}), DOCX, "file_runs_something"),
        (hwpx("글", **{"Scripts/sourceScripts": "/* " + MACRO}), HWPX, "file_runs_something"),
        (docx("글", **{SETTINGS: LINK.format("attachedTemplate")}), DOCX, "file_runs_something"),
        (
            docx("글", **{SETTINGS: LINK.format("frame").replace('"', "'")}),
            DOCX,
            "file_runs_something",
        ),
        (
            docx("글", **{SETTINGS: LINK.format("frame").encode("utf-16")}),
            DOCX,
            "file_runs_something",
        ),
        (docx("글", **{SETTINGS: "<Relationships>"}), DOCX, "file_broken"),
        (docx("글", **{SETTINGS: LAUGHS + LINK.format("hyperlink")}), DOCX, "file_broken"),
    ],
)
def test_what_is_not_what_it_says_or_is_harmful_is_refused(data, kind, reason):
    with pytest.raises(Invalid, match=reason):
        looked(data, kind)


@pytest.mark.parametrize(
    "data",
    [
        hwpx("글", **{"BinData/image1.bmp": b"\0" * 2_000_001}),
        hwpx("글", **{f"BinData/{nth}.png": b"" for nth in range(50)}),
    ],
)
def test_a_package_that_unfolds_too_far_is_refused_by_the_rule(data):
    assert len(data) < 50_000

    with pytest.raises(RuleBroken, match="file_unfolds_too_far") as refused:
        looked(data, HWPX)
    assert refused.value.rule == "files.unpacked"


def test_a_list_that_lies_of_sizes_and_two_parts_of_one_name_help_nobody():
    bomb = bytearray(hwpx("글", **{"BinData/image1.bmp": b"\0" * 3_000_000}))
    for at in (one for one in range(len(bomb) - 4) if bomb[one : one + 4] == b"PK\x01\x02"):
        bomb[at + 24 : at + 28] = (9).to_bytes(4, "little")
    with pytest.raises(Refusal):
        looked(bytes(bomb), HWPX)

    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as made:
        made.writestr("mimetype", "application/hwp+zip")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("mimetype", "application/hwp+zip")
    with pytest.raises(Invalid, match="file_broken"):
        looked(twice.getvalue(), HWPX)


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from([HWPX, DOCX]))
def test_whatever_comes_is_read_or_refused(junk, at, kind):
    good = (hwpx if kind is HWPX else docx)("글")

    for data in (junk, good[:at] + junk, good[:at] + junk + good[at + len(junk) :]):
        with contextlib.suppress(Refusal):
            looked(data, kind)


@pytest.mark.parametrize(
    ("part", "again"),
    [
        ("Scripts/sourceScripts", "/*"),
        ("Scripts/sourceScripts", "/* "),
        ("Scripts/sourceScripts", "*/"),
        ("Scripts/sourceScripts", "function"),
        ("word/_rels/settings.xml.rels", 'Type="/frame" '),
        ("word/_rels/settings.xml.rels", "<a><!--"),
    ],
)
def test_looking_into_a_part_grows_with_its_length_and_not_with_its_square(part, again):
    def seconds(times: int) -> float:
        data = hwpx("글", **{part: again * times})
        took = []
        for _ in range(3):
            began = process_time()
            with contextlib.suppress(Refusal):
                looked(data, HWPX)
            took.append(process_time() - began)
        return min(took)

    # Thirty-two times the length: a thousand times the work by its square.
    assert seconds(64_000) < 128 * seconds(2_000)
