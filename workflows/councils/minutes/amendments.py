"""The lines of minutes on amendments: what was moved, what became of it, and the text as amended. Pure."""

from collections.abc import Iterable, Iterator

from workflows.councils.meetings.states import Entry
from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.material import Adopted, Item, Moved, Noted
from workflows.councils.minutes.states import Field, Said

KINDS = {
    Entry.AMENDMENT_MOVED: Said.AMENDMENT_MOVED,
    Entry.AMENDMENT_SUPPORTED: Said.AMENDMENT_SUPPORTED,
    Entry.AMENDMENT_WITHDRAWN: Said.AMENDMENT_WITHDRAWN,
    Entry.AMENDMENTS_ORDERED: Said.AMENDMENTS_ORDERED,
}


def amendment_lines(
    item: Item, amendments: Iterable[Moved], log: tuple[Noted, ...]
) -> Iterator[Line]:
    """Return a line for each amendment to an item, with its words and what became of it."""
    for one in sorted(amendments, key=lambda moved: moved.number):
        cites = tuple(
            entry.number
            for entry in log
            if entry.kind in KINDS and entry.item == item.id and entry.words == str(one.number)
        )
        shown: dict[str, str | int] = {
            "number": item.number,
            "amendment": one.number,
            "state": one.state,
        }
        key = f"amendment.{item.number}.{one.number}"
        words = "\n".join(_change(*change) for change in one.changes)
        yield Line(key, Field.ITEMS, Said.AMENDMENT, cites, shown, one.mover, item.number, words)


def adopted_line(item: Item, adopted: Adopted, log: tuple[Noted, ...]) -> Line:
    """Return the line that tells the text of an item as amended, with its digest."""
    cites = tuple(
        entry.number for entry in log if entry.kind is Entry.VOTE_CLOSED and entry.item == item.id
    )
    shown: dict[str, str | int] = {"number": item.number, "sha256": adopted.sha256}
    key = f"adopted.{item.number}"
    return Line(
        key, Field.DECISIONS, Said.ADOPTED_TEXT, cites, shown, None, item.number, adopted.text
    )


def _change(passage: str | None, words: str) -> str:
    """Return a change as it is printed: the passage, an arrow, the words; a whole new text alone."""
    return words if passage is None else f"{passage} → {words}"
