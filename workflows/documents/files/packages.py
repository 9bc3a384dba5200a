"""Documents that are packages of many parts (HWPX, DOCX): what they are, that they are harmless, what they say.

A package is a ZIP archive. What its list says of sizes is not believed: every part is unpacked with a
bound. Nothing that runs is taken, nor what loads something from elsewhere when it is opened.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from workflows.documents.files.states import FileKind
from workflows.kit.refusal import Invalid, RuleBroken

MOST_WORDS = 60_000  # letters that are read out of a document
PIECE = 65_536
HWPX_TYPE = b"application/hwp+zip"
DOCX_TYPE = b"wordprocessingml.document.main+xml"
# Parts that run: Visual Basic, controls, objects of other programs.
RUNS = re.compile(r"vbaproject|vbadata|/activex/|\.(ole|exe|dll)$", re.IGNORECASE)
EMBEDDED, RUNS_EMBEDDED = "/embeddings/", (".bin", ".js", ".vbs", ".docm", ".xlsm")
# A link leads elsewhere when it is pressed; these load from elsewhere when the document is opened.
LOADS = frozenset({"attachedTemplate", "oleObject", "frame", "subDocument"})
# What the word processor writes into every document, and which does nothing.
IDLE = re.compile(
    r"function\w{1,80}+\(\)\{\}"
    r"|varDocuments=XHwpDocuments;|varDocument=Documents\.Active_XHwpDocument;"
)
# Nothing is read twice, also where nobody closes a comment: what stands after it may be anything.
COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|(?P<open>\Z))|//[^\n]*")
# What a package that was cut, encrypted or made to break its reader breaks it with.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, RuntimeError),
    *(EOFError, OSError, KeyError, ValueError),
)
SECTION = re.compile(r"Contents/section(\d+)\.xml")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a package may unfold to: bytes of all its parts, and parts."""

    bytes: int
    parts: int


def words_of_package(data: bytes, kind: FileKind, bounds: Bounds) -> str:
    """Return what a document says, a paragraph a line.

    Refuses bytes of another kind, what cannot be read to its end, what unfolds to more than its bounds,
    and what runs or loads something.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise Invalid("file_of_another_kind", field="kind", kind=kind.value)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = _unpacked(package, bounds)
        if not _is(parts, kind):
            raise Invalid("file_of_another_kind", field="kind", kind=kind.value)
        if any(_runs(f"/{name}") for name in parts) or _loads(parts) or _scripted(parts):
            raise Invalid("file_runs_something", field="file")
        text = "\n".join(_paragraphs(parts, kind))
    except BROKEN:
        raise Invalid("file_broken", field="file") from None
    return text[:MOST_WORDS].strip()


def _unpacked(package: zipfile.ZipFile, bounds: Bounds) -> dict[str, bytes]:
    """Unpack every part, and stop where it is too much."""
    listed = package.infolist()
    if len(listed) > bounds.parts:
        raise RuleBroken(
            "file_unfolds_too_far", field="file", rule="files.unpacked", most=bounds.bytes
        )
    if len({one.filename for one in listed}) < len(listed):
        raise Invalid(
            "file_broken", field="file"
        )  # readers disagree on which of two parts is meant
    parts, whole = dict[str, bytes](), 0
    for one in listed:
        pieces = []
        with package.open(one) as part:
            while piece := part.read(PIECE):
                whole += len(piece)
                if whole > bounds.bytes:
                    raise RuleBroken(
                        "file_unfolds_too_far",
                        field="file",
                        rule="files.unpacked",
                        most=bounds.bytes,
                    )
                pieces.append(piece)
        parts[one.filename] = b"".join(pieces)
    return parts


def _is(parts: dict[str, bytes], kind: FileKind) -> bool:
    if kind is FileKind.HWPX:
        return parts.get("mimetype", b"").strip() == HWPX_TYPE
    return DOCX_TYPE in parts.get("[Content_Types].xml", b"") and "word/document.xml" in parts


def _runs(name: str) -> bool:
    name = name.lower()
    return (EMBEDDED in name and name.endswith(RUNS_EMBEDDED)) or RUNS.search(name) is not None


def _loads(parts: dict[str, bytes]) -> bool:
    """Say whether something comes from elsewhere when the document is opened."""
    found = False

    def begin(_name: str, said: dict[str, str]) -> None:
        nonlocal found
        loads = said.get("Type", "").rpartition("/")[2] in LOADS
        found = found or (loads and said.get("TargetMode") == "External")

    for name, part in parts.items():
        if name.endswith(".rels"):
            parser = expat.ParserCreate()
            parser.StartElementHandler = begin
            parser.StartDoctypeDeclHandler = _refuse
            parser.Parse(part, True)
    return found


def _scripted(parts: dict[str, bytes]) -> bool:
    """Say whether a script of an HWPX does anything; every document has ones that do not."""
    for name, part in parts.items():
        if name.startswith("Scripts/"):
            coding = "utf-16" if part[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
            if b"\0" in part and coding == "utf-8":
                coding = "utf-16-le"
            said = COMMENT.sub(
                lambda one: "" if one["open"] is None else one[0], part.decode(coding)
            )
            if IDLE.sub("", re.sub(r"[\s\0\ufeff]", "", said)):
                return True
    return False


def _paragraphs(parts: dict[str, bytes], kind: FileKind) -> Iterator[str]:
    """Yield the text of every paragraph, in the order in which the document has them."""
    names = ["word/document.xml"]
    if kind is FileKind.HWPX:
        found = [(int(match[1]), name) for name in parts if (match := SECTION.fullmatch(name))]
        names = [name for _, name in sorted(found)]
        if not names:
            raise Invalid("file_broken", field="file")
    for name in names:
        reader = _Reader()
        reader.read(parts[name])
        yield from (text for pieces in reader.paragraphs if (text := "".join(pieces)).strip())


class _Reader:
    """Takes the text out of a part; one with a document type, which could unfold, is refused."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self._open: list[int] = []
        self._texts = 0

    def read(self, part: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator="|")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(part, True)

    def _begin(self, name: str, _: object) -> None:
        local = name.rpartition("|")[2]
        if local == "p":
            self.paragraphs.append([])
            self._open.append(len(self.paragraphs) - 1)
        self._texts += local == "t"

    def _end(self, name: str) -> None:
        local = name.rpartition("|")[2]
        if local == "p":
            self._open.pop()
        self._texts -= local == "t"

    def _say(self, text: str) -> None:
        if self._texts and self._open:
            self.paragraphs[self._open[-1]].append(text)


def _refuse(*_: object) -> None:
    raise Invalid("file_broken", field="file")
