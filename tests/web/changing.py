"""What stories do to a meeting that was prepared: drop an item, move it, give notice anew."""

from playwright.sync_api import Page, expect

from tests.web.test_access_story import faults


def changed_before_the_notice(page: Page) -> None:
    """Put an item too many and drop it, and move the meeting to another room."""
    page.get_by_text("안건 올리기").first.click()
    form = page.get_by_role("form", name="안건 올리기")
    form.get_by_label("안건 제목").fill("가로등 밝기")
    form.get_by_label("표결할 문장").fill("가로등의 밝기를 낮춘다.")
    form.get_by_role("button", name="안건 올리기").click()
    item = page.get_by_role("article", name="2. 가로등 밝기")
    item.get_by_text("안건 철회하기").click()
    drop = item.get_by_role("form", name="안건 2 철회하기")
    drop.get_by_role("button", name="안건 2 철회하기").click()
    expect(drop.locator(".field-error")).to_be_visible()
    drop.get_by_label("까닭").fill("다음 회의에서 다룸")
    drop.get_by_role("button", name="안건 2 철회하기").click()
    expect(item).to_have_count(0)
    page.get_by_text("통지 전에 철회한 안건 1개").click()
    expect(page.get_by_text("다음 회의에서 다룸")).to_be_visible()
    page.get_by_text("일시·장소 바꾸기").click()
    form = page.get_by_role("form", name="바꾸기", exact=True)
    form.get_by_label("곳").fill("시청 3층 회의실")
    form.get_by_role("button", name="바꾸기").click()
    expect(page.get_by_text("시청 3층 회의실").first).to_be_visible()
    assert faults(page) == []


def called_again(page: Page) -> None:
    """Give notice anew of another room: it is late again, and needs its reason again."""
    page.get_by_text("일시·장소를 바꿔 다시 통지하기").click()
    form = page.get_by_role("form", name="다시 통지하기")
    form.get_by_label("곳").fill("해온시민회관")
    form.get_by_label("까닭", exact=True).fill("회의실 공사")
    form.get_by_role("button", name="다시 통지하기").click()
    expect(form.locator(".field-error")).to_contain_text("까지 도달해야 했어요")
    form.get_by_label("서둘러야 하는 까닭").fill("공사 착수 전에 정해야 함")
    form.get_by_role("button", name="다시 통지하기").click()
    expect(page.get_by_text("일시나 장소가 바뀌었어요")).to_be_visible()
    expect(page.get_by_text("시청 3층 회의실. 까닭: 회의실 공사")).to_be_visible()
