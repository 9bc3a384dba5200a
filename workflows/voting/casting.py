"""The verb of voting: `cast_ballots`, many at once, each with its own actor and its own answer.

`post_ballots` is the short way for ballots about which nothing is to be said but that they are in.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple
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
from workflows.voting.box import BoxAnswer, Dropped, Slip
from workflows.voting.choices import ChoiceRefused, canonical
from workflows.voting.closing import votable
from workflows.voting.kinds import Definition
from workflows.voting.models import Poll
from workflows.voting.states import PollState

MOST_COUNTERS = 1000
# Terms of polls that were opened: the database lets none of them change any more.
FROZEN: dict[UUID, "Terms"] = {}
MOST_KEPT = 256


class Cast(NamedTuple):
    """One person's vote: whose, in which poll, its counter from 1, and the choice as text.

    The text is that of `choices`: "2,5,9", "5>2>9" or "2:5,5:3"; its order need not be canonical.
    Where the actor is only presumed, `cookie` is the digest of the cookie that he has to be signed in
    by when the ballot goes in: only `post_ballots` takes such a cast.
    """

    actor: Actor
    poll_id: UUID
    counter: int
    choice: str
    cookie: str | None = None


class Receipt(NamedTuple):
    """What a voter takes home: a code of 20 hexadecimal digits that does not show the choice."""

    poll_id: UUID
    counter: int
    code: str


class Terms(NamedTuple):
    """What a choice in a poll is checked against."""

    definition: Definition
    as_cast: bool


# Canonical texts of choices that passed in a batch: many of its ballots are alike.
Checked = dict[tuple[UUID, str], str]


async def cast_ballots(uow: UnitOfWork, casts: Sequence[Cast]) -> list[Receipt | Refusal]:
    """Put ballots into the box; one answer a cast, in their order, and a bad one harms no other.

    Allowed: persons on the roll of the poll (`policy.may_vote`), also after their appointment ended.
    Refuses: a choice outside the poll's terms, a poll that is not open or past its hour by the
    database's clock after the lock, a voter not on the roll, a second vote where the first stands.
    Records: no event. The ballot is its own append-only row; an event beside it, with a person and
    a time, would tie the two together.
    """
    polls = await queries.polls_by_id(uow.session, uow.actor, {cast.poll_id for cast in casts})
    terms = await _terms(uow, polls)
    answers: dict[int, Receipt | Refusal] = {}
    places: dict[Slip, list[int]] = {}
    checked: Checked = {}
    for place, cast in enumerate(casts):
        try:
            slip = _worded_slip(uow, cast, polls.get(cast.poll_id), terms, checked)
            places.setdefault(slip, []).append(place)
        except Refusal as refusal:
            answers[place] = refusal
    # The same slip twice in one batch goes in once, and each who brought it gets the receipt.
    dropped = await box.drop_in(uow.session, list(places)) if places else []
    for (slip, alike), answer in zip(places.items(), dropped, strict=True):
        for place in alike:
            answers[place] = _receipt(slip, answer) or _refusal(
                answer.answer, polls.get(slip.poll_id)
            )
    return [answers[place] for place in range(len(casts))]


async def post_ballots(driver: Any, casts: Sequence[Cast]) -> list[Receipt | None]:
    """Put ballots into the box by one statement that is its own transaction; one answer a cast.

    None is for a cast that is not in: `cast_ballots` judges it and says why, once it is known who
    casts. Whom that verb allows and what it refuses is refused here too, by the same checks and the
    same box, as is an actor who is not signed in by the cookie of his cast. `driver` is a connection
    as asyncpg knows it, in no transaction: when it answers, the ballots are committed.
    """
    places: dict[Slip, list[int]] = {}
    checked: Checked = {}
    for place, cast in enumerate(casts):
        terms = FROZEN.get(cast.poll_id)
        if terms is not None:
            with suppress(Refusal, ChoiceRefused):
                places.setdefault(_slip(cast, terms, checked), []).append(place)
    receipts: list[Receipt | None] = [None] * len(casts)
    dropped = await box.drop_in_at_once(driver, list(places)) if places else []
    for (slip, alike), answer in zip(places.items(), dropped, strict=True):
        for place in alike:
            receipts[place] = None if answer is None else _receipt(slip, answer)
    return receipts


async def _terms(uow: UnitOfWork, polls: Mapping[UUID, Poll]) -> dict[UUID, Terms]:
    """Return the terms of polls; those that are frozen are read once and kept."""
    found = {poll_id: FROZEN[poll_id] for poll_id in polls if poll_id in FROZEN}
    unread = polls.keys() - found.keys()
    papers = await queries.options_by_poll(uow.session, uow.actor, unread) if unread else {}
    for poll_id in unread:
        poll = polls[poll_id]
        found[poll_id] = Terms(queries.definition_of(poll, papers[poll_id]), poll.as_cast)
        if poll.state is not PollState.DRAFT:
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


def _worded_slip(
    uow: UnitOfWork,
    cast: Cast,
    poll: Poll | None,
    terms: Mapping[UUID, Terms],
    checked: Checked,
) -> Slip:
    """Check a cast as `_slip` does, and say of a bad choice what the voter has to know first."""
    if poll is None:
        raise NotFound("no_such_campaign", field="campaignId")
    try:
        return _slip(cast, terms[poll.id], checked)
    except ChoiceRefused as refused:
        demand(votable(poll.state, poll.opens_at, poll.closes_at, uow.now))
        raise RuleBroken(
            refused.reason, field="choices", rule="vote.choices", **refused.figures
        ) from refused


def _slip(cast: Cast, terms: Terms, checked: Checked) -> Slip:
    """Check what can be checked before the lock; the box judges roll and deadline after it."""
    demand(policy.may_vote(cast.actor, on_roll=True))
    if cast.actor.person_id is None:
        raise NotSignedIn("sign_in_to_vote", rule="vote.one_person")
    if not 1 <= cast.counter <= MOST_COUNTERS:
        raise Invalid("counter_out_of_range", field="counter", most=MOST_COUNTERS)
    choice = checked.get((cast.poll_id, cast.choice))
    if choice is None:
        choice = canonical(terms.definition, cast.choice, as_cast=terms.as_cast)
        checked[cast.poll_id, cast.choice] = choice
    return Slip(cast.poll_id, cast.actor.person_id, cast.counter, choice, cast.cookie)


def _receipt(slip: Slip, dropped: Dropped) -> Receipt | None:
    """Return the receipt of a slip that is in the box."""
    if dropped.answer is not BoxAnswer.CAST or dropped.receipt is None:
        return None
    return Receipt(slip.poll_id, slip.counter, dropped.receipt)


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
