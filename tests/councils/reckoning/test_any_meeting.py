"""Any meeting: whatever happens in any order, two independent reckonings agree at every instant.

A quorum that is claimed and is not there, or a motion that is carried and was not, is a failure; so is
each control, in which one line of the law is taken out of the product, if nobody notices.
"""

import os
from collections.abc import Mapping
from itertools import combinations, cycle, product
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.fixtures.meetings import at, rules_of
from tests.fixtures.plain_meeting import PlainMeeting
from workflows.councils.reckoning import attendance, majority, quorum
from workflows.councils.reckoning.attendance import Attendance, attended
from workflows.councils.reckoning.happenings import (
    OF_AN_ITEM,
    AttendanceEvent,
    Happening,
    Mode,
    Roster,
)
from workflows.councils.reckoning.majority import (
    consent_outcome_of,
    outcome_of,
    secret_outcome_of,
)
from workflows.councils.reckoning.quorum import quorum_at
from workflows.councils.reckoning.rules import ONE_WORD
from workflows.councils.reckoning.terms import Measure, VideoRule
from workflows.councils.reckoning.votes import (
    ChallengeWaitsError,
    Choice,
    Result,
    Tally,
    assembled_at,
)

# As many as in any run of the tests; `make torture` asks for more.
SEQUENCES = int(os.environ.get("DURE_MEETING_SEQUENCES", "2000"))
STEPS = 8 if SEQUENCES <= 2000 else 25
NAMES = ("a", "b", "c", "d", "e", "f")
SUBSTITUTES = {"a": "for a", "b": "for b"}
EVERYBODY = (*NAMES, *SUBSTITUTES.values(), "observer")
IDS = {name: UUID(int=nth + 1) for nth, name in enumerate((*EVERYBODY, "plan", "funds"))}
ITEMS = ("plan", "funds")
COMPARED = (
    *("quorum", "decision", "tie", "abstain", "recusal_denominator", "decision_base", "video"),
)
SAID = st.fixed_dictionaries(
    {key: st.sampled_from([one.value for one in ONE_WORD[key]]) for key in COMPARED}
)
CHOICES = [one.value for one in Choice]
CASTING = [None, *CHOICES]
# One draw a step, not one a word: most of the time goes into drawing. Coming is more frequent than
# anything else, so that there is often a quorum to lose.
HAPPENINGS = [
    (word, who, item, mode, passes)
    for word in ("JOINED", "JOINED", *(one.value for one in Happening))
    for who in EVERYBODY
    for item in ITEMS
    for mode in ("ROOM", "ROOM", "VIDEO")
    for passes in (0, 1)
]
CLOSES = list(product(ITEMS, NAMES, CASTING))
OBJECTIONS = [
    (item, objectors)
    for item in ITEMS
    for objectors in [(), *((one,) for one in EVERYBODY), *combinations(EVERYBODY, 2)]
]


def ids(names):
    return frozenset(IDS[name] for name in names)


