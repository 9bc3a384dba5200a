"""Generated source: the text of a function that makes an answer of rows, and the function itself.

The text holds only names that are given here, positions in a row, and names of a valid GraphQL
document (letters, digits and underlines), written as Python literals.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Draft:
    """The columns one statement has to fetch, and the functions its text calls by name."""

    paths: list[str] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=dict)

    def column(self, path: str) -> str:
        """Return the expression of a column; one asked for twice is fetched once."""
        if path not in self.paths:
            self.paths.append(path)
        return f"row[{self.paths.index(path)}]"

    def name(self, wanted: str, meaning: object) -> str:
        """Return the name under which the text finds something, always the same for the same."""
        self.names[wanted] = meaning
        return wanted


def braces(entries: Mapping[str, str]) -> str:
    """Return the text of a dictionary, one entry a line."""
    lines = "".join(f"    {key!r}: {indented(value)},\n" for key, value in entries.items())
    return f"{{\n{lines}}}" if entries else "{}"


def of_each(value: str, rows: str, *, named: str = "row") -> str:
    """Return the text of a list with one value for each row, `named` so in the value."""
    return f"[\n    {indented(value)}\n    for {named} in {rows}\n]"


def indented(text: str) -> str:
    """Move all lines but the first in by one step."""
    return text.replace("\n", "\n    ")


def function(body: str, names: Mapping[str, Any]) -> tuple[str, Callable[..., Any]]:
    """Return the text of `answer(read, below)` with this body, and the function."""
    text = f"def answer(read, below):\n    {indented(body)}\n"
    made: dict[str, Any] = dict(names)
    exec(compile(text, "<compiled read>", "exec"), made)  # noqa: S102 - our own text, see above
    answer: Callable[..., Any] = made["answer"]
    return text, answer
