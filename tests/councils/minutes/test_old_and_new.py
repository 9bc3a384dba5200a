"""A correction shows how the line read and how it reads since; one that would change nothing is refused."""

import pytest

from schema.kit.ids import global_id
from tests.fixtures.minutes import CHAIR, SECRETARY, drafted, held_meeting
from tests.schema.conftest import asking_with
from workflows.councils.minutes import confirming, drafting
from workflows.kit.refusal import Conflict, Invalid

READ = """query ($id: ID!) { node(id: $id) { ... on Minutes { reading { corrections {
  number asked accepted words before { sentence parts { text } } } } } } }"""


@pytest.fixture
async def round_(sessions, clock):
    """A meeting that is closed, and its minutes that go round."""
    held = await held_meeting(sessions, clock)
    minutes_id = await drafted(held)
    await held.town.act(SECRETARY, drafting.circulate_minutes, minutes_id=minutes_id)
    return held, minutes_id


async def ask(held, minutes_id, line, words, who="expert.1"):
    return await held.town.act(
        who, confirming.ask_correction, minutes_id=minutes_id, line=line, words=words
    )


async def answer(held, minutes_id, number, **given):
    given = {"accepted": True, **given}
    return await held.town.act(
        SECRETARY, confirming.answer_correction, minutes_id=minutes_id, number=number, **given
    )


async def test_old_and_new_stand_beside_each_other_after_each_answer(round_, sessions, snapshots):
    held, minutes_id = round_
    (line, old) = next(
        (one.key, one.words) for one in (await held.text()).lines if one.key.startswith("remark")
    )
    await ask(held, minutes_id, line, "첫 번째 글")
    await answer(held, minutes_id, 1, words="간사가 다듬은 글")
    await ask(held, minutes_id, line, "두 번째 글")
    await answer(held, minutes_id, 2, accepted=False, reason="녹음과 다름")

    async def read(who):
        answered = await asking_with(sessions, snapshots)(
            READ, id=global_id("Minutes", minutes_id), as_=held.town.people[who]
        )
        return [
            (one["before"]["parts"][0]["text"], one["asked"], one["words"])
            for one in answered.sole()["reading"]["corrections"]
        ]

    expected = [
        (old, "첫 번째 글", "간사가 다듬은 글"),
        ("간사가 다듬은 글", "두 번째 글", None),
    ]
    assert await read("expert.1") == expected
    # Frozen minutes tell it still.
    sha256 = (await held.text()).digest
    await held.town.act(CHAIR, confirming.confirm_minutes, minutes_id=minutes_id, sha256=sha256)
    assert (await held.minutes()).confirmed_at
    assert await read(SECRETARY) == expected


async def test_words_that_the_line_has_are_no_correction(round_):
    held, minutes_id = round_
    line = next(one for one in (await held.text()).lines if one.key.startswith("remark"))
    with pytest.raises(Invalid, match="correction_changes_nothing"):
        await ask(held, minutes_id, line.key, f" {line.words} ")


async def test_a_remark_that_went_into_a_summary_is_not_said_to_be_corrected(round_):
    held, minutes_id = round_
    line = next(one.key for one in (await held.text()).lines if one.key.startswith("remark"))
    await ask(held, minutes_id, line, "다르게 말했음")
    await held.town.act(
        SECRETARY,
        drafting.write_gist,
        minutes_id=minutes_id,
        item_id=held.items[0],
        words="요지로 모음",
        expected_version=0,
    )
    with pytest.raises(Conflict, match="correction_line_gone"):
        await answer(held, minutes_id, 1)
    await answer(held, minutes_id, 1, accepted=False, reason="요지에 담음")
