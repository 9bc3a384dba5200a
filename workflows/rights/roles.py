"""Kinds of body, roles of a body in a programme, and roles of an appointment."""

from enum import StrEnum


class BodyKind(StrEnum):
    """What sort of organisation a body is."""

    GOVERNMENT = "GOVERNMENT"
    PROVINCE = "PROVINCE"
    MUNICIPALITY = "MUNICIPALITY"
    PUBLIC_CORPORATION = "PUBLIC_CORPORATION"
    COMPANY = "COMPANY"
    RESIDENT_GROUP = "RESIDENT_GROUP"
    EXPERT_BODY = "EXPERT_BODY"
    COMMITTEE = "COMMITTEE"


class ProgrammeRole(StrEnum):
    """What a body is to a programme, by designation (Smart City Act, Article 12)."""

    GOVERNMENT = "GOVERNMENT"
    MUNICIPALITY = "MUNICIPALITY"
    DEVELOPER = "DEVELOPER"
    COMPANY = "COMPANY"
    RESIDENT = "RESIDENT"


class Role(StrEnum):
    """The capacity in which a person is appointed to act for a body."""

    MINISTRY_OFFICER = "MINISTRY_OFFICER"
    MUNICIPAL_OFFICER = "MUNICIPAL_OFFICER"
    MUNICIPAL_HEAD = "MUNICIPAL_HEAD"
    DEVELOPER_LEAD = "DEVELOPER_LEAD"
    COMPANY_REPRESENTATIVE = "COMPANY_REPRESENTATIVE"
    COUNCIL_CHAIR = "COUNCIL_CHAIR"
    COUNCIL_SECRETARY = "COUNCIL_SECRETARY"
    COUNCIL_MEMBER = "COUNCIL_MEMBER"
    OBSERVER = "OBSERVER"
    EXPERT = "EXPERT"
    RESIDENT = "RESIDENT"
    MODERATOR = "MODERATOR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


# A province's officer and a ministry's do the same work here: both oversee and neither runs a place.
_K = BodyKind
BODIES_OF_ROLE: dict[Role, frozenset[BodyKind]] = {
    Role.MINISTRY_OFFICER: frozenset({_K.GOVERNMENT, _K.PROVINCE}),
    Role.MUNICIPAL_OFFICER: frozenset({_K.MUNICIPALITY}),
    Role.MUNICIPAL_HEAD: frozenset({_K.MUNICIPALITY}),
    Role.DEVELOPER_LEAD: frozenset({_K.MUNICIPALITY, _K.PUBLIC_CORPORATION, _K.COMPANY}),
    Role.COMPANY_REPRESENTATIVE: frozenset({_K.COMPANY, _K.PUBLIC_CORPORATION}),
    Role.COUNCIL_CHAIR: frozenset({_K.COMMITTEE}),
    Role.COUNCIL_SECRETARY: frozenset({_K.COMMITTEE}),
    Role.COUNCIL_MEMBER: frozenset({_K.COMMITTEE}),
    Role.OBSERVER: frozenset({_K.COMMITTEE}),
    Role.EXPERT: frozenset({_K.EXPERT_BODY, _K.COMMITTEE}),
    Role.RESIDENT: frozenset({_K.RESIDENT_GROUP}),
    Role.MODERATOR: frozenset({_K.MUNICIPALITY, _K.RESIDENT_GROUP}),
    Role.AUDITOR: frozenset({_K.MUNICIPALITY, _K.PROVINCE, _K.GOVERNMENT}),
    Role.ADMINISTRATOR: frozenset({_K.MUNICIPALITY, _K.PROVINCE, _K.GOVERNMENT}),
}

# Two hats one person may not wear in the same programme: whoever inspects does not act, whoever
# blinds a posting does not decide on it, and the keeper of the machine holds no other power.
FORBIDDEN_PAIRS: frozenset[frozenset[Role]] = frozenset(
    frozenset({first, second})
    for first, seconds in {
        Role.AUDITOR: set(Role) - {Role.AUDITOR, Role.RESIDENT},
        Role.ADMINISTRATOR: set(Role) - {Role.ADMINISTRATOR, Role.RESIDENT},
        Role.MODERATOR: {Role.MUNICIPAL_HEAD, Role.DEVELOPER_LEAD, Role.COMPANY_REPRESENTATIVE},
        Role.MINISTRY_OFFICER: {
            Role.MUNICIPAL_OFFICER,
            Role.MUNICIPAL_HEAD,
            Role.DEVELOPER_LEAD,
            Role.COMPANY_REPRESENTATIVE,
        },
        Role.MUNICIPAL_OFFICER: {Role.COMPANY_REPRESENTATIVE},
        Role.MUNICIPAL_HEAD: {Role.COMPANY_REPRESENTATIVE},
        Role.COUNCIL_SECRETARY: {Role.COUNCIL_CHAIR, Role.COUNCIL_MEMBER},
    }.items()
    for second in seconds
)


def may_wear_both(one: Role, other: Role) -> bool:
    """Say whether one person may hold both roles in one programme."""
    return frozenset({one, other}) not in FORBIDDEN_PAIRS
