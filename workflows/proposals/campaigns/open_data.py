"""Open data of campaigns: a counted vote as a file, so that anyone's program counts it again.

A Pabulib file where every ballot counts alike; where channels are weighed, which that format does not know,
a file of our own (`voting.recount`).
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from workflows.kit.refusal import RuleBroken
from workflows.programmes.queries import programmes_by_id
from workflows.proposals.campaigns.models import Campaign
from workflows.proposals.campaigns.queries import campaign_by_number
from workflows.proposals.queries import proposals_by_id
from workflows.rights.actor import Actor
from workflows.voting import box, queries
from workflows.voting.inside import by_channel
from workflows.voting.kinds import Definition
from workflows.voting.models import Poll, PollOption, PollResult
from workflows.voting.pabulib.writer import file_of, write_pabulib
from workflows.voting.recount import count_file

SEOUL = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True, slots=True)
class CountedFile:
    """A counted vote as a file: its text, and the digest of the result it was made from."""

    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """A counted vote as the asker may see it: its campaign, poll, result, paper and ballots."""

    campaign: Campaign
    poll: Poll
    result: PollResult
    lines: Sequence[PollOption]
    definition: Definition


@dataclass(frozen=True, slots=True)
class _Stored:
    """What a stored result tells of its count."""

    selected: frozenset[int]
    votes: Mapping[int, int]
    scores: Mapping[int, int]
    order: tuple[int, ...]


async def counted_file(session: AsyncSession, actor: Actor, *, number: str) -> CountedFile | None:
    """Return a counted campaign as a .pb file; None without one that the asker may see.

    Refuses one that weighs its channels: the format knows no weights (`weighted_has_no_pb`).

    Ballots stand in it sorted by what they say: neither their order nor a row tells who cast them.
    Lines bear the public numbers of their proposals. Amounts are in won.
    """
    one = await _counted(session, actor, number=number)
    if one is None:
        return None
    if one.definition.weights:
        raise RuleBroken("weighted_has_no_pb", field="number", rule="vote.weights")
    campaign, poll, result, lines = one.campaign, one.poll, one.result, one.lines
    ideas = await proposals_by_id(session, actor, {line.reference_id for line in lines})
    place = (await programmes_by_id(session, actor, {campaign.programme_id}))[campaign.programme_id]
    inside = await by_channel(session, poll, await box.counted_groups(session, poll.id))
    meta = {
        "description": campaign.title,
        "country": "Korea, Republic of",
        "unit": place.place_en,
        "instance": campaign.number,
        "date_begin": poll.opens_at.astimezone(SEOUL).strftime("%d.%m.%Y"),
        "date_end": (poll.closed_at or poll.closes_at).astimezone(SEOUL).strftime("%d.%m.%Y"),
        "currency": "KRW",
        "language": "ko",
    }
    named = [ideas.get(line.reference_id) for line in lines]

    def written(definition: Definition) -> str:
        return write_pabulib(
            file_of(
                definition,
                _stored(result),
                inside.whole,
                project_ids=[_id(one, place) for place, one in enumerate(named, start=1)],
                names=[one.title if one else "" for one in named],
                meta=meta,
            )
        )

    # A hundred thousand ballots take a moment: the process goes on answering meanwhile.
    text = await asyncio.to_thread(written, one.definition)
    return CountedFile(text, result.digest)


async def weighed_file(session: AsyncSession, actor: Actor, *, number: str) -> CountedFile | None:
    """Return a counted campaign that weighs its channels as JSON (`voting.recount`); None without one seen.

    Refuses one that weighs none: its ballots are in its .pb (`unweighted_has_pb`).
    """
    one = await _counted(session, actor, number=number)
    if one is None:
        return None
    if not one.definition.weights:
        raise RuleBroken("unweighted_has_pb", field="number", rule="vote.weights")
    inside = await by_channel(session, one.poll, await box.counted_groups(session, one.poll.id))
    content = await asyncio.to_thread(
        count_file,
        one.definition,
        inside.whole,
        one.result.outcome,
        number=number,
        commitment=str(one.poll.lot_commitment),
        result=one.result.digest,
    )
    return CountedFile(content.decode(), one.result.digest)


async def _counted(session: AsyncSession, actor: Actor, *, number: str) -> _Counted | None:
    campaign = await campaign_by_number(session, actor, number=number)
    if campaign is None:
        return None
    poll_id = campaign.poll_id
    result = (await queries.results_by_poll(session, actor, {poll_id})).get(poll_id)
    if result is None:
        return None
    poll = (await queries.polls_by_id(session, actor, {poll_id}))[poll_id]
    lines = (await queries.options_by_poll(session, actor, {poll_id}))[poll_id]
    return _Counted(campaign, poll, result, lines, queries.definition_of(poll, lines))


def _id(proposal: Any, place: int) -> str:
    return str(proposal.number) if proposal is not None else f"line-{place}"


def _stored(result: PollResult) -> _Stored:
    outcome = cast("Mapping[str, Any]", result.outcome)
    return _Stored(
        selected=frozenset(outcome["selected"]),
        votes={int(number): votes for number, votes in outcome["votes"].items()},
        scores={int(number): points for number, points in outcome["scores"].items()},
        order=tuple(step["option"] for step in outcome["steps"]),
    )