class AnyMeeting(RuleBasedStateMachine):
    """A meeting of up to six members, two substitutes and an observer over two items."""

    compared = claimed = carried = ruled = stopped = 0
    always: Mapping[str, str] = {}

    @initialize(said=SAID, number=st.integers(1, 6), here=st.sets(st.sampled_from(NAMES)))
    def open(self, said, number, here):
        said |= self.always
        members = list(NAMES[:number])
        stand_ins = {one: other for one, other in SUBSTITUTES.items() if one in members}
        self.rules = rules_of(**said)
        self.plain = PlainMeeting(said, members, stand_ins)
        self.roster = Roster(ids(members), {IDS[a]: IDS[b] for a, b in stand_ins.items()})
        self.events = []
        self.held = attended(self.rules, self.roster, ())
        self.minute = 0
        self.turns = cycle((None, *ITEMS))
        self.ballots = {item: {} for item in ITEMS}
        for who in sorted(here):
            self._happen("JOINED", who, None, "ROOM")

    def _happen(self, word, who, item, mode):
        what = Happening(word)
        item = item if what in OF_AN_ITEM else None
        mode = mode if what is Happening.JOINED else None
        self.plain.happened.append((self.minute, word, who, item, mode))
        self.events.append(
            AttendanceEvent(
                at(self.minute),
                what,
                IDS[who],
                item and IDS[item],
                mode and Mode(mode),
            )
        )
        self.held = attended(self.rules, self.roster, self.events)

    @rule(three=st.integers(0, len(HAPPENINGS) ** 3 - 1))
    def things_happen(self, three):
        for _ in range(3):
            three, nth = divmod(three, len(HAPPENINGS))
            *said, passes = HAPPENINGS[nth]
            self.minute += passes
            self._happen(*said)

    def _cast(self, who, item, choice):
        """A ballot is taken from whoever may vote when it is cast, and from nobody else."""
        may = IDS[who] in self.held.voters_at(at(self.minute), IDS[item])
        assert may == (who in self.plain.members and self.plain.votes(who, self.minute, item))
        if may:
            self.ballots[item][who] = choice

    @rule(ballots=st.integers(0, len(ITEMS) * len(CASTING) ** len(EVERYBODY) - 1))
    def cast(self, ballots):
        ballots, item = divmod(ballots, len(ITEMS))
        for who in EVERYBODY:
            ballots, nth = divmod(ballots, len(CASTING))
            if CASTING[nth]:
                self._cast(who, ITEMS[item], CASTING[nth])

    @rule(close=st.sampled_from(CLOSES))
    def split(self, close):
        """Every other one who may vote is for it, the rest are against it."""
        item, _, _ = close
        voters = [one for one in self.plain.members if self.plain.votes(one, self.minute, item)]
        for nth, who in enumerate(voters):
            self._cast(who, item, ("FOR", "AGAINST")[nth % 2])
        self.close(close)

    @rule(close=st.sampled_from(CLOSES))
    def close(self, close):
        """What was cast is decided by who may vote at the close; a secret vote comes to the same."""
        item, chair, casting = close
        when, ballots = at(self.minute), self.ballots[item]
        if any(self.plain.challenged(one, self.minute, item) for one in self.plain.members):
            with pytest.raises(ChallengeWaitsError):
                assembled_at(self.held, when, IDS[item])
            return
        who = assembled_at(self.held, when, IDS[item], chair=IDS[chair])
        cast = {IDS[name]: Choice(choice) for name, choice in ballots.items()}
        kept = {"casting": casting and Choice(casting)}
        made = outcome_of(self.rules, cast, who, **kept)
        chair = chair if chair in self.plain.members else ""
        plain = self.plain.result(self.minute, item, ballots, chair, casting)
        assert (made.result, made.for_, made.against, made.abstain, made.base) == plain
        assert made.carried <= made.quorum.met
        assert {seat for seat, _ in made.void} == set(cast) - who.voters
        tally = Tally(made.for_, made.against, made.abstain, frozenset(cast) & who.voters)
        secret = secret_outcome_of(self.rules, tally, who, **kept)
        assert (secret.result, secret.base) == (made.result, made.base)
        AnyMeeting.carried += made.carried
        AnyMeeting.stopped += bool(cast) and made.result is Result.NO_QUORUM
        self.ballots[item] = {}

    @rule(close=st.sampled_from(CLOSES))
    def rule_on_a_challenge(self, close):
        """The others rule on it first, without the challenged; what they say holds from then on."""
        item, who, casting = close
        if who not in self.plain.members:
            return
        self._happen("CHALLENGED", who, item, None)
        if not self.plain.challenged(who, self.minute, item):
            return  # he is out of the item already
        when = at(self.minute)
        voters = [one for one in self.plain.members if self.plain.votes(one, self.minute, item)]
        ballots = {one: casting or ("FOR", "AGAINST")[nth % 2] for nth, one in enumerate(voters)}
        made = outcome_of(
            self.rules,
            {IDS[name]: Choice(choice) for name, choice in ballots.items()},
            assembled_at(self.held, when, IDS[item], on_challenge=True),
        )
        plain = self.plain.result(self.minute, item, ballots, "", None, ruling=True)
        assert (made.result, made.for_, made.against, made.abstain, made.base) == plain
        assert made.void == ()
        ruling = {Result.CARRIED: "UPHELD", Result.LOST: "DISMISSED"}.get(made.result)
        if ruling:
            self._happen(ruling, who, item, None)
            assert self.held.is_recused(IDS[who], when, IDS[item]) == (ruling == "UPHELD")
            AnyMeeting.ruled += 1
        AnyMeeting.stopped += made.result is Result.NO_QUORUM

    @rule(asked=st.sampled_from(OBJECTIONS))
    def ask_for_objections(self, asked):
        item, objectors = asked
        who = assembled_at(self.held, at(self.minute), IDS[item], on_challenge=True)
        made = consent_outcome_of(self.rules, ids(objectors), who)
        heard = [one for one in objectors if IDS[one] in who.voters]
        if made.quorum.met:
            assert (made.result is Result.AWAITS_VOTE) == bool(heard)
        else:
            assert made.result is Result.NO_QUORUM
        assert not made.carried or (made.for_ == len(who.voters) > 0)

    @invariant()
    def both_reckonings_agree_of_now_and_of_before(self):
        self._compare(self.minute, next(self.turns))
        self._compare(len(self.events) % (self.minute + 1), next(self.turns))

    def _compare(self, minute, item):
        plain, members = self.plain, self.plain.members
        key = item and IDS[item]
        state = quorum_at(self.rules, self.held, at(minute), key)
        assert (state.in_office, state.counted, state.met) == plain.quorum(minute, item)
        assert state.met == (state.counted >= state.needed)
        assert self.held.present_at(at(minute), key) == ids(
            one for one in members if plain.filled(one, minute, item)
        )
        if item is not None:
            assert self.held.voters_at(at(minute), key) == ids(
                one for one in members if plain.votes(one, minute, item)
            )
        # Nobody fills two seats.
        speakers = self.held.speakers_at(at(minute), key)
        assert len(set(speakers.values())) == len(speakers)
        AnyMeeting.compared += 1
        AnyMeeting.claimed += state.met


