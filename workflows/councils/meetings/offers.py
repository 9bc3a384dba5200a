"""What the asker may do with a meeting now, by the checks the actions themselves run."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows.councils.meetings import policy
from workflows.councils.meetings.locked import check_open
from workflows.councils.meetings.proxies import check_may_send, check_member_away
from workflows.councils.meetings.recalling import check_withdrawable, check_written, recall_needed
from workflows.councils.meetings.scenes import Footing, Scene
from workflows.councils.meetings.states import MEETING_MOVES, MeetingForm, MeetingState
from workflows.councils.meetings.writing import check_answered, check_in_time, is_asked
from workflows.councils.reckoning.terms import FallbackChair
from workflows.councils.roster.models import Council
from workflows.kit.offers import Offer, offer
from workflows.kit.refusal import Conflict, WrongState
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand

GOING = frozenset({MeetingState.CALLED, MeetingState.OPEN})
BEFORE = frozenset({MeetingState.PREPARED, MeetingState.CALLED})


def prepare_offer(actor: Actor, bench: policy.Bench, council: Council) -> Offer:
    """Return whether the asker may prepare a meeting of a council: not of one that is dissolved."""

    def stands() -> None:
        if council.dissolved_on is not None:
            raise WrongState("council_dissolved", field="councilId")

    return offer("prepareMeeting", lambda: demand(policy.may_prepare(actor, bench)), stands)


def stand_in_offers(actor: Actor, bench: policy.Bench) -> list[Offer]:
    """Return whether the asker may name who presides where neither chair is there, and end it."""

    def names() -> None:
        demand(policy.may_name_stand_in(actor, bench))
        if FallbackChair.NAMED_BY_CHAIR not in bench.fallback:
            raise WrongState("nobody_is_named_here", field="councilId")

    def named() -> None:
        if bench.stand_in is None:
            raise WrongState("nobody_stands_in", field="councilId")

    return [offer("nameStandIn", names), offer("endStandIn", names, named)]


def meeting_offers(
    actor: Actor, scene: Scene, footing: Footing, *, vote_is_open: bool
) -> list[Offer]:
    """Return what the asker may do with a meeting now."""
    ask = _Checks(actor, scene, footing, vote_is_open)
    checks: dict[str, tuple[Callable[[], None], ...]] = {
        "putItem": (ask.prepares, ask.moves("call")),
        "putRuleChange": (ask.changes_rules, ask.moves("call")),
        "correctItem": (ask.prepares, ask.moves("call")),
        "moveMeeting": (ask.prepares, ask.moves("call")),
        "callAgain": (ask.chairs, ask.within(frozenset({MeetingState.CALLED})), ask.in_person),
        "dropItem": (ask.drops, ask.within(BEFORE)),
        "putPaper": (ask.prepares, ask.within(BEFORE)),
        "putPaperFile": (ask.prepares, ask.within(BEFORE)),
        "openPaper": (ask.of_it,),
        "declareRecording": (ask.keeps, ask.within(GOING), ask.in_person),
        "endRecording": (ask.keeps,),
        "backMeeting": (ask.sits, ask.moves("call"), ask.demanded, ask.backs_not),
        "callMeeting": (ask.calls, ask.moves("call")),
        "cancelMeeting": (ask.chairs, ask.cancels),
        "readMeetingNotice": (ask.sits, ask.within(GOING)),
        "declareInterest": (ask.sits, ask.within(BEFORE | GOING)),
        "attendMeeting": (ask.of_it, ask.within(GOING), ask.in_person, ask.away, ask.free),
        "moveInMeeting": (ask.of_it, ask.within(GOING), ask.in_person, ask.there),
        "recordAttendance": (ask.keeps, ask.within(GOING), ask.in_person),
        "withdrawFromItem": (ask.votes_here, ask.within(GOING)),
        "excludeFromItem": (ask.keeps, ask.within(GOING)),
        "challengeMember": (ask.challenges, ask.opened, ask.called, ask.no_vote),
        "noteRemark": (ask.keeps, ask.opened),
        "openMeeting": (ask.presides, ask.moves("open"), ask.its_hour, ask.quorum),
        "callItem": (ask.presides, ask.opened, ask.nothing_called),
        "openVote": (
            ask.presides,
            ask.opened,
            ask.called,
            ask.no_vote,
            ask.no_tie,
            ask.item_quorum,
        ),
        "castVote": (ask.votes_here, ask.opened, ask.voting, ask.votes, ask.vote_goes_on),
        "askToMeet": (ask.sits, ask.written, ask.recallable, ask.asks_not),
        "closeVote": (ask.closes, ask.opened, ask.voting, ask.answered),
        "endItem": (ask.presides, ask.opened, ask.called, ask.no_vote, ask.no_tie),
        "nameProxy": (ask.sits, ask.within(GOING), ask.in_person, ask.sends),
        "acceptProxy": (ask.keeps, ask.within(GOING), ask.in_person),
        "askForFloor": (ask.of_it, ask.opened, ask.there, ask.line_open),
        "giveFloor": (ask.presides, ask.opened, ask.no_vote),
        "closeFloor": (ask.presides, ask.opened),
        "inviteGuest": (ask.keeps, ask.not_over, ask.in_person),
        "closeMeeting": (ask.presides, ask.opened, ask.no_vote, ask.nothing_left),
    }
    return [offer(name, *run) for name, run in checks.items()]


@dataclass(frozen=True, slots=True)
class _Checks:
    """The checks of the verbs, for one who asks about one meeting."""

    actor: Actor
    scene: Scene
    footing: Footing
    vote_is_open: bool

    @property
    def _bench(self) -> policy.Bench:
        return self.footing.bench

    @property
    def _here(self) -> bool:
        asker = self.actor.person_id
        return any(one.person_id == asker and one.mode for one in self.scene.attendees)

    def prepares(self) -> None:
        demand(policy.may_prepare(self.actor, self._bench))

    def changes_rules(self) -> None:
        held = self.scene.standing.rules.rules_amend
        rule = None if held is None else held.rule
        demand(policy.may_change_rules(self.actor, self._bench, rule))

    def sits(self) -> None:
        demand(policy.may_sit(self.actor, self._bench))

    def votes_here(self) -> None:
        demand(policy.may_vote(self.actor, self._bench))

    def of_it(self) -> None:
        policy.hat_here(self.actor, self._bench)

    def challenges(self) -> None:
        called, rule = self.scene.called, self.scene.standing.rules.recusal_kinds.rule
        policy.hat_here(self.actor, self._bench)
        if called is not None:
            parties = self.footing.parties
            demand(
                policy.may_challenge(self.actor, self._bench, called.id, parties=parties, rule=rule)
            )

    def chairs(self) -> None:
        demand(policy.may_call(self.actor, self._bench, backers=(), enough=False))

    def drops(self) -> None:
        """Of which item, each says itself; here, whether there is one the asker may drop at all."""
        if self.scene.standing.meeting.state is MeetingState.CALLED:
            self.chairs()
        else:
            self.prepares()

    def calls(self) -> None:
        person = self.actor.person_id
        demanded = self.scene.standing.meeting.demanded
        backers = [person] if demanded and person and self.footing.backing.mine else []
        enough = (
            self.scene.demanders is not None and self.footing.backing.many >= self.scene.demanders
        )
        demand(policy.may_call(self.actor, self._bench, backers=backers, enough=enough))

    def backs_not(self) -> None:
        if self.footing.backing.mine:
            raise Conflict("backed_already", field="meetingId")

    def asks_not(self) -> None:
        if self.footing.backing.mine:
            raise Conflict("asked_to_meet_already", field="meetingId")

    def presides(self) -> None:
        demand(policy.may_preside(self.actor, self._bench, self.scene.standing.presiding))

    def closes(self) -> None:
        """A vote: whoever presides, in writing the chair and the secretary."""
        if self.scene.standing.meeting.form is MeetingForm.IN_PERSON:
            self.presides()
        else:
            at = self.scene.standing.presiding
            demand(policy.may_close_in_writing(self.actor, self._bench, at))

    def keeps(self) -> None:
        demand(policy.may_keep(self.actor, self._bench, self.scene.standing.presiding))

    def opened(self) -> None:
        check_open(self.scene.standing.meeting)

    def its_hour(self) -> None:
        standing = self.scene.standing
        if standing.at < standing.meeting.starts_at:
            at = standing.meeting.starts_at.isoformat()
            raise WrongState("before_its_hour", field="meetingId", starts_at=at)

    def quorum(self) -> None:
        self.scene.standing.demand_quorum()

    def item_quorum(self) -> None:
        called = self.scene.called
        self.scene.standing.demand_quorum(called.id if called else None, on_challenge=True)

    def vote_goes_on(self) -> None:
        if self.scene.standing.meeting.form is MeetingForm.IN_PERSON:
            self.item_quorum()
        else:
            check_in_time(self.scene.standing)

    def called(self) -> None:
        if self.scene.called is None:
            raise WrongState("item_not_called", field="itemId")

    def nothing_called(self) -> None:
        if self.scene.called is not None:
            raise WrongState("another_item_called", field="itemId")

    def nothing_left(self) -> None:
        if self.scene.called is not None:
            raise WrongState("item_has_no_end", field="meetingId")

    def no_vote(self) -> None:
        if self.vote_is_open:
            raise WrongState("vote_is_open", field="meetingId")

    def no_tie(self) -> None:
        self.scene.standing.demand_no_tie()

    def voting(self) -> None:
        if not self.vote_is_open:
            raise WrongState("vote_is_closed", field="voteId")

    def answered(self) -> None:
        """In writing nothing is closed before its hour while somebody may still answer."""
        standing, called = self.scene.standing, self.scene.called
        if called is not None and standing.meeting.form is MeetingForm.WRITTEN:
            check_answered(standing, called.id)

    def votes(self) -> None:
        called = self.scene.called
        self.scene.standing.demand_voter(called.id if called else None, self.actor.person_id)

    def written(self) -> None:
        check_written(self.scene.standing.meeting)
        check_in_time(self.scene.standing)

    def cancels(self) -> None:
        if is_asked(self.scene.standing.meeting):
            check_withdrawable(self.scene.standing)
        else:
            self.moves("cancel")()

    def recallable(self) -> None:
        recall_needed(self.footing.book, len(self._bench.members))

    def in_person(self) -> None:
        if self.scene.standing.meeting.form is MeetingForm.WRITTEN:
            raise WrongState("answered_in_writing", field="meetingId")

    def away(self) -> None:
        if self._here:
            raise WrongState("attends_already", field="meetingId")

    def free(self) -> None:
        """The seat of whom the asker stands in for."""
        check_member_away(self.scene.standing, self.actor.person_id)

    def there(self) -> None:
        if not self._here:
            raise WrongState("attends_not_now", field="meetingId")

    def sends(self) -> None:
        if self.actor.person_id is not None:
            check_may_send(self.scene.standing, self.actor.person_id)

    def line_open(self) -> None:
        if self.scene.standing.floor.closed:
            raise WrongState("speaker_list_closed", field="meetingId")

    def not_over(self) -> None:
        if self.scene.standing.meeting.state not in BEFORE | GOING:
            raise WrongState("meeting_over", field="meetingId")

    def demanded(self) -> None:
        if not self.scene.standing.meeting.demanded:
            raise WrongState("nobody_demands_it", field="meetingId")

    def moves(self, verb: str) -> Callable[[], None]:
        state = self.scene.standing.meeting.state

        def check() -> None:
            MEETING_MOVES.after(state, verb)

        return check

    def within(self, states: frozenset[MeetingState]) -> Callable[[], None]:
        state = self.scene.standing.meeting.state

        def check() -> None:
            if state not in states:
                raise WrongState("meeting_not_called", field="meetingId")

        return check
