"""The three tables of a .pb file as rows with line numbers, from bytes or text."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workflows.voting.pabulib.files import PabulibRefused

NAMES: Final = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it ends in the file."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Section:
    """One table: where it starts, its columns in lower case by place, and its rows."""

    name: str
    line: int
    columns: Mapping[str, int]
    rows: list[Row]

    def column(self, name: str) -> int:
        """Return the place of a column that must be there: else PabulibRefused missing_column."""
        if name not in self.columns:
            raise PabulibRefused(
                "missing_column", line=self.line + 1, field=name, section=self.name
            )
        return self.columns[name]


def decoded(content: bytes | str) -> str:
    """Return the text of a file: UTF-8, with or without a byte order mark.

    Raises PabulibRefused wrong_encoding with the first line that is something else.
    """
    if isinstance(content, str):
        text = content
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise PabulibRefused("wrong_encoding", line=line) from error
    if "\x00" in text:
        raise PabulibRefused("wrong_encoding", line=text[: text.index("\x00")].count("\n") + 1)
    return text.removeprefix("\ufeff")


def sections_of(text: str, *, quoted: bool = True) -> dict[str, Section]:
    """Cut the text into its three tables. Blank lines are passed over.

    `quoted` False takes quotation marks as ordinary letters. Raises PabulibRefused
    missing_section, section_repeated, row_too_long.
    """
    found: dict[str, Section] = {}
    rows = _rows(text, quoted=quoted)
    current: Section | None = None
    for row in rows:
        name = row.cells[0].strip().upper()
        if name in NAMES and not any(cell.strip() for cell in row.cells[1:]):
            if name in found:
                raise PabulibRefused("section_repeated", line=row.line, field=name)
            header = next(rows, Row(row.line, []))
            columns: dict[str, int] = {}
            for place, cell in enumerate(header.cells):
                columns.setdefault(cell.strip().lower(), place)
            current = found[name] = Section(name, row.line, columns, [])
            continue
        if current is None:
            raise PabulibRefused("missing_section", line=row.line, field=NAMES[0])
        _fit(current, row)
        current.rows.append(row)
    for name in NAMES:
        if name not in found:
            raise PabulibRefused("missing_section", field=name)
    return found


def _rows(text: str, *, quoted: bool) -> Iterator[Row]:
    lines = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=";",
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield Row(lines.line_num, cells)
    except csv.Error as error:
        raise PabulibRefused("row_too_long", line=lines.line_num) from error


def _fit(section: Section, row: Row) -> None:
    """Bring a row to the width of its table; only blank cells may be left over."""
    width = max(len(section.columns), 2)
    if section.name == NAMES[0]:
        row.cells[1:] = [";".join(row.cells[1:]).rstrip("; ")]
    elif any(cell.strip() for cell in row.cells[width:]):
        raise PabulibRefused("row_too_long", line=row.line, section=section.name)
    row.cells.extend([""] * (width - len(row.cells)))
