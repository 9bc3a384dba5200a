"""The words of the lines of minutes: every code of the law's lists has one in each language."""

import pytest

from workflows.councils.follow_up.states import Effect
from workflows.councils.meetings.states import AgendaTopic, Asked, ItemState, VoteKind
from workflows.councils.reckoning.happenings import Mode
from workflows.councils.reckoning.terms import RecusalKind
from workflows.councils.reckoning.votes import Choice, Result
from workflows.kit.wording import Locale, optional

LISTS = (AgendaTopic, Asked, ItemState, VoteKind, RecusalKind, Result, Choice, Mode, Effect)


@pytest.mark.parametrize("listed", LISTS)
def test_no_code_stands_in_minutes_for_want_of_a_word(listed):
    wordless = [
        (one.value, locale)
        for one in listed
        for locale in Locale
        if not optional(locale, f"minutes_word.{one.value.lower().replace('+', '_')}")
    ]
    assert wordless == []
