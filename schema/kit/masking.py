"""What an error says to the outside: refusals in words, validation as it is, anything else masked."""

import logging
import re
from uuid import uuid4

from graphql import GraphQLError

from schema.kit.limits import limit_behind
from schema.kit.refused import extensions_of, sentence
from workflows.kit.refusal import Refusal
from workflows.kit.wording import Locale, worded

LOG = logging.getLogger("schema")
# How graphql-core names a place in the variables.
PLACE = re.compile(r"\bat \.?([\w.\[\]]+):")
LONGEST_MESSAGE = 1_000
# graphql-core proposes names that come close, also to those who may not see the schema.
SUGGESTION = re.compile(r" Did you mean [^?]*\?")


def shown(error: GraphQLError, locale: Locale) -> GraphQLError:
    """Return an error as the outside may see it; an unexpected one is logged under an id."""
    cause = limit_behind(error) or _cause(error)
    if isinstance(cause, Refusal):
        cause.field = cause.field or _field(error)
        return _like(error, sentence(cause, locale), extensions_of(cause, locale))
    if cause is None and error.path is None:
        message = SUGGESTION.sub("", error.message)
        if len(message) > LONGEST_MESSAGE:  # it holds the asker's own words, however many
            message = f"{message[:LONGEST_MESSAGE]}…"
        return _like(error, message, {"code": "INVALID", "reason": "request_invalid"})
    name = uuid4().hex[:12]
    # Without the path: it holds aliases, which are the asker's words.
    LOG.error("unexpected error %s", name, exc_info=cause or error)
    message = worded(locale, "refusal.unexpected.message")
    return _like(error, message, {"code": "UNEXPECTED", "reason": "unexpected", "id": name})


def _field(error: GraphQLError) -> str | None:
    """Return the place of a value that cannot be read, as refusals name it: contributions.0.won."""
    found = PLACE.search(error.message) if error.path is None else None
    return re.sub(r"\[(\d+)\]", r".\1", found[1]) if found else None


def _cause(error: GraphQLError) -> BaseException | None:
    """Return the exception below an error, through the layers GraphQL puts around it."""
    cause: BaseException | None = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _like(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
