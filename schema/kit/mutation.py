"""Mutation fields: one action each, a refusal answered as a member of the result union."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, partial
from typing import Any

import orjson
import strawberry
from strawberry.extensions import FieldExtension
from strawberry.utils.str_converters import to_camel_case

from schema.kit.context import Asked, Info
from schema.kit.refused import Refused
from schema.kit.scalars import NotWon
from workflows.kit.hashing import Canonical
from workflows.kit.refusal import Busy, Invalid, Refusal
from workflows.kit.sent import NotSwornError


class Answers(FieldExtension):
    """Says which field is being answered, and turns a refusal into `Refused`."""

    def __init__(self, *, noted: bool, swears: bool = False) -> None:
        """Take whether an attempt in somebody else's hat leaves a trace, and whether it is sworn who acts."""
        self._noted = noted
        self.swears = swears

    async def resolve_async(
        self, next_: Callable[..., Awaitable[Any]], source: object, info: Info, **kwargs: object
    ) -> object:
        """Answer one mutation field; the specification lets them run one after another."""
        try:
            demand_sound(kwargs)
            info.context.asked = asked_by(info, kwargs)
            return await next_(source, info, **kwargs)
        except Refusal as refusal:
            # Only who is known can be told why not, and noted; that the house is full is told to anybody.
            if info.context.is_presumed and not isinstance(refusal, Busy):
                raise NotSwornError from refusal
            if self._noted:
                await info.context.note_unworn(refusal)
            return Refused.of(refusal, info.context.locale)


def verb(description: str, *, noted: bool = False, swears: bool = False) -> Any:
    """Make a resolver a mutation field that answers refusals.

    `noted` is for what must leave a trace when it is not allowed: voting, closing, granting and
    their like (DESIGN 2.3). One that `swears` may be asked for as who is only presumed to ask: it then
    acts by one statement that finds out whether he is, or raises NotSwornError and has done nothing.
    """
    answers = Answers(noted=noted, swears=swears)
    return strawberry.mutation(description=description, extensions=[answers])


def asked_by(info: Info, given: Mapping[str, object]) -> Asked:
    """Return the response path of a root field and its input, written down when it is asked for."""
    return Asked(field=info.field_name, path=str(info.path.key), written=partial(_canonical, given))


def demand_sound(given: Mapping[str, object]) -> None:
    """Refuse text that has no bytes and an amount that is no whole won, naming its field.

    Nearly always all of it can be written at once, which is the quickest proof.
    """
    try:
        orjson.dumps(given, default=_written)
    except TypeError:
        for argument in given.values():
            _demand_won(argument, ())
        _canonical(given)


def _written(value: object) -> str:
    """Write what has no form of its own. Raises TypeError for an amount that is none."""
    if isinstance(value, NotWon):
        raise TypeError
    return str(value)


def _demand_won(value: object, path: tuple[str, ...]) -> None:
    """Refuse the first amount that is none; its place is told from the input on: lines.0.spent."""
    if isinstance(value, NotWon):
        raise value.refusal(".".join(path))
    if is_dataclass(value) and not isinstance(value, type):
        for name, told in _names(type(value)):
            _demand_won(getattr(value, name), (*path, told))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, inner in enumerate(value):
            _demand_won(inner, (*path, str(place)))


def _canonical(value: object, field: str = "") -> Canonical:
    found: Canonical = str(value)
    if isinstance(value, Enum):
        found = value.name
    elif isinstance(value, str):
        found = _sound(value, field)
    elif value is None or isinstance(value, int):
        found = value
    elif isinstance(value, datetime):
        found = value.isoformat()
    elif is_dataclass(value) and not isinstance(value, type):
        found = {name: _canonical(getattr(value, name), told) for name, told in _names(type(value))}
    elif isinstance(value, Mapping):
        found = {str(key): _canonical(inner, str(key)) for key, inner in value.items()}
    elif isinstance(value, Sequence):
        found = [_canonical(inner, field) for inner in value]
    return found


@cache
def _names(kind: type) -> Sequence[tuple[str, str]]:
    """Return the names of an input's fields, as the code and as the schema has them."""
    return [(one.name, to_camel_case(one.name)) for one in fields(kind)]


def _sound(text: str, field: str) -> str:
    """Refuse half a letter (an unpaired surrogate), which has no bytes to be digested or stored."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Invalid("text_control_characters", field=field) from None
    return text
