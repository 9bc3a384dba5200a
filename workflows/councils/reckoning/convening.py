"""Convening: by when notice and papers must have arrived, and who may demand a meeting (E1.5, E1.9).

A notice has arrived on the day on which it entered the addressee's system (행정업무의 운영 및 혁신에 관한
규정, Article 6). Days are legal days in Korea. No day before a meeting rolls on to another.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from math import ceil
from uuid import UUID

from workflows.councils.reckoning.rules import Held, MeetingRules
from workflows.councils.reckoning.terms import NoticeCounting, WrittenCase
from workflows.law.days import DAY, days_late, latest_arrival


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Whether what had to reach every member did so in time; `late` says by how many days, none if never.

    Lateness needs the chair's reason of urgency, which goes into the minutes.
    """

    due: date
    late: Mapping[UUID, int | None]
    rule: str

    @property
    def needs_reason(self) -> bool:
        """Whether the chair has to say why it was urgent."""
        return bool(self.late)


def notice_due(rules: MeetingRules, meeting: date) -> date:
    """Return the last day on which a notice may arrive: 2026-11-30 for 2026-12-08 and 7 clear days."""
    return _due(rules, rules.notice_days, meeting)


def papers_due(rules: MeetingRules, meeting: date) -> date:
    """Return the last day on which the papers may arrive; they are counted as the notice is."""
    return _due(rules, rules.paper_days, meeting)


def notice_in_time(
    rules: MeetingRules, meeting: date, arrived: Mapping[UUID, date | None]
) -> Timeliness:
    """Say whether the notice came in time, by the day it arrived at each member; None: it did not."""
    return _in_time(notice_due(rules, meeting), arrived, rules.notice_days.rule)


def papers_in_time(
    rules: MeetingRules, meeting: date, arrived: Mapping[UUID, date | None]
) -> Timeliness:
    """Say whether the papers came in time, as `notice_in_time` does."""
    return _in_time(papers_due(rules, meeting), arrived, rules.paper_days.rule)


def demanders_needed(rules: MeetingRules, in_office: int) -> int | None:
    """Return how many members may demand a meeting, rounded up; None where the chair alone convenes."""
    share = rules.convene_fraction.says
    return None if share is None else max(1, ceil(share * in_office))


def may_demand(
    rules: MeetingRules, in_office: AbstractSet[UUID], demanders: AbstractSet[UUID]
) -> bool:
    """Say whether those who demand a meeting are enough; only members in office count."""
    needed = demanders_needed(rules, len(in_office))
    return needed is not None and len(in_office & demanders) >= needed


def may_write(rules: MeetingRules, case: WrittenCase) -> bool:
    """Say whether the council may resolve in writing in a case (서면심의, E5.7)."""
    return case in rules.written_cases.says


def _due(rules: MeetingRules, days: Held[int], meeting: date) -> date:
    if rules.notice_counting.says is NoticeCounting.CLEAR_DAYS:
        return latest_arrival(meeting, days.says)
    return meeting - days.says * DAY


def _in_time(due: date, arrived: Mapping[UUID, date | None], rule: str) -> Timeliness:
    late = {
        who: None if day is None else days_late(due, day)
        for who, day in arrived.items()
        if day is None or day > due
    }
    return Timeliness(due, late, rule)
