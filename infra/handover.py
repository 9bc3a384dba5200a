"""What the roof tells the floor below: the environment of `python -m server`."""

import os
import secrets
import shutil
import socket
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra.embedded.issuer.keys import secret_file

DEFAULT_PORT = 8000
CLIENT_ID = "dure-web"
AUDIENCE = "dure"
SECRET_BYTES = 32
HIGHEST_PORT = 65_535
# Bytes: the demo city takes 80 MB, and a database that cannot write its journal stops.
LEAST_FREE = 200_000_000
# Far from the ports a second or third copy is likely to be given, and none that browsers block.
ISSUER_AWAY = 10_001
ISSUER_TRIES = 100
PREDECESSOR_MAY_TAKE = 3.0  # seconds for a stopping copy to let go of its port


class SettingRefusedError(RuntimeError):
    """A setting of the environment cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for, and what is embedded because nothing real was named.

    `host` is listened on; `seen_as` is the address by which this machine reaches it.
    """

    data: Path
    host: str
    seen_as: str
    port: int
    public_url: str
    embeds_database: bool
    embeds_queue: bool
    embeds_issuer: bool
    embeds_mail: bool


def plan_from(environment: Mapping[str, str]) -> Plan:
    """Read PORT, DATA and the DURE_* variables. Raises SettingRefusedError.

    The embedded issuer asks for no password, so it never starts beside a real database.
    """
    host = environment.get("DURE_HOST") or "127.0.0.1"
    port = _port(environment.get("DURE_PORT") or environment.get("PORT") or str(DEFAULT_PORT))
    data = Path(environment.get("DURE_DATA") or environment.get("DATA") or ".data")
    seen_as = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    embeds_database = not environment.get("DURE_DATABASE_URL")
    return Plan(
        data=data.expanduser().absolute(),
        host=host,
        seen_as=seen_as,
        port=port,
        public_url=(environment.get("DURE_PUBLIC_URL") or f"http://{seen_as}:{port}").rstrip("/"),
        embeds_database=embeds_database,
        embeds_queue=not environment.get("DURE_REDIS_URL"),
        embeds_issuer=embeds_database and not environment.get("DURE_OIDC_ISSUER"),
        embeds_mail=embeds_database and not environment.get("DURE_SMTP_URL"),
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        raise SettingRefusedError(f"PORT must be a number from 1 to {HIGHEST_PORT}, not {text!r}.")
    return int(text)


def shared_environment(plan: Plan, environment: Mapping[str, str]) -> dict[str, str]:
    """Give the variables that hold whatever is embedded; secrets are made at the first start."""
    told = dict(environment)
    told.pop("DURE_EMBEDDED", None)  # only what starts both services may say so
    told.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, every later start is quicker
    if plan.embeds_database:  # PGPORT and its like would lead the driver elsewhere
        told = {name: value for name, value in told.items() if not name.startswith("PG")}
    told |= {
        "DURE_DATA": str(plan.data),
        "DURE_HOST": plan.host,
        "DURE_PORT": str(plan.port),
        "DURE_PUBLIC_URL": plan.public_url,
        "PYTHONUNBUFFERED": "1",
    }
    if not told.get("DURE_SECRET"):
        told["DURE_SECRET"] = _kept_secret(plan.data / "secret")
    if plan.embeds_issuer:
        folder = plan.data / "issuer"
        told |= {
            "DURE_OIDC_ISSUER": f"http://127.0.0.1:{issuer_port(plan)}",
            "DURE_OIDC_CLIENT_ID": CLIENT_ID,
            "DURE_OIDC_CLIENT_SECRET": secret_file(
                folder / "client-secret", secrets.token_urlsafe(32)
            ),
            "DURE_OIDC_AUDIENCE": AUDIENCE,
            "DURE_EMBEDDED": "yes",
        }
    return told


def _kept_secret(path: Path) -> str:
    """Give the house's own secret, made once. Raises SettingRefusedError if it has been harmed."""
    kept = secret_file(path, secrets.token_hex(SECRET_BYTES))
    try:
        sound = len(bytes.fromhex(kept)) >= SECRET_BYTES
    except ValueError:
        sound = False
    if not sound:
        raise SettingRefusedError(
            f"{path} no longer holds the {SECRET_BYTES} bytes in hexadecimal that were written into "
            "it. Bring it back from a copy: what was made under it can only be checked with it."
        )
    return kept


def make_room(data: Path) -> None:
    """Make the data folder. Raises SettingRefusedError if it cannot be used or its disk is full."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            free = shutil.disk_usage(data).free
    except OSError as error:
        raise SettingRefusedError(
            f"The data folder {data} cannot be used: {error.strerror}. Choose another one, "
            "in which you may write: make run DATA=…"
        ) from error
    if free < LEAST_FREE:
        raise SettingRefusedError(
            f"The disk of {data} has {free // 1_000_000} MB left and Dure wants "
            f"{LEAST_FREE // 1_000_000} MB. Make room, or choose another DATA."
        )


def demand_free_port(plan: Plan) -> None:
    """Raise SettingRefusedError, with a port and a folder to take instead, if the port is taken."""
    if is_free(plan.host, plan.port):
        return
    here = Path.cwd()
    data = plan.data.relative_to(here) if plan.data.is_relative_to(here) else plan.data
    raise SettingRefusedError(
        f"Port {plan.port} is taken, perhaps by another copy of Dure. Choose another one, "
        f"with data of its own: make run PORT={plan.port + 1} DATA={data}-2"
    )


def issuer_port(plan: Plan) -> int:
    """Choose a port for the issuer once and keep it: people are known by (issuer, subject)."""
    kept = plan.data / "issuer" / "port"
    if kept.exists():
        port = _kept_port(kept)
        if not is_free("127.0.0.1", port):
            raise SettingRefusedError(
                f"Port {port} is taken. The embedded issuer needs it again (see {kept}), because "
                "people are known by its address. Stop the program that holds the port."
            )
        return port
    first = plan.port + ISSUER_AWAY
    if first + ISSUER_TRIES > HIGHEST_PORT:
        first = plan.port - ISSUER_AWAY
    for port in range(first, first + ISSUER_TRIES):
        if is_free("127.0.0.1", port, patience=0):
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept.write_text(f"{port}\n")
            return port
    raise SettingRefusedError(f"No free port for the issuer from {first} on.")


def _kept_port(kept: Path) -> int:
    text = kept.read_text().strip()
    try:
        return _port(text)
    except SettingRefusedError:
        raise SettingRefusedError(
            f"{kept} holds no port but {text!r}. Write into it the port at which the issuer was "
            "reached so far, because people are known by its address."
        ) from None


def any_free_port() -> int:
    """Return a port of loopback that nobody listens on at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def is_free(host: str, port: int, *, patience: float = PREDECESSOR_MAY_TAKE) -> bool:
    """Whether a port can be listened on, waiting a little for a predecessor to let go."""
    deadline = time.monotonic() + patience
    while True:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
                probe.listen()
            except OSError as error:
                if isinstance(error, PermissionError | socket.gaierror):
                    raise SettingRefusedError(f"{host}:{port} cannot be used: {error}") from error
            else:
                return True
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.05)


def own_environment() -> dict[str, str]:
    """The environment this process was started with."""
    return dict(os.environ)
