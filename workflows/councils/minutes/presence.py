"""Who was there, in the minutes: members present and absent, and who attended without a seat. Pure."""

from collections.abc import Iterator
from uuid import UUID

from workflows.councils.meetings.states import Entry
from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.material import Material, Noted
from workflows.councils.minutes.states import Field, Said

DOOR = frozenset({Entry.JOINED, Entry.LEFT})


def presence(given: Material, log: tuple[Noted, ...]) -> Iterator[Line]:
    """Return who presided, who of the members came or did not, and who else attended (배석자).

    A member for whom somebody stood in is present by him, who is named after the member (E5.8).
    """
    sent = frozenset(given.proxies.values())
    stays = {who: _stays(given, log, who) for who in given.members | given.attendants | sent}
    here = {who for who, cites in stays.items() if cites}
    filled = {one for one in given.members if {one, given.proxies.get(one)} & here}
    numbers = {"members": len(given.members), "present": len(filled)}
    opened = tuple(one.number for one in log if one.kind is Entry.OPENED)
    yield Line("numbers", Field.PRESENT, Said.NUMBERS, opened, numbers)
    said, shown = Said.PRESIDED, dict[str, str | int]()
    if given.presided_as is not None:
        said = Said.PRESIDED_FOR
        law_ko, law_en = given.presided_by
        shown = {"stands": given.presided_as, "law_ko": law_ko, "law_en": law_en}
    yield Line("presided", Field.PRESENT, said, opened, shown, given.presided)
    # As they came; whoever did not, after them.
    in_order = sorted(given.members, key=lambda one: (one not in here, stays[one][:1], str(one)))
    for nth, who in enumerate(in_order, 1):
        if who in here:
            modes = _modes(log, who)
            yield Line(f"member.{nth}", Field.PRESENT, Said.PRESENT, stays[who], modes, who)
        else:
            said = Said.SENT if who in filled else Said.ABSENT
            yield Line(f"member.{nth}", Field.PRESENT, said, opened, {}, who)
        other = given.proxies.get(who)
        if other is not None and other in here:
            modes = _modes(log, other)
            yield Line(f"proxy.{nth}", Field.PRESENT, Said.PROXY, stays[other], modes, other)
    others = sorted((here & given.attendants) - given.members, key=lambda one: stays[one])
    for nth, who in enumerate(others, 1):
        yield Line(f"attendant.{nth}", Field.PRESENT, Said.ATTENDED, stays[who], {}, who)


def _modes(log: tuple[Noted, ...], who: UUID) -> dict[str, str | int]:
    modes = sorted({one.mode.value for one in log if _came(one, who) and one.mode})
    return {"mode": "+".join(modes)}


def _came(one: Noted, who: UUID) -> bool:
    return one.kind is Entry.JOINED and one.person == who


def _stays(given: Material, log: tuple[Noted, ...], who: UUID) -> tuple[int, ...]:
    """Return the entries of the door that show somebody was there while the meeting was open."""
    cites: list[int] = []
    came: int | None = None
    for one in log:
        if one.person != who or one.kind not in DOOR:
            continue
        if one.kind is Entry.JOINED:
            came = one.number
        elif came is not None:
            if one.at > given.opened_at:
                cites += [came, one.number]
            came = None
    return tuple(cites) if came is None else (*cites, came)
