"""Kinds of event of papers. None of them holds a choice, and none ties a voter to a paper."""

from enum import StrEnum


class PaperEvent(StrEnum):
    """What happens to batches of papers."""

    BATCH_OPENED = "paper.batch_opened"
    CAME = "paper.came"
    CAME_WITHDRAWN = "paper.came_withdrawn"
    KEYED = "paper.keyed"
    TAKEN_BACK = "paper.taken_back"
    DECIDED = "paper.decided"
    ASSISTED = "paper.assisted"
    REOPENED = "paper.reopened"
    RECONCILED = "paper.reconciled"
    SET_ASIDE = "paper.set_aside"
