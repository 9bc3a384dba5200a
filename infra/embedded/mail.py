"""The embedded mail sink: takes every letter on loopback and lays it into DATA/mail, sends nothing on."""

import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

MOST_KEPT = 1_000


class Sink:
    """Keeps the newest thousand letters as files, named by time and receiver."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder = folder
        self._count = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Keep one letter."""
        self._count += 1
        to = "".join(one if one.isalnum() or one in ".@-" else "_" for one in envelope.rcpt_tos[0])
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{self._count:05d}-{to[:80]}.eml"
        content = envelope.content or b""
        (self._folder / name).write_bytes(
            content if isinstance(content, bytes) else content.encode()
        )
        for old in sorted(self._folder.glob("*.eml"))[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
        return "250 kept"


def main() -> None:
    """Take letters until SIGTERM."""
    port = urlsplit(os.environ["DURE_SMTP_URL"]).port
    folder = Path(os.environ["DURE_DATA"]) / "mail"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ended = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.set())
    controller = Controller(Sink(folder), hostname="127.0.0.1", port=port or 0)
    controller.start()
    ended.wait()
    controller.stop()


if __name__ == "__main__":
    main()
