"""Shares as exact fractions, and what the parties hold over time. Pure.

A timeline says from which day on who holds what; the last stretch runs on. A change is applied to every
stretch from its day on, so that what was decided for a later day stands in what comes before it too.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias
from unicodedata import normalize
from uuid import UUID

from workflows.agreements.consortium.rules import PARTIES, SHARES
from workflows.kit.refusal import Conflict, Invalid, NotFound, RuleBroken

WHOLE = Fraction(1)
# What can be entered, and what a repeated joining may come to (a JSON integer of GraphQL).
LARGEST_PART, FINEST_PART = 10_000, 2**31 - 1
FRACTION = re.compile(r"(\d{1,5})\s*/\s*(\d{1,5})")
FRACTION_SLASH = "\N{FRACTION SLASH}"
PER_CENT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*%")


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds what, and which party leads."""

    shares: Mapping[UUID, Fraction]
    lead: UUID


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is held from a day on."""

    since: date
    holding: Holding


@dataclass(frozen=True, slots=True)
class Run:
    """One party with one share for some days; `until` is the first day after, none if it runs on."""

    body_id: UUID
    share: Fraction
    lead: bool
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Say whether the day is one of them."""
        return self.since <= day and (self.until is None or day < self.until)

    def widened(self, others: Sequence["Run"]) -> "Run":
        """Return it with the runs of the same share it touches: who leads another day holds no other share."""
        since, until = self.since, self.until
        same = [one for one in others if (one.body_id, one.share) == (self.body_id, self.share)]
        for one in sorted(same, key=lambda found: found.since, reverse=True):
            since = one.since if one.until == since else since
        for one in sorted(same, key=lambda found: found.since):
            until = one.until if one.since == until else until
        return Run(self.body_id, self.share, self.lead, since, until)


Timeline: TypeAlias = Sequence[Stretch]
Change: TypeAlias = Callable[[Holding], Holding]


def share_of(text: str, *, field: str) -> Fraction:
    """Return the share a text names: `1/3`, `33.4%`, also in wide signs or as ⅓.

    Refuses anything else, nothing, and more than one.
    """
    said = normalize("NFKC", text).replace(FRACTION_SLASH, "/").strip()
    if found := FRACTION.fullmatch(said):
        above, below = int(found[1]), int(found[2])
        if below == 0:
            raise Invalid("share_malformed", field=field, rule=SHARES)
        share = Fraction(above, below)
    elif found := PER_CENT.fullmatch(said):
        share = Fraction(found[1]) / 100
    else:
        raise Invalid("share_malformed", field=field, rule=SHARES)
    if not 0 < share <= 1 or share.denominator > LARGEST_PART:
        raise Invalid("party_share_out_of_range", field=field, rule=SHARES, most=LARGEST_PART)
    return share


def check_holding(holding: Holding, *, least: int) -> None:
    """Refuse too few parties, shares that do not make exactly one, and a lead that is no party."""
    shares = holding.shares.values()
    if len(holding.shares) < least:
        raise RuleBroken("too_few_parties", rule=PARTIES, least=least)
    if any(share <= 0 for share in shares):
        raise RuleBroken("party_share_out_of_range", field="shares", rule=SHARES, most=LARGEST_PART)
    if sum(shares, Fraction(0)) != WHOLE:
        found = str(sum(shares, Fraction(0)))
        raise RuleBroken("party_shares_not_whole", field="shares", rule=SHARES, found=found)
    if any(share.denominator > FINEST_PART for share in shares):
        raise RuleBroken("shares_too_fine", field="share", rule=SHARES, most=FINEST_PART)
    if holding.lead not in holding.shares:
        raise RuleBroken("lead_not_a_party", field="leadId", rule="consortium.lead")


def check_spelt_out(shares: Mapping[UUID, Fraction], parties: Collection[UUID]) -> None:
    """Refuse shares that leave a party out, or name somebody who is none."""
    if set(shares) != set(parties):
        raise RuleBroken(
            "party_shares_not_of_all",
            field="shares",
            rule=SHARES,
            parties=len(parties),
            given=len(shares),
        )


