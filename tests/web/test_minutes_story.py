"""Minutes in the browser: drafted, corrected, signed by two, hidden in part, published; residents read gaps."""

import io
import re
import time
import uuid
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.fixtures.product import Product
from tests.web.test_access_story import faults
from tests.web.visits import PHONE, Visit, answered, heard, sign_in, tapped
from workflows.councils.minutes.certificate import verify

pytestmark = pytest.mark.browser

CHAIR, SECRETARY, MEMBER = "council.chair", "council.secretary", "expert.1"
NUMBER = "010-2345-6789"
KINDS = ("PDF/A", "한글 (HWPX)", "웹 문서 (HTML)")
MEETING = """query ($id: ID!) { meeting(id: $id) { number items { id votes { id } }
  attendees { appointmentId isMember mode } } }"""
COUNCIL = "{ councils(first: 1) { edges { node { id } } } }"
# Time to prepare and call a meeting before its hour, on a machine that does other work too.
SOON = timedelta(seconds=8)


def act(product: Product, who: str, verb: str, **given: object) -> str:
    """Carry out one verb of a meeting; return the meeting's id."""
    kind = verb[0].upper() + verb[1:]
    query = f"""mutation ($input: {kind}Input!) {{ {verb}(input: $input) {{
      ... on {kind}Success {{ meeting {{ id }} }} ... on Refused {{ reason message }} }} }}"""
    said = answered(
        product,
        query,
        persona=who,
        headers={"idempotency-key": str(uuid.uuid4())},
        input=given,
    )
    found = said[verb]
    assert "meeting" in found, found
    return str(found["meeting"]["id"])


def held(product: Product) -> int:
    """Hold a meeting at short notice: eleven come, one item is resolved, the other discussed."""
    council = answered(product, COUNCIL)["councils"]["edges"][0]["node"]["id"]
    starts = datetime.now(UTC) + SOON
    meeting = act(
        product,
        SECRETARY,
        "prepareMeeting",
        councilId=council,
        startsAt=starts.isoformat(),
        place="해온시청 3층 회의실",
    )
    for title in ("나루동 쉼터 인수인계", "운영 재원 보고"):
        act(
            product,
            SECRETARY,
            "putItem",
            meetingId=meeting,
            topic="HANDOVER",
            asked="RESOLUTION",
            title=title,
            motion=f"{title}을 원안대로 의결한다.",
        )
    act(product, CHAIR, "callMeeting", meetingId=meeting, urgency="집중호우 전에 정해야 함")
    time.sleep(max(0.0, (starts - datetime.now(UTC)).total_seconds() + 1))
    for who in (CHAIR, SECRETARY, MEMBER):
        act(product, who, "attendMeeting", meetingId=meeting, mode="ROOM")
    seen = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]
    away = [one for one in seen["attendees"] if one["isMember"] and one["mode"] is None]
    for one in away[:9]:
        hat = one["appointmentId"]
        act(product, SECRETARY, "attendMeeting", meetingId=meeting, mode="ROOM", appointmentId=hat)
    act(product, CHAIR, "openMeeting", meetingId=meeting)
    first, second = (one["id"] for one in seen["items"])
    act(product, CHAIR, "callItem", meetingId=meeting, itemId=first)
    remark = f"주민 담당 연락처는 {NUMBER}라고 함."
    act(product, SECRETARY, "noteRemark", meetingId=meeting, words=remark)
    act(product, CHAIR, "openVote", meetingId=meeting, itemId=first, kind="CONSENT")
    items = answered(product, MEETING, persona=SECRETARY, id=meeting)["meeting"]["items"]
    act(product, CHAIR, "closeVote", voteId=items[0]["votes"][-1]["id"])
    act(product, CHAIR, "callItem", meetingId=meeting, itemId=second)
    act(
        product,
        CHAIR,
        "endItem",
        meetingId=meeting,
        itemId=second,
        end="DISCUSSED",
        conclusion="보고받음",
    )
    act(product, CHAIR, "closeMeeting", meetingId=meeting)
    return int(seen["number"])


