"""Our PDFs last, as far as we check it; and each rule we check is broken here once, and found."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.documents.lasting import lasting_faults
from workflows.documents.typesetting import set_pdf

FORM = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(..data.dated))
#set text(font: "Pretendard GOV", lang: "ko")
= #data.title
#table(columns: 2, [쪽], [금액], [1], text(fill: rgb("#a00000"))[1억 원])
#link("https://haeon.example/")[누리집]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page with a heading, a table, a colour and a link."""
    form: Path = tmp_path_factory.mktemp("form") / "form.typ"
    form.write_text(FORM, "utf-8")
    return set_pdf(form, {}, title="협약서", dated=date(2026, 11, 28))


def rewritten(made: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """Return a PDF written anew, with a change to its objects."""
    writer = PdfWriter(clone_from=io.BytesIO(made))
    writer._ID = ArrayObject([ByteStringObject(b"1" * 16), ByteStringObject(b"2" * 16)])
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_we_set_lasts(made: bytes) -> None:
    assert lasting_faults(made) == []
    # To be written anew breaks nothing of it: what the controls below find is what they broke.
    assert lasting_faults(rewritten(made, lambda _: None)) == []


def each(writer: PdfWriter, name: str, value: str) -> list[DictionaryObject]:
    """Return the dictionaries in which a name says a value."""
    found = [one for one in writer._objects if isinstance(one, DictionaryObject)]
    return [one for one in found if one.get(name) == value]


def without(name: str, value: str, *keys: str) -> Callable[[PdfWriter], None]:
    """Take keys out of each dictionary in which a name says a value."""

    def change(writer: PdfWriter) -> None:
        for one in each(writer, name, value):
            for key in keys:
                one.pop(key, None)

    return change


def dropped(*keys: str) -> Callable[[PdfWriter], None]:
    """Take keys out of the catalogue."""

    def change(writer: PdfWriter) -> None:
        for key in keys:
            writer.root_object.pop(NameObject(key), None)

    return change


def put(key: str, value: object) -> Callable[[PdfWriter], None]:
    """Put a key into the catalogue."""
    return lambda writer: writer.root_object.__setitem__(NameObject(key), value)


def on_page(key: str, value: object) -> Callable[[PdfWriter], None]:
    """Put a key into the first page."""
    return lambda writer: writer.pages[0].__setitem__(NameObject(key), value)


def noted(kind: str, flags: int) -> Callable[[PdfWriter], None]:
    """Put an annotation without an appearance on the first page."""
    said = {"/Type": NameObject("/Annot"), "/Subtype": NameObject(kind), "/F": NumberObject(flags)}
    sides = ArrayObject([NumberObject(side) for side in (0, 0, 9, 9)])
    note = DictionaryObject({NameObject(key): one for key, one in said.items()})
    note[NameObject("/Rect")] = sides
    return lambda writer: writer.pages[0]["/Annots"].append(writer._add_object(note))


def resource(kind: str, **keys: object) -> Callable[[PdfWriter], None]:
    """Put a form or an image of a kind among the resources of the first page."""

    def change(writer: PdfWriter) -> None:
        one = DecodedStreamObject()
        one.set_data(b"0 0 1 rg ")
        one[NameObject("/Subtype")] = NameObject(kind)
        for key, value in keys.items():
            one[NameObject(f"/{key}")] = value
        held = DictionaryObject({NameObject("/X"): writer._add_object(one)})
        writer.pages[0]["/Resources"].get_object()[NameObject("/XObject")] = held

    return change


def renamed(writer: PdfWriter) -> None:
    """Let it call itself another level."""
    stream = writer.root_object["/Metadata"].get_object()
    told = stream.get_data().replace(b"conformance>A<", b"conformance>B<")
    stream._data = told


def unprofiled(writer: PdfWriter) -> None:
    """Let the profile of the intent be no profile."""
    intent = writer.root_object["/OutputIntents"][0].get_object()
    profile = DecodedStreamObject()
    profile.set_data(b"no profile")
    profile[NameObject("/N")] = NumberObject(3)
    intent[NameObject("/DestOutputProfile")] = writer._add_object(profile)


def true_type(writer: PdfWriter) -> None:
    """Let the fonts be of a kind that has to say where its glyphs lie."""
    for one in each(writer, "/Subtype", "/CIDFontType0"):
        one[NameObject("/Subtype")] = NameObject("/CIDFontType2")
        one.pop("/CIDToGIDMap", None)


JAVASCRIPT = DictionaryObject(
    {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
)
LAUNCH = DictionaryObject({NameObject("/S"): NameObject("/Launch")})
FILE = DictionaryObject(
    {NameObject("/EF"): DictionaryObject(), NameObject("/F"): TextStringObject("a")}
)
BROKEN = {
    "6.1.3 no identifiers": lambda writer: setattr(writer, "_ID", None),
    "6.2.3 the profile": unprofiled,
    "6.2.3 colours of a device": lambda writer: (
        dropped("/OutputIntents")(writer),
        resource("/Form")(writer),
    ),
    "6.2.4 /DeviceCMYK": resource("/Image", ColorSpace=NameObject("/DeviceCMYK")),
    "6.2.5 a transfer function": on_page(
        "/X",
        DictionaryObject(
            {NameObject("/Type"): NameObject("/ExtGState"), NameObject("/TR"): NumberObject(1)}
        ),
    ),
    "6.2.8 an image": resource("/Image", Interpolate=BooleanObject(True)),
    "6.2.9 a form": resource("/PS"),
    "6.2.11.3.2": true_type,
    "6.2.11.4": without("/Type", "/FontDescriptor", "/FontFile", "/FontFile2", "/FontFile3"),
    "6.2.11.7.2": without("/Type", "/Font", "/ToUnicode"),
    "6.3.1 an annotation /Movie": noted("/Movie", 4),
    "6.3.2 /Text": noted("/Text", 6),
    "6.3.3 /Text": noted("/Text", 4),
    "6.4 a form": put(
        "/AcroForm", DictionaryObject({NameObject("/NeedAppearances"): BooleanObject(True)})
    ),
    "6.5.1 JavaScript": put("/OpenAction", JAVASCRIPT),
    "6.5.1 an action /Launch": put("/OpenAction", LAUNCH),
    "6.5 actions of the document": put("/AA", DictionaryObject()),
    "6.5.2": on_page("/AA", DictionaryObject()),
    "6.6.2 no metadata": dropped("/Metadata"),
    "6.6.4 it calls itself": renamed,
    "6.6.2.3 two titles": lambda writer: writer.add_metadata({"/Title": "다른 제목"}),
    "6.7.2": dropped("/MarkInfo"),
    "6.7.3": dropped("/StructTreeRoot"),
    "6.7.4": dropped("/Lang"),
    "6.8 a file without its names": put("/X", FILE),
    "6.11": put("/Requirements", ArrayObject()),
}


@pytest.mark.parametrize("clause", BROKEN)
def test_what_breaks_a_rule_is_found(made: bytes, clause: str) -> None:
    found = lasting_faults(rewritten(made, BROKEN[clause]))

    assert any(one.startswith(clause) for one in found), found


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        (lambda made: made.replace(b"%PDF-1.7", b"%PDF-2.0", 1), "6.1.2 the header"),
        (
            lambda made: made.split(b"\n", 2)[0] + b"\n%abc\n" + made.split(b"\n", 2)[2],
            "6.1.2 the line",
        ),
        (lambda made: made + b"more", "6.1.3 something behind"),
        (lambda made: made[:200], "unreadable"),
    ],
)
def test_a_file_that_is_not_one_as_it_should_be_is_found(
    made: bytes, change: Callable[[bytes], bytes], clause: str
) -> None:
    assert any(one.startswith(clause) for one in lasting_faults(change(made)))


def test_what_is_locked_does_not_last(made: bytes) -> None:
    locked = rewritten(made, lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))

    assert any("6.1.3 encrypted" in one or "unreadable" in one for one in lasting_faults(locked))
    assert PdfReader(io.BytesIO(locked)).is_encrypted
