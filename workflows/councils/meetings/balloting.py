"""Verbs of votes: open one, say for, against or neither, close it, let the chair decide a tie (E5.3)."""

from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from workflows.councils.follow_up.declaring import declare
from workflows.councils.meetings import policy
from workflows.councils.meetings.chairing import ended
from workflows.councils.meetings.events import MeetingEvent
from workflows.councils.meetings.locked import (
    check_no_vote,
    check_open,
    item_of,
    locked_meeting,
    note,
)
from workflows.councils.meetings.models import Meeting, MeetingBallot, MeetingItem, MeetingVote
from workflows.councils.meetings.privacy import close_doors, private_question
from workflows.councils.meetings.standing import Standing, locked_standing, standing_of
from workflows.councils.meetings.states import (
    ITEM_MOVES,
    AgendaTopic,
    Asked,
    Entry,
    ItemState,
    MeetingForm,
    VoteKind,
)
from workflows.councils.meetings.writing import (
    attend_in_writing,
    check_answered,
    check_in_time,
    close_in_writing,
)
from workflows.councils.motions.putting import question_of, settle_amendment
from workflows.councils.reckoning.majority import (
    consent_outcome_of,
    outcome_of,
    secret_outcome_of,
)
from workflows.councils.reckoning.votes import (
    ChallengeWaitsError,
    Choice,
    Outcome,
    Result,
    Tally,
    assembled_at,
)
from workflows.councils.rule_changes.settling import check_resolvable, settle_rule_change
from workflows.kit.refusal import Invalid, NotFound, WrongState
from workflows.kit.wording import SEOUL
from workflows.record.uow import UnitOfWork, database_now
from workflows.rights.verdict import demand
from workflows.trace.kinds import EdgeKind, NodeKind
from workflows.trace.tracing import Thing, lead
from workflows.voting.sealed import count_sealed, drop_sealed, open_sealed

# The lines of the paper of a secret vote, in their order.
LINES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
DECIDED = {Result.CARRIED: "resolve", Result.LOST: "reject"}


async def open_vote(
    uow: UnitOfWork,
    *,
    meeting_id: UUID,
    item_id: UUID,
    kind: VoteKind = VoteKind.ROLL_CALL,
    challenged: UUID | None = None,
    amendment: int | None = None,
    private_ground: str | None = None,
) -> Meeting:
    """Put the words of an item to the vote, an amendment to them, or a challenge to a member on it.

    `challenged` is the appointment in which the member sits, `amendment` the number of one to the item,
    `private_ground` why it is to be heard in private (비공개), if that is the question.

    Allowed: whoever presides. Refuses: an item that is not called or only reported, an open vote, a tie
    that waits for the chair, a
    challenge that nobody ruled on yet, privacy where nobody watches or without a ground, the words while
    an amendment waits, an amendment before its turn, a change of its own rules that a higher source
    forbids, too few members for a quorum.
    Records: ``meeting.vote_opened``.
    """
    now = await locked_standing(uow, meeting_id)
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    check_open(now.meeting)
    await check_no_vote(uow.session, meeting_id)
    now.demand_no_tie()
    item = await item_of(uow, now.meeting, item_id)
    if item.state is not ItemState.CALLED:
        raise WrongState("item_not_called", field="itemId")
    if item.asked is Asked.REPORT:
        raise WrongState("report_is_not_voted", field="itemId")
    waiting = now.attendance.challenged_at(now.at, item.id)
    challenged_id = None if challenged is None else now.bench.person_of(challenged)
    if challenged is None and waiting:
        raise WrongState("challenge_first", field="itemId", rule=now.rules.recusal_kinds.rule)
    if challenged is not None and challenged_id not in waiting:
        raise NotFound("not_challenged", field="challenged")
    # A ruling on who may decide comes before what is decided, and asks for no turn.
    ground = None if private_ground is None else private_question(now, private_ground)
    on_item = challenged is None and ground is None
    motion = await question_of(uow, item, amendment) if on_item else item.motion
    if on_item:
        await check_resolvable(uow, now.meeting, item)
    now.demand_quorum(item.id, on_challenge=challenged is not None)
    many = await uow.session.scalar(
        select(func.count()).select_from(MeetingVote).where(MeetingVote.meeting_id == meeting_id)
    )
    vote = MeetingVote(
        id=uuid4(),
        programme_id=now.meeting.programme_id,
        meeting_id=meeting_id,
        item_id=item.id,
        number=(many or 0) + 1,
        kind=kind,
        motion=motion,
        amendment=amendment if on_item else None,
        challenged_id=challenged_id,
        private_ground=ground,
        opened_at=now.at,
    )
    if kind is VoteKind.SECRET:
        barred = now.attendance.recused_at(now.at, item.id) | waiting
        vote.poll_id = await open_sealed(
            uow,
            programme_id=vote.programme_id,
            voters=sorted(frozenset(now.bench.members) - barred),
            lines=len(LINES),
            at=now.at,
        )
    uow.session.add(vote)
    await uow.session.flush()
    await note(
        uow,
        now.meeting,
        Entry.VOTE_OPENED,
        person_id=challenged_id,
        item_id=item.id,
        vote_id=vote.id,
        log=now.log,
    )
    uow.record(
        MeetingEvent.VOTE_OPENED,
        meeting_id,
        programme_id=now.meeting.programme_id,
        vote=str(vote.id),
        kind=kind.value,
    )
    await uow.session.flush()
    return now.meeting


