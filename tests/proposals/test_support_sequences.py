"""Any sequence of supports, withdrawals and days, on PostgreSQL: the number and the duties are exact."""

import asyncio
from contextlib import asynccontextmanager
from datetime import date, timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from server.database import connect
from tests.fixtures.town import make_town
from workflows.kit.refusal import Conflict
from workflows.law.actions import load_rule_packs
from workflows.proposals.handling.actions import receive_proposal
from workflows.proposals.models import Proposal
from workflows.proposals.states import ProposalState
from workflows.proposals.support.actions import (
    set_support_ladder,
    support_proposal,
    withdraw_support,
)
from workflows.proposals.support.models import ProposalDuty, ProposalSupport
from workflows.proposals.support.rules import Rung
from workflows.proposals.support.states import DutyKind
from workflows.record.uow import unit_of_work

OFFICER = "municipality.officer"
OPENED = date(2026, 3, 2)
LADDER = (Rung(DutyKind.DEPT_ANSWER, 2, 10, 30), Rung(DutyKind.FORUM, 4, 20, 60))
# The twentieth day is a Sunday: by the Civil Act (161) that rung can be reached on the Monday after it.
LASTS = {DutyKind.DEPT_ANSWER: 10, DutyKind.FORUM: 21}
RESIDENTS = range(2, 7)
STEPS = st.lists(
    st.tuples(st.sampled_from(["support", "withdraw"]), st.sampled_from(RESIDENTS)),
    min_size=1,
    max_size=12,
)
DAYS = st.lists(st.integers(0, 25), min_size=12, max_size=12).map(sorted)


async def tried(town, idea, name, day):
    """Support on a day, or step back if none is given; say whether it was not refused as a repeat."""
    try:
        if day is None:
            await town.act(name, withdraw_support, proposal_id=idea)
        else:
            await town.act(name, support_proposal, proposal_id=idea, happened_on=day)
    except Conflict:
        return False
    return True


async def played(town, steps, days):
    """Play the steps on a new idea beside a model of it; return both for comparison."""
    idea = await town.propose("마을 우물 되살리기")
    await town.act(OFFICER, receive_proposal, proposal_id=idea, reason="접수", happened_on=OPENED)
    standing, duties = set(), set()
    for (verb, who), after in zip(steps, days, strict=False):
        day, name = OPENED + timedelta(days=after), f"resident.{who}"
        gives = verb == "support"
        allowed = (who not in standing) if gives else (who in standing)
        went_through = await tried(town, idea, name, day if gives else None)
        assert went_through is allowed
        if not allowed:
            continue
        standing ^= {who}
        if gives:
            duties |= {
                rung.kind
                for rung in LADDER
                if len(standing) >= rung.supports and after <= LASTS[rung.kind]
            }
    async with unit_of_work(town.sessions) as uow:
        proposal = await uow.session.get_one(Proposal, idea)
        begot = await uow.session.scalars(
            select(ProposalDuty.kind).where(ProposalDuty.proposal_id == idea)
        )
        rows = await uow.session.scalar(
            select(func.count()).where(
                ProposalSupport.proposal_id == idea, ProposalSupport.withdrawn_at.is_(None)
            )
        )
        found = (proposal.supports, rows, sorted(begot), proposal.state)
    state = ProposalState.THRESHOLD_MET if duties else ProposalState.OPEN
    return found, (len(standing), len(standing), sorted(duties), state)


@asynccontextmanager
async def place(services, template):
    """A town with a ladder of its own, in a database that belongs to the test's own event loop."""
    name = f"support_sequences_{uuid4().hex[:8]}"
    await services.as_superuser(
        "postgres",
        f"CREATE DATABASE {name} TEMPLATE {template} OWNER dure_owner STRATEGY file_copy",
    )
    database = connect(services.url(name), connections=2)
    try:
        async with unit_of_work(database.writes) as uow:
            await load_rule_packs(uow)
        town = await make_town(database.writes, residents=max(RESIDENTS))
        await town.act(OFFICER, set_support_ladder, programme_id=town.programme_id, rungs=LADDER)
        yield town
    finally:
        await database.close()
        await services.as_superuser("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def test_any_sequence_of_supports_leaves_the_exact_number_and_each_duty_once(services, template):
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        made = place(services, template)
        town = runner.run(made.__aenter__())

        @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(STEPS, DAYS)
        def exact(steps, days):
            found, expected = runner.run(played(town, steps, days))
            assert found == expected

        try:
            exact()
        finally:
            runner.run(made.__aexit__(None, None, None))
