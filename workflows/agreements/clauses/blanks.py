"""Blanks of a text: what its model leaves to be filled in, and what people write for it. Pure."""

import re

# `[사업명]` and `[14]일` of the models, also over the end of a line, and what people write by hand: 【금액】, an
# empty pair, a line to write on, `○○시` and `△△`, a day without its figures. 〔 〕 are brackets that stay.
BLANK = re.compile(
    r"\[[^\[\]]{0,200}\]|［[^［］]{0,200}］|【[^【】]{0,200}】|[(（]\s*[)）]|_{3,}|＿{2,}"
    r"|[○◯●△▲□■×]{2,}|(?:\d{2,4}\s*)?년\s+월\s+일"
)


def blanks_in(text: str) -> list[str]:
    """Return the blanks of a text as they are written, each once, in reading order."""
    return list(dict.fromkeys(BLANK.findall(text)))