async def cast_vote(uow: UnitOfWork, *, vote_id: UUID, choice: Choice) -> Meeting:
    """Say for, against or neither in an open vote; one may change it until the vote is closed.

    To a question for objections AGAINST is an objection. In time is whoever has a share of the vote's
    lock before it is closed: voters do not wait for each other, who closes it waits for them all.
    A seat has one ballot: who stands in for a member casts it while the member is not there.

    Allowed: members who are there and not recused, and who stands in for one. Refuses: a closed vote,
    observers, whoever is absent, recused or challenged, a vote that stands still for want of a quorum. Records: ``meeting.cast`` without the choice.
    """
    meeting = await uow.session.get_one(Meeting, await _meeting_of(uow, vote_id))
    if meeting.form is MeetingForm.WRITTEN:
        # An answer is noted in the log too: the locks are taken as whoever closes takes them.
        await locked_meeting(uow, meeting.id)
    vote = await _locked_vote(uow, vote_id, shared=True)
    # Twenty-five do this at once: a vote cites the rules that were frozen at the opening, and no others.
    now = await standing_of(uow.session, meeting, await database_now(uow.session), cited=False)
    demand(policy.may_vote(uow.actor, now.bench))
    uow.hat = policy.hat_here(uow.actor, now.bench)
    if vote.closed_at is not None:
        raise WrongState("vote_is_closed", field="voteId", rule=now.rules.decision.rule)
    who = uow.actor.person_id
    seat = None if who is None else now.bench.seat_of(who)
    if who is None or seat is None:
        raise NotFound("no_such_vote", field="voteId")
    now.demand_voter(vote.item_id, who)
    if meeting.form is MeetingForm.IN_PERSON:
        # The loss of the quorum stops the vote (E1.7); in writing it is made up by the answers.
        now.demand_quorum(vote.item_id, on_challenge=vote.challenged_id is not None)
    else:
        check_in_time(now)
        await attend_in_writing(uow, meeting.id, who)
    proxy_id = None if who == seat else who
    said: dict[str, object] = {"choice": choice, "cast_at": now.at, "proxy_id": proxy_id}
    if vote.poll_id is not None:
        # That somebody has voted is on record; when would tell in which order the ballots lie.
        said |= {"choice": None, "cast_at": vote.opened_at}
    # The ballot of a seat is its lock: who presses twice at once waits here for himself.
    await uow.session.execute(
        insert(MeetingBallot)
        .values(vote_id=vote.id, person_id=seat, programme_id=vote.programme_id, **said)
        .on_conflict_do_update(index_elements=["vote_id", "person_id"], set_=said)
    )
    if proxy_id is not None:
        # Who stands in may have waited here for the member, who has come and voted since: his ballot stands.
        after = await standing_of(
            uow.session, meeting, await database_now(uow.session), cited=False
        )
        after.demand_voter(vote.item_id, who)
    if vote.poll_id is not None:
        await drop_sealed(uow, poll_id=vote.poll_id, voter_id=seat, line=LINES.index(choice) + 1)
    uow.record(MeetingEvent.CAST, meeting.id, programme_id=vote.programme_id, vote=str(vote.id))
    await uow.session.flush()
    return meeting


