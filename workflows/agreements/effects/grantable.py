"""The rights an agreement may give: a list kept as data, each with plain words for what it lets one do."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from workflows.kit.wording import Locale
from workflows.rights.permissions import Permission


@cache
def grantable() -> Mapping[Permission, Mapping[Locale, str]]:
    """Return the words of each right that an agreement may give, in the order of the list."""
    told = tomllib.loads((files(__package__) / "grantable.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            Permission(one["permission"]): {Locale.KO: one["ko"], Locale.EN: one["en"]}
            for one in told["right"]
        }
    )
