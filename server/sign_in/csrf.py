"""Cross-site posts: a cookie alone is not consent, the request must come from our own pages."""

from starlette.requests import HTTPConnection

from server.settings import Settings
from workflows.kit.refusal import NotAllowed

HEADER = "dure-csrf"


def demand_own_page(request: HTTPConnection, settings: Settings) -> None:
    """Refuse (`cross_site_request`) a post that another site could have sent with the cookie.

    A page elsewhere cannot set `Dure-Csrf` (it would need a preflight, which is never granted), nor
    choose `Sec-Fetch-Site` and `Origin`, which the browser writes.
    """
    if not is_own_page(request, settings):
        raise NotAllowed("cross_site_request", field="Dure-Csrf")


def is_own_page(request: HTTPConnection, settings: Settings) -> bool:
    """Say whether a post comes from a page of ours; on this machine alone also under the name localhost.

    A socket has nothing but its Origin to show for it.
    """
    headers = request.headers
    return (
        headers.get(HEADER) == "1"
        or headers.get("sec-fetch-site") == "same-origin"
        or headers.get("origin", "").lower() == settings.origin_at(headers.get("host", ""))
    )
