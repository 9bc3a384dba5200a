"""The verdict on a replayed election: is the city's decision ours, and if not, what explains it."""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from workflows.voting.by_shares import select_by_shares
from workflows.voting.counts import Count, count
from workflows.voting.greedy import dropped_at_once, select_greedily
from workflows.voting.kinds import EQUAL_SHARES, Definition, Option, Rule
from workflows.voting.pabulib.files import PabulibFile
from workflows.voting.pabulib.replay import Replay
from workflows.voting.tally import Tally
from workflows.voting.ties import ranks

ORDERS_TRIED: Final = 64  # tie orders of equal shares looked at before giving up
# Budgets inside the budget: a rule by name alone does not give such a city's outcome.
_INNER_BUDGETS: Final = ("budget_per_category", "budget_per_neighborhood")


def verdict(name: str, file: PabulibFile, replay: Replay, result: Tally) -> dict[str, object]:
    """Return the line of one replayed file, all of it but the seconds.

    `match` compares the sets: None if the rule is not one of ours or the file names no decision.
    `explained` is "tie" only if some order of options that stand equal gives exactly the city's
    set; "withdrawn" if it comes out once the projects marked as withdrawn stop nothing;
    "city_figures" if the city's own figures, which its ballots do not give, lead to it. Projects
    are listed in file order.
    """
    ids = [project.project_id for project in file.projects]
    official = file.official
    match: bool | None = None
    explained: str | None = None
    if replay.rule_known and official is not None:
        match = set(result.selected) == set(official)
        explained = None if match else _explained(file, replay, result, official)
        if not (match or explained) and any(file.meta.get(key) for key in _INNER_BUDGETS):
            match = None
    return {
        "file": name,
        "rule": file.rule,
        "vote_type": file.meta.get("vote_type", file.kind.value).strip().lower(),
        "projects": len(ids),
        "ballots": result.ballots,
        "irregular": result.irregular,
        "selected": [ids[place - 1] for place in sorted(result.selected)],
        "official": None if official is None else [ids[place - 1] for place in official],
        "match": match,
        "explained": explained,
    }


def _explained(
    file: PabulibFile, replay: Replay, result: Tally, official: Collection[int]
) -> str | None:
    definition = replay.definition
    if definition.rule in EQUAL_SHARES:
        counted = count(definition, replay.groups())
        return "tie" if some_shares_order_gives(definition, counted, official) else None
    standing = [o for o in definition.options if not o.withdrawn]
    if some_order_gives(definition, result.scores, official, among=definition.options):
        return "tie"
    if some_order_gives(definition, result.scores, official, among=standing):
        return "withdrawn"
    figures = {
        place: figure
        for place, project in enumerate(file.projects, 1)
        if (figure := project.votes if project.score is None else project.score) is not None
    }
    if len(figures) == len(file.projects):
        skip = definition.rule is not Rule.GREEDY_NO_SKIP
        theirs = select_greedily(
            definition,
            figures,
            ranks(definition),
            among=definition.options,
            left=definition.budget,
            skip=skip,
        )
        if {step.option for step in theirs.steps if step.took} == set(official):
            return "city_figures"
    return None


def some_order_gives(
    definition: Definition,
    scores: Mapping[int, int],
    wanted: Collection[int],
    *,
    among: Sequence[Option],
) -> bool:
    """Whether a greedy rule gives exactly `wanted` under some order of equal scores.

    Exact, without search: going down the scores, what is left before each group of equals is
    known. With skipping, the wanted of a group may as well come first, and each other must then be
    too dear. Without skipping, an unwanted one that is too dear after the wanted must end it all.
    """
    by_score: dict[int, list[Option]] = {}
    for option in sorted(among, key=lambda option: -scores[option.number]):
        if not dropped_at_once(definition, option, scores[option.number]):
            by_score.setdefault(scores[option.number], []).append(option)
    reachable = {option.number for group in by_score.values() for option in group}
    missing = set(wanted)
    if not missing <= reachable:
        return False
    left = definition.budget
    for group in by_score.values():
        left -= sum(option.cost for option in group if option.number in missing)
        unwanted = [option for option in group if option.number not in missing]
        missing -= {option.number for option in group}
        if left < 0:
            return False
        if definition.rule is Rule.GREEDY_NO_SKIP:
            if unwanted:
                return not missing and any(option.cost > left for option in unwanted)
        elif any(option.cost <= left for option in unwanted):
            return False
    return True


def some_shares_order_gives(
    definition: Definition, counted: Count, wanted: Collection[int]
) -> bool:
    """Whether equal shares gives exactly `wanted` under some order of options that stand equal.

    Orders are tried breadth first, each putting one option of a tie that was met before its
    equals; after ORDERS_TRIED orders the answer is no.
    """
    first = ranks(definition)
    waiting = deque([tuple(sorted(first, key=lambda number: first[number]))])
    seen = set(waiting)
    for _ in range(ORDERS_TRIED):
        if not waiting:
            break
        order = waiting.popleft()
        rank = {number: place for place, number in enumerate(order)}
        selection, completed = select_by_shares(definition, counted, rank)
        if {step.option for step in selection.steps if step.took} == set(wanted):
            return True
        runs = [completed.run, *([completed.overspent_by] if completed.overspent_by else [])]
        for equals in {purchase.equals for run in runs for purchase in run.purchases}:
            for other in equals[1:]:
                ahead = [number for number in order if number != other]
                ahead.insert(
                    min(ahead.index(number) for number in equals if number != other), other
                )
                if tuple(ahead) not in seen:
                    seen.add(tuple(ahead))
                    waiting.append(tuple(ahead))
    return False
