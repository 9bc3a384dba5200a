"""The open file of a drawn lot: anybody can draw again from it, and a forged one is found out."""

import orjson
import pytest
from typer.testing import CliRunner

from server.__main__ import command_line
from tests.fixtures.labs import CROWD, called, drawn
from tests.fixtures.town import make_town
from workflows.kit.refusal import Invalid
from workflows.proposals.living_lab.open_data import draw_again, lot_file
from workflows.record.uow import unit_of_work


@pytest.fixture
async def town(sessions):
    """A town with enough residents for a panel."""
    return await make_town(sessions, residents=CROWD + 1)


async def file_of(town, lab):
    async with unit_of_work(town.sessions) as uow:
        return await lot_file(uow.session, number=lab.number)


async def test_the_file_of_a_lot_is_drawn_again_and_a_forged_one_is_found_out(
    town, clock, tmp_path
):
    _, lab = await drawn(town, clock)
    found = await file_of(town, lab)
    told = orjson.loads(found.content)
    forged = {
        "seed": {**told, "seed": "00" * 32},
        "pool": {**told, "pool": told["pool"][1:]},
        "drawn": {**told, "drawn": told["drawn"][::-1]},
    }
    paths = [tmp_path / "true.json", *(tmp_path / f"{name}.json" for name in forged)]
    for path, content in zip(paths, [told, *forged.values()], strict=True):
        path.write_bytes(orjson.dumps(content))

    said = CliRunner().invoke(command_line("draw"), ["draw", *map(str, paths)])

    lines = [orjson.loads(line) for line in said.stdout.splitlines()]
    assert draw_again(found.content).holds
    assert [one["holds"] for one in lines] == [True, False, False, False]
    assert not lines[1]["commitment"]
    assert not lines[2]["pool"]
    assert lines[3]["pool"]
    assert not lines[3]["drawn"]
    assert said.exit_code == 1
    assert set(told["pool"][0]) == {"number", "sex", "age", "area"}


async def test_there_is_no_file_before_the_draw(town):
    _, lab = await called(town)

    assert await file_of(town, lab) is None


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"format": "x"}', b'{"format": "dure-lab-lot-1"}', b"\xff"]
)
def test_what_is_no_file_of_a_lot_is_refused(content):
    with pytest.raises(Invalid, match="lot_file_unreadable"):
        draw_again(content)
