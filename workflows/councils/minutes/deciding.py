"""Whether a decision holds: reckoned again out of notice, roster, door, quorum and ballots. Pure.

The facts name nobody: seats and items are numbers. Whoever has them can repeat every step.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from workflows.councils.meetings.states import VoteKind
from workflows.councils.minutes.finding import Finding, Verdict, Weight, turned
from workflows.councils.reckoning.amending import ORDER_RULE, Moved, Put, Voted, voted_again
from workflows.councils.reckoning.attendance import attended
from workflows.councils.reckoning.convening import (
    Timeliness,
    may_write,
    notice_in_time,
    papers_in_time,
)
from workflows.councils.reckoning.happenings import AttendanceEvent, may_send
from workflows.councils.reckoning.happenings import Roster as Seated
from workflows.councils.reckoning.majority import (
    consent_outcome_of,
    outcome_of,
    secret_outcome_of,
)
from workflows.councils.reckoning.quorum import QuorumState, quorum_at
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import WrittenCase
from workflows.councils.reckoning.turning import QuorumTurn, Step, quorum_turns
from workflows.councils.reckoning.votes import (
    Assembled,
    ChallengeWaitsError,
    Choice,
    Outcome,
    Tally,
    TallyError,
    Void,
    assembled_at,
)
from workflows.councils.roster.lawful import Breach

ITEMS = 1 << 64  # items are numbered above the seats, so that none is taken for the other


PROXIES = 1 << 32  # who stands in for a seat is numbered above all seats


@dataclass(frozen=True, slots=True)
class Sent:
    """That somebody stands in for a seat: whether it is held by post, and whether he cast its ballot."""

    by_post: bool
    voted: bool


@dataclass(frozen=True, slots=True)
class Amending:
    """The amendments to an item, what was put to the vote in which order, and the digests of its text.

    Letters are named by their place in the original; what they say stands in the minutes.
    """

    moved: tuple[Moved, ...]
    puts: tuple[Put, ...]
    original: str
    decided: str


@dataclass(frozen=True, slots=True)
class RuleChanged:
    """A change of the council's own rules: the rule it makes, what it says, from when, and what voids it."""

    rule: str
    says: tuple[str, ...]
    since: date
    void_by: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision rests on. `told` is what the meeting said of the vote when it was closed.

    `cast_by` are the seats that voted in secret; what they said is in nothing but the count.
    """

    rules: MeetingRules
    day: date
    item: int
    seats: frozenset[int]
    heads: tuple[int, ...]
    notices: Mapping[int, date | None]
    papers: Mapping[int, date | None]
    urgent: bool
    breaches: tuple[Breach, ...]
    happened: tuple[AttendanceEvent, ...]
    opened_at: datetime
    called_at: datetime
    closed_at: datetime
    decided_at: datetime
    kind: VoteKind
    ballots: Mapping[int, Choice]
    casting: Choice | None
    told: Mapping[str, object] = field(default_factory=dict)
    cast_by: frozenset[int] = frozenset()
    proxies: Mapping[int, Sent] = field(default_factory=dict)
    amending: Amending | None = None
    # By which word of the rules a seat heads the council in the place of the chair.
    heads_as: Mapping[int, str] = field(default_factory=dict)
    # The change of the council's own rules it decides on, if it does.
    rule_change: "RuleChanged | None" = None
    # In which case it was answered in writing, if it was: then nobody presides.
    written: WrittenCase | None = None
    # By which entry of the log each of `happened` is on record; older certificates name none.
    entries: tuple[int, ...] = ()

    @property
    def deciding_rules(self) -> MeetingRules:
        """The rules of the vote: a change of its own rules takes the majority that asks for."""
        return self.rules if self.rule_change is None else self.rules.amending


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A decision reckoned again: each step, what was found, and the verdict."""

    notice: Timeliness
    papers: Timeliness | None
    opening: QuorumState
    calling: QuorumState
    outcome: Outcome | None
    findings: tuple[Finding, ...]
    voted: Voted | None = None
    turns: tuple[QuorumTurn, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict: by the heaviest of what was found."""
        weights = {one.weight for one in self.findings}
        if Weight.VOID in weights:
            return Verdict.VOID_RISK
        return Verdict.VALID_WITH_DEFECT if Weight.DEFECT in weights else Verdict.VALID

    def as_json(self) -> dict[str, object]:
        """Return it for a certificate."""
        return {
            "notice": _timely(self.notice),
            "papers": None if self.papers is None else _timely(self.papers),
            "quorumAtOpening": self.opening.as_json(),
            "quorumAtItem": self.calling.as_json(),
            "outcome": None if self.outcome is None else numbered(self.outcome.as_json()),
            "findings": [one.as_json() for one in self.findings],
            "verdict": self.verdict.value,
            **({} if self.voted is None else {"amendments": _voted(self.voted)}),
            **({} if not self.turns else {"quorumTurns": [one.as_json() for one in self.turns]}),
        }


def reckon(facts: Facts) -> Reckoned:
    """Reckon a decision again."""
    rules, seats = facts.rules, frozenset(UUID(int=one) for one in facts.seats)
    sent = {UUID(int=seat): proxy_key(seat) for seat in facts.proxies}
    attendance = attended(rules, Seated(seats, sent), facts.happened)
    item = item_key(facts.item)
    notice = notice_in_time(rules, facts.day, _keyed(facts.notices))
    papers = papers_in_time(rules, facts.day, _keyed(facts.papers)) if facts.papers else None
    opening = quorum_at(rules, attendance, facts.opened_at)
    calling = quorum_at(rules, attendance, facts.called_at, item)
    heads = [UUID(int=one) for one in facts.heads]
    at = facts.closed_at if facts.casting is None else facts.decided_at
    chair = next((one for one in heads if attendance.attends(one, at)), None)
    outcome, waits = None, False
    try:
        who = assembled_at(attendance, facts.closed_at, item, chair=chair)
    except ChallengeWaitsError:
        waits = True
    else:
        ballots = {UUID(int=seat): choice for seat, choice in facts.ballots.items()}
        if facts.kind is VoteKind.CONSENT:
            against = {one for one, said in ballots.items() if said is Choice.AGAINST}
            outcome = consent_outcome_of(facts.deciding_rules, against, who)
        elif facts.kind is VoteKind.SECRET:
            outcome = _secret(facts, who)
        else:
            outcome = outcome_of(facts.deciding_rules, ballots, who, casting=facts.casting)
    found = [
        *_notices(facts, notice, papers),
        *(
            Finding(f"roster_{one.reason}", Weight.DEFECT, one.rule_id, one.member, one.figures)
            for one in facts.breaches
        ),
    ]
    if facts.written is not None:
        allowed = may_write(rules, facts.written)
        slug, weight = ("in_writing", Weight.NOTE) if allowed else ("not_in_writing", Weight.VOID)
        found.append(Finding(slug, weight, rules.written_cases.rule))
    elif chair is None:
        found.append(Finding("nobody_presided", Weight.VOID, rules.quorum.rule))
    if facts.written is None or facts.casting is not None:
        found += _presided(facts, chair)
    found += _rule_changed(facts)
    for state, slug in ((opening, "no_quorum_opening"), (calling, "no_quorum_item")):
        if not state.met:
            found.append(Finding(slug, Weight.VOID, rules.quorum.rule))
    found += [*_proxies(facts), *_outcome(facts, outcome, waits=waits)]
    voted = None
    if facts.amending is not None:
        voted = voted_again(facts.amending.moved, facts.amending.puts)
        found += _amending(voted)
    turns = quorum_turns(rules, Seated(seats, sent), _steps(facts))
    found += [turned(one) for one in turns]
    return Reckoned(notice, papers, opening, calling, outcome, tuple(found), voted, turns)


def _steps(facts: Facts) -> list[Step]:
    """Return what happened, each with its entry, while the item was called and not decided."""
    if not facts.entries:
        return []
    item, since, until = item_key(facts.item), facts.called_at, facts.closed_at
    numbered_events = zip(facts.entries, facts.happened, strict=True)
    return [
        Step(number, event.at, event, item, held=since < event.at <= until)
        for number, event in numbered_events
    ]


def _rule_changed(facts: Facts) -> list[Finding]:
    """Return by which rule the council changed its own rules, and the higher source the change breaks."""
    change, held = facts.rule_change, facts.rules.rules_amend
    if change is None:
        return []
    rule = facts.rules.decision.rule if held is None else held.rule
    found = [
        Finding("rule_change", Weight.NOTE, rule),
        Finding("rule_made", Weight.NOTE, change.rule),
    ]
    if change.void_by is not None:
        found.append(Finding("rule_change_void", Weight.VOID, change.void_by))
    return found


def _presided(facts: Facts, chair: UUID | None) -> list[Finding]:
    """Return by which rule somebody presided in the place of the chair."""
    rule = facts.rules.fallback_chair
    stands = None if chair is None else facts.heads_as.get(chair.int)
    if rule is None or stands is None or chair is None:
        return []
    return [Finding(f"presided_{stands.lower()}", Weight.NOTE, rule.rule, chair.int)]


def _secret(facts: Facts, who: Assembled) -> Outcome | None:
    """Reckon a secret vote: its count is taken as it was told, and has to be of those who voted."""
    counts = [facts.told.get(name) for name in ("for", "against", "abstain")]
    for_, against, abstain = (one if isinstance(one, int) else -1 for one in counts)
    cast_by = frozenset(UUID(int=seat) for seat in facts.cast_by)
    try:
        tally = Tally(for_, against, abstain, cast_by)
        return secret_outcome_of(facts.deciding_rules, tally, who, casting=facts.casting)
    except TallyError:
        return None


def item_key(number: int) -> UUID:
    """Return the key an item is reckoned under."""
    return UUID(int=ITEMS + number)


def proxy_key(seat: int) -> UUID:
    """Return the key who stands in for a seat is reckoned under."""
    return UUID(int=PROXIES + seat)


def numbered(outcome: Mapping[str, object]) -> dict[str, object]:
    """Return an outcome whose void ballots name seats by number, in their order."""
    void = outcome.get("void")
    rows = [one for one in void if isinstance(one, dict)] if isinstance(void, list) else []
    seats = [{"seat": UUID(str(one["seat"])).int, "why": one["why"]} for one in rows]
    return {**outcome, "void": sorted(seats, key=lambda one: int(str(one["seat"])))}


def _notices(facts: Facts, notice: Timeliness, papers: Timeliness | None) -> list[Finding]:
    found = []
    for who, late in sorted(notice.late.items()):
        slug, weight = "notice_late_urgent", Weight.NOTE
        if late is None:
            slug, weight = "notice_missing", Weight.VOID
        elif not facts.urgent:
            slug, weight = "notice_late", Weight.VOID
        found.append(Finding(slug, weight, notice.rule, who.int))
    for who in sorted(papers.late) if papers else ():
        slug, weight = "papers_late", Weight.DEFECT
        if facts.urgent:
            slug, weight = "papers_late_urgent", Weight.NOTE
        found.append(Finding(slug, weight, facts.rules.paper_days.rule, who.int))
    return found


def _proxies(facts: Facts) -> list[Finding]:
    """Return who was stood in for (E5.8): on record where the rules allow it, and a flaw where not."""
    rule, found = facts.rules.proxy.rule, []
    for seat, sent in sorted(facts.proxies.items()):
        if not may_send(facts.rules, by_post=sent.by_post, letter=True):
            found.append(Finding("proxy_not_allowed", Weight.VOID, rule, seat))
        elif sent.voted:
            found.append(Finding("proxy_voted", Weight.NOTE, rule, seat))
    return found


def _outcome(facts: Facts, outcome: Outcome | None, *, waits: bool) -> list[Finding]:
    rules = facts.rules
    if waits:
        return [Finding("challenge_unruled", Weight.VOID, rules.recusal_kinds.rule)]
    if outcome is None:
        return [Finding("arithmetic_differs", Weight.VOID, rules.decision.rule)]
    found = []
    if not outcome.quorum.met:
        found.append(Finding("no_quorum_vote", Weight.VOID, rules.quorum.rule))
    for seat, why in outcome.void:
        if why is Void.RECUSED:
            rule = rules.recusal_denominator.rule
            found.append(Finding("recused_voted", Weight.DEFECT, rule, seat.int))
    if dict(facts.told) != numbered(outcome.as_json()):
        found.append(Finding("arithmetic_differs", Weight.VOID, rules.decision.rule))
    return found


def _amending(voted: Voted) -> list[Finding]:
    """Find votes out of their turn; no law orders them, so a decision stands with a defect."""
    return [
        Finding(
            "amendment_out_of_turn", Weight.DEFECT, ORDER_RULE, None, {"put": put, "first": first}
        )
        for put, first in voted.wrong
    ]


def _voted(voted: Voted) -> dict[str, object]:
    return {
        "fates": [
            {"amendment": one, "fate": voted.fates[one].value} for one in sorted(voted.fates)
        ],
        "outOfTurn": [{"put": put, "first": first} for put, first in voted.wrong],
    }


def _keyed(days: Mapping[int, date | None]) -> dict[UUID, date | None]:
    return {UUID(int=seat): day for seat, day in days.items()}


def _timely(one: Timeliness) -> dict[str, object]:
    return {
        "due": one.due.isoformat(),
        "rule": one.rule,
        "late": [{"seat": who.int, "days": one.late[who]} for who in sorted(one.late)],
    }
