"""Kinds of event of signing."""

from enum import StrEnum


class SigningEvent(StrEnum):
    """What happens to an edition and to mandates."""

    FROZEN = "agreement.frozen"
    APPROVED = "agreement.approved"
    SIGNED = "agreement.signed"
    COMPLETED = "agreement.signed_by_all"
    REJECTED = "agreement.rejected"
    RECALLED = "agreement.recalled"
    LAPSED = "agreement.lapsed"
    IN_FORCE = "agreement.in_force"
    MANDATE_GIVEN = "signingMandate.given"
    MANDATE_ENDED = "signingMandate.ended"
    MANDATE_LAPSED = "signingMandate.lapsed"
