"""Kinds of event of people, bodies and their capacities."""

from enum import StrEnum


class IdentityEvent(StrEnum):
    """What happens to people, bodies, appointments, grants and sign-ins."""

    PERSON_REGISTERED = "person.registered"
    BODY_REGISTERED = "body.registered"
    BODY_DESIGNATED = "body.designated"
    APPOINTED = "appointment.made"
    APPOINTMENT_ENDED = "appointment.ended"
    GRANTED = "grant.made"
    GRANT_ENDED = "grant.ended"
    RESIDENT_VERIFIED = "resident.verified"
    STANDINGS_SET = "resident.standings"
    SIGNED_IN = "signIn.begun"
    SIGNED_OUT = "signIn.ended"
    ALL_SIGNED_OUT = "signIn.all_ended"
    FIRST_ADMINISTRATOR = "administrator.bootstrapped"
    PERSONAL_READ = "personalData.read"
    GUARDIAN_VERIFIED = "guardian.verified"
    GUARDIAN_WITHDREW = "guardian.withdrawn"
    PERSONAL_EXPORTED = "personalData.exported"
    READS_REVIEWED = "personalData.reviewed"
    PASSKEY_BEGUN = "passkey.begun"
    PASSKEY_ADDED = "passkey.added"
    PASSKEY_RENAMED = "passkey.renamed"
    PASSKEY_REMOVED = "passkey.removed"
    STEP_UP_BEGUN = "stepUp.begun"
    STEP_UP_PROVED = "stepUp.proved"