async def close_vote(uow: UnitOfWork, *, vote_id: UUID) -> Meeting:
    """Close a vote and say what came of it: the arithmetic is kept with the rules it rests on.

    Whoever left or was recused meanwhile has a void ballot. Without a quorum nothing is decided and the
    item stays called; an objection puts it to a vote by name; a tie waits for the chair where the rules
    let him decide it.

    Allowed: whoever presides; in writing the chair and the secretary. Refuses: a vote that is closed, one
    in writing before its hour while somebody may still answer. Records: ``meeting.vote_closed`` with the
    figures, and ``meeting.item_ended`` where it decides the item.
    """
    now = await locked_standing(uow, await _meeting_of(uow, vote_id))
    written = now.meeting.form is MeetingForm.WRITTEN
    who = policy.may_close_in_writing if written else policy.may_preside
    demand(who(uow.actor, now.bench, now.presiding))
    vote = await _locked_vote(uow, vote_id)
    if vote.closed_at is not None:
        raise WrongState("vote_is_closed", field="voteId")
    if written:
        check_answered(now, vote.item_id)
    outcome = await _outcome(uow, now, vote)
    vote.closed_at = now.at
    await _settle(uow, now, vote, outcome)
    if written and outcome.result is not Result.AWAITS_CHAIR:
        await close_in_writing(uow, now.meeting.id)
    return now.meeting


async def decide_tie(uow: UnitOfWork, *, vote_id: UUID, choice: Choice) -> Meeting:
    """Decide a tie, where the rules give the chair a casting vote (가부동수).

    Allowed: whoever presides. Refuses: a vote that does not wait for it, neither for nor against.
    Records: ``meeting.vote_closed`` and ``meeting.item_ended``.
    """
    now = await locked_standing(uow, await _meeting_of(uow, vote_id))
    demand(policy.may_preside(uow.actor, now.bench, now.presiding))
    vote = await _locked_vote(uow, vote_id)
    if vote.result is not Result.AWAITS_CHAIR or vote.closed_at is None:
        raise WrongState("no_tie_waits", field="voteId")
    if choice is Choice.ABSTAIN:
        raise Invalid("chair_decides", field="choice", rule=now.rules.tie.rule)
    outcome = await _outcome(uow, now, vote, casting=choice)
    await _settle(uow, now, vote, outcome)
    if now.meeting.form is MeetingForm.WRITTEN:
        await close_in_writing(uow, now.meeting.id)
    return now.meeting


async def _outcome(
    uow: UnitOfWork, now: Standing, vote: MeetingVote, *, casting: Choice | None = None
) -> Outcome:
    rows = await uow.session.execute(
        select(MeetingBallot.person_id, MeetingBallot.choice).where(
            MeetingBallot.vote_id == vote.id
        )
    )
    cast = {row.person_id: row.choice for row in rows}
    ballots = {one: choice for one, choice in cast.items() if choice is not None}
    try:
        who = assembled_at(
            now.attendance,
            vote.closed_at or now.at,
            vote.item_id,
            chair=now.presiding,
            on_challenge=vote.challenged_id is not None,
        )
    except ChallengeWaitsError:
        raise WrongState(
            "challenge_first", field="voteId", rule=now.rules.recusal_kinds.rule
        ) from None
    item = await uow.session.get_one(MeetingItem, vote.item_id)
    on_rules = item.topic is AgendaTopic.OWN_RULES and decides_item(vote)
    rules = now.rules.amending if on_rules else now.rules
    if vote.poll_id is not None:
        tally = await _tally(uow, vote, frozenset(cast), now)
        return secret_outcome_of(rules, tally, who, casting=casting)
    if vote.kind is VoteKind.CONSENT:
        objectors = {one for one, said in ballots.items() if said is Choice.AGAINST}
        return consent_outcome_of(rules, objectors, who)
    return outcome_of(rules, ballots, who, casting=casting)


