"""Blanks of a text: what its model leaves to be filled in, and what people write for it. Pure."""

import re

# `[사업명]` and `[14]일` of the models, an empty pair, a line to write on, `○○시`. 〔 〕 are brackets that stay.
BLANK = re.compile(r"\[[^\[\]\n]{0,60}\]|［[^［］\n]{0,60}］|_{3,}|[○◯]{2,}")


def blanks_in(text: str) -> list[str]:
    """Return the blanks of a text as they are written, each once, in reading order."""
    return list(dict.fromkeys(BLANK.findall(text)))
