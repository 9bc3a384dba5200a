"""Results by other rules than the first one offered say what was counted, where it stopped, and which line is meant."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from typer.testing import CliRunner

from server.__main__ import command_line
from tests.fixtures.product import Product
from tests.web.campaigns import CAST, OFFICER, act, opened_campaign, vote
from tests.web.test_access_story import faults, sideways
from tests.web.test_home_story import CLOSE
from tests.web.visits import PHONE, Visit

pytestmark = pytest.mark.browser


def closed(product: Product, campaign: dict[str, str]) -> str:
    """Close a vote and return the address of its result."""
    answer = act(product, OFFICER, CLOSE, "closeCampaign", campaignId=campaign["id"], reason="끝")
    assert "campaign" in answer, answer
    return f"/votes/{campaign['number']}/result"


def test_a_count_without_skipping_shows_where_it_stopped_and_numbers_the_lines_it_names(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(running_product, "멈추면 끝나는 투표", rule="GREEDY_NO_SKIP")
    for number, lines in enumerate([[4], [4], [4], [3], [3], [1]], start=11):
        vote(running_product, f"resident.{number}", campaign, lines)

    page = visit(closed(running_product, campaign), size=PHONE)
    # Who won stands first, by name.
    winners = page.get_by_role("region", name="뽑힌 사업")
    expect(winners.get_by_role("listitem")).to_have_count(1)
    expect(winners.get_by_role("link", name=re.compile("40,000,000원짜리"))).to_be_visible()
    expect(winners.get_by_text("득표 3")).to_be_visible()
    expect(page.get_by_text("여기서 멈춤")).to_be_visible()
    expect(page.get_by_text("건너뜀")).to_have_count(0)
    expect(page.get_by_text("앞선 3번이 예산에 들어가지 않아").first).to_be_visible()
    row = page.get_by_role("row").filter(has_text="여기서 멈춤")
    expect(row.get_by_role("rowheader")).to_have_text(re.compile(r"^3번 "))
    assert faults(page) == []
    assert sideways(page) <= 0


def test_a_count_of_points_speaks_of_points(visit: Visit, running_product: Product) -> None:
    campaign = opened_campaign(
        running_product, "점수로 고르는 투표", ballotKind="CUMULATIVE", maxPointsSum=5
    )
    for number in range(11, 14):
        answer = act(
            running_product,
            f"resident.{number}",
            CAST,
            "castBallot",
            campaignId=campaign["id"],
            counter=1,
            choices=[{"number": 4, "points": 3}, {"number": 1, "points": 2}],
        )
        assert "receipt" in answer, answer

    page = visit(closed(running_product, campaign), size=PHONE)
    expect(page.get_by_text("점수가 높은 사업부터 봐요.")).to_be_visible()
    expect(page.get_by_text("사람마다 나눠 준 점수를 모두 더해요.")).to_be_visible()
    expect(page.get_by_role("cell", name="점수순, 모자라면 멈춤")).to_have_count(0)
    expect(page.get_by_role("rowheader", name="점수순, 모자라면 멈춤")).to_be_visible()
    expect(page.get_by_text(re.compile("표를 많이 받은 사업부터"))).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("표 파일 받기"))).to_be_visible()
    assert faults(page) == []


def test_ranks_become_points_in_words_and_what_a_field_allowed_is_said(
    visit: Visit, running_product: Product
) -> None:
    campaign = opened_campaign(
        running_product, "순위와 분야가 있는 투표", ballotKind="ORDINAL", maxPerCategory=2
    )
    vote(running_product, "resident.11", campaign, [4, 1])

    page = visit(closed(running_product, campaign), size=PHONE)
    expect(page.get_by_text("1순위는 2점이고, 한 순위 내려갈 때마다 1점씩 적어요.")).to_be_visible()
    expect(page.get_by_text("한 사람이 분야마다 2개까지 고를 수 있었어요.")).to_be_visible()
    assert faults(page) == []


def test_a_weighed_vote_is_taken_home_and_counted_again_by_the_command_on_its_page(
    visit: Visit, running_product: Product, tmp_path: Path
) -> None:
    campaign = opened_campaign(
        running_product,
        "비중을 둔 투표를 다시 세기",
        channels=[{"channel": "ONLINE", "weight": 60}, {"channel": "PAPER", "weight": 40}],
    )
    for number, lines in enumerate([[4], [4, 1], [2]], start=11):
        vote(running_product, f"resident.{number}", campaign, lines)

    page = visit(closed(running_product, campaign), size=PHONE)
    again = page.get_by_role("region", name="누구나 다시 셀 수 있어요")
    with page.expect_download() as taken:
        again.get_by_role("link", name=re.compile("표와 통로별 합계")).click()
    path = tmp_path / taken.value.suggested_filename
    taken.value.save_as(path)
    again.get_by_text("프로그램으로 다시 세는 방법").click()
    words = again.locator("pre").inner_text().split()
    assert words[:4] == ["python", "-m", "server", "recount"]
    assert words[4] == path.name
    said = CliRunner().invoke(command_line("recount"), ["recount", str(path), *words[5:]])
    assert (said.exit_code, json.loads(said.stdout)["holds"]) == (0, True)
    path.write_text(path.read_text().replace('"budget": 60000000', '"budget": 90000000'))
    changed = CliRunner().invoke(command_line("recount"), ["recount", str(path), *words[5:]])
    assert (changed.exit_code, json.loads(changed.stdout)["differs"]) == (1, ["seal", "selected"])
    assert faults(page) == []
    assert sideways(page) <= 0
