"""Kinds of event of minutes."""

from enum import StrEnum


class MinutesEvent(StrEnum):
    """What happens to minutes; no event holds a word of them."""

    DRAFTED = "minutes.drafted"
    GIST_WRITTEN = "minutes.gist_written"
    CIRCULATED = "minutes.circulated"
    CORRECTION_ASKED = "minutes.correction_asked"
    CORRECTION_ANSWERED = "minutes.correction_answered"
    SIGNED = "minutes.signed"
    CONFIRMED = "minutes.confirmed"
    REGISTERED = "minutes.registered"
    HIDDEN = "minutes.hidden"
    LIFTED = "minutes.lifted"
    PUBLISHED = "minutes.published"
    RELEASED = "minutes.released"
    CORRIGENDUM = "minutes.corrigendum"
