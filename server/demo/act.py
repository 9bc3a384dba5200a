"""How the demo does anything: a persona, an action of the house, and what it is given."""

from collections.abc import Awaitable, Callable
from typing import Any

Act = Callable[..., Awaitable[Any]]