def run(sequences, **kept):
    run_state_machine_as_test(
        AnyMeeting,
        settings=settings(max_examples=sequences, stateful_step_count=STEPS, deadline=None, **kept),
    )


@pytest.mark.timeout(max(120, SEQUENCES))
def test_no_quorum_and_no_majority_is_ever_wrongly_claimed():
    counted = ("compared", "claimed", "carried", "ruled", "stopped")
    before = [getattr(AnyMeeting, name) for name in counted]
    run(SEQUENCES)
    compared, claimed, carried, ruled, stopped = (
        getattr(AnyMeeting, name) - one for name, one in zip(counted, before, strict=True)
    )
    print(
        f"{SEQUENCES:,} meetings, {compared:,} counts, {claimed:,} quorums, {carried:,} carried,"
        f" {ruled:,} challenges ruled on, {stopped:,} votes stopped without a quorum"
    )

    # Else nothing was ever claimed, and the comparison proves nothing.
    assert claimed > SEQUENCES
    assert carried > SEQUENCES // 100
    assert ruled > SEQUENCES // 100
    assert stopped > SEQUENCES // 100


def never(*_, **__):
    return False


def half_is_enough(measure: Measure, whole: int) -> int:
    return -(-measure.share.numerator * whole // measure.share.denominator)


def all_who_are_there(_rules, _counts, who, there):
    return len(who.in_office & there), []


def beside_each_other(held, when, item=None):
    substitutes = {one: one for one in held.roster.stand_ins.values()}
    members = {one: one for one in held.roster.in_office}
    return {one: one for one in members | substitutes if held.attends(one, when, item)}


NO_WORD = type("NoWord", (), {"EXCLUDED": None, "CASTING_VOTE": None, "ALLOWED": VideoRule.NEVER})
CONTROLS = {
    "half is more than half": (Measure, "needed", half_is_enough),
    "nobody is recused": (Attendance, "is_recused", never),
    "a challenge stops nobody": (Attendance, "is_challenged", never),
    "video counts where it is not allowed": (attendance, "VideoRule", NO_WORD),
    "a substitute counts beside his member": (Attendance, "speakers_at", beside_each_other),
    "who is recused is never out of the count": (quorum, "RecusalDenominator", NO_WORD),
    "who is recused or silent is in every base": (majority, "_base", all_who_are_there),
    "no chair decides a tie": (majority, "TieRule", NO_WORD),
}
# Rules under which a control is found soon.
UNDER = {
    "no chair decides a tie": {"tie": "CASTING_VOTE", "decision": "MORE_THAN_HALF_PRESENT"},
    "video counts where it is not allowed": {"video": "NEVER"},
}


@pytest.mark.parametrize("control", CONTROLS)
def test_control_a_line_of_the_law_that_is_missing_is_noticed(control, monkeypatch):
    where, name, other = CONTROLS[control]
    monkeypatch.setattr(where, name, other)
    monkeypatch.setattr(AnyMeeting, "always", UNDER.get(control, {}))

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        run(
            2000,
            phases=[Phase.generate],
            database=None,
            derandomize=True,
            report_multiple_bugs=False,
        )


def test_words_compared_are_all_that_decide():
    # Who watches a meeting changes nothing of what is reckoned; `rules_amend` decides votes on a council's
    # own rules alone, and these meetings hold none.
    aside = {"proxy", "notice_counting", "openness", "rules_amend"}
    assert set(ONE_WORD) - set(COMPARED) == aside
