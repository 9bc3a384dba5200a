"""GraphQL over HTTP: the 61 audits of the specification's own audit suite, run against the endpoint."""

import asyncio
import json
import subprocess
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL

from infra.webbuild import install, node_home
from schema.schema import get_schema
from server.graphql import prefers_graphql_json
from tests.server.conftest import House, listener, served

AUDITS = Path(__file__).parent / "audits"
NUMBER = 61
BY_GET = ("5A70", "D6D5", "6A70")


@pytest.fixture(scope="session")
def node() -> Path:
    """Install the audit suite from its lock file, and return the Node that runs it."""
    install(AUDITS)
    return node_home() / "bin" / "node"


async def audit(node: Path, url: str, token: str = "") -> list[dict[str, str]]:
    """Run all audits against an endpoint and return their results."""
    process = await asyncio.create_subprocess_exec(
        str(node), "audit.mjs", url, token, cwd=AUDITS, stdout=subprocess.PIPE
    )
    said, _ = await asyncio.wait_for(process.communicate(), 100)
    return [json.loads(line) for line in said.splitlines()]


async def test_every_audit_holds_but_the_three_that_ask_for_get(house: House, node: Path):
    results = await audit(node, f"{house.url}/graphql", await house.token("resident.1"))
    missed = [(one["id"], one["status"]) for one in results if one["status"] != "ok"]
    print(f"graphql-http audits of the served endpoint: {len(results) - len(missed)} ok of 61")

    assert len(results) == NUMBER
    # A notice: what a server MAY do, and this one does not.
    assert missed == [(audit_id, "notice") for audit_id in BY_GET]


async def test_nobody_signed_in_misses_no_other_audit(house: House, node: Path):
    results = await audit(node, f"{house.url}/graphql")

    assert [one["id"] for one in results if one["status"] != "ok"] == list(BY_GET)


async def test_all_61_audits_hold_for_the_same_view_with_get_opened(
    house: House, node: Path, monkeypatch: pytest.MonkeyPatch
):
    door = next(route.app for route in house.app.routes if route.path == "/graphql")
    monkeypatch.setattr(door, "allow_queries_via_get", True)
    results = await audit(node, f"{house.url}/graphql", await house.token("resident.1"))
    print(f"graphql-http audits with GET opened: {sum(r['status'] == 'ok' for r in results)} of 61")

    assert [one["status"] for one in results] == ["ok"] * NUMBER


async def test_the_control_without_our_view_fails_some_audits(node: Path):
    door = listener()
    app = Starlette(routes=[Route("/graphql", GraphQL(get_schema(), graphql_ide=None))])
    async with served(app, door):
        port = door.getsockname()[1]
        results = await audit(node, f"http://127.0.0.1:{port}/graphql")

    assert len(results) == NUMBER
    assert sum(result["status"] != "ok" for result in results) > 5


@pytest.mark.parametrize(
    ("accept", "preferred"),
    [
        ("application/graphql-response+json", True),
        ("application/graphql-response+json, application/json", True),
        ("application/json, application/graphql-response+json", True),
        ("application/graphql-response+json;q=0.5, application/json;q=0.4", True),
        ("application/graphql-response+json;q=0.4, application/json;q=0.5", False),
        ("application/graphql-response+json;q=0", False),
        ("application/graphql-response+json;q=x", False),
        ("application/json", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_the_media_type_follows_the_accept_header(
    accept: str,
    preferred: bool,  # noqa: FBT001 - a column of the table
):
    assert prefers_graphql_json(accept) is preferred
