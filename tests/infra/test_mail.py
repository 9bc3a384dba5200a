"""The embedded mail sink and what hands letters to it: a letter arrives whole, in both scripts."""

import email
import os
import socket
import subprocess
import sys
import time
from dataclasses import replace
from email import policy
from uuid import uuid4

import pytest

from infra.handover import any_free_port
from server.mail import poster
from server.settings import Settings
from workflows.kit.wording import Locale
from workflows.notices.letters import Letter

MINUTE = 60.0  # seconds
LETTER = Letter("[두레] 해야 할 일 1건", "해야 할 일\n- 답변이 나왔어요 · An answer\n")


def settings(port: int) -> Settings:
    return Settings(
        database_url="postgresql+asyncpg://nowhere",
        secret="0" * 64,
        smtp_url=f"smtp://127.0.0.1:{port}",
    )


@pytest.fixture
def sink(tmp_path):
    """A running sink: its port and the folder it lays letters into."""
    port = any_free_port()
    environment = {
        **os.environ,
        "DURE_SMTP_URL": f"smtp://127.0.0.1:{port}",
        "DURE_DATA": str(tmp_path),
    }
    process = subprocess.Popen([sys.executable, "-m", "infra.embedded.mail"], env=environment)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield port, tmp_path / "mail"
    process.terminate()
    assert process.wait(10) == 0


async def test_a_letter_arrives_whole_under_the_same_id_each_time(sink):
    port, folder = sink
    post, key = poster(settings(port)), uuid4()
    for _ in range(2):
        await post("jumin@haeon.example", LETTER, key)
    letters = [
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(folder.glob("*.eml"))
    ]

    assert [one["Subject"] for one in letters] == [LETTER.subject] * 2
    assert letters[0].get_content().splitlines() == LETTER.text.splitlines()
    assert letters[0]["Message-ID"] == letters[1]["Message-ID"] == f"<{key}@localhost>"
    assert letters[0]["Auto-Submitted"] == "auto-generated"
    laid_down = min(path.stat().st_mtime for path in folder.glob("*.eml"))
    assert abs(letters[0]["Date"].datetime.timestamp() - laid_down) < MINUTE


async def test_a_letter_tells_mail_programs_its_language_and_how_to_end_it(sink):
    port, folder = sink
    link = "https://x.example/mail/stop/abc"
    for address, locale in ((link, Locale.KO), (None, Locale.EN)):
        letter = replace(LETTER, stop_address=address, locale=locale)
        await poster(settings(port))("jumin@haeon.example", letter, uuid4())
    told = [
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted(folder.glob("*.eml"))
    ]

    assert [one["Content-Language"] for one in told] == ["ko", "en"]
    assert [one["List-Unsubscribe"] for one in told] == [f"<{link}>", None]
    assert [one["List-Unsubscribe-Post"] for one in told] == ["List-Unsubscribe=One-Click", None]


async def test_a_mail_server_that_is_not_there_loses_nothing_silently():
    with pytest.raises(OSError, match="did not take a letter"):
        await poster(settings(any_free_port()))("jumin@haeon.example", LETTER, uuid4())
