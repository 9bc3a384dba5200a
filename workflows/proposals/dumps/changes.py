"""What changed from one version of open data to the next, in rows of its files. Pure.

It is reckoned from published bytes alone: whoever holds both versions reckons the same, so it tells
nothing that the two do not tell.
"""

import gzip
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

import orjson

from workflows.proposals.dumps.dictionary import DATASETS, Dataset


@dataclass(frozen=True, slots=True)
class Change:
    """How many rows of a file are new, gone, and different under the same first columns."""

    name: str
    added: int
    removed: int
    changed: int


def change_of(dataset: Dataset, before: bytes, after: bytes) -> Change:
    """Compare two files of a dataset in JSON, whatever columns the earlier one had.

    A row goes by its first column; where that names several rows, what is not the same is new or gone.
    """
    key = dataset.columns[0].name
    old, new = (_by_key(content, key) for content in (before, after))
    added = removed = changed = 0
    for name in old.keys() | new.keys():
        gone, come = old.get(name, Counter()), new.get(name, Counter())
        alone = gone.total() == come.total() == 1
        fewer, more = (gone - come).total(), (come - gone).total()
        changed += more if alone else 0
        added += 0 if alone else more
        removed += 0 if alone else fewer
    return Change(dataset.name, added, removed, changed)


def changes_of(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[dict[str, object]]:
    """Compare the JSON files of two versions by name, packed before and plain after, as it is kept."""
    found = []
    for dataset in DATASETS:
        name = f"{dataset.name}.json"
        earlier = gzip.decompress(before[name]) if name in before else b"[]"
        if earlier != after[name]:
            change = change_of(dataset, earlier, after[name])
            if change.added or change.removed or change.changed:
                found.append(asdict(change))
    return found


def read_changes(kept: Collection[Mapping[str, object]]) -> list[Change]:
    """Return changes as they were kept."""
    return [
        Change(str(one["name"]), *(int(str(one[n])) for n in ("added", "removed", "changed")))
        for one in kept
    ]


def _by_key(content: bytes, key: str) -> dict[str, Counter[bytes]]:
    found: dict[str, Counter[bytes]] = {}
    for row in orjson.loads(content):
        line = orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
        found.setdefault(str(row.get(key)), Counter())[line] += 1
    return found
