"""What the asker may do with an appointment now, by the checks the actions themselves run."""

from datetime import datetime

from workflows.identity import policy
from workflows.identity.queries import Capacity
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import WrongState
from workflows.rights.actor import Actor
from workflows.rights.verdict import Verdict, demand


def appointment_offers(actor: Actor, appointment: Capacity, moment: datetime) -> list[Offer]:
    """Return whether the asker may end the appointment, and give it further rights."""
    return [
        offer(
            "endAppointment",
            lambda: demand(policy.may_end_appointment(actor, appointment)),
            lambda: demand(_holds(appointment, moment)),
        ),
        offer("grantPermission", lambda: demand(policy.may_grant_to(actor, appointment))),
    ]


def _holds(appointment: Capacity, moment: datetime) -> Verdict:
    if appointment.valid_to is not None and appointment.valid_to <= moment:
        return WrongState("appointment_ended", field="appointmentId")
    return True
