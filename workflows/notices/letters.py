"""A letter: what is told by mail at one time, what must be done on top. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workflows.kit.wording import SEOUL, Locale, worded
from workflows.notices.kinds import DUTIES, UNMUTABLE, NoticeKind, Rhythm

MORNING = time(8)


@dataclass(frozen=True, slots=True)
class Line:
    """One notice as a letter tells it: `number` and `title` name the idea, if there is one."""

    kind: NoticeKind
    arose_at: datetime
    due_on: date | None
    address: str
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and plain text of a mail, and the link that ends such mail where it can be ended."""

    subject: str
    text: str
    stop_address: str | None = None


def is_time(rhythm: Rhythm, kinds: Sequence[tuple[NoticeKind, datetime]], now: datetime) -> bool:
    """Say whether a letter goes out now: a duty at once, the rest by the rhythm, mornings in Seoul."""
    if any(kind in UNMUTABLE for kind, _ in kinds) or rhythm is Rhythm.AT_ONCE:
        return bool(kinds)
    last = last_morning(now, weekly=rhythm is Rhythm.WEEKLY)
    return any(arose_at < last for _, arose_at in kinds)


def letter_of(
    lines: Sequence[Line], locale: Locale, *, settings_address: str, stop_address: str
) -> Letter:
    """Write the letter: duties by their last day, then what happened, the newest first.

    How to end it stands below, unless all that it tells is owed: that no link ends.
    """
    duties = sorted(
        (one for one in lines if one.kind in DUTIES),
        key=lambda one: (one.due_on or date.max, one.arose_at),
    )
    rest = sorted(
        (one for one in lines if one.kind not in DUTIES), key=lambda one: one.arose_at, reverse=True
    )
    parts: list[str] = []
    if duties:
        parts += [worded(locale, "letter.to_do"), *(_told(one, locale) for one in duties), ""]
    if rest:
        parts += [worded(locale, "letter.happened"), *(_told(one, locale) for one in rest), ""]
    can_end = any(one.kind not in UNMUTABLE for one in lines)
    parts.append(worded(locale, "letter.foot", address=settings_address))
    if can_end:
        parts.append(worded(locale, "letter.stop", address=stop_address))
    if any(one.kind in UNMUTABLE for one in lines):
        parts.append(worded(locale, "letter.owed"))
    key = "letter.subject_to_do" if duties else "letter.subject"
    subject = worded(locale, key, count=len(duties) if duties else len(rest))
    return Letter(subject, "\n".join(parts) + "\n", stop_address if can_end else None)


def sentence(kind: NoticeKind, locale: Locale) -> str:
    """Return what a notice of this kind says."""
    return worded(locale, f"notice.{kind.value}")


def _told(one: Line, locale: Locale) -> str:
    said = f"- {sentence(one.kind, locale)}"
    if one.due_on is not None:
        day = _day(one.due_on, locale)
        said += f" ({worded(locale, 'letter.until', day=day)})"
    about = f"\n  {one.number} {one.title}" if one.number else ""
    return f"{said}{about}\n  {one.address}"


def _day(day: date, locale: Locale) -> str:
    """Return a day as it is written: `2026. 12. 4.`, or `4 December 2026`."""
    if locale is Locale.EN:
        return f"{day.day} {day:%B} {day.year}"
    return f"{day.year}. {day.month}. {day.day}."


def last_morning(now: datetime, *, weekly: bool) -> datetime:
    """Return the last moment at which digests were due: eight in Seoul, of a day or of a Monday."""
    local = now.astimezone(SEOUL)
    morning = datetime.combine(local.date(), MORNING, SEOUL)
    if local < morning:
        morning -= timedelta(days=1)
    return morning - timedelta(days=morning.weekday()) if weekly else morning
