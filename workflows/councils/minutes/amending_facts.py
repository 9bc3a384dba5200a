"""The part of a certificate about amendments: written, and read again. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workflows.councils.minutes.deciding import Amending
from workflows.councils.reckoning.amending import Amendment, Moved, Put


def amending_json(facts: Amending) -> dict[str, object]:
    """Return what a file tells of amendments: letters by their place, and never a word."""
    return {
        "original": facts.original,
        "decided": facts.decided,
        "moved": [
            {
                "amendment": one.amendment.number,
                "spans": [list(span) for span in one.amendment.spans],
                "place": one.amendment.place,
                "since": one.since.isoformat(),
                "withdrawn": None if one.withdrawn is None else one.withdrawn.isoformat(),
            }
            for one in facts.moved
        ],
        "puts": [
            {"amendment": one.number, "at": one.at.isoformat(), "carried": one.carried}
            for one in facts.puts
        ],
    }


def read_amending(told: Mapping[str, Any]) -> Amending:
    """Return it from a file. Raises LookupError, TypeError or ValueError for anything else."""
    return Amending(
        tuple(
            Moved(
                Amendment(
                    int(one["amendment"]),
                    tuple((int(begin), int(end)) for begin, end in one["spans"]),
                    place=None if one["place"] is None else int(one["place"]),
                ),
                datetime.fromisoformat(one["since"]),
                None if one["withdrawn"] is None else datetime.fromisoformat(one["withdrawn"]),
            )
            for one in told["moved"]
        ),
        tuple(
            Put(int(one["amendment"]), datetime.fromisoformat(one["at"]), _carried(one["carried"]))
            for one in told["puts"]
        ),
        str(told["original"]),
        str(told["decided"]),
    )


def _carried(said: object) -> bool | None:
    if said is not None and not isinstance(said, bool):
        raise TypeError(said)
    return said
