"""Enums of signing as the API shows them."""

from schema.kit.enums import told
from workflows.agreements.signing.states import (
    EditionState,
    EndKind,
    GateKind,
    GateState,
    MandateScope,
    SigningOrder,
    Strength,
)

told(
    SigningOrder,
    name="SigningOrder",
    description="In which order the parties of an agreement sign.",
    values={
        "COMPANIES_FIRST": "The companies, then the developer, the municipality last.",
        "PARALLEL": "Each when it is ready.",
        "SEQUENCE": "One after another, in an order that is given.",
    },
)
told(
    GateKind,
    name="SigningGateKind",
    description="What a party does at a gate.",
    values={
        "INTERNAL_APPROVAL": "It approves the edition at home (내부 결재).",
        "SIGNATURE": "It signs.",
    },
)
told(
    GateState,
    name="SigningGateState",
    description="Where a gate is.",
    values={
        "PASSED": "It was passed.",
        "OPEN": "It can be passed now.",
        "WAITING": "Others come before.",
    },
)
told(
    EndKind,
    name="EditionEndKind",
    description="By what an edition ended without effect.",
    values={
        "REJECTED": "A party rejected it over some clauses.",
        "RECALLED": "Who drafts took it back.",
        "LAPSED": "The signing window closed before all had signed.",
    },
)
told(
    EditionState,
    name="EditionState",
    description="Where an edition is.",
    values={
        "OPEN": "It is being approved and signed.",
        "SIGNED": "All have signed; it waits for the seal.",
        "SEALED": "It is sealed, and in force.",
        "VOID": "It ended without effect; what was signed of it stays on record.",
    },
)
told(
    MandateScope,
    name="MandateScope",
    description="What a mandate to sign is for.",
    values={
        "AGREEMENT": "One agreement, and no other.",
        "ALL": "Any agreement of the programme that the organisation is a party to.",
    },
)
told(
    Strength,
    name="SignatureStrength",
    description="What proves that it was the signer (Electronic Signatures Act, Article 3).",
    values={
        "SIGN_IN": "He was signed in; its effect is what the parties agree it is.",
        "PASSKEY": "He confirmed the digest with a passkey.",
    },
)
