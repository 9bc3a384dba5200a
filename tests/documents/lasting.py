"""What makes a PDF last, checked by hand on its objects: PDF/A-3, level A (ISO 19005-3), as far as stated here.

No library of Python validates PDF/A, and the validator of record wants a Java machine. This is no full
validator: it reads every object the trailer leads to (with pypdf) and holds those rules of the standard that
a typesetter or a signature can break. What it holds, by the clause of ISO 19005-2 and -3:

- 6.1.2 the header, and its line of bytes above 127; 6.1.3 two file identifiers, no encryption, nothing
  behind the last ``%%EOF``; 6.1.7 no stream in another file, neither LZW nor Crypt among the filters;
- 6.2.3 where a page paints in colours of a device: one output intent ``GTS_PDFA1`` whose ICC profile has
  its signature and as many components as it says; 6.2.4 no colours of a device but those of that profile;
- 6.2.8 no image with Alternates, OPI or interpolation; 6.2.9 no form of PostScript, no reference to another file;
  6.2.5 no transfer functions, no halftone phase; 6.2.10 transparency names its blending space or rests on the intent;
- 6.2.11 every font that is not Type 3 is embedded, with a mapping to Unicode (6.2.11.7.2, levels A and U), and
  fonts of glyph numbers say how they lie in the file (CIDToGIDMap, 6.2.11.3.2);
- 6.3 no moving, sounding or three-dimensional annotation; each but links and popups with an appearance, printed
  and not hidden; 6.4 no XFA, no appearances left to the reader; 6.5 no action but going somewhere, no
  JavaScript, no additional actions;
- 6.6.2 metadata as XMP that is not compressed, well made, with ``pdfaid`` part 3 and conformance A; the title
  is the one of the document information, where there is one (6.6.2.3);
- 6.7 the document is marked, has a tree of structure with something in it, and a language;
- 6.8 each embedded file has its kind, both names and its relationship; 6.9 no optional content that switches
  itself on and off; 6.10 no alternate presentations; 6.11 no requirements of the reader.

It does not hold: operators within content streams one by one, glyph widths against the font programs,
.notdef glyphs, the sense of the tags, extension schemas of XMP, and limits of the implementation.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
ALLOWED_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
FORBIDDEN_NOTES = {"/3D", "/Sound", "/Screen", "/Movie", "/RichMedia"}
DEVICES = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
HIDDEN, PRINT = 0b100011, 0b100  # Invisible, Hidden, NoView; Print


def lasting_faults(made: bytes) -> list[str]:
    """Return what in a PDF breaks the rules above, each by its clause; none if it keeps them."""
    try:
        return [*_file(made), *_objects(PdfReader(BytesIO(made)))]
    except Exception as fault:  # noqa: BLE001 - what cannot be read does not last
        return [f"unreadable: {fault!r}"]


def _file(made: bytes) -> Iterator[str]:
    head = made[:64].split(b"\n", 2)
    if not re.fullmatch(rb"%PDF-1\.[0-7]\r?", head[0]):
        yield "6.1.2 the header"
    if len(head) < 2 or not re.match(rb"%[\x80-\xff]{4}", head[1]):
        yield "6.1.2 the line of bytes under the header"
    if not re.search(rb"%%EOF\r?\n?\Z", made):
        yield "6.1.3 something behind the end"


def _objects(reader: PdfReader) -> Iterator[str]:
    trailer, root = reader.trailer, reader.trailer["/Root"].get_object()
    if "/Encrypt" in trailer:
        yield "6.1.3 encrypted"
    if len(trailer.get("/ID", ())) != 2 or not all(trailer["/ID"]):
        yield "6.1.3 no identifiers"
    found = list(_reached(trailer))
    profile, faults = _intent(root)
    yield from faults
    yield from _metadata(root, reader)
    yield from _document(root)
    for one in found:
        yield from _font(one)
        yield from _annotation(one)
        yield from _action(one)
        yield from _painted(one)
        yield from _embedded(one)
        if isinstance(one, StreamObject):
            yield from _stream(one)
    spaces = {name for one in found for name in _devices(one)}
    if spaces and profile is None:
        yield f"6.2.3 colours of a device without an intent: {sorted(spaces)}"
    for name in spaces:
        if profile is not None and DEVICES[name] not in {profile, 1}:
            yield f"6.2.4 {name} beside a profile of {profile} components"


def _reached(start: object) -> Iterator[DictionaryObject]:
    """Every dictionary and stream the trailer leads to, each once."""
    seen: set[tuple[int, int]] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            yield one
            waiting.extend(one.raw_get(key) for key in one)
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__iter__(one))


def _intent(root: DictionaryObject) -> tuple[int | None, list[str]]:
    """Return how many components the profile of the output intent has, and what is wrong with it."""
    intents = [one.get_object() for one in root.get("/OutputIntents", ())]
    ours = [one for one in intents if one.get("/S") == "/GTS_PDFA1"]
    if not ours:
        return None, []
    profile = ours[0].get("/DestOutputProfile")
    if len(ours) > 1 or profile is None:
        return None, ["6.2.3 not one output intent with a profile"]
    profile = profile.get_object()
    data, many = profile.get_data(), int(profile["/N"])
    spaces = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
    if data[36:40] != b"acsp" or data[16:20] != spaces.get(many) or len(data) < 128:
        return many, ["6.2.3 the profile of the intent"]
    return many, []


def _metadata(root: DictionaryObject, reader: PdfReader) -> Iterator[str]:
    stream = root.get("/Metadata")
    if stream is None:
        yield "6.6.2 no metadata"
        return
    if "/Filter" in stream.get_object():
        yield "6.6.2 compressed metadata"
    packet = ET.fromstring(stream.get_object().get_data())  # noqa: S314 - our own bytes
    said: dict[str, str] = {}
    for one in packet.iter(f"{RDF}Description"):
        said |= {name: value for name, value in one.attrib.items() if name.startswith(PDFAID)}
        said |= {kid.tag: kid.text or "" for kid in one if kid.tag.startswith(PDFAID)}
    if (said.get(f"{PDFAID}part"), said.get(f"{PDFAID}conformance")) != ("3", "A"):
        yield f"6.6.4 it calls itself {sorted(said.values())}"
    title = packet.find(f".//{DC}title/{RDF}Alt/{RDF}li")
    info = reader.metadata
    if title is None or not title.text:
        yield "6.6.2 no title"
    elif info is not None and info.title is not None and info.title != title.text:
        yield "6.6.2.3 two titles"


def _document(root: DictionaryObject) -> Iterator[str]:
    if root.get("/MarkInfo", {}).get("/Marked") is None or not bool(root["/MarkInfo"]["/Marked"]):
        yield "6.7.2 not marked"
    if not root.get("/StructTreeRoot", {}).get("/K"):
        yield "6.7.3 no structure"
    if not root.get("/Lang"):
        yield "6.7.4 no language"
    names = root.get("/Names", {})
    if "/JavaScript" in names or "/AA" in root:
        yield "6.5 actions of the document"
    if "/AlternatePresentations" in names:
        yield "6.10 alternate presentations"
    if "/Requirements" in root:
        yield "6.11 requirements of the reader"
    form = root.get("/AcroForm", {})
    if "/XFA" in form or bool(form.get("/NeedAppearances", False)):
        yield "6.4 a form that the reader finishes"
    contents = root.get("/OCProperties", {})
    switched = [contents.get("/D", {}), *(one.get_object() for one in contents.get("/Configs", ()))]
    if any("/AS" in one for one in switched):
        yield "6.9 content that switches itself"


def _font(one: DictionaryObject) -> Iterator[str]:
    if one.get("/Type") != "/Font":
        return
    kind, name = one.get("/Subtype"), one.get("/BaseFont")
    if kind in {"/CIDFontType0", "/CIDFontType2"}:
        if kind == "/CIDFontType2" and "/CIDToGIDMap" not in one:
            yield f"6.2.11.3.2 {name} does not say where its glyphs lie"
        if not any(key in one.get("/FontDescriptor", {}) for key in PROGRAMS):
            yield f"6.2.11.4 {name} is not embedded"
        return
    if "/ToUnicode" not in one:
        yield f"6.2.11.7.2 {name} has no way to Unicode"
    simple = kind in {"/Type1", "/TrueType", "/MMType1"}
    if simple and not any(key in one.get("/FontDescriptor", {}) for key in PROGRAMS):
        yield f"6.2.11.4 {name} is not embedded"


def _annotation(one: DictionaryObject) -> Iterator[str]:
    kind = one.get("/Subtype")
    if kind in FORBIDDEN_NOTES:
        yield f"6.3.1 an annotation {kind}"
    if one.get("/Type") != "/Annot" or kind == "/Popup":
        return
    flags = int(one.get("/F", 0))
    if flags & HIDDEN or not flags & PRINT:
        yield f"6.3.2 {kind} is hidden or not printed"
    rect = [float(side) for side in one.get("/Rect", ())]
    empty = len(rect) == 4 and rect[0] == rect[2] and rect[1] == rect[3]
    if kind != "/Link" and not empty and "/N" not in one.get("/AP", {}):
        yield f"6.3.3 {kind} has no appearance"


def _action(one: DictionaryObject) -> Iterator[str]:
    if "/JS" in one or one.get("/S") == "/JavaScript":
        yield "6.5.1 JavaScript"
    if "/AA" in one and one.get("/Type") in {"/Page", "/Annot"}:
        yield "6.5.2 additional actions"
    for key in ("/A", "/OpenAction"):
        action = one.get(key)
        if not isinstance(action, DictionaryObject) or not isinstance(action.get("/S"), NameObject):
            continue
        if (
            action["/S"].startswith("/")
            and action["/S"] not in ALLOWED_ACTIONS
            and "/O" not in action
        ):
            yield f"6.5.1 an action {action['/S']}"


def _painted(one: DictionaryObject) -> Iterator[str]:
    kind = one.get("/Subtype")
    if kind == "/Image" and (
        "/Alternates" in one or "/OPI" in one or bool(one.get("/Interpolate", False))
    ):
        yield "6.2.8 an image that is not one image"
    if kind == "/PS" or (kind == "/Form" and {"/PS", "/OPI", "/Ref"} & set(one)):
        yield "6.2.9 a form of PostScript or of another file"
    state = one.get("/Type") == "/ExtGState"
    if state and ("/TR" in one or "/HTP" in one or one.get("/TR2", "/Default") != "/Default"):
        yield "6.2.5 a transfer function"


def _embedded(one: DictionaryObject) -> Iterator[str]:
    files = one.get("/EF")
    if files is None:
        return
    if not {"/F", "/UF", "/AFRelationship"} <= set(one):
        yield "6.8 a file without its names and relationship"
    if any("/Subtype" not in held.get_object() for held in files.values()):
        yield "6.8 a file without its kind"


def _stream(one: StreamObject) -> Iterator[str]:
    filters = one.get("/Filter", ())
    names = {filters} if isinstance(filters, NameObject) else set(filters)
    if names & {"/LZWDecode", "/Crypt"}:
        yield "6.1.7.2 a filter that does not last"
    if {"/F", "/FFilter", "/FDecodeParms"} & set(one):
        yield "6.1.7.1 a stream in another file"


def _devices(one: DictionaryObject) -> Iterator[str]:
    """Colours of a device that something is painted in: named as a space, or by an operator of a page."""
    spaces = [one.get("/ColorSpace"), one.get("/CS")]
    yield from (
        str(space) for space in spaces if isinstance(space, NameObject) and space in DEVICES
    )
    if isinstance(one, StreamObject) and one.get("/Subtype") == "/Form":
        yield from _operators(one.get_data())
    if one.get("/Type") == "/Page":
        contents = one.get("/Contents")
        for part in contents if isinstance(contents, ArrayObject) else [contents]:
            if part is not None:
                yield from _operators(part.get_object().get_data())


def _operators(content: bytes) -> Iterator[str]:
    number = rb"(?:[-+]?[0-9]*\.?[0-9]+\s+)"
    for name, many, operators in (
        ("/DeviceGray", 1, rb"[gG]"),
        ("/DeviceRGB", 3, rb"(?:rg|RG)"),
        ("/DeviceCMYK", 4, rb"[kK]"),
    ):
        if re.search(number + rb"{%d}" % many + operators + rb"(?=\s)", content):
            yield name
