"""How the lines of minutes read when their correction was asked for: the old text beside the new one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from workflows.councils.minutes.compile import compile_minutes
from workflows.councils.minutes.lines import Line, Minutes
from workflows.councils.minutes.material import Material


def lines_before(given: Material, asked: Iterable[tuple[int, str, datetime]]) -> Mapping[int, Line]:
    """Return the line each request is about, as it read when it was asked for: number, line, moment."""
    texts: dict[tuple[int, int], Minutes] = {}
    found: dict[int, Line] = {}
    for number, key, at in asked:
        gists = tuple(one for one in given.gists if one.at <= at)
        corrections = tuple(
            one for one in given.corrections if one.at <= at and one.number < number
        )
        # Whatever was written or accepted until then makes one text, whoever asked about it.
        text = (len(gists), len(corrections))
        if text not in texts:
            texts[text] = compile_minutes(replace(given, gists=gists, corrections=corrections))
        line = texts[text].line(key)
        if line is not None:
            found[number] = line
    return found