def decides_item(vote: MeetingVote) -> bool:
    """Say whether a vote is on the words of its item, and not on a challenge, an amendment or the doors."""
    return vote.challenged_id is None and vote.amendment is None and vote.private_ground is None


async def _tally(
    uow: UnitOfWork, vote: MeetingVote, cast_by: frozenset[UUID], now: Standing
) -> Tally:
    """Return what a secret vote came to: out of the box at its close, and as it was told after that."""
    if vote.outcome is not None:
        kept = vote.outcome
        return Tally(kept["for"], kept["against"], kept["abstain"], cast_by)
    if vote.poll_id is None:
        msg = "a secret vote has a box"
        raise ValueError(msg)
    counted = await count_sealed(uow, poll_id=vote.poll_id, at=now.at)
    for_, against, abstain = (counted.get(line, 0) for line in range(1, len(LINES) + 1))
    return Tally(for_, against, abstain, cast_by)


async def _settle(uow: UnitOfWork, now: Standing, vote: MeetingVote, outcome: Outcome) -> None:
    """Keep the outcome of a vote, and let it decide what it was on."""
    vote.result, vote.outcome = outcome.result, outcome.as_json()
    await note(
        uow,
        now.meeting,
        Entry.VOTE_CLOSED,
        person_id=vote.challenged_id,
        item_id=vote.item_id,
        vote_id=vote.id,
        words=outcome.result.value,
        log=now.log,
    )
    uow.record(
        MeetingEvent.VOTE_CLOSED,
        now.meeting.id,
        programme_id=now.meeting.programme_id,
        vote=str(vote.id),
        result=outcome.result.value,
        for_=outcome.for_,
        against=outcome.against,
        abstain=outcome.abstain,
        base=outcome.base,
        needed=outcome.needed,
    )
    await uow.session.flush()
    if outcome.result not in DECIDED:
        return
    if vote.challenged_id is not None:
        ruling = Entry.UPHELD if outcome.carried else Entry.DISMISSED
        await note(
            uow,
            now.meeting,
            ruling,
            person_id=vote.challenged_id,
            item_id=vote.item_id,
            vote_id=vote.id,
            log=now.log,
        )
        return
    item = await uow.session.get_one(MeetingItem, vote.item_id)
    if vote.private_ground is not None:
        if outcome.carried:
            await close_doors(uow, now, item, vote)
        return
    if vote.amendment is not None:
        await settle_amendment(uow, now, item, vote.amendment, carried=outcome.carried)
        return
    item.state = ITEM_MOVES.after(item.state, DECIDED[outcome.result])
    await ended(uow, now, item)
    decision = await declare(uow, now.meeting, item, vote) if outcome.carried else None
    await settle_rule_change(uow, now.meeting, item, vote, decision)
    if item.proposal_id or item.agreement_id or item.taken_up_by:
        label = f"{now.meeting.number}-{item.number}"
        await lead(
            uow,
            Thing(NodeKind.AGENDA, item.id, label),
            EdgeKind.RESOLVED_AS,
            Thing(NodeKind.RESOLUTION, vote.id, f"{label} {outcome.result.value}"),
            programme_id=now.meeting.programme_id,
            day=now.at.astimezone(SEOUL).date(),
        )


async def _meeting_of(uow: UnitOfWork, vote_id: UUID) -> UUID:
    found = await uow.session.scalar(
        select(MeetingVote.meeting_id).where(MeetingVote.id == vote_id)
    )
    if found is None:
        raise NotFound("no_such_vote", field="voteId")
    return found


async def _locked_vote(uow: UnitOfWork, vote_id: UUID, *, shared: bool = False) -> MeetingVote:
    """Return a vote, locked: shared by those who vote, alone for whoever closes it."""
    vote = await uow.session.scalar(
        select(MeetingVote)
        .where(MeetingVote.id == vote_id)
        .with_for_update(read=shared)
        .execution_options(populate_existing=True)
    )
    if vote is None:
        raise NotFound("no_such_vote", field="voteId")
    return vote
