"""Setting a plain document as HWPX (KS X 6101), the open format of the Hangul word processor.

The library gives paragraphs random numbers and its blank document a date and a preview of its own; here
they follow from the document, so that the same document gives the same bytes.
"""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from hwpx.document import HwpxDocument
from hwpx.oxml.paragraph import HwpxOxmlParagraph

from workflows.documents.plain import (
    Block,
    Document,
    Heading,
    Look,
    Paragraph,
    Run,
    Table,
    Words,
    text_of,
)

MAKER = "Dure"
META, PREVIEW, MIMETYPE = "Contents/content.hpf", "Preview/PrvText.txt", "mimetype"
NUMBERED = ("}p", "}tbl")
LONGEST_PREVIEW = 1_000
# What XML 1.0 has no place for; nothing that was cleaned on its way in holds any of it.
UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TITLE_POINTS, HEADING_POINTS = 18, (13, 11)
SIDE_MM, END_MM = 20, 20
# Between the margins, in units of 1/7200 inch.
UPRIGHT, ON_ITS_SIDE = 48_188, 72_852


def set_hwpx(document: Document) -> bytes:
    """Return the HWPX file of a document."""
    writer = _Writer(document)
    for block in document.blocks:
        writer.put(block)
    return writer.done()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = HwpxDocument.new()
        self._file.page.setup(
            paper_size="A4",
            orientation="landscape" if document.wide else "portrait",
            margin_left_mm=SIDE_MM,
            margin_right_mm=SIDE_MM,
            margin_top_mm=END_MM,
            margin_bottom_mm=END_MM,
        )
        styles = self._file.styles
        self._looks = {
            Look.PLAIN: styles.ensure_run(),
            Look.STRONG: styles.ensure_run(bold=True),
            Look.CHANGED: styles.ensure_run(bold=True, underline=True),
            Look.MARK: styles.ensure_run(color="#464C53"),
        }
        self._sizes = [styles.ensure_run(bold=True, size=one) for one in HEADING_POINTS]
        title = styles.ensure_run(bold=True, size=TITLE_POINTS)
        self._file.add_heading(_written(document.title), level=1, char_pr_id_ref=title)

    def put(self, block: Block) -> None:
        if isinstance(block, Heading):
            size = self._sizes[block.level - 1]
            self._file.add_heading(_written(block.text), level=block.level + 1, char_pr_id_ref=size)
        elif isinstance(block, Paragraph):
            for line in _lines(block.words):
                self._fill(self._file.add_paragraph("", inherit_style=False), line)
        else:
            self._put_table(block)

    def _put_table(self, table: Table) -> None:
        head = ((tuple((_strong(one),) for one in table.head)),) if table.head else ()
        rows = (*head, *table.rows)
        if not rows:
            return
        width = ON_ITS_SIDE if self._document.wide else UPRIGHT
        made = self._file.add_table(len(rows), len(table.widths), width=width)
        made.set_column_widths(table.widths)
        for nth, row in enumerate(rows):
            for column, cell in enumerate(row):
                place = made.cell(nth, column)
                lines = _lines(cell)
                self._fill(place.paragraphs[0], lines[0])
                for line in lines[1:]:
                    self._fill(place.add_paragraph(""), line)
                if table.head and nth == 0:
                    made.set_cell_shading(nth, column, "#EEF2F7")

    def _fill(self, paragraph: HwpxOxmlParagraph, words: Words) -> None:
        for one in words:
            paragraph.add_run(_written(one.text), char_pr_id_ref=self._looks[one.look])

    def done(self) -> bytes:
        number = 0
        for section in self._file.sections:
            for element in section.element.iter():
                if str(element.tag).endswith(NUMBERED):
                    number += 1
                    element.set("id", str(number))
            section.mark_dirty()
        return self._packed(self._file.to_bytes())

    def _packed(self, made: bytes) -> bytes:
        """Pack it anew: with the document's own title, day and preview, and no day of the machine."""
        day = self._document.dated.timetuple()[:3]
        packed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(made)) as old,
            zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for entry in old.infolist():
                content = old.read(entry)
                if entry.filename == META:
                    content = self._described(content.decode()).encode()
                elif entry.filename == PREVIEW:
                    content = self._preview().encode()
                info = zipfile.ZipInfo(entry.filename, (*day, 0, 0, 0))
                first = entry.filename == MIMETYPE
                info.compress_type = zipfile.ZIP_STORED if first else zipfile.ZIP_DEFLATED
                new.writestr(info, content)
        return packed.getvalue()

    def _described(self, told: str) -> str:
        day = self._document.dated.isoformat()
        told = told.replace(
            "<opf:title/>", f"<opf:title>{escape(_written(self._document.title))}</opf:title>"
        )
        told = re.sub("(<opf:language>)[^<]*", rf"\g<1>{self._document.language}", told)
        for name, value in {
            "creator": MAKER,
            "lastsaveby": MAKER,
            "CreatedDate": f"{day}T00:00:00Z",
            "ModifiedDate": f"{day}T00:00:00Z",
            "date": day,
        }.items():
            told = re.sub(
                rf'(<opf:meta name="{name}" content="text">)[^<]*', rf"\g<1>{value}", told
            )
        return told

    def _preview(self) -> str:
        lines = [self._document.title]
        for block in self._document.blocks:
            if isinstance(block, Heading):
                lines.append(block.text)
            elif isinstance(block, Paragraph):
                lines.append(text_of(block.words))
            else:
                lines += [" | ".join(text_of(cell) for cell in row) for row in block.rows]
        return _written("\r\n".join(lines))[:LONGEST_PREVIEW]


def _strong(text: str) -> Run:
    return Run(text, Look.STRONG)


def _lines(words: Words) -> list[Words]:
    """Return words line by line; there is always one."""
    lines: list[list[Run]] = [[]]
    for one in words:
        first, *others = one.text.split("\n")
        lines[-1].append(Run(first, one.look))
        lines += [[Run(text, one.look)] for text in others]
    return [tuple(run for run in line if run.text) for line in lines]


def _written(text: str) -> str:
    return UNWRITABLE.sub("", text)
