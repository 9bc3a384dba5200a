"""What an actor is for a duty, what a party says of it, and where a field and a duty stand."""

from enum import StrEnum


class Letter(StrEnum):
    """What an actor is for a duty."""

    RESPONSIBLE = "RESPONSIBLE"
    ACCOUNTABLE = "ACCOUNTABLE"
    CONSULTED = "CONSULTED"
    INFORMED = "INFORMED"


SIGNS = {
    Letter.RESPONSIBLE: "R",
    Letter.ACCOUNTABLE: "A",
    Letter.CONSULTED: "C",
    Letter.INFORMED: "I",
}


class Consent(StrEnum):
    """What a party says of the value that stands in a field."""

    AGREE = "AGREE"
    OBJECT = "OBJECT"


class FieldStanding(StrEnum):
    """Where a field stands: nothing was ever put into it, somebody is silent or objects, or all agree."""

    BLANK = "BLANK"
    OPEN = "OPEN"
    OBJECTED = "OBJECTED"
    AGREED = "AGREED"


class DutyFault(StrEnum):
    """Why the fields of a duty cannot stand as they are."""

    NO_ACCOUNTABLE = "NO_ACCOUNTABLE"
    MANY_ACCOUNTABLE = "MANY_ACCOUNTABLE"
    NO_RESPONSIBLE = "NO_RESPONSIBLE"
