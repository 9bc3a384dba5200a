"""Lines of minutes about a change of the council's own rules, and about a tie and who decided it. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.material import RuleChanged
from workflows.councils.minutes.states import Field, Said
from workflows.councils.reckoning.votes import Tie
from workflows.councils.rule_packs.states import ChangeState

SAID = {
    ChangeState.ADOPTED: Said.RULE_CHANGED,
    ChangeState.LOST: Said.RULE_KEPT,
    ChangeState.VOID: Said.RULE_VOID,
}


def rule_lines(one: RuleChanged, item: int, cites: tuple[int, ...]) -> Iterator[Line]:
    """Return the line of a change that was settled: from what to what, since when, and where it stands."""
    said = SAID.get(one.state)
    if said is None:
        return
    shown: dict[str, str | int] = {
        "item": item,
        "since": one.since.isoformat(),
        "stands_in": f"{one.source} {one.article}",
    }
    told = {"rule": one.rule, "before": one.before, "after": one.after, "why": one.why}
    for name, (korean, english) in told.items():
        shown |= {f"{name}_ko": korean, f"{name}_en": english}
    yield Line(f"rule.{item}", Field.DECISIONS, said, cites, shown, None, item)


def tie_lines(
    key: str,
    counted: Mapping[str, Any],
    shown: Mapping[str, str | int],
    cites: tuple[int, ...],
    *,
    presided: UUID | None,
    item: int,
) -> Iterator[Line]:
    """Return the line of a tie: that it was lost, or that whoever presided decided it (가부동수)."""
    told = {name: shown[name] for name in ("number", "vote")}
    match counted.get("tie"):
        case Tie.LOST.value:
            yield Line(f"{key}.tie", Field.VOTES, Said.TIE_LOST, cites, told, None, item)
        case Tie.CHAIR_FOR.value | Tie.CHAIR_AGAINST.value:
            decided = {**told, "choice": str(counted["casting"])}
            yield Line(f"{key}.tie", Field.VOTES, Said.TIE_DECIDED, cites, decided, presided, item)
