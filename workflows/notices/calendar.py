"""A person's duties as a calendar (RFC 5545), behind a link that only he knows."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from icalendar import Calendar, Component, Event

MAC_BYTES = 24


@dataclass(frozen=True, slots=True)
class Deadline:
    """One last day: which notice, what it says, until when, and where more is told."""

    key: UUID
    text: str
    due_on: date
    address: str


def calendar_token(key: bytes, person_id: UUID, serial: int) -> str:
    """Return the secret part of a calendar's address: the person and an HMAC-SHA-256 over his serial."""
    said = b"calendar" + person_id.bytes + serial.to_bytes(8, "big")
    mac = hmac.new(key, said, hashlib.sha256).digest()[:MAC_BYTES]
    return base64.urlsafe_b64encode(person_id.bytes + mac).decode().rstrip("=")


def stop_token(key: bytes, person_id: UUID) -> str:
    """Return the secret part of the address that ends a person's mail: the person and an HMAC-SHA-256."""
    mac = hmac.new(key, b"stop" + person_id.bytes, hashlib.sha256).digest()[:MAC_BYTES]
    return base64.urlsafe_b64encode(person_id.bytes + mac).decode().rstrip("=")


def person_of(token: str) -> UUID | None:
    """Return whose token it says it is; whether it is true, whoever made it tells."""
    try:
        said = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    return UUID(bytes=said[:16]) if len(said) == 16 + MAC_BYTES else None


def calendar_of(
    name: str,
    deadlines: Sequence[Deadline],
    made_at: datetime,
    more: Iterable[Component] = (),
) -> bytes:
    """Return a calendar of whole days and of what else is to be in it.

    The same deadlines give the same bytes in one second.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Dure//deadlines//KO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in deadlines:
        event = Event()
        event.add("uid", f"{one.key}@dure")
        event.add("dtstamp", made_at.replace(microsecond=0))
        event.add("dtstart", one.due_on)
        event.add("summary", one.text)
        event.add("url", one.address)
        # A last day is no appointment: it leaves the day free.
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    for part in more:
        calendar.add_component(part)
    made: bytes = calendar.to_ical()
    return made