def joining(body_id: UUID, share: Fraction) -> Change:
    """Let a party come in with a share; the others give it up in proportion to theirs."""

    def after(holding: Holding) -> Holding:
        if body_id in holding.shares:
            raise Conflict("party_already", field="bodyId")
        if share >= WHOLE:
            raise Invalid("party_share_out_of_range", field="share", rule=SHARES, most=LARGEST_PART)
        kept = {party: held * (WHOLE - share) for party, held in holding.shares.items()}
        return Holding({**kept, body_id: share}, holding.lead)

    return after


def leaving(body_id: UUID) -> Change:
    """Let a party go out; its share is spread over the rest in proportion to theirs."""

    def after(holding: Holding) -> Holding:
        if body_id not in holding.shares:
            return holding
        if body_id == holding.lead:
            raise RuleBroken("lead_leaves_last", field="bodyId", rule="consortium.lead")
        return Holding(_made_whole(holding.shares, without=body_id), holding.lead)

    return after


def led_by(body_id: UUID) -> Change:
    """Let another party lead. Refuses one that is not in, or not to the end."""

    def after(holding: Holding) -> Holding:
        if body_id not in holding.shares:
            raise RuleBroken("lead_not_a_party", field="bodyId", rule="consortium.lead")
        return Holding(holding.shares, body_id)

    return after


def shared_as(shares: Mapping[UUID, Fraction]) -> Change:
    """Let the parties hold other shares, which make one; where not all of them are in, those who are."""
    whole = sum(shares.values(), Fraction(0))
    if whole != WHOLE:
        raise RuleBroken("party_shares_not_whole", field="shares", rule=SHARES, found=str(whole))

    def after(holding: Holding) -> Holding:
        if not set(holding.shares) <= set(shares):
            check_spelt_out(shares, holding.shares)
        kept = {party: shares[party] for party in holding.shares}
        total = sum(kept.values(), Fraction(0))
        return Holding({party: share / total for party, share in kept.items()}, holding.lead)

    return after


def changed(timeline: Timeline, day: date, change: Change) -> list[Stretch]:
    """Return the timeline with a change from a day on. Raises NotFound for a day before its first."""
    if not timeline or day < timeline[0].since:
        raise NotFound("before_the_consortium", field="effectiveOn")
    after: list[Stretch] = []
    for place, one in enumerate(timeline):
        ends = timeline[place + 1].since if place + 1 < len(timeline) else None
        if ends is not None and ends <= day:
            after.append(one)
            continue
        if one.since < day:
            after.append(one)
        after.append(Stretch(max(one.since, day), change(one.holding)))
    return [
        one
        for place, one in enumerate(after)
        if place == 0 or one.holding != after[place - 1].holding
    ]


def holding_on(timeline: Timeline, day: date) -> Holding | None:
    """Return what is held on a day; None before the first."""
    return next((one.holding for one in reversed(timeline) if one.since <= day), None)


def runs_of(timeline: Timeline) -> set[Run]:
    """Return the runs a timeline is made of: as few as there can be."""
    runs: set[Run] = set()
    going: dict[UUID, tuple[Fraction, bool, date]] = {}
    for one in timeline:
        now = {
            party: (share, party == one.holding.lead) for party, share in one.holding.shares.items()
        }
        for party, (share, lead, since) in list(going.items()):
            if now.get(party) != (share, lead):
                runs.add(Run(party, share, lead, since, one.since))
                del going[party]
        for party, (share, lead) in now.items():
            going.setdefault(party, (share, lead, one.since))
    return runs | {Run(party, *held, None) for party, held in going.items()}


def timeline_of(runs: Iterable[Run]) -> list[Stretch]:
    """Return the timeline that runs make."""
    held = list(runs)
    days = sorted({one.since for one in held} | {one.until for one in held if one.until})
    timeline = []
    for day in days:
        there = [one for one in held if one.holds_on(day)]
        lead = next((one.body_id for one in there if one.lead), None)
        if lead is not None:
            timeline.append(Stretch(day, Holding({one.body_id: one.share for one in there}, lead)))
    return timeline


def _made_whole(shares: Mapping[UUID, Fraction], *, without: UUID) -> dict[UUID, Fraction]:
    rest = {party: share for party, share in shares.items() if party != without}
    total = sum(rest.values(), Fraction(0))
    return {party: share / total for party, share in rest.items()}
