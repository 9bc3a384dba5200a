"""Who was found behind a cookie the last time it came: a presumption, never an answer.

Looking up who is signed in takes as long as a small list, and both can be asked at one time if it is
known as whom the list is to be read. So what was found last is kept, and the list is read as that
person; it is told only if this request's own look found the very same person with the very same
hats, and is read again otherwise (`Context.read_rows`). Nothing else ever goes by a presumption.
"""

from typing import Final

from workflows.rights.actor import Actor

MOST: Final = 4_096


class Lately:
    """The persons found last, by the digest of their cookie; the oldest finding goes first."""

    def __init__(self, most: int = MOST) -> None:
        """Take how many may be kept."""
        self._found: dict[str, Actor] = {}
        self._most = most

    def of(self, digest: str) -> Actor | None:
        """Return who was found the last time, or None."""
        return self._found.get(digest)

    def note(self, digest: str, found: Actor | None) -> None:
        """Keep what has just been found; a sign-in that has ended is forgotten."""
        if found is None:
            self._found.pop(digest, None)
        elif self._found.get(digest) is not found:
            self._found.pop(digest, None)
            self._found[digest] = found
            if len(self._found) > self._most:
                del self._found[next(iter(self._found))]
