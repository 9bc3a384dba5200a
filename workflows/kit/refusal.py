"""Refusals: the expected answers to what cannot be done, with code, reason, rule and remedy.

A refusal is an answer, not an accident. `reason` is a stable slug: the words for it, in Korean
and in English, stand in `words/{ko,en}.toml` under the same slug.
"""

from enum import StrEnum


class RefusalCode(StrEnum):
    """The kinds of refusal a client can tell apart without reading the reason."""

    INVALID = "INVALID"
    NOT_SIGNED_IN = "NOT_SIGNED_IN"
    NOT_FOUND = "NOT_FOUND"
    NOT_ALLOWED = "NOT_ALLOWED"
    WRONG_STATE = "WRONG_STATE"
    CONFLICT = "CONFLICT"
    RULE = "RULE"
    BUSY = "BUSY"


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Something that cannot be done, said in a way the asker can act on.

    `reason` is the slug of the catalogue, `field` the input field in question (camelCase path),
    `rule` the id of a rule of `workflows.law`, `figures` the values that fill the sentence.
    """

    code: RefusalCode

    def __init__(
        self,
        reason: str,
        *,
        field: str | None = None,
        rule: str | None = None,
        **figures: object,
    ) -> None:
        """Keep what the answer needs; the sentence is made where the language is known."""
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.rule = rule
        self.figures = figures


class Invalid(Refusal):
    """The input cannot be understood or is out of its bounds."""

    code = RefusalCode.INVALID


class NotSignedIn(Refusal):
    """The act needs a person, and nobody is signed in."""

    code = RefusalCode.NOT_SIGNED_IN


class NotFound(Refusal):
    """There is no such thing, or none that the asker may know of."""

    code = RefusalCode.NOT_FOUND


class NotAllowed(Refusal):
    """The asker may see the thing and may not do this with it."""

    code = RefusalCode.NOT_ALLOWED


class WrongState(Refusal):
    """The thing is not in a state in which this can be done."""

    code = RefusalCode.WRONG_STATE


class Conflict(Refusal):
    """Somebody, perhaps the asker himself, has done something else in between."""

    code = RefusalCode.CONFLICT


class RuleBroken(Refusal):
    """A rule of law or of the campaign stands against it."""

    code = RefusalCode.RULE


class Busy(Refusal):
    """The house is full for a moment; the same request will do later."""

    code = RefusalCode.BUSY
