"""Documents of offices made for tests, good and bad."""

import io
import zipfile

HWPX_SECTION = (
    '<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'
    ' xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">{}</hs:sec>'
)
IDLE_SCRIPT = (
    "var Documents = XHwpDocuments;\r\nvar Document = Documents.Active_XHwpDocument;\r\n"
    "function OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n"
)
TYPES = (
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'
LINK = (
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{}" Target="https://example.org/a" TargetMode="External"/></Relationships>'
)


def package(parts: dict[str, bytes | str]) -> bytes:
    """Pack parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def hwpx(*paragraphs: str, **more: bytes | str) -> bytes:
    """A Hangul document of these paragraphs."""
    inside = "".join(f"<hp:p><hp:run><hp:t>{one}</hp:t></hp:run></hp:p>" for one in paragraphs)
    return package(
        {
            "mimetype": "application/hwp+zip",
            "Contents/section0.xml": HWPX_SECTION.format(inside),
            "Scripts/headerScripts": IDLE_SCRIPT.encode("utf-16-le"),
            **more,
        }
    )


def docx(*paragraphs: str, **more: bytes | str) -> bytes:
    """A Word document of these paragraphs."""
    inside = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return package({"[Content_Types].xml": TYPES, "word/document.xml": WORD.format(inside), **more})
