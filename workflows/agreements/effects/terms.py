"""What an effect says: a right, to which posts of a party, from which day to which. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from workflows.agreements.consortium.states import SPEAKERS
from workflows.agreements.effects.grantable import grantable
from workflows.kit.hashing import canonical_json
from workflows.kit.refusal import Invalid
from workflows.kit.wording import SEOUL, Locale
from workflows.rights.permissions import Permission
from workflows.rights.roles import BODIES_OF_ROLE, BodyKind, Role
from workflows.rights.table import FORBIDS

MOST_EFFECTS, FURTHEST = 20, 36_500


@dataclass(frozen=True, slots=True)
class Day:
    """A day: one of the calendar, or so many days after the agreement takes effect (0: that day)."""

    on: date | None = None
    after: int | None = None

    def date(self, taken: date) -> date:
        """Return the day of an agreement that takes effect on `taken`."""
        return self.on if self.on is not None else taken + timedelta(days=self.after or 0)

    def told(self) -> dict[str, object]:
        """Return it as the bytes of an edition have it."""
        return {"after": self.after} if self.on is None else {"day": self.on.isoformat()}

    def words(self) -> str:
        """Say it in Korean."""
        if self.on is not None:
            return f"{self.on.year}년 {self.on.month}월 {self.on.day}일"
        return "발효일" if not self.after else f"발효 후 {self.after}일"


@dataclass(frozen=True, slots=True)
class Effect:
    """A right that a clause gives; `role` None: to every post that speaks for the party.

    Both days are counted in, and hold in Korea; without `until` it holds as long as the agreement.
    """

    permission: Permission
    body_id: UUID
    role: Role | None = None
    since: Day = Day(after=0)
    until: Day | None = None

    def told(self) -> dict[str, object]:
        """Return it as the bytes of an edition have it."""
        return {
            "permission": self.permission.value,
            "party": str(self.body_id),
            "role": None if self.role is None else self.role.value,
            "since": self.since.told(),
            "until": None if self.until is None else self.until.told(),
        }

    def says(self, party: str) -> str:
        """Say in Korean what is signed: who may do what, and when."""
        to = "협약 담당자" if self.role is None else ROLES[self.role]
        until = "협약이 끝나는 날" if self.until is None else self.until.words()
        lets = grantable()[self.permission][Locale.KO]
        return f"{party}의 {to}: {self.since.words()}부터 {until}까지 {lets}."

    def key(self, clause_id: UUID) -> str:
        """Return what makes it the same effect of the same clause."""
        return canonical_json({"clause": str(clause_id), **self.told()}).decode()


ROLES = {
    Role.MINISTRY_OFFICER: "부처·도 담당자",
    Role.MUNICIPAL_OFFICER: "시 담당자",
    Role.MUNICIPAL_HEAD: "시장",
    Role.DEVELOPER_LEAD: "사업시행자 책임자",
    Role.COMPANY_REPRESENTATIVE: "기업 담당자",
}


def read_effect(told: Mapping[str, Any]) -> Effect:
    """Return the effect that the bytes of an edition tell."""
    return Effect(
        Permission(told["permission"]),
        UUID(told["party"]),
        None if told["role"] is None else Role(told["role"]),
        _day(told["since"]),
        None if told["until"] is None else _day(told["until"]),
    )


def posts_of(effect: Effect, kind: BodyKind) -> list[Role]:
    """Return the roles of a body of this kind that get the right: none that may never have it."""
    wanted = sorted(SPEAKERS) if effect.role is None else [effect.role]
    return [
        one
        for one in wanted
        if one in SPEAKERS and kind in BODIES_OF_ROLE[one] and effect.permission not in FORBIDS[one]
    ]


def span_of(effect: Effect, taken: datetime) -> tuple[datetime, datetime | None] | None:
    """Return from when to when it holds if it is taken into effect at a moment; None: never.

    Nothing holds before that moment, whatever day the clause names.
    """
    day = taken.astimezone(SEOUL).date()
    since = max(taken, _morning(effect.since.date(day)))
    if effect.until is None:
        return since, None
    until = _morning(effect.until.date(day) + timedelta(days=1))
    return (since, until) if until > since else None


def check_effects(
    effects: Collection[Effect], parties: Collection[UUID], kinds: Mapping[UUID, BodyKind]
) -> None:
    """Refuse what no clause may give, who is no party, a post that cannot have it, days that never come."""
    if len(effects) > MOST_EFFECTS:
        raise Invalid("too_many_effects", field="effects", most=MOST_EFFECTS)
    for one in effects:
        if one.permission not in grantable():
            raise Invalid("effect_not_grantable", field="effects", permission=one.permission.value)
        if one.body_id not in parties:
            raise Invalid("effect_for_no_party", field="effects")
        if not posts_of(one, kinds[one.body_id]):
            raise Invalid("effect_for_no_post", field="effects")
        _check_days(one)


def _check_days(effect: Effect) -> None:
    """Refuse days that are named twice or not at all, or that end before they begin."""
    since, until = effect.since, effect.until
    days = [since] if until is None else [since, until]
    named = all((one.on is None) != (one.after is None) for one in days)
    if not named or not all(0 <= (one.after or 0) <= FURTHEST for one in days):
        raise Invalid("effect_days_unclear", field="effects", most=FURTHEST)
    if until is None or (since.on is None) != (until.on is None):
        return
    if until.date(date.min) < since.date(date.min):
        raise Invalid("effect_days_unclear", field="effects", most=FURTHEST)


def _day(told: Mapping[str, Any]) -> Day:
    return Day(date.fromisoformat(told["day"])) if "day" in told else Day(after=int(told["after"]))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), SEOUL)
