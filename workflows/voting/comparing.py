"""The same ballots under other rules: who would have been selected, and why. It decides nothing.

A vote is counted by the rule of its notice. What the other rules would have made of the very same
ballots is kept beside the result, so that a council which chooses the rule of the next vote argues
about figures. All terms of the notice stay but the rule; a minimum score belongs to the rule that
needs one, and to the vote's own.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from workflows.kit.refusal import WrongState
from workflows.record.uow import UnitOfWork
from workflows.rights.actor import THE_HOUSE
from workflows.voting import box, queries
from workflows.voting.actions import locked_poll
from workflows.voting.counts import count
from workflows.voting.definitions import WEIGHABLE
from workflows.voting.events import PollEvent
from workflows.voting.inside import Inside, by_channel, tally_inside
from workflows.voting.kinds import Definition, Rule, takes
from workflows.voting.models import PollComparison
from workflows.voting.states import PollState
from workflows.voting.tally import Tally, decide, tally_record
from workflows.voting.ties import ranks


def other_definitions(definition: Definition) -> dict[Rule, Definition]:
    """Return the definition under every other rule that can count its ballots.

    Without a minimum score in the notice there is none to compare with: it is not invented. Where the
    notice weighs its channels, only rules that go down the scores are defined (`WEIGHABLE`): equal shares
    gives every voter the same money, while here a ballot of one channel counts for more than of another.
    """
    others: dict[Rule, Definition] = {}
    for rule in Rule:
        needs = rule is Rule.GREEDY_THRESHOLD
        if rule is definition.rule or not takes(rule, definition.kind):
            continue
        if definition.weights and rule not in WEIGHABLE:
            continue
        if not needs:
            # What nobody chose stays out under every rule, where the notice keeps it out.
            least = min(definition.threshold, 1) if definition.threshold is not None else None
            others[rule] = replace(definition, rule=rule, threshold=least)
        elif definition.threshold is not None and definition.threshold > 1:
            others[rule] = replace(definition, rule=rule)
    return others


def under_other_rules(definition: Definition, groups: Mapping[str, int]) -> dict[Rule, Tally]:
    """Count the same grouped ballots under every other rule; exact, like the count itself."""
    counted, rank = count(definition, groups), ranks(definition)
    return {
        rule: decide(other, counted, rank) for rule, other in other_definitions(definition).items()
    }


def channels_under_other_rules(definition: Definition, inside: Inside) -> dict[Rule, Tally]:
    """Count weighed channels under every other rule that is defined for them, from the same exact scores."""
    return {
        rule: tally_inside(other, inside) for rule, other in other_definitions(definition).items()
    }


async def compare_rules(uow: UnitOfWork, *, poll_id: UUID) -> list[PollComparison]:
    """Keep what other rules would have made of a counted poll's ballots, once.

    Allowed: the house. Refuses: a poll that is not counted. Records: ``poll.compared`` with the
    rules. Doing it again changes nothing.
    """
    poll = await locked_poll(uow, poll_id)
    if poll.state is not PollState.TALLIED:
        raise WrongState("poll_not_counted")
    known = await queries.comparisons_by_poll(uow.session, THE_HOUSE, {poll_id})
    if known[poll_id]:
        return list(known[poll_id])
    papers = await queries.options_by_poll(uow.session, THE_HOUSE, {poll_id})
    results = await queries.results_by_poll(uow.session, THE_HOUSE, {poll_id})
    definition = queries.definition_of(
        poll, papers[poll_id], lot_seed=bytes.fromhex(results[poll_id].lot_seed)
    )
    inside = await by_channel(uow.session, poll, await box.counted_groups(uow.session, poll_id))
    # Equal shares may take seconds: the process goes on answering meanwhile.
    tallies = (
        await asyncio.to_thread(channels_under_other_rules, definition, inside)
        if definition.weights
        else await asyncio.to_thread(under_other_rules, definition, inside.whole)
    )
    rows = [
        PollComparison(
            programme_id=poll.programme_id,
            poll_id=poll_id,
            rule=rule,
            outcome=tally_record(made),
            compared_at=uow.now,
        )
        for rule, made in tallies.items()
    ]
    uow.session.add_all(rows)
    uow.record(
        PollEvent.COMPARED,
        poll_id,
        programme_id=poll.programme_id,
        rules=[rule.value for rule in tallies],
    )
    await uow.session.flush()
    return rows
