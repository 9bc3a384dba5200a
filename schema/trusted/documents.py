"""Trusted documents: the operations of our own pages under the SHA-256 of their text.

`documents.json` is written by the front end's code generator together with its own copy. The names
are those of the appendix on persisted documents of GraphQL over HTTP: `sha256:` and hexadecimal.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import orjson

DOCUMENTS_FILE = Path(__file__).with_name("documents.json")


@cache
def trusted_documents() -> Mapping[str, str]:
    """Return the text of every operation of our pages by its name."""
    return MappingProxyType(orjson.loads(DOCUMENTS_FILE.read_bytes()))
