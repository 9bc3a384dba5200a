"""Answers kept for the public: the same bytes again for as long as nothing behind them has changed.

Each request first reads the present version of what its answer is made of: one small question,
shared by all who come meanwhile. It takes a kept answer only of that version and before its first
deadline; else it makes one, once for all who want the same, and keeps it under the version it read.
What is kept was thus read after its version, and a version only ever rises: if it still stands, no
write has been committed since it was read, neither before the answer was made nor after. So nobody
is ever told anything older than the moment he asked.

There are two shelves: what our own pages ask by name, and everything else, whose texts strangers
choose. Neither can push the other's answers out. Compressed bytes are made when first asked for.
"""

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import orjson

from schema.kit.context import Look
from schema.trusted.documents import trusted_documents
from server.asked import Asked
from server.together import Together
from workflows.corridor.versions import Scope, Version, versions
from workflows.kit.wording import Locale

WORTH_COMPRESSING: Final = 1_000
FAST: Final = 1  # the level of gzip: six times quicker than the usual one, for a tenth more bytes

OWN: Final = frozenset(trusted_documents().values())

Key: TypeAlias = tuple[str, str | None, bytes, Locale]


@dataclass(slots=True)
class Kept:
    """One answer as bytes, and how long it is right."""

    version: Version
    plain: bytes
    zipped: bytes | None = field(default=None)

    def is_right_at(self, present: Version) -> bool:
        """Say whether nothing has changed since, and no deadline has passed."""
        made = self.version
        return made.number == present.number and (
            made.deadline is None or present.now < made.deadline
        )

    def compressed(self) -> bytes | None:
        """Return the answer compressed, if that is worth it."""
        if self.zipped is None and len(self.plain) >= WORTH_COMPRESSING:
            self.zipped = gzip.compress(self.plain, FAST, mtime=0)
        return self.zipped


# Makes an answer; None if it is not a whole one.
Make: TypeAlias = Callable[[], Awaitable[bytes | None]]


class Shelf:
    """Answers by key, those asked for longest ago the first to go."""

    def __init__(self, most_bytes: int) -> None:
        """Take how many bytes may lie here."""
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self.bytes = 0

    def get(self, key: Key) -> Kept | None:
        """Return what is kept under a key, right or not."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Key, kept: Kept) -> None:
        """Keep an answer in the place of an older one, and let go of what there is no room for."""
        before = self._kept.pop(key, None)
        if before is not None:
            self.bytes -= _weight(key, before)
        self._kept[key] = kept
        self.bytes += _weight(key, kept)
        while self.bytes > self._most_bytes:
            gone, old = self._kept.popitem(last=False)
            self.bytes -= _weight(gone, old)


class Answers:
    """The shelves of one process."""

    def __init__(self, look: Look, *, most_bytes: int) -> None:
        """Take what lends a connection for one question, and the bytes of each shelf."""
        self._versions: Together[Scope, Version] = Together(look, versions)
        self._pages, self._strangers = Shelf(most_bytes), Shelf(most_bytes)
        self._making: dict[Key, asyncio.Future[Kept | None]] = {}

    async def answer(self, asked: Asked, locale: Locale, scope: Scope, make: Make) -> Kept | None:
        """Return an answer that is right now, kept or made; None if it cannot be made whole."""
        key = (asked.text, asked.name, _canonical(asked), locale)
        shelf = self._pages if asked.text in OWN else self._strangers
        present = await self._versions.get(scope)
        kept = shelf.get(key)
        if present is None:
            return None
        if kept is not None and kept.is_right_at(present):
            return kept
        while (making := self._making.get(key)) is not None:
            # Made for somebody who came before: it serves if nothing has changed in between.
            made = await asyncio.shield(making)
            if made is None or made.is_right_at(present):
                return made
        return await self._made(key, shelf, present, make)

    async def _made(self, key: Key, shelf: Shelf, present: Version, make: Make) -> Kept | None:
        mine: asyncio.Future[Kept | None] = asyncio.get_running_loop().create_future()
        self._making[key] = mine
        kept: Kept | None = None
        try:
            made = await make()
            if made is not None:
                kept = Kept(present, made)
                shelf.put(key, kept)
            return kept
        finally:
            # Those who wait are never left: without an answer they make their own.
            mine.set_result(kept)
            if self._making.get(key) is mine:
                del self._making[key]


def _canonical(asked: Asked) -> bytes:
    """Return the variables as bytes, the same for the same values in any order."""
    return orjson.dumps(asked.variables or {}, option=orjson.OPT_SORT_KEYS)


def _weight(key: Key, kept: Kept) -> int:
    text, name, variables, _ = key
    return len(text) + len(name or "") + len(variables) + 2 * len(kept.plain) + 400
