"""Serve the embedded issuer: `python -m infra.embedded.issuer`, settings by environment."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from infra.embedded.issuer.app import create_issuer
from infra.embedded.issuer.settings import IssuerSettings


def main() -> None:
    """Serve until SIGTERM, on loopback whatever the environment says."""
    settings = IssuerSettings(
        address=os.environ["DURE_OIDC_ISSUER"],
        data=Path(os.environ["DURE_DATA"]) / "issuer",
        public_url=os.environ["DURE_PUBLIC_URL"],
        client_id=os.environ["DURE_OIDC_CLIENT_ID"],
        client_secret=os.environ["DURE_OIDC_CLIENT_SECRET"],
        audience=os.environ["DURE_OIDC_AUDIENCE"],
    )
    port = urlsplit(settings.address).port
    if port is None:
        raise SystemExit("DURE_OIDC_ISSUER must carry a port.")
    uvicorn.run(
        create_issuer(settings),
        host="127.0.0.1",
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )


if __name__ == "__main__":
    main()
