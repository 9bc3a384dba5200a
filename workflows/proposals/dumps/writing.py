"""Writing files of open data: the same rows give the same bytes. Pure."""

import gzip
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

import orjson

from workflows.kit.cells import Cell, csv_of
from workflows.proposals.dumps.dictionary import DATASETS, Dataset


@dataclass(frozen=True, slots=True)
class File:
    """One file: its name, how many rows it has, and its bytes."""

    name: str
    rows: int
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest that the manifest tells."""
        return hashlib.sha256(self.content).hexdigest()


def json_of(dataset: Dataset, rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a JSON list of objects, one on a line."""
    names = [column.name for column in dataset.columns]
    lines = [orjson.dumps(dict(zip(names, row, strict=True))) for row in rows]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def files_of(tables: Mapping[str, Sequence[Sequence[Cell]]]) -> list[File]:
    """Return every file of a version but its manifest, in a fixed order."""
    files = []
    for dataset in DATASETS:
        rows = tables[dataset.name]
        files += [
            File(
                f"{dataset.name}.csv",
                len(rows),
                csv_of([one.name for one in dataset.columns], rows),
            ),
            File(f"{dataset.name}.json", len(rows), json_of(dataset, rows)),
        ]
    files.append(File("dictionary.json", len(DATASETS), dictionary()))
    return sorted(files, key=lambda one: one.name)


def dictionary() -> bytes:
    """Return what every column means."""
    return orjson.dumps(
        [asdict(one) for one in DATASETS], option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    )


def digest_of(files: Sequence[File]) -> str:
    """Return the digest of a version: of the names and digests of its files."""
    told = "".join(f"{one.sha256}  {one.name}\n" for one in files)
    return hashlib.sha256(told.encode()).hexdigest()


def packed(content: bytes) -> bytes:
    """Return content as gzip without a time, so that it is the same tomorrow."""
    return gzip.compress(content, compresslevel=6, mtime=0)
