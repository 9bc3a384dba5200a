"""Invitations as calendar files (RFC 5545, RFC 5546): one name for good, a number that rises. Pure.

An hour is told on the Seoul clock with its time zone beside it. How long a meeting lasts nobody knows
before; so none is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

ZONE = "Asia/Seoul"
# Korea has kept one hour since 1988; a reader needs no older rule.
ZONE_SINCE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Invitation:
    """To what one is asked to come: its key, the number of its last change, hour, place, and who asks."""

    key: UUID
    sequence: int
    summary: str
    starts_at: datetime
    place: str
    words: str
    address: str
    organiser: str
    organiser_key: UUID
    cancelled: bool = False


def invitation_file(one: Invitation, made_at: datetime) -> bytes:
    """Return an invitation as a file that a calendar takes in, or the word that it is cancelled."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dure//meetings//KO")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if one.cancelled else "PUBLISH")
    for part in invitation_parts([one], made_at):
        calendar.add_component(part)
    made: bytes = calendar.to_ical()
    return made


def invitation_parts(
    invitations: Sequence[Invitation], made_at: datetime
) -> Iterator[Timezone | Event]:
    """Return the time zone and what one is asked to come to, for a calendar of more than that."""
    if invitations:
        yield Timezone.from_tzid(ZONE, first_date=ZONE_SINCE)
    for one in invitations:
        event = Event()
        event.add("uid", f"meeting-{one.key}@dure")
        event.add("sequence", one.sequence)
        event.add("dtstamp", made_at.replace(microsecond=0))
        event.add("dtstart", one.starts_at.astimezone(ZoneInfo(ZONE)))
        event.add("summary", one.summary)
        event.add("location", one.place)
        event.add("description", one.words)
        event.add("url", one.address)
        event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
        asks = vCalAddress(f"urn:uuid:{one.organiser_key}")
        asks.params["CN"] = vText(one.organiser)
        event["organizer"] = asks
        yield event
