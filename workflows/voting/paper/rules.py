"""Rules of a batch: when it is reconciled."""

from dataclasses import dataclass

from workflows.kit.refusal import RuleBroken

MOST_SERIAL = 100_000
RULE = "vote.paper"
ASSISTED = "vote.assisted"


@dataclass(frozen=True, slots=True)
class Tallied:
    """How a batch stands, in papers: `once` keyed by one clerk only, `differing` by two who disagree."""

    settled: int
    once: int
    differing: int


def check_reconciled(
    found: int, stood: Tallied, *, came: int | None, note: str | None, helped_alone: int = 0
) -> None:
    """Refuse a batch that does not add up.

    `helped_alone` voters were helped by one person of whom no second one has said that he was there.

    `found` papers lay in the ballot box of the place, `came` people are marked (None: the channel has
    no roll). Fewer papers than people happen, somebody keeps his; it needs a note that all may read.
    """
    if stood.once or stood.differing:
        raise RuleBroken(
            "papers_not_settled", rule=RULE, once=stood.once, differing=stood.differing
        )
    if helped_alone:
        raise RuleBroken("assisted_by_one", rule=ASSISTED, voters=helped_alone)
    if stood.settled != found:
        raise RuleBroken(
            "papers_do_not_add_up", field="papersFound", rule=RULE, keyed=stood.settled, found=found
        )
    if came is None:
        return
    if found > came:
        raise RuleBroken(
            "more_papers_than_people", field="papersFound", rule=RULE, found=found, came=came
        )
    if found < came and not (note or "").strip():
        raise RuleBroken("fewer_papers_need_note", field="note", rule=RULE, found=found, came=came)
