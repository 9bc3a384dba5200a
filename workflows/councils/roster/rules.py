"""The rules of a roster: seats, kinds, terms, renewals and the balance of the sexes. Pure.

Days are in Korea. `ends_before` is the first day on which a member sits no longer; None: until his post or
the project ends.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from workflows.councils.roster.states import Capacity, Lifecycle, SeatKind
from workflows.councils.rule_packs.keys import Key
from workflows.councils.rule_packs.rulebook import Rulebook
from workflows.kit.refusal import Conflict, Invalid, RuleBroken
from workflows.rights.roles import Role

EARLIEST, LATEST = date(2008, 1, 1), date(2100, 12, 31)
UNTIL_COMPLETION, ELECTED = "UNTIL_COMPLETION", "ELECTED"
# Words of the packs that name an office of the city, with which a chair goes.
CITY_OFFICES = frozenset({"FIRST_VICE_MAYOR", "VICE_MAYOR", "ECONOMIC_VICE_MAYOR", "BUREAU_CHIEF"})
# By which capacity somebody belongs to a kind of seat; a capacity in the council itself fits any. A company
# that is no project implementer has no seat of its own: it is an observer, or sits where an ordinance adds it.
ROLES_OF_KIND: dict[str, frozenset[Role]] = {
    SeatKind.AGENCY: frozenset({Role.MINISTRY_OFFICER}),
    SeatKind.LOCAL_GOVERNMENT: frozenset({Role.MUNICIPAL_OFFICER, Role.MUNICIPAL_HEAD}),
    SeatKind.IMPLEMENTER: frozenset({Role.DEVELOPER_LEAD}),
    SeatKind.EXPERT: frozenset({Role.EXPERT}),
    SeatKind.RESIDENT: frozenset({Role.RESIDENT}),
    SeatKind.SERVICE_EXPERT: frozenset({Role.EXPERT}),
    SeatKind.ASSEMBLY: frozenset(),
    SeatKind.FOUND_NECESSARY: frozenset({Role.COMPANY_REPRESENTATIVE, Role.EXPERT, Role.RESIDENT}),
}
OF_THE_COUNCIL = frozenset({Role.COUNCIL_CHAIR, Role.COUNCIL_MEMBER})


@dataclass(frozen=True, slots=True)
class Seat:
    """One term of one member."""

    number: int
    person_id: UUID
    kind: str
    capacity: Capacity
    starts_on: date
    ends_before: date | None
    renewals: int = 0
    ends_with_project: bool = False

    def sits(self, day: date) -> bool:
        """Say whether he sits on a day."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def meets(self, starts_on: date, ends_before: date | None) -> bool:
        """Say whether the term and these days have a day in common."""
        begins_in_time = ends_before is None or self.starts_on < ends_before
        return begins_in_time and (self.ends_before is None or starts_on < self.ends_before)


@dataclass(frozen=True, slots=True)
class SexCount:
    """How many appointed members there are, and how many of either sex."""

    female: int = 0
    male: int = 0
    appointed: int = 0

    @property
    def largest(self) -> int:
        """How many are of the sex of which there are more."""
        return max(self.female, self.male)

    def over(self, share: Fraction) -> bool:
        """Say whether a sex has more than a share of the appointed members."""
        return self.largest > self.appointed * share


def per_cent(share: Fraction) -> int:
    """Return a share as whole per cent, rounded down, to be told."""
    return int(share * 100)


def by_post(how: str) -> bool:
    """Say whether a chair is held by a post, and not by whom the members elect."""
    return how != ELECTED


def sits_for(how: str, kind: str) -> bool:
    """Say whether a seat can be that of the office a chair goes with: those named are the city's own."""
    return how not in CITY_OFFICES or kind == SeatKind.LOCAL_GOVERNMENT


def keeps_papers(role: Role) -> bool:
    """Say whether somebody can be the secretary where a source gives it to a post: the city's, or of the council."""
    return role in {Role.MUNICIPAL_OFFICER, Role.COUNCIL_SECRETARY}


def check_day(day: date, *, field: str) -> None:
    """Refuse a day so far away that no council can be of it."""
    if not EARLIEST <= day <= LATEST:
        raise Invalid("day_out_of_range", field=field)