def test_minutes_go_from_the_draft_to_a_public_that_reads_gaps(
    visit: Visit, running_product: Product, tmp_path: Path
) -> None:
    address = f"/council/meetings/{held(running_product)}/minutes"

    secretary = visit(address)
    expect(secretary.get_by_text("회의록을 아직 만들지 않았어요")).to_be_visible()
    sign_in(secretary, SECRETARY)
    confirm(secretary, "회의록 초안 만들기")
    expect(secretary.get_by_text("안건 2: 의견 없음")).to_be_visible()
    expect(secretary.get_by_text("긴급한 사유").first).to_be_visible()
    expect(secretary.get_by_text("집중호우 전에 정해야 함").first).to_be_visible()
    assert faults(secretary) == []
    sum_up(secretary)
    confirm(secretary, "참석자에게 돌리기")

    member = visit(address, size=PHONE, persona=MEMBER)
    tapped(member, "정정 요청하기")
    form = member.get_by_role("form", name="정정 요청하기")
    form.get_by_label("회의록의 줄").select_option("gist.2")
    form.get_by_label("내용").fill("예산 이월을 짧게 물었음")
    form.get_by_role("button", name="정정 요청하기").click()
    expect(member.get_by_text("답을 기다려요")).to_be_visible()
    asked = member.get_by_role("region", name="정정 요청")
    expect(asked.get_by_text("덧붙인 글 없음")).to_be_visible()
    expect(asked.get_by_text("예산 이월을 짧게 물었음")).to_be_visible()
    assert faults(member) == []

    secretary.reload()
    tapped(secretary, "정정 요청에 답하기")
    form = secretary.get_by_role("form", name="정정 요청에 답하기")
    expect(form.get_by_text("요청할 때의 글")).to_be_visible()
    expect(form.get_by_role("definition").last).to_have_text("예산 이월을 짧게 물었음")
    form.get_by_role("button", name="정정 요청에 답하기").click()
    expect(secretary.get_by_text("정정 1 반영")).to_be_visible()
    confirm(secretary, "읽고 서명하기")
    chair = visit(address, persona=CHAIR)
    confirm(chair, "읽고 서명하기")
    expect(chair.get_by_text("확정", exact=True)).to_be_visible()

    secretary.reload()
    confirm(secretary, "등록하기")
    tapped(secretary, "비공개할 곳 가리기")
    form = secretary.get_by_role("form", name="비공개할 곳 가리기")
    line = form.get_by_label("회의록의 줄")
    choose(line, NUMBER)
    words = form.get_by_label("가릴 글자를 골라요")
    start = words.input_value().index(NUMBER)
    words.press("Control+Home")
    for _ in range(start):
        words.press("ArrowRight")
    for _ in NUMBER:
        words.press("Shift+ArrowRight")
    expect(form.get_by_text(f"고른 부분: {NUMBER}")).to_be_visible()
    form.get_by_role("button", name="비공개할 곳 가리기").click()
    expect(secretary.get_by_role("heading", name="가린 곳")).to_be_visible()
    confirm(secretary, "공개하기")
    expect(secretary.get_by_text("부분 공개")).to_be_visible()

    public = visit(address)
    expect(public.get_by_text("비공개 6호: 개인정보").first).to_be_visible()
    expect(public.get_by_text("주민 담당 연락처는")).to_be_visible()
    assert NUMBER not in public.content()
    assert faults(public) == []
    taken = {kind: read(public, kind, "제", tmp_path) for kind in KINDS}
    assert taken["PDF/A"].startswith(b"%PDF-")
    assert NUMBER not in unpacked(taken["한글 (HWPX)"])
    assert NUMBER not in taken["웹 문서 (HTML)"].decode()
    assert "비공개 6호: 개인정보" in taken["웹 문서 (HTML)"].decode()
    assert read(public, "PDF/A", "의결 확인서", tmp_path).startswith(b"%PDF-")
    secretary.reload()
    assert NUMBER in unpacked(own(secretary, "한글 (HWPX)", tmp_path))
    certificates = public.get_by_role("region", name="의결 확인서")
    with public.expect_download() as download:
        certificates.get_by_role("button", name="확인서 파일 받기").click()
    file = tmp_path / "decision.json"
    download.value.save_as(file)
    assert verify(file.read_bytes()).holds


def sum_up(page: Page) -> None:
    """Look up the lines of an entry, then take the remark out of the log into the gist of item 1."""
    log = page.get_by_role("region", name="진행 기록")
    entry = log.get_by_role("listitem").filter(has_text=NUMBER)
    entry.get_by_role("button").click()
    expect(page.locator(".minutes li.cited")).to_contain_text(NUMBER)
    tapped(page, "발언 요지 쓰기")
    form = page.get_by_role("form", name="발언 요지 쓰기")
    words = form.get_by_label("내용")
    words.fill("연락처를 물음:")
    entry.get_by_role("button").click()
    expect(words).to_have_value(re.compile(rf"^연락처를 물음: .*{NUMBER}.* \(#\d+\)$"))
    opened = log.get_by_role("listitem").filter(has_text="개의").get_by_role("button")
    opened.click()
    expect(words).to_have_value(re.compile(r"\(#\d+\) \(#\d+\)$"))
    form.get_by_role("button", name="발언 요지 쓰기").click()
    line = page.locator(".minutes li", has_text="연락처를 물음")
    expect(line.locator(".cite a")).to_have_count(2)
    assert faults(page) == []
    line.locator(".cite a").first.click()
    expect(log.locator("li.cited")).to_contain_text("개의")


def read(page: Page, kind: str, of: str, folder: Path) -> bytes:
    """Take a file that anybody reads home, and return its bytes."""
    files = page.get_by_role("region", name="문서 파일")
    with page.expect_download() as download:
        files.get_by_role("link", name=re.compile(f"^{plain(kind)}, {of}")).click()
    return kept(download.value, folder)


def own(page: Page, kind: str, folder: Path) -> bytes:
    """Take a file of all of the minutes home, and return its bytes."""
    files = page.get_by_role("region", name="문서 파일")
    with page.expect_download() as download:
        name = re.compile(f"^{plain(kind)}, 제.*나에게 보이는 전체$")
        files.get_by_role("button", name=name).click()
    return kept(download.value, folder)


def kept(download: Download, folder: Path) -> bytes:
    """Keep a download and return its bytes."""
    path = folder / download.suggested_filename
    download.save_as(path)
    return path.read_bytes()


def unpacked(made: bytes) -> str:
    """Return all that is written in an HWPX file."""
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return "".join(file.read(one).decode("utf-8", "replace") for one in file.namelist())


def confirm(page: Page, name: str) -> None:
    """Choose an act of the desk and send its form as it is."""
    tapped(page, re.compile(f"^{name}$"))
    form = page.get_by_role("form", name=name, exact=True)
    with heard(page):
        form.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text("했어요", exact=True)).to_be_visible()


def choose(select: Locator, words: str) -> None:
    """Choose the option that has these words in it."""
    option = select.locator("option", has_text=words).first
    expect(option).to_be_attached()
    select.select_option(value=option.get_attribute("value"))


def plain(name: str) -> str:
    """Return a name as a pattern; the browser takes no slash in one."""
    return re.escape(name).replace("/", ".")
