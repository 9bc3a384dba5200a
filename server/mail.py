"""Handing letters over to a mail server (SMTP): the one place that knows it."""

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit
from uuid import UUID

import aiosmtplib

from server.settings import Settings, is_loopback_host
from workflows.corridor.letters import Post
from workflows.notices.letters import Letter

SECONDS = 10.0


def poster(settings: Settings) -> Post:
    """Return what sends a letter; smtps:// is encrypted, smtp:// is too unless it is loopback."""
    if settings.smtp_url is None:
        msg = "no mail server is set"
        raise ValueError(msg)
    to = urlsplit(settings.smtp_url.get_secret_value())
    host = to.hostname or "127.0.0.1"
    near = is_loopback_host(host)
    name, sender = parseaddr(settings.mail_from)
    domain = sender.partition("@")[2] or "localhost"

    async def post(address: str, letter: Letter, key: UUID) -> None:
        message = EmailMessage()
        message["From"] = Address(display_name=name, addr_spec=sender)
        message["To"] = address
        message["Date"] = datetime.now(UTC)  # asked of every letter (RFC 5322, section 3.6)
        message["Subject"] = letter.subject
        message["Message-ID"] = f"<{key}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody answers it by machine
        if (
            letter.stop_address is not None
        ):  # RFC 2369 and RFC 8058: mail programs offer it by themselves
            message["List-Unsubscribe"] = f"<{letter.stop_address}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(letter.text)
        message["Content-Language"] = letter.locale.value  # RFC 3282: read aloud as what it is
        try:
            await aiosmtplib.send(
                message,
                hostname=host,
                port=to.port,
                username=unquote(to.username) if to.username else None,
                password=unquote(to.password) if to.password else None,
                use_tls=to.scheme == "smtps",
                start_tls=False if near or to.scheme == "smtps" else None,
                timeout=SECONDS,
            )
        except aiosmtplib.SMTPException as error:
            msg = f"the mail server did not take a letter: {type(error).__name__}"
            raise OSError(msg) from error

    return post
