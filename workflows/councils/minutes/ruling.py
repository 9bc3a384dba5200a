"""Lines of minutes about a change of the council's own rules, a quorum that failed, and a tie. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from workflows.councils.minutes.lines import Line
from workflows.councils.minutes.material import RuleChanged
from workflows.councils.minutes.states import Field, Said
from workflows.councils.reckoning.reasons import Because
from workflows.councils.reckoning.turning import QuorumTurn
from workflows.councils.reckoning.votes import Result, Tie
from workflows.councils.rule_packs.states import ChangeState
from workflows.kit.wording import Locale
from workflows.law.texts import rule_text

QUORUM_FIGURES = {"in_office": "inOffice", "needed": "needed", "counted": "counted"}
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


def quorum_lines(
    key: str,
    counted: Mapping[str, Any],
    shown: Mapping[str, str | int],
    cites: tuple[int, ...],
    *,
    item: int,
) -> Iterator[Line]:
    """Return the lines of a vote that decided nothing: what was asked for and was there, and where it is written.

    Where the recused are taken out of the count, that is said with its own rule: it may be what broke it.
    """
    if counted.get("result") != Result.NO_QUORUM.value:
        return
    state = counted["quorum"]
    by = {one["because"]: one for one in state["why"]}
    told = {name: shown[name] for name in ("number", "vote")}
    figures = {name: int(state[json]) for name, json in QUORUM_FIGURES.items()}
    asked = {**told, **figures, **_law(by[Because.QUORUM.value]["rule"])}
    yield Line(f"{key}.quorum", Field.VOTES, Said.QUORUM_SHORT, cites, asked, None, item)
    office = by[Because.IN_OFFICE.value]
    out = int(office["figures"]["seats"]) - int(state["inOffice"])
    if out:
        without = {**told, "out": out, **_law(office["rule"])}
        yield Line(f"{key}.without", Field.VOTES, Said.QUORUM_WITHOUT, cites, without, None, item)


def turn_lines(
    number: int, turns: Sequence[QuorumTurn], items: Mapping[UUID, int]
) -> Iterator[Line]:
    """Return what an entry did to the quorum: that it was lost by it, or was there again.

    As in a vote without one, how the recused were counted is said with its own rule.
    """
    for one in turns:
        if one.number != number:
            continue
        state = one.state
        told: dict[str, str | int] = {"at": one.at.isoformat()}
        item = None if one.item is None else items[one.item]
        if item is not None:
            told["number"] = item
        figures: dict[str, str | int] = {
            "in_office": state.in_office,
            "needed": state.needed,
            "counted": state.counted,
            **_law(state.rule),
        }
        said = Said.QUORUM_BACK if state.met else Said.QUORUM_LOST
        key, cites = f"order.{number}.quorum", (number,)
        yield Line(key, Field.ORDER, said, cites, {**told, **figures}, None, item)
        office = next(step for step in state.why if step.because is Because.IN_OFFICE)
        out = int(office.figures["seats"]) - state.in_office
        if out and item is not None:
            without: dict[str, str | int] = {"number": item, "out": out, **_law(office.rule)}
            yield Line(
                f"{key}.without", Field.ORDER, Said.QUORUM_LOST_WITHOUT, cites, without, None, item
            )


def _law(rule: str) -> dict[str, str]:
    """Return where a rule is written, in both languages."""
    text = rule_text(rule)
    return {f"law_{one.value}": f"{text.source[one]} {text.article}".strip() for one in Locale}
