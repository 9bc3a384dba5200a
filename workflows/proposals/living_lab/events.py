"""Kinds of event of living labs."""

from enum import StrEnum


class LabEvent(StrEnum):
    """What happens to living labs; no event holds a group of anybody, or a verdict.

    What a person does is recorded without his number, and what the house does with a number without
    the person: so that nobody can tell from the record whose number it was.
    """

    CALLED = "lab.called"
    EXTENDED = "lab.extended"
    APPLIED = "lab.applied"
    WITHDRAWN = "lab.withdrawn"
    DRAWN = "lab.drawn"
    OFFERED = "lab.offered"
    TAKEN = "lab.taken"
    DECLINED = "lab.declined"
    LAPSED = "lab.lapsed"
    LEFT = "lab.left"
    BEGUN = "lab.begun"
    WORKSHOP_SET = "lab.workshop_set"
    WORKSHOP_HELD = "lab.workshop_held"
    SETTLED = "lab.settled"
    TRIED = "lab.tried"
    MEASURED = "lab.measured"
    REVIEW_BEGUN = "lab.review_begun"
    JUDGED = "lab.judged"
    LOCKED = "lab.locked"
    CONCLUDED = "lab.concluded"
    CALLED_OFF = "lab.called_off"
