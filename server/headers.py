"""What every answer carries: a request id, security headers, a strict content policy; and a log line."""

import os
import time
from urllib.parse import urlsplit

import structlog
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.logging import named, one_line
from server.refusals import refused
from server.settings import Settings
from workflows.kit.refusal import Busy, Invalid
from workflows.record.busy import told_as_busy

log = structlog.get_logger(__name__)

REQUEST_ID = b"x-request-id"
YEAR = 31_536_000


def security_headers(settings: Settings) -> dict[str, str]:
    """Return the headers that bound what a browser does with our pages.

    No inline script or style, no frame, no plug-in, nothing from elsewhere. Forms may lead to the
    issuer, where signing out goes on.
    """
    forms = ["'self'"]
    if settings.oidc_issuer:
        parts = urlsplit(settings.oidc_issuer)
        forms.append(f"{parts.scheme}://{parts.netloc}")
    policy = {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": " ".join(forms),
        "frame-ancestors": "'none'",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": (
            "camera=(), geolocation=(), microphone=(), payment=(),"
            " publickey-credentials-create=(self), publickey-credentials-get=(self)"
        ),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    if settings.address.startswith("https://"):
        headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
    return headers


class Envelope:
    """The outermost layer: names the request, writes one log line, masks what nobody expected."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Take the application and the settings its headers depend on."""
        self._app = app
        self._headers = [
            (name.lower().encode(), value.encode())
            for name, value in security_headers(settings).items()
        ]
        self._names = frozenset(name for name, _ in self._headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; an error that escaped is logged under its id and answered with 500."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = os.urandom(16).hex()
        began = time.perf_counter()
        status = 0

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = message.get("headers", ())
                there = {name for name, _ in given}
                ours = self._headers
                if not self._names.isdisjoint(there):
                    ours = [one for one in ours if one[0] not in there]
                message["headers"] = [*given, *ours, (REQUEST_ID, request_id.encode())]
            await send(message)

        with named(request_id):
            try:
                with told_as_busy():
                    await self._app(scope, receive, dressed)
            except Busy as busy:
                log.warning("request.busy", exc_info=True)
                if not status:
                    later = refused(
                        HTTPConnection(scope), busy, status=503, headers={"Retry-After": "2"}
                    )
                    await later(scope, receive, dressed)
            except Invalid as unheld:
                # What a route let through and the database cannot hold is the asker's.
                if not status:
                    await refused(HTTPConnection(scope), unheld, status=400)(
                        scope, receive, dressed
                    )
            except Exception:
                log.exception("request.failed")
                if not status:
                    broken = refused(HTTPConnection(scope), Busy("unexpected"), status=500)
                    await broken(scope, receive, dressed)
            # The route's pattern, not the path: a path may hold what a person typed.
            route = getattr(scope.get("route"), "path", "") or "-"
            milliseconds = round((time.perf_counter() - began) * 1000, 1)
            one_line("request", method=scope["method"], route=route, status=status, ms=milliseconds)
