"""The certificate of a decision as a file: its facts, what was reckoned of them, and reckoning it again.

Canonical JSON: ``format``, ``facts``, ``reckoned`` (`deciding.Reckoned.as_json`), ``sources`` (each rule
with its source and article) and ``digest``, the SHA-256 of the canonical bytes of facts and sources. No
name, no word that was said: seats are members' numbers in the council.

The first format's digest was of the facts alone: its sources are held against the texts of this house.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from workflows.councils.meetings.states import VoteKind
from workflows.councils.minutes.amending_facts import amending_json, read_amending
from workflows.councils.minutes.deciding import Facts, Reckoned, RuleChanged, Sent, item_key, reckon
from workflows.councils.reckoning.happenings import AttendanceEvent, Happening, Mode
from workflows.councils.reckoning.rules import from_json
from workflows.councils.reckoning.terms import WrittenCase
from workflows.councils.reckoning.votes import Choice
from workflows.councils.roster.lawful import Breach
from workflows.kit.hashing import canonical_json, digest
from workflows.kit.refusal import Invalid
from workflows.kit.wording import Locale
from workflows.law.texts import is_cited, rule_text

FIRST, FORMAT = "dure-decision-1", "dure-decision-2"
# What stands for a claim that is not there, which null is not.
MISSING = "\x00missing"
KEYS = frozenset({"format", "facts", "reckoned", "sources", "digest"})


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of reckoning a file again: its own verdict, and the claims of the file that are wrong."""

    council: str
    meeting: int
    item: int
    verdict: str
    wrong: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Say whether all the file claims is so."""
        return not self.wrong


def certificate_file(facts: Facts, *, council: str, meeting: int) -> bytes:
    """Return the file of a decision's certificate."""
    told = facts_json(facts, council=council, meeting=meeting)
    reckoned = reckon(facts)
    sources = _sources(facts, reckoned)
    return canonical_json(
        {
            "format": FORMAT,
            "facts": told,
            "reckoned": reckoned.as_json(),
            "sources": sources,
            "digest": sealed(told, sources),
        }
    )


def sealed(told: object, sources: object) -> str:
    """Return the digest of a file: of its facts and of the sources it cites."""
    return digest({"facts": told, "sources": sources})


def verify(content: bytes) -> Checked:
    """Reckon a certificate again. Refuses what is no such file (`certificate_unreadable`).

    Named as wrong are the digest where facts or sources were changed, every claim that does not follow,
    and whatever else the file says.
    """
    try:
        told = orjson.loads(content)
        if told["format"] not in {FIRST, FORMAT}:
            raise Invalid("certificate_unreadable", field="file")
        given, said, sources = told["facts"], told["reckoned"], told["sources"]
        facts = read_facts(given)
        reckoned = reckon(facts)
        again = orjson.loads(canonical_json(reckoned.as_json()))
        first = told["format"] == FIRST
        right = digest(given) if first else sealed(given, sources)
        wrong = [] if right == told["digest"] else ["digest"]
        wrong += sorted(set(told) - KEYS)
        if first:
            wrong += _differing(sources, _sources(facts, reckoned), "sources")
        council, meeting = str(given["council"]), int(given["meeting"])
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        raise Invalid("certificate_unreadable", field="file") from None
    wrong += _differing(said, again, "")
    return Checked(council, meeting, facts.item, str(again["verdict"]), tuple(wrong))


def facts_json(facts: Facts, *, council: str, meeting: int) -> dict[str, object]:
    """Return facts as a file tells them."""
    return {
        "council": council,
        "meeting": meeting,
        "item": facts.item,
        "day": facts.day.isoformat(),
        "rules": facts.rules.as_json(),
        "seats": sorted(facts.seats),
        "heads": list(facts.heads),
        "notices": _days(facts.notices),
        "papers": _days(facts.papers),
        "urgent": facts.urgent,
        "breaches": [
            {
                "reason": one.reason,
                "rule": one.rule_id,
                "seat": one.member,
                "figures": dict(one.figures),
            }
            for one in facts.breaches
        ],
        "happened": [
            {**_event(one), **entry}
            for one, entry in zip(facts.happened, _entries(facts), strict=True)
        ],
        "openedAt": facts.opened_at.isoformat(),
        "calledAt": facts.called_at.isoformat(),
        "closedAt": facts.closed_at.isoformat(),
        "decidedAt": facts.decided_at.isoformat(),
        "kind": facts.kind.value,
        "ballots": [
            {"seat": seat, "choice": facts.ballots[seat].value} for seat in sorted(facts.ballots)
        ],
        "castBy": sorted(facts.cast_by),
        "proxies": [
            {"seat": seat, "byPost": sent.by_post, "voted": sent.voted}
            for seat, sent in sorted(facts.proxies.items())
        ],
        "casting": None if facts.casting is None else facts.casting.value,
        "told": dict(facts.told),
        **(
            {}
            if not facts.heads_as
            else {"headsAs": {str(seat): facts.heads_as[seat] for seat in sorted(facts.heads_as)}}
        ),
        **({} if facts.amending is None else {"amending": amending_json(facts.amending)}),
        **({} if facts.rule_change is None else {"ruleChange": _changed(facts.rule_change)}),
        **({} if facts.written is None else {"written": facts.written.value}),
    }


