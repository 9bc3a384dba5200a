"""How a duty to report is met."""

from enum import StrEnum


class Met(StrEnum):
    """How a duty to report was met, or that it fell away."""

    REPORTED = "REPORTED"
    RECUSED = "RECUSED"
    CALLED_OFF = "CALLED_OFF"
