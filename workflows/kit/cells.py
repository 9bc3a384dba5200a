"""Rows as CSV: the same rows give the same bytes, and no cell is a formula (OWASP: CSV injection)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from workflows.kit.wording import SEOUL

Cell: TypeAlias = str | int | None
Table: TypeAlias = list[Sequence[Cell]]
# What a spreadsheet would take for a formula, in both widths.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BLANK = " \u00a0\u3000"


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return RFC 4180 CSV in UTF-8 with a mark for spreadsheets, and no cell that is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def day_cell(day: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return day.isoformat() if day else None


def moment_cell(moment: datetime) -> str:
    """Return a moment in Korean time, to the minute, with its offset."""
    return moment.astimezone(SEOUL).isoformat(timespec="minutes")


def _cell(value: Cell) -> str:
    """Return a cell; text that a formula could begin with is told to be text."""
    if value is None:
        return ""
    text = str(value)
    formula = isinstance(value, str) and text.lstrip(BLANK).startswith(FORMULA)
    return f"'{text}" if formula else text
