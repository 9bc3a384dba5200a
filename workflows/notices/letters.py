"""A letter: what is told by mail at one time, what must be done on top. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workflows.kit.wording import SEOUL, Locale, worded
from workflows.notices.kinds import MAY, UNMUTABLE, NoticeKind, Rhythm

MORNING = time(8)


@dataclass(frozen=True, slots=True)
class Line:
    """One notice as a letter tells it: `number` and `title` name the idea, if there is one, `matter` what else."""

    kind: NoticeKind
    arose_at: datetime
    due_on: date | None
    address: str
    number: str = ""
    title: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and plain text of a mail, the link that ends such mail where it can be, its language."""

    subject: str
    text: str
    stop_address: str | None = None
    locale: Locale = Locale.KO


def is_time(rhythm: Rhythm, kinds: Sequence[tuple[NoticeKind, datetime]], now: datetime) -> bool:
    """Say whether a letter goes out now: a duty at once, the rest by the rhythm, mornings in Seoul."""
    if any(kind in UNMUTABLE for kind, _ in kinds) or rhythm is Rhythm.AT_ONCE:
        return bool(kinds)
    last = last_morning(now, weekly=rhythm is Rhythm.WEEKLY)
    return any(arose_at < last for _, arose_at in kinds)


def letter_of(
    lines: Sequence[Line],
    locale: Locale,
    *,
    place: str,
    today: date,
    settings_address: str,
    stop_address: str,
) -> Letter:
    """Write the letter: what is owed by its last day, what one may do, then the news, the newest first.

    `place` is the name of whose house writes; `today` tells which days are over. How to end it stands
    below, unless all that it tells is owed: that no link ends.
    """
    owed = sorted((one for one in lines if one.kind in UNMUTABLE), key=_by_day)
    may = sorted((one for one in lines if one.kind in MAY), key=_by_day)
    rest = sorted(
        (one for one in lines if one.kind not in MAY and one.kind not in UNMUTABLE),
        key=lambda one: one.arose_at,
        reverse=True,
    )
    parts = [worded(locale, "letter.from", place=place), ""] if place else []
    for head, some in (("to_do", owed), ("may", may), ("happened", rest)):
        if some:
            parts += [worded(locale, f"letter.{head}")]
            parts += [*(_told(one, locale, today) for one in some), ""]
    parts.append(worded(locale, "letter.foot", address=settings_address))
    can_end = bool(may or rest)
    if can_end:
        parts.append(worded(locale, "letter.stop", address=stop_address))
    if owed:
        parts.append(worded(locale, "letter.owed"))
    return Letter(
        _subject([*owed, *may, *rest], locale, to_do=bool(owed)),
        "\n".join(parts) + "\n",
        stop_address if can_end else None,
        locale,
    )


def _by_day(one: Line) -> tuple[date, datetime]:
    return one.due_on or date.max, one.arose_at


def _subject(lines: Sequence[Line], locale: Locale, *, to_do: bool) -> str:
    """Return what stands in a list of letters: the first thing told, and how many stand beside it.

    Of two sentences the first says what it is, the second what to do, which is read in the letter.
    """
    first = sentence(lines[0].kind, locale).partition(". ")[0]
    key = "letter.subject_to_do" if to_do else "letter.subject"
    more = worded(locale, "letter.more", count=len(lines) - 1) if len(lines) > 1 else ""
    return worded(locale, key, first=first) + more


def sentence(kind: NoticeKind, locale: Locale) -> str:
    """Return what a notice of this kind says."""
    return worded(locale, f"notice.{kind.value}")


def _told(one: Line, locale: Locale, today: date) -> str:
    said = f"- {sentence(one.kind, locale)}"
    if one.due_on is not None:
        # A right lasts until its day; what is owed is due by it, or was.
        key = "until" if one.kind in MAY else "by" if one.due_on >= today else "was_due"
        day = _day(one.due_on, locale)
        said += f" ({worded(locale, f'letter.{key}', day=day)})"
    # Between marks stand people's own words, in whatever language they were written.
    title = f" “{one.title}”" if one.title else ""
    about = f"\n  {one.number}{title}" if one.number else ""
    about += f"\n  {one.matter}" if one.matter else ""
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