def read_facts(told: Mapping[str, Any]) -> Facts:
    """Return facts from a file. Raises LookupError, TypeError or ValueError for anything else."""
    return Facts(
        rules=from_json(told["rules"]),
        day=date.fromisoformat(told["day"]),
        item=int(told["item"]),
        seats=frozenset(told["seats"]),
        heads=tuple(told["heads"]),
        notices=_read_days(told["notices"]),
        papers=_read_days(told["papers"]),
        urgent=bool(told["urgent"]),
        breaches=tuple(
            Breach(one["reason"], one["rule"], one["seat"], one["figures"])
            for one in told["breaches"]
        ),
        happened=tuple(
            AttendanceEvent(
                datetime.fromisoformat(one["at"]),
                Happening(one["what"]),
                UUID(int=one["seat"]),
                None if one["item"] is None else item_key(one["item"]),
                None if one["mode"] is None else Mode(one["mode"]),
            )
            for one in told["happened"]
        ),
        opened_at=datetime.fromisoformat(told["openedAt"]),
        called_at=datetime.fromisoformat(told["calledAt"]),
        closed_at=datetime.fromisoformat(told["closedAt"]),
        decided_at=datetime.fromisoformat(told["decidedAt"]),
        kind=VoteKind(told["kind"]),
        ballots={one["seat"]: Choice(one["choice"]) for one in told["ballots"]},
        cast_by=frozenset(told["castBy"]),
        casting=None if told["casting"] is None else Choice(told["casting"]),
        told=told["told"],
        proxies={
            int(one["seat"]): Sent(bool(one["byPost"]), bool(one["voted"]))
            for one in told.get("proxies", ())
        },
        heads_as={int(seat): str(one) for seat, one in told.get("headsAs", {}).items()},
        amending=None if "amending" not in told else read_amending(told["amending"]),
        rule_change=None if "ruleChange" not in told else _read_changed(told["ruleChange"]),
        written=WrittenCase(told["written"]) if "written" in told else None,
        entries=tuple(int(one["entry"]) for one in told["happened"] if "entry" in one),
    )


def _changed(one: RuleChanged) -> dict[str, object]:
    return {
        "rule": one.rule,
        "says": list(one.says),
        "since": one.since.isoformat(),
        "voidBy": one.void_by,
    }


def _read_changed(told: Mapping[str, Any]) -> RuleChanged:
    void = None if told["voidBy"] is None else str(told["voidBy"])
    says = tuple(str(one) for one in told["says"])
    return RuleChanged(str(told["rule"]), says, date.fromisoformat(told["since"]), void)


def _entries(facts: Facts) -> list[dict[str, object]]:
    """Return by which entry each thing is on record, where the facts say it."""
    return [{"entry": one} for one in facts.entries] or [{} for _ in facts.happened]


def _event(one: AttendanceEvent) -> dict[str, object]:
    return {
        "at": one.at.isoformat(),
        "what": one.what.value,
        "seat": one.who.int,
        "item": None if one.item is None else one.item.int - item_key(0).int,
        "mode": None if one.mode is None else one.mode.value,
    }


def _days(days: Mapping[int, date | None]) -> list[dict[str, object]]:
    shown = {seat: None if day is None else day.isoformat() for seat, day in days.items()}
    return [{"seat": seat, "day": shown[seat]} for seat in sorted(shown)]


def _read_days(told: list[dict[str, Any]]) -> dict[int, date | None]:
    return {
        one["seat"]: None if one["day"] is None else date.fromisoformat(one["day"]) for one in told
    }


def _sources(facts: Facts, reckoned: Reckoned) -> dict[str, object]:
    """Return every rule the certificate rests on, with its source and article."""
    held = {str(one["rule"]) for one in facts.rules.as_json().values()}
    texts = {
        rule: rule_text(rule)
        for rule in sorted(held | {one.rule for one in reckoned.findings})
        if is_cited(rule)
    }
    return {
        rule: {
            "title": text.title[Locale.KO],
            "source": text.source[Locale.KO],
            "article": text.article,
        }
        for rule, text in texts.items()
    }


def _differing(said: object, again: object, path: str) -> list[str]:
    """Return the paths at which what a file says differs from what follows."""
    if isinstance(said, dict) and isinstance(again, dict):
        keys = sorted({*said, *again})
        return [
            one
            for key in keys
            for one in _differing(
                said.get(key, MISSING), again.get(key, MISSING), f"{path}.{key}".lstrip(".")
            )
        ]
    # By their bytes: to Python, true is 1.
    return [] if _bytes(said) == _bytes(again) else [path]


def _bytes(claim: object) -> bytes:
    return orjson.dumps(claim, option=orjson.OPT_SORT_KEYS)
