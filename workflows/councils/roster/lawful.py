"""Is this council lawful? From roster, posts, rules and day to what is broken, each with its rule. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from workflows.councils.roster.rules import (
    UNTIL_COMPLETION,
    Seat,
    SexCount,
    by_post,
    months_after,
    per_cent,
)
from workflows.councils.roster.states import Capacity, Post, SeatKind
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that is broken: a slug, the rule it breaks, and the member it is about, if one."""

    reason: str
    rule_id: str
    member: int | None = None
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """Regular meetings of the year before: how many the rules of that year wanted and how many were held.

    `since` are those of this year, of which the first makes up for what was missed.
    """

    year: int
    wanted: int
    held: int
    since: int
    rule: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A council as it is looked at: who sits at any time, who holds which post on the day, the sexes.

    `exception` says that a committee for equality of the sexes has resolved an exception.
    """

    seats: Collection[Seat]
    posts: Mapping[Post, UUID]
    sexes: SexCount
    exception: bool = False
    held: Held | None = None


def breaches(roster: Roster, rules: Rulebook, day: date) -> list[Breach]:
    """Return what is unlawful in a council on a day; nothing: it is lawful."""
    sitting = [one for one in roster.seats if one.sits(day)]
    return [
        *_number(sitting, rules),
        *_kinds(sitting, rules),
        *_twice(sitting, rules),
        *_terms(sitting, rules),
        *_sexes(roster, rules),
        *_posts(roster, sitting, rules),
        *_meetings(roster),
    ]


def _number(sitting: Collection[Seat], rules: Rulebook) -> Iterator[Breach]:
    for key, reason in ((Key.MAX_MEMBERS, "too_many"), (Key.MIN_MEMBERS, "too_few")):
        bound, rule = rules.bound(key), rules.bound_by(key)
        if bound is None or rule is None:
            continue
        beyond = len(sitting) > bound if key is Key.MAX_MEMBERS else len(sitting) < bound
        if beyond:
            yield Breach(reason, rule, figures={"members": len(sitting), "bound": bound})


def _kinds(sitting: Collection[Seat], rules: Rulebook) -> Iterator[Breach]:
    rule = rules.rule(Key.SEAT_KINDS)
    for one in sitting:
        if rule is not None and one.kind not in rules.names(Key.SEAT_KINDS):
            yield Breach("kind_unknown", rule, one.number)


def _twice(sitting: Collection[Seat], rules: Rulebook) -> Iterator[Breach]:
    rule = rules.rule(Key.SEAT_KINDS)
    seen: set[UUID] = set()
    for one in sorted(sitting, key=lambda seat: seat.number):
        if one.person_id in seen and rule is not None:
            yield Breach("two_seats", rule, one.number)
        seen.add(one.person_id)


def _terms(sitting: Collection[Seat], rules: Rulebook) -> Iterator[Breach]:
    for one in sitting:
        if one.capacity is Capacity.EX_OFFICIO:
            continue
        months, most = rules.bound(Key.TERM_MONTHS), rules.number(Key.MAX_RENEWALS)
        term, renewal = rules.bound_by(Key.TERM_MONTHS), rules.rule(Key.MAX_RENEWALS)
        if one.ends_with_project:
            known = rules.choice(Key.RESIDENT_TERM) == UNTIL_COMPLETION
            rule = rules.rule(Key.RESIDENT_TERM)
            if rule is not None and (one.kind != SeatKind.RESIDENT or not known):
                yield Breach("completion_term", rule, one.number)
        elif months is not None and term is not None:
            latest = months_after(one.starts_on, months)
            if one.ends_before is None or one.ends_before > latest:
                yield Breach("term_over_length", term, one.number, {"months": months})
        if most is not None and renewal is not None and one.renewals > most:
            yield Breach("renewed_too_often", renewal, one.number, {"most": most})


def _sexes(roster: Roster, rules: Rulebook) -> Iterator[Breach]:
    share, rule, sexes = rules.share(Key.GENDER_SHARE), rules.rule(Key.GENDER_SHARE), roster.sexes
    if share is None or rule is None or roster.exception or not sexes.over(share):
        return
    figures = {"largest": sexes.largest, "appointed": sexes.appointed, "share": per_cent(share)}
    yield Breach("sexes_over_share", rule, figures=figures)


def _meetings(roster: Roster) -> Iterator[Breach]:
    """A year went by with fewer regular meetings than the rules want, and none was held since."""
    held = roster.held
    if held is not None and held.held < held.wanted and held.since == 0:
        figures = {"year": held.year, "wanted": held.wanted, "held": held.held}
        yield Breach("regular_meeting_overdue", held.rule, figures=figures)


def _posts(roster: Roster, sitting: Collection[Seat], rules: Rulebook) -> Iterator[Breach]:
    """A chair, a vice-chair where one is foreseen, and a secretary; both chairs are members."""
    members = {one.person_id: one for one in sitting}
    for post, key in ((Post.CHAIR, Key.CHAIR), (Post.VICE_CHAIR, Key.VICE)):
        how, rule = rules.choice(key), rules.rule(key)
        if how is None or rule is None:
            continue
        slug = post.value.lower()
        holder = roster.posts.get(post)
        if holder is None:
            yield Breach(f"no_{slug}", rule)
        elif holder not in members:
            yield Breach(f"{slug}_no_member", rule)
        elif by_post(how) and members[holder].capacity is not Capacity.EX_OFFICIO:
            yield Breach(f"{slug}_not_ex_officio", rule, members[holder].number)
    secretary = rules.rule(Key.SECRETARY_POST)
    if secretary is not None and Post.SECRETARY not in roster.posts:
        yield Breach("no_secretary", secretary)
