"""The file of a drawn lot, from which anybody can draw again; and the drawing again.

JSON: ``format`` (this module's name for it), ``number``, ``seats``, ``bounds`` (dimension, group, least,
most), ``commitment`` and ``seed`` (hex), ``pool_digest`` (hex), ``pool`` (number, sex, age band, district
or null), ``drawn`` (numbers in the order of the lot). No name, no address, nothing else of anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from workflows.identity.sexes import Sex
from workflows.kit.refusal import Invalid
from workflows.proposals.living_lab import balance
from workflows.proposals.living_lab.balance import Applicant, Bound, profile_of
from workflows.proposals.living_lab.locked import bounds_of
from workflows.proposals.living_lab.queries import lab_by_number, pool_by_lab
from workflows.proposals.living_lab.states import AgeBand, Dimension
from workflows.rights.actor import ANONYMOUS
from workflows.voting.ties import lot_commitment

FORMAT = "dure-lab-lot-1"


@dataclass(frozen=True, slots=True)
class LotFile:
    """The bytes of a file and their digest."""

    content: bytes
    digest: str


async def lot_file(session: AsyncSession, *, number: str) -> LotFile | None:
    """Return the file of a living lab whose lot is drawn; None without one."""
    lab = await lab_by_number(session, ANONYMOUS, number=number)
    if lab is None or lab.lot_seed is None:
        return None
    pool = (await pool_by_lab(session, ANONYMOUS, [lab.id]))[lab.id]
    content = orjson.dumps(
        {
            "format": FORMAT,
            "number": lab.number,
            "seats": lab.seats,
            "bounds": [
                {
                    "dimension": one.dimension,
                    "group": one.group,
                    "least": one.least,
                    "most": one.most,
                }
                for one in bounds_of(lab)
            ],
            "commitment": lab.lot_commitment,
            "seed": lab.lot_seed,
            "pool_digest": lab.pool_digest,
            "pool": [_shown(one.applicant) for one in pool],
            "drawn": lab.drawn,
        },
        option=orjson.OPT_INDENT_2,
    )
    return LotFile(content, sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Again:
    """What came of drawing again: each claim of a file, and whether it holds."""

    number: str
    commitment: bool
    pool: bool
    drawn: bool

    @property
    def holds(self) -> bool:
        """Say whether all of it holds."""
        return self.commitment and self.pool and self.drawn


def draw_again(content: bytes) -> Again:
    """Draw again from a file. Refuses what is no such file (`lot_file_unreadable`)."""
    try:
        told = orjson.loads(content)
        if told["format"] != FORMAT:
            raise Invalid("lot_file_unreadable", field="file")
        seed = bytes.fromhex(told["seed"])
        pool = [_read(one) for one in told["pool"]]
        bounds = [
            Bound(
                Dimension(one["dimension"]), str(one["group"]), int(one["least"]), int(one["most"])
            )
            for one in told["bounds"]
        ]
        seats, said = int(told["seats"]), _numbers(told["drawn"])
        number, commitment = str(told["number"]), told["commitment"]
        digest = told["pool_digest"]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Invalid("lot_file_unreadable", field="file") from None
    drawn = balance.draw(pool, seats, bounds, seed)
    return Again(
        number,
        commitment=lot_commitment(seed) == commitment,
        pool=balance.pool_digest(pool) == digest,
        drawn=drawn is not None and list(drawn.seated) == said,
    )


def _shown(one: Applicant) -> dict[str, object]:
    sex, age, area = one.profile
    return {
        "number": one.number,
        "sex": sex,
        "age": age,
        "area": int(area) if area else None,
    }


def _read(told: Mapping[str, Any]) -> Applicant:
    area = told["area"]
    profile = profile_of(
        Sex(told["sex"]), AgeBand(told["age"]), None if area is None else int(area)
    )
    return Applicant(int(told["number"]), profile)


def _numbers(told: Sequence[Any]) -> list[int]:
    return [int(one) for one in told]
