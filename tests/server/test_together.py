"""One question for many: gathered without a timer, and a bad key harms no other."""

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext

import pytest

from server.together import TURNS_TO_READ, Together


async def test_who_asks_while_an_answer_is_under_way_is_asked_for_together_next():
    asked: list[list[int]] = []
    under_way, free = asyncio.Event(), asyncio.Event()

    async def ask(_: object, keys: Sequence[int]) -> dict[int, int]:
        asked.append(list(keys))
        under_way.set()
        await free.wait()
        return {key: key * key for key in keys}

    together = Together(nullcontext, ask, most_at_once=3)
    first = asyncio.ensure_future(together.get(1))
    await under_way.wait()
    rest = [asyncio.ensure_future(together.get(key)) for key in (2, 2, 3, 4)]
    await asyncio.sleep(0)
    free.set()

    assert await asyncio.gather(first, *rest) == [1, 4, 4, 9, 16]
    assert asked == [[1], [2, 3], [4]]


async def test_who_arrives_while_the_loop_still_reads_is_asked_for_along_and_nobody_waits_for_others():
    async def asked_for(*, apart: int) -> list[list[int]]:
        """Ask for five keys, each so many turns of the loop after the one before."""
        asked: list[list[int]] = []

        async def ask(_: object, keys: Sequence[int]) -> dict[int, int]:
            asked.append(list(keys))
            return {key: key for key in keys}

        async def one(key: int) -> int | None:
            for _ in range(key * apart):
                await asyncio.sleep(0)
            return await together.get(key)

        together = Together(nullcontext, ask)
        assert await asyncio.gather(*map(one, range(5))) == [0, 1, 2, 3, 4]
        return asked

    assert await asked_for(apart=1) == [[0, 1, 2, 3, 4]]
    assert await asked_for(apart=TURNS_TO_READ) == [[0, 1, 2, 3, 4]]
    assert await asked_for(apart=TURNS_TO_READ + 2) == [[0], [1], [2], [3], [4]]


async def test_a_key_that_spoils_the_question_spoils_only_its_own_answer():
    async def ask(_: object, keys: Sequence[str]) -> dict[str, str]:
        if "bad" in keys:
            raise ValueError
        return {key: key.upper() for key in keys if key != "unknown"}

    together = Together(nullcontext, ask)
    keys = ("a", "bad", "b", "unknown")
    said = await asyncio.gather(*(together.get(key) for key in keys), return_exceptions=True)

    assert said[0] == "A"
    assert isinstance(said[1], ValueError)
    assert said[2:] == ["B", None]


async def test_whoever_goes_away_takes_nobodys_answer_along():
    free = asyncio.Event()

    async def ask(_: object, keys: Sequence[int]) -> dict[int, int]:
        await free.wait()
        return dict.fromkeys(keys, 7)

    together = Together(nullcontext, ask)
    gone, stays = (asyncio.ensure_future(together.get(1)) for _ in range(2))
    await asyncio.sleep(0)
    gone.cancel()
    free.set()

    assert await stays == 7
    with pytest.raises(asyncio.CancelledError):
        await gone
