"""Setting plain data as a PDF that lasts (PDF/A-3a) and that a screen reader reads (PDF/UA-1).

A room keeps its form as a Typst file beside its code and hands over plain data; what people wrote
reaches the form as data only, never as markup. The same form, data and day give the same bytes.
"""

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import typst
from pyhanko.pdf_utils.reader import PdfFileReader

from workflows.documents.glyphs import FONTS, spelled


def set_pdf(form: Path, data: Mapping[str, object], *, title: str, dated: date) -> bytes:
    """Return the PDF of a form filled with data, in the house's own type.

    The form reads `data.title` and `data.dated` (year, month, day), which a lasting document must carry,
    with `json(bytes(sys.inputs.data))`, and files of no other folder than its own. A character that no
    letter of the house shows, as a picture of a thumb, is spelled by its number. Raises `typst.TypstError`
    where a form is wrong, which is a fault of the house and never of what people wrote.
    """
    filled = {
        **data,
        "title": title,
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
    }
    try:
        return _compiled(form, filled)
    except typst.TypstError:
        shown = _spelled(filled)
        if shown == filled:
            raise
        return _compiled(form, shown)


def _compiled(form: Path, filled: object) -> bytes:
    return typst.compile(
        form,
        root=form.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards=["a-3a", "ua-1"],
        sys_inputs={"data": json.dumps(filled, ensure_ascii=False)},
    )


def _spelled(data: object) -> object:
    """Return data with every text of it spelled as the house's type can set it."""
    if isinstance(data, str):
        return spelled(data)
    if isinstance(data, Mapping):
        return {key: _spelled(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_spelled(one) for one in data]
    return data


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    return int(PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Count"])
