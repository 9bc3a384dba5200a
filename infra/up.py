"""`python -m infra up`: everything one machine needs, started in order and watched over."""

import http.client
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from infra.embedded.postgres import Postgres
from infra.embedded.postgres_files import data_folder
from infra.embedded.provision import APPLICATION, OWNER, provision
from infra.embedded.valkey import Valkey
from infra.handover import (
    Plan,
    any_free_port,
    demand_free_port,
    make_room,
    own_environment,
    plan_from,
    shared_environment,
)
from infra.prepared import is_prepared, mark_prepared
from infra.programs import Program
from infra.supervisor import Supervisor

READY_WITHIN = 120.0  # seconds for the first answer of /health/ready
GLANCE = 0.1  # seconds between two looks at the children


class StartFailedError(RuntimeError):
    """Something did not come up; the message carries the end of its log."""


class _Stopped(BaseException):
    """SIGTERM or Ctrl-C arrived."""


def up() -> int:
    """Start everything, print the address, watch until told to stop; give the exit code."""
    _on_stop(_raise_stopped)
    supervisor = Supervisor(tell=lambda text: print(text, flush=True))
    try:
        _start_all(supervisor, time.monotonic())
        while True:
            time.sleep(GLANCE)
            supervisor.look()
    except _Stopped:
        code = 0
    except (RuntimeError, OSError) as error:
        print(f"Dure could not start. {error}", file=sys.stderr, flush=True)
        code = 1
    finally:
        # A second Ctrl-C must not cut the orderly end short.
        _on_stop(signal.SIG_IGN)
        supervisor.stop()
    return code


def _start_all(supervisor: Supervisor, began: float) -> None:
    plan = plan_from(own_environment())
    demand_free_port(plan)
    make_room(plan.data)
    env = shared_environment(plan, own_environment())
    issuer = _program(plan, env, "issuer", "infra.embedded.issuer")
    if plan.embeds_issuer:
        supervisor.start("issuer", issuer)
    server, queue = Postgres(plan.data), Valkey(plan.data)
    if plan.embeds_database:
        env["DURE_DATABASE_URL"] = server.url(APPLICATION)
        env["DURE_DATABASE_OWNER_URL"] = server.url(OWNER)
        env["DURE_DATABASE_PATIENCE"] = str(round(READY_WITHIN))
    if plan.embeds_queue:
        env["DURE_REDIS_URL"] = queue.url
    home = data_folder(plan.data) if plan.embeds_database else None
    prepared = home is not None and is_prepared(home)
    serve = _program(plan, env, "serve", "server", "serve")
    migrate = _program(plan, env, "migrate", "server", "migrate")
    # Before the database: what is asked of it first imports its code while it starts, and waits.
    if prepared:
        supervisor.start("HTTP", serve)
    elif env.get("DURE_DATABASE_OWNER_URL"):
        migrate.start()
    try:
        if plan.embeds_database:
            supervisor.start("PostgreSQL", server)
            provision(server)
        if plan.embeds_queue:
            supervisor.start("Valkey", queue)
        if not prepared:
            _prepare(plan, env, migrate, home)
            supervisor.start("HTTP", serve)
    finally:
        migrate.stop()
    _wait_until_ready(plan, [serve, issuer] if plan.embeds_issuer else [serve])
    if plan.embeds_mail:
        env["DURE_SMTP_URL"] = f"smtp://127.0.0.1:{any_free_port()}"
        supervisor.start("mail", _program(plan, env, "mail", "infra.embedded.mail"))
    # After the page: on a small machine both would only slow each other down.
    supervisor.start("worker", _program(plan, env, "worker", "server", "worker"))
    print(f"두레가 열렸습니다 · Dure is ready: {plan.public_url}", flush=True)
    if plan.embeds_issuer:
        print(f"사람 고르기 · look through someone's eyes: {env['DURE_OIDC_ISSUER']}")
    print(f"{time.monotonic() - began:.1f} s · Ctrl-C", flush=True)


def _prepare(plan: Plan, env: dict[str, str], migrate: Program, home: Path | None) -> None:
    """Wait for the migration under way, then load the demo and note that all of it was done.

    A real database is migrated if its owner's address is given, every time, and gets no demo.
    """
    if env.get("DURE_DATABASE_OWNER_URL"):
        _demand_success(migrate)
    if env.get("DURE_EMBEDDED") == "yes":
        demo = _program(plan, env, "demo", "server", "demo")
        demo.start()
        try:
            _demand_success(demo)
        finally:
            demo.stop()
        if home is not None:
            mark_prepared(home)


def _program(plan: Plan, env: dict[str, str], name: str, module: str, *words: str) -> Program:
    command = [sys.executable, "-m", module, *words]
    return Program(command, env=env, log=plan.data / "log" / f"{name}.log")


def _demand_success(program: Program) -> None:
    """Wait for a command that ends by itself; a failure ends the start."""
    if program.finish() != 0:
        raise StartFailedError(f"{' '.join(program.command[1:])} failed:\n{program.last_words()}")


def _wait_until_ready(plan: Plan, needed: Sequence[Program]) -> None:
    """Return when the page answers and all that is needed for it still runs."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        for one in needed:
            if not one.running():
                raise StartFailedError(
                    f"{' '.join(one.command[2:])} ended; the end of {one.log}:\n{one.last_words()}"
                )
        if _is_ready(plan.seen_as, plan.port):
            return
        time.sleep(0.05)
    raise StartFailedError(f"The page did not become ready:\n{needed[0].last_words()}")


def _is_ready(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _on_stop(handler: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, handler)


def _raise_stopped(_sign: int, _frame: FrameType | None) -> None:
    # Only the first one counts; what it interrupts is undone by the way out.
    _on_stop(signal.SIG_IGN)
    raise _Stopped
