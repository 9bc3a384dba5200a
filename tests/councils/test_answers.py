"""What a pack can answer a key with is what something acts on: another word is not loaded."""

from dataclasses import replace

import pytest

from workflows.councils.reckoning.rules import ONE_WORD, SEVERAL
from workflows.councils.reckoning.terms import NEVER
from workflows.law.texts import UnknownAnswerError, demand_known, named_texts, rule_texts


@pytest.mark.parametrize("key", [*ONE_WORD, *SEVERAL])
def test_a_key_lists_exactly_the_words_a_meeting_reads(key):
    read = {one.value for one in {**ONE_WORD, **SEVERAL}[key]}
    listed = set(named_texts("key")[key].answers)
    assert listed - {NEVER} == read - {NEVER}


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ("council.changwon.fallback_chair", "ELDEST"),
        ("council.gwangju.openness", "SECRET"),
        ("council.house.quorum", "ONE_THIRD"),
    ],
)
def test_a_word_that_nothing_acts_on_is_refused_at_load(rule, word):
    told = rule_texts()[rule]
    demand_known([told])
    with pytest.raises(UnknownAnswerError, match=word):
        demand_known([replace(told, said=(*told.said, word))])
