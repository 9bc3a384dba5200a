"""The verb of voting: `cast_ballots`, many at once, each with its own actor and its own answer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from workflows.kit.refusal import (
    Conflict,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    RuleBroken,
    WrongState,
)
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import Actor
from workflows.rights.verdict import demand
from workflows.voting import box, policy, queries
from workflows.voting.box import BoxAnswer, Slip
from workflows.voting.choices import ChoiceRefused, canonical
from workflows.voting.closing import votable
from workflows.voting.kinds import Definition
from workflows.voting.models import Poll
from workflows.voting.states import PollState

MOST_COUNTERS = 1000
# Definitions of polls that were opened: the database lets none of them change any more.
FROZEN: dict[UUID, Definition] = {}
MOST_KEPT = 256


class Cast(NamedTuple):
    """One person's vote: whose, in which poll, its counter from 1, and the choice as text.

    The text is that of `choices`: "2,5,9", "5>2>9" or "2:5,5:3"; its order need not be canonical.
    """

    actor: Actor
    poll_id: UUID
    counter: int
    choice: str


class Receipt(NamedTuple):
    """What a voter takes home: a code of 20 hexadecimal digits that does not show the choice."""

    poll_id: UUID
    counter: int
    code: str


async def cast_ballots(uow: UnitOfWork, casts: Sequence[Cast]) -> list[Receipt | Refusal]:
    """Put ballots into the box; one answer a cast, in their order, and a bad one harms no other.

    Allowed: persons on the roll of the poll (`policy.may_vote`), also after their appointment ended.
    Refuses: a choice outside the poll's terms, a poll that is not open or past its hour by the
    database's clock after the lock, a voter not on the roll, a second vote where the first stands.
    Records: no event. The ballot is its own append-only row; an event beside it, with a person and
    a time, would tie the two together.
    """
    polls = await queries.polls_by_id(uow.session, uow.actor, {cast.poll_id for cast in casts})
    definitions = await _definitions(uow, polls)
    answers: dict[int, Receipt | Refusal] = {}
    places: dict[Slip, list[int]] = {}
    checked: dict[tuple[UUID, str], str] = {}
    for place, cast in enumerate(casts):
        try:
            places.setdefault(_slip(uow, cast, polls, definitions, checked), []).append(place)
        except Refusal as refusal:
            answers[place] = refusal
    # The same slip twice in one batch goes in once, and each who brought it gets the receipt.
    dropped = await box.drop_in(uow.session, list(places)) if places else []
    for (slip, alike), answer in zip(places.items(), dropped, strict=True):
        for place in alike:
            answers[place] = (
                Receipt(slip.poll_id, slip.counter, answer.receipt)
                if answer.answer is BoxAnswer.CAST and answer.receipt is not None
                else _refusal(answer.answer, polls.get(slip.poll_id))
            )
    return [answers[place] for place in range(len(casts))]


async def _definitions(uow: UnitOfWork, polls: Mapping[UUID, Poll]) -> dict[UUID, Definition]:
    """Return the definitions of polls; one that is frozen is read once and kept."""
    found = {poll_id: FROZEN[poll_id] for poll_id in polls if poll_id in FROZEN}
    unread = polls.keys() - found.keys()
    papers = await queries.options_by_poll(uow.session, uow.actor, unread) if unread else {}
    for poll_id in unread:
        found[poll_id] = queries.definition_of(polls[poll_id], papers[poll_id])
        if polls[poll_id].state is not PollState.DRAFT:
            if len(FROZEN) >= MOST_KEPT:
                FROZEN.pop(next(iter(FROZEN)))
            FROZEN[poll_id] = found[poll_id]
    return found


async def cast_ballot(uow: UnitOfWork, *, poll_id: UUID, counter: int, choice: str) -> Receipt:
    """Put one ballot of the asker into the box.

    Allowed: as `cast_ballots`. Refuses: the same, but the refusal is raised. Records: no event.
    """
    (answer,) = await cast_ballots(uow, [Cast(uow.actor, poll_id, counter, choice)])
    if isinstance(answer, Refusal):
        raise answer
    return answer


def _slip(
    uow: UnitOfWork,
    cast: Cast,
    polls: Mapping[UUID, Poll],
    definitions: Mapping[UUID, Definition],
    checked: dict[tuple[UUID, str], str],
) -> Slip:
    """Check what can be checked before the lock; the box judges roll and deadline after it.

    `checked` keeps the canonical text of choices that passed: many ballots of a batch are alike.
    """
    poll = polls.get(cast.poll_id)
    if poll is None:
        raise NotFound("no_such_campaign", field="campaignId")
    demand(policy.may_vote(cast.actor, on_roll=True))
    if cast.actor.person_id is None:
        raise NotSignedIn("sign_in_to_vote", rule="vote.one_person")
    if not 1 <= cast.counter <= MOST_COUNTERS:
        raise Invalid("counter_out_of_range", field="counter", most=MOST_COUNTERS)
    try:
        choice = checked.get((poll.id, cast.choice))
        if choice is None:
            choice = canonical(definitions[poll.id], cast.choice, as_cast=poll.as_cast)
            checked[poll.id, cast.choice] = choice
    except ChoiceRefused as refused:
        demand(votable(poll.state, poll.opens_at, poll.closes_at, uow.now))
        raise RuleBroken(
            refused.reason, field="choices", rule="vote.choices", **refused.figures
        ) from refused
    return Slip(poll.id, cast.actor.person_id, cast.counter, choice)


def _refusal(answer: BoxAnswer, poll: Poll | None) -> Refusal:
    """Word the box's no."""
    if poll is None:
        return NotFound("no_such_campaign", field="campaignId")
    early = WrongState("voting_not_open_yet", rule="vote.window", opens_at=poll.opens_at)
    worded: dict[BoxAnswer, Refusal] = {
        # The box knows no draft, and whoever may not see one is stopped before he gets here.
        BoxAnswer.NO_POLL: early,
        BoxAnswer.NOT_OPEN_YET: early,
        BoxAnswer.CLOSED: WrongState(
            "voting_closed", rule="vote.window", closes_at=poll.closed_at or poll.closes_at
        ),
        BoxAnswer.NOT_ON_ROLL: NotAllowed("not_on_roll", rule="vote.roll"),
        BoxAnswer.CAME_FOR_PAPER: Conflict("came_for_paper", rule="vote.one_person"),
        BoxAnswer.NO_REVOTING: RuleBroken("no_revoting", field="counter", rule="vote.one_person"),
        BoxAnswer.OTHER_CHOICE: Conflict(
            "other_choice_revote" if poll.revoting else "already_voted",
            field="counter",
            rule="vote.one_person",
        ),
        BoxAnswer.OLDER_THAN_LAST: Conflict(
            "older_than_last", field="counter", rule="vote.one_person"
        ),
    }
    return worded[answer]