def months_after(day: date, months: int) -> date:
    """Return the day before which a term of so many months ends (Civil Act 160(2), (3))."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def fullest(seats: Collection[Seat], starts_on: date, ends_before: date | None) -> int:
    """Return the most members that sit on any one day of a span."""
    meeting = [one for one in seats if one.meets(starts_on, ends_before)]
    days = {max(one.starts_on, starts_on) for one in meeting}
    return max((sum(one.sits(day) for one in meeting) for day in days), default=0)


def check_kind(kind: str, rules: Rulebook) -> None:
    """Refuse no kind of seat, and one that neither the Act nor the ordinance names (E1.1)."""
    if not kind.strip():
        raise Invalid("seat_kind_missing", field="kind", rule=rules.rule(Key.SEAT_KINDS))
    if kind not in rules.names(Key.SEAT_KINDS):
        raise RuleBroken("seat_kind_unknown", field="kind", rule=rules.rule(Key.SEAT_KINDS))


def check_fits(kind: str, role: Role, rules: Rulebook) -> None:
    """Refuse a seat of a kind to which the person's capacity does not belong (Act, Article 24(2))."""
    if role not in ROLES_OF_KIND.get(kind, frozenset()) | OF_THE_COUNCIL:
        raise RuleBroken("seat_kind_misfit", field="kind", rule=rules.rule(Key.SEAT_KINDS))


def check_room(seats: Collection[Seat], new: Seat, rules: Rulebook) -> None:
    """Refuse one member more than the rules allow, on any day of the term (E1.1)."""
    most = rules.number(Key.MAX_MEMBERS)
    if most is not None and fullest(seats, new.starts_on, new.ends_before) >= most:
        raise RuleBroken("council_full", rule=rules.rule(Key.MAX_MEMBERS), most=most)


def check_one_seat(seats: Iterable[Seat], new: Seat) -> None:
    """Refuse a second seat of one person in the same days."""
    for one in seats:
        if one.person_id == new.person_id and one.meets(new.starts_on, new.ends_before):
            raise Conflict("seated_already", field="appointmentId", number=one.number)


def check_term(new: Seat, rules: Rulebook) -> None:
    """Refuse a term that ends before it begins, is longer than the rules', or has an end it cannot have.

    An ex officio member sits while he holds his post; a resident may sit until the project is completed
    where the ordinance says so (E1.3).
    """
    if new.ends_before is not None and new.ends_before <= new.starts_on:
        raise Invalid("term_backwards", field="endsOn")
    if new.capacity is Capacity.EX_OFFICIO:
        if new.ends_before is not None or new.ends_with_project:
            raise Invalid("ex_officio_term", field="endsOn")
        return
    months = rules.bound(Key.TERM_MONTHS)
    if new.ends_with_project:
        check_completion_term(new, rules)
    elif months is not None and (
        new.ends_before is None or new.ends_before > months_after(new.starts_on, months)
    ):
        raise RuleBroken(
            "term_too_long", field="endsOn", rule=rules.bound_by(Key.TERM_MONTHS), months=months
        )


def check_completion_term(new: Seat, rules: Rulebook) -> None:
    """Refuse a term until completion to anybody but a resident, and where the rules know none."""
    known = rules.choice(Key.RESIDENT_TERM) == UNTIL_COMPLETION
    if new.kind != SeatKind.RESIDENT or not known:
        raise RuleBroken(
            "no_completion_term", field="untilCompletion", rule=rules.rule(Key.RESIDENT_TERM)
        )


def check_renewal(seat: Seat, rules: Rulebook) -> None:
    """Refuse a renewal beyond the rules' (E1.2), and of a term that has no end."""
    if seat.ends_before is None:
        raise Invalid("term_has_no_end", field="member")
    most = rules.number(Key.MAX_RENEWALS)
    if most is not None and seat.renewals >= most:
        raise RuleBroken(
            "renewals_used_up", field="member", rule=rules.rule(Key.MAX_RENEWALS), most=most
        )


def check_balance(sexes: SexCount, rules: Rulebook, *, exception: bool) -> None:
    """Refuse to publish a sex over its share of the appointed members, unless an exception is named (E1.4).

    Framework Act on Gender Equality, Article 21(2).
    """
    share = rules.share(Key.GENDER_SHARE)
    if share is not None and not exception and sexes.over(share):
        raise RuleBroken(
            "sexes_unbalanced",
            field="genderExceptionRef",
            rule=rules.rule(Key.GENDER_SHARE),
            largest=sexes.largest,
            appointed=sexes.appointed,
            share=per_cent(share),
        )


def lifecycle_of(rules: Rulebook, agenda: str) -> Lifecycle:
    """Return how long a council under these rules lasts; refuses one for an agenda without naming it."""
    found = Lifecycle(rules.choice(Key.LIFECYCLE) or Lifecycle.STANDING)
    if found is Lifecycle.PER_AGENDA and not agenda.strip():
        raise RuleBroken("agenda_needed", field="agenda", rule=rules.rule(Key.LIFECYCLE))
    return found
