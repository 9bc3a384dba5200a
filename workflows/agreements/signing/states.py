"""Kinds of gates, orders of signing, and what becomes of an edition."""

from enum import StrEnum

from workflows.rights.roles import Role

# Who signs by the office itself (대표자); everybody else needs a mandate (위임장).
SIGNING_OFFICES = frozenset({Role.MUNICIPAL_HEAD, Role.DEVELOPER_LEAD, Role.COMPANY_REPRESENTATIVE})


class SigningOrder(StrEnum):
    """In which order the parties sign."""

    COMPANIES_FIRST = "COMPANIES_FIRST"
    PARALLEL = "PARALLEL"
    SEQUENCE = "SEQUENCE"


class GateKind(StrEnum):
    """What a party does at a gate."""

    INTERNAL_APPROVAL = "INTERNAL_APPROVAL"
    SIGNATURE = "SIGNATURE"


class GateState(StrEnum):
    """Whether a gate was passed, can be passed now, or waits for others."""

    PASSED = "PASSED"
    OPEN = "OPEN"
    WAITING = "WAITING"


class EndKind(StrEnum):
    """By what an edition ended without effect."""

    REJECTED = "REJECTED"
    RECALLED = "RECALLED"
    LAPSED = "LAPSED"


class EditionState(StrEnum):
    """Where an edition is."""

    OPEN = "OPEN"
    SIGNED = "SIGNED"
    SEALED = "SEALED"
    VOID = "VOID"


class MandateScope(StrEnum):
    """What a mandate is for: one agreement, or any of the programme its body is a party to."""

    AGREEMENT = "AGREEMENT"
    ALL = "ALL"


class Strength(StrEnum):
    """What proves that it was the signer: being signed in, or a passkey over the digest."""

    SIGN_IN = "SIGN_IN"
    PASSKEY = "PASSKEY"


class DocumentKind(StrEnum):
    """Which bytes of an edition: the text as it was frozen, or with the seal."""

    TEXT = "TEXT"
    SEALED = "SEALED"
