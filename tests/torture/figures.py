"""What a suite reports: one line to read, the values behind it, and whether it came out as claimed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. For a control, `as_claimed` means that it went wrong, as it must."""

    name: str
    as_claimed: bool
    line: str
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, as_claimed: bool, line: str, values: object) -> Self:  # noqa: FBT001
        """Make one from a dataclass of counts."""
        counts = asdict(values) if is_dataclass(values) and not isinstance(values, type) else {}
        return cls(name, bool(as_claimed), line, counts)

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{'ok ' if self.as_claimed else 'RED'} {self.name}: {self.line}"
