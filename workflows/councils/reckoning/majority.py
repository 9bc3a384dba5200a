"""Majorities: what a vote comes to under the rules of its meeting (E1.7, E5.3).

과반수 is strictly more than half: of 13 present 7, of 14 present 8. Whoever abstains, or is there and says
nothing, is present; where the rules count only those for and against, he is not in the base. A tie is
lost unless the rules let the chair decide; then his vote is one more, so that 7 to 7 of 14 is carried by
it, and 6 to 6 of 15 is not. A vote without a quorum decides nothing, whatever was cast.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from uuid import UUID

from workflows.councils.reckoning.quorum import QuorumState, quorum_of
from workflows.councils.reckoning.reasons import Because, Reason, less, reaches, share_taken, step
from workflows.councils.reckoning.rules import MeetingRules
from workflows.councils.reckoning.terms import (
    DECISIONS,
    AbstainRule,
    DecisionBase,
    DecisionRule,
    RecusalDenominator,
    TieRule,
    Whole,
)
from workflows.councils.reckoning.votes import (
    Assembled,
    Choice,
    Outcome,
    Result,
    Tally,
    TallyError,
    Tie,
    Void,
)


def outcome_of(
    rules: MeetingRules,
    ballots: Mapping[UUID, Choice],
    who: Assembled,
    *,
    casting: Choice | None = None,
) -> Outcome:
    """Return what named ballots come to, by seat. `casting` is what the chair says to a tie.

    A ballot of somebody who may not vote when the vote is closed is void, and told as such.
    """
    voters = who.voters
    said = [choice for seat, choice in ballots.items() if seat in voters]
    for_, against, abstain = (said.count(one) for one in Choice)
    counts = _Counts(for_, against, abstain, voters=len(voters))
    void = tuple(
        (seat, _void(seat, who)) for seat in sorted(ballots, key=str) if seat not in voters
    )
    return _decided(rules, counts, who, who.present, casting, void)


def secret_outcome_of(
    rules: MeetingRules, tally: Tally, who: Assembled, *, casting: Choice | None = None
) -> Outcome:
    """Return what a secret tally comes to; nobody's choice is asked for.

    A ballot in the box cannot be taken out: whoever cast one and left is still in the base, and no longer
    in the quorum. Raises `TallyError` if somebody has cast who is not in office or is recused.
    """
    if tally.cast_by - who.in_office or tally.cast_by & who.recused:
        msg = "somebody has cast who may not vote"
        raise TallyError(msg)
    there = frozenset(who.present | tally.cast_by)
    voters = (who.in_office & there) - who.recused
    counts = _Counts(tally.for_, tally.against, tally.abstain, voters=len(voters))
    return _decided(rules, counts, who, there, casting, ())


def consent_outcome_of(
    rules: MeetingRules, objectors: AbstractSet[UUID], who: Assembled
) -> Outcome:
    """Return what the chair's question for objections comes to (이의 없음).

    Without an objection all who may vote are for it, and that has to be enough like any other vote. One
    objection of one who may vote puts it to a vote (AWAITS_VOTE).
    """
    against = len(objectors & who.voters)
    counts = _Counts(len(who.voters) - against, against, 0, voters=len(who.voters))
    return _decided(rules, counts, who, who.present, None, (), by_consent=True)


@dataclass(frozen=True, slots=True)
class _Counts:
    for_: int
    against: int
    abstain: int
    voters: int

    @property
    def silent(self) -> int:
        return self.voters - self.for_ - self.against - self.abstain


def _void(seat: UUID, who: Assembled) -> Void:
    if seat not in who.in_office:
        return Void.NOT_IN_OFFICE
    return Void.RECUSED if seat in who.recused else Void.NOT_PRESENT


def _decided(
    rules: MeetingRules,
    counts: _Counts,
    who: Assembled,
    there: AbstractSet[UUID],
    casting: Choice | None,
    void: tuple[tuple[UUID, Void], ...],
    *,
    by_consent: bool = False,
) -> Outcome:
    quorum = quorum_of(rules, who.in_office, who.present, who.recused)
    measure = DECISIONS[rules.decision.says]
    base, taken_of = _base(rules, counts, who, there)
    needed = measure.needed(base)
    tie, used = (Tie.NONE, None) if by_consent else _tie(rules, counts, needed, who, casting)
    yes = counts.for_ + (tie is Tie.CHAIR_FOR)
    why = [
        *quorum.why,
        *taken_of,
        step(
            Because.DECISION_NEEDED,
            rules.decision.rule,
            share_taken(measure, base),
            share=measure.share,
            base=base,
            needed=needed,
        ),
        step(
            Because.DECISION,
            rules.decision.rule,
            reaches(counts.for_, needed),
            for_=counts.for_,
            needed=needed,
        ),
    ]
    if tie is not Tie.NONE:
        formula = f"{counts.for_} = {counts.against}"
        if tie is Tie.CHAIR_FOR:
            formula += f"; {counts.for_} + 1 = {reaches(yes, needed)}"
        why.append(step(Because.TIE, rules.tie.rule, formula, for_=yes, needed=needed))
    if by_consent and counts.against:
        formula = f"{counts.against} > 0"
        why.append(step(Because.OBJECTION, rules.decision.rule, formula, against=counts.against))
    return Outcome(
        result=_result(
            quorum, tie, enough=yes >= needed, objected=by_consent and counts.against > 0
        ),
        for_=counts.for_,
        against=counts.against,
        abstain=counts.abstain,
        silent=counts.silent,
        recused=len(who.in_office & who.recused),
        absent=len(who.in_office - who.recused - there),
        base=base,
        needed=needed,
        share=measure.share,
        tie=tie,
        casting=used,
        void=void,
        quorum=quorum,
        why=tuple(why),
    )


def _result(quorum: QuorumState, tie: Tie, *, enough: bool, objected: bool) -> Result:
    if not quorum.met:
        return Result.NO_QUORUM
    if objected:
        return Result.AWAITS_VOTE
    if tie is Tie.AWAITS_CHAIR:
        return Result.AWAITS_CHAIR
    return Result.CARRIED if enough else Result.LOST


def _base(
    rules: MeetingRules, counts: _Counts, who: Assembled, there: AbstractSet[UUID]
) -> tuple[int, list[Reason]]:
    """Return of how many the majority is taken, and why.

    Whoever is out of the count in office is not present either; else `decision_base` says whether a
    recused member who is there is among those present.
    """
    excluded = rules.recusal_denominator.says is RecusalDenominator.EXCLUDED
    if DECISIONS[rules.decision.says].of is Whole.IN_OFFICE:
        whole, out = len(who.in_office), len(who.in_office & who.recused) if excluded else 0
    else:
        whole = len(who.in_office & there)
        without = excluded or rules.decision_base.says is DecisionBase.WITHOUT_RECUSED
        out = whole - counts.voters if without else 0
    base = whole - out
    by_office = excluded or DECISIONS[rules.decision.says].of is Whole.IN_OFFICE
    rule = (rules.recusal_denominator if by_office else rules.decision_base).rule
    why = [step(Because.BASE, rule, less(whole, out), whole=whole, recused=out, base=base)]
    mute = counts.abstain + counts.silent
    only_votes = rules.abstain.says is AbstainRule.NOT_COUNTED
    if only_votes and mute and DECISIONS[rules.decision.says].of is Whole.PRESENT:
        formula = less(base, mute)
        base -= mute
        why.append(step(Because.ABSTAINED, rules.abstain.rule, formula, abstained=mute, base=base))
    return base, why


def _tie(
    rules: MeetingRules, counts: _Counts, needed: int, who: Assembled, casting: Choice | None
) -> tuple[Tie, Choice | None]:
    """Return what a tie comes to, and the chair's vote if it was used.

    The chair decides only where more than half of those present carry a motion, where he may vote
    himself, and where one more vote is enough; he has not decided until he is for or against it.
    """
    if not counts.for_ or counts.for_ != counts.against:
        return Tie.NONE, None
    simple = rules.decision.says is DecisionRule.MORE_THAN_HALF_PRESENT
    decides = rules.tie.says is TieRule.CASTING_VOTE and simple and who.chair in who.voters
    if not decides or counts.for_ + 1 < needed:
        return Tie.LOST, None
    match casting:
        case Choice.FOR:
            return Tie.CHAIR_FOR, casting
        case Choice.AGAINST:
            return Tie.CHAIR_AGAINST, casting
        case _:
            return Tie.AWAITS_CHAIR, None
