"""The three tables of a .pb file as rows with line numbers, from bytes or text."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workflows.voting.pabulib.files import PabulibRefused

NAMES: Final = ("META", "PROJECTS", "VOTES")
# Other columns are let go row by row: who voted where and how old is nobody's business here.
COLUMNS: Final = {
    "META": ("key", "value"),
    "PROJECTS": ("project_id", "cost", "votes", "score", "name", "selected"),
    "VOTES": ("voter_id", "vote", "points", "weight"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells, and where it ends in the file."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Section:
    """One table: where it starts, the places of its columns in the cells, and its rows."""

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
    missing_section, section_repeated, key_repeated, row_too_long.
    """
    found: dict[str, Section] = {}
    rows = _rows(text, quoted=quoted)
    current: Section | None = None
    places: dict[str, int] = {}
    width = 0
    for row in rows:
        name = row.cells[0].strip().upper()
        if name in NAMES and not any(cell.strip() for cell in row.cells[1:]):
            if name in found:
                raise PabulibRefused("section_repeated", line=row.line, field=name)
            header = next(rows, Row(row.line, []))
            places = _places(name, header)
            width = max(len(header.cells), 2)
            columns = {column: place for place, column in enumerate(places)}
            current = found[name] = Section(name, row.line, columns, [])
            continue
        if current is None:
            raise PabulibRefused("missing_section", line=row.line, field=NAMES[0])
        cells = _fit(current, row, width)
        current.rows.append(Row(row.line, [cells[place] for place in places.values()]))
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


def _places(name: str, header: Row) -> dict[str, int]:
    """Return where the columns stand that matter; META needs no header, its two are fixed.

    Raises PabulibRefused key_repeated for a column that stands there twice.
    """
    if name == NAMES[0]:
        return {"key": 0, "value": 1}
    titles = [cell.strip().lower() for cell in header.cells]
    for column in COLUMNS[name]:
        if titles.count(column) > 1:  # which of them holds, nobody can say
            raise PabulibRefused("key_repeated", line=header.line, field=column)
    return {column: titles.index(column) for column in COLUMNS[name] if column in titles}


def _fit(section: Section, row: Row, width: int) -> list[str]:
    """Return the cells at the width of the table; only blank cells may be left over."""
    cells = row.cells
    if section.name == NAMES[0]:
        cells = [cells[0], ";".join(cells[1:]).rstrip("; ")]
    elif any(cell.strip() for cell in cells[width:]):
        raise PabulibRefused("row_too_long", line=row.line, section=section.name)
    return cells + [""] * (width - len(cells))
