"""The vectors of the law that touch councils, by name: each with what goes in and what must come out.

The rules behind them have tables and properties of their own; this is the list to look a vector up in.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from tests.councils.test_rules import CHANGWON, council, seat
from tests.fixtures.meetings import rules_of, seats
from workflows.councils.reckoning.convening import notice_due
from workflows.councils.reckoning.majority import outcome_of
from workflows.councils.reckoning.quorum import quorum_of
from workflows.councils.reckoning.votes import Assembled, Choice, Result, Tie
from workflows.councils.roster import rules
from workflows.councils.roster.rules import SexCount
from workflows.kit.refusal import RuleBroken
from workflows.law.days import Calendar, due_day, latest_arrival
from workflows.law.texts import rule_texts

SEATS = seats(26)
DAYS_OFF = frozenset({date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 1)})
FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def opens(in_office: int, present: int) -> tuple[int, bool]:
    """Return how many are needed, and whether the meeting can be opened."""
    state = quorum_of(rules_of(), frozenset(SEATS[:in_office]), frozenset(SEATS[:present]))
    return state.needed, state.met


def voted(present: int, *counts: int, casting: Choice | None = None, **said: str):
    """Vote with so many for, against and neither, of so many present, of 25 in office."""
    who = Assembled(frozenset(SEATS[:25]), frozenset(SEATS[:present]), chair=SEATS[0])
    words = [
        choice
        for choice, many in zip((FOR, AGAINST, ABSTAIN), counts, strict=False)
        for _ in range(many)
    ]
    ballots = dict(zip(SEATS, words, strict=False))
    return outcome_of(rules_of(**said), ballots, who, casting=casting)


def recused(denominator: str, base: str = "WITHOUT_RECUSED"):
    """Thirteen of 25 are there, one of whom is recused; the others are for it."""
    here = frozenset(SEATS[:13])
    who = Assembled(frozenset(SEATS[:25]), here, frozenset({SEATS[0]}))
    words = {"recusal_denominator": denominator, "decision_base": base}
    made = outcome_of(rules_of(**words), dict.fromkeys(SEATS[1:13], FOR), who)
    quorum = made.quorum
    return quorum.in_office, quorum.needed, quorum.counted, quorum.met, made.base, made.result


def refused_by(act: Callable[[], object]) -> str | None:
    """Return the rule by which something is refused; None if it is not."""
    try:
        act()
    except RuleBroken as refusal:
        return refusal.rule
    return None


CARRIED, LOST = Result.CARRIED, Result.LOST
VECTORS: dict[str, tuple[Callable[[], object], object]] = {
    "Quorum, 13 of 25": (lambda: opens(25, 13), (13, True)),
    "Quorum, 12 of 25": (lambda: opens(25, 12), (13, False)),
    "Majority, 7 of 13": (lambda: voted(13, 7, 6).result, CARRIED),
    "Majority, 6 of 13": (lambda: voted(13, 6, 7).result, LOST),
    "Tie, 7 to 7 of 14": (lambda: voted(14, 7, 7).result, LOST),
    "Tie, a casting vote that waits": (
        lambda: voted(14, 7, 7, tie="CASTING_VOTE").result,
        Result.AWAITS_CHAIR,
    ),
    "Tie, a casting vote for it": (
        lambda: voted(14, 7, 7, tie="CASTING_VOTE", casting=FOR).result,
        CARRIED,
    ),
    "Tie, no vote of the chair without the rule": (
        lambda: (voted(14, 7, 7, casting=FOR).result, voted(14, 7, 7, casting=FOR).tie),
        (LOST, Tie.LOST),
    ),
    "Abstain as present, 6-4-3 of 13": (
        lambda: (voted(13, 6, 4, 3).result, voted(13, 6, 4, 3).base),
        (LOST, 13),
    ),
    "Recusal KEEP, the recused in the base": (
        lambda: recused("KEPT", "WITH_RECUSED"),
        (25, 13, 13, True, 13, CARRIED),
    ),
    "Recusal KEEP, the recused out of the base": (
        lambda: recused("KEPT", "WITHOUT_RECUSED"),
        (25, 13, 13, True, 12, CARRIED),
    ),
    "Recusal EXCLUDE (Changwon type)": (
        lambda: recused("EXCLUDED"),
        (24, 13, 12, False, 12, Result.NO_QUORUM),
    ),
    "Vacancy, 22 of 25 seats filled": (lambda: opens(22, 12), (12, True)),
    "Size, the 25th": (
        lambda: refused_by(lambda: rules.check_room(council(24), seat(25), CHANGWON)),
        None,
    ),
    "Size, the 26th": (
        lambda: refused_by(lambda: rules.check_room(council(25), seat(26), CHANGWON)),
        "council.changwon.max_members",
    ),
    "Size, what the Act lets no ordinance widen": (
        lambda: rule_texts()["council.act.max_members"].limit,
        25,
    ),
    "Gender, 6 to 4 of 10": (
        lambda: SexCount(6, 4, 10).over(Fraction(6, 10)),
        False,
    ),
    "Gender, 7 to 3 of 10": (
        lambda: refused_by(
            lambda: rules.check_balance(SexCount(7, 3, 10), CHANGWON, exception=False)
        ),
        "council.changwon.gender_share",
    ),
    "Gender, 7 to 3 with the exception": (
        lambda: refused_by(
            lambda: rules.check_balance(SexCount(7, 3, 10), CHANGWON, exception=True)
        ),
        None,
    ),
    "COI report, known on Sunday 2026-11-22": (
        lambda: due_day(date(2026, 11, 22), 14, Calendar.CIVIL, DAYS_OFF),
        date(2026, 12, 7),
    ),
    "Council notice, 7 clear days before 2026-12-08": (
        lambda: (
            latest_arrival(date(2026, 12, 8), 7),
            notice_due(rules_of(notice_days=7, notice_counting="CLEAR_DAYS"), date(2026, 12, 8)),
        ),
        (date(2026, 11, 30), date(2026, 11, 30)),
    ),
}


@pytest.mark.parametrize("name", VECTORS)
def test_a_vector_of_the_law_comes_out_as_it_must(name):
    said, expected = VECTORS[name]

    assert said() == expected
