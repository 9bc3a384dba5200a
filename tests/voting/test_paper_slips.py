"""Slips of clerks, and what few papers would tell: a wrong number is taken back, few points are not told."""

import pytest

from tests.voting.test_paper import (
    FIRST,
    SECOND,
    came,
    keyed,
    place,
    stood,
)
from workflows.kit.refusal import Conflict, NotAllowed, RuleBroken, WrongState
from workflows.voting.paper.actions import reconcile_batch, take_back_paper
from workflows.voting.paper.rules import Tallied
from workflows.voting.small_channels import tells_points


async def test_a_wrong_number_is_taken_back_by_its_clerk_and_by_nobody_else(town):
    _, batch = await place(town)
    await came(town, batch, "resident.2")
    await keyed(town, batch, 44, "1", FIRST)
    await keyed(town, batch, 4, "1")
    slip = {"batch_id": batch.id, "serial": 44}
    with pytest.raises(RuleBroken, match="papers_not_settled"):
        await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=1)

    for who, serial in ((SECOND, 44), (FIRST, 4), (FIRST, 5)):
        with pytest.raises(Conflict, match="paper_not_yours_alone"):
            await town.act(who, take_back_paper, batch_id=batch.id, serial=serial)
    with pytest.raises(NotAllowed):
        await town.act("resident.1", take_back_paper, **slip)
    await town.act(FIRST, take_back_paper, **slip)

    assert await stood(town, batch) == Tallied(settled=1, once=0, differing=0)
    await town.act(SECOND, reconcile_batch, batch_id=batch.id, papers_found=1)
    with pytest.raises(WrongState, match="batch_ended"):
        await town.act(FIRST, take_back_paper, **slip)


@pytest.mark.parametrize(
    ("channels", "told"),
    [
        ([(None, 47), (None, 3)], False),
        ([(None, 3), (None, 0)], False),
        ([(None, 47), (None, 5)], True),
        ([(None, 47), (None, 0)], True),
        ([(60, 47), (40, 1)], True),
    ],
)
def test_points_of_a_channel_of_few_papers_are_told_only_where_they_are_weighed(channels, told):
    assert tells_points(channels, 5) is told
