"""What is asked of both sides: one operation each, aliased to the same shape, and answers compared."""

import json
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from schema.kit.ids import global_id
from tests.bench.house import Serving
from tests.bench.load import written

SIZE = 50
OUR_PAGE = """{ edges { cursor node { id number title summary body category place cost state submittedOn
  author { displayName } programme { id slug name placeName } } }
  pageInfo { hasNextPage endCursor } }"""
THEIR_PAGE = """{ edges { cursor node { id: rowId number title summary body category place cost state
  submittedOn author { displayName: alias }
  programme: programmeByProgrammeId { id: rowId slug name: nameKo placeName: placeKo } } }
  pageInfo { hasNextPage endCursor } }"""
NEWEST = "orderBy: [SUBMITTED_AT_DESC, ROW_ID_ASC]"

OUR_LIST = f"query ($after: String) {{ proposals(first: {SIZE}, after: $after) {OUR_PAGE} }}"
THEIR_LIST = (
    f"query ($after: Cursor) {{ proposals: allProposals(first: {SIZE}, after: $after, {NEWEST})"
    f" {THEIR_PAGE} }}"
)
OUR_TOWN = (
    f"query ($slug: String!) {{ programme(slug: $slug) {{ proposals(first: {SIZE}) {OUR_PAGE} }} }}"
)
THEIR_TOWN = (
    "query ($slug: String!) { programme: programmeBySlug(slug: $slug) {"
    f" proposals: proposalsByProgrammeId(first: {SIZE}, {NEWEST}) {THEIR_PAGE} }} }}"
)
OUR_WALK = (
    "query ($after: String) { proposals(first: 100, after: $after)"
    " { edges { cursor } pageInfo { endCursor } } }"
)
THEIR_LEAP = (
    "query ($offset: Int!) { proposals: allProposals(first: 1, offset: $offset,"
    f" {NEWEST}) {{ edges {{ cursor }} }} }}"
)


@dataclass(frozen=True, slots=True)
class Asker:
    """One side and one operation: asks once, or writes requests down for the load."""

    serving: Serving
    operation: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def signed_in(self, cookie: str) -> "Asker":
        """Return the same with a resident's cookie: whoever answers finds out who asks."""
        name = f"dure-{self.serving.port}"
        return replace(self, headers={"cookie": f"{name}={cookie}", "dure-csrf": "1"})

    def request(self, **variables: object) -> bytes:
        """Write a request down."""
        body = {"query": self.operation, "variables": variables}
        return written(self.serving.port, body, self.headers)

    def ask(self, **variables: object) -> Any:
        """Ask once and return the data. Raises RuntimeError with the answer if it holds errors."""
        body = json.dumps({"query": self.operation, "variables": variables}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.serving.port}/graphql",
            body,
            {"content-type": "application/json", "accept": "application/json", **self.headers},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - same
            said = json.load(answer)
        if said.get("errors"):
            raise RuntimeError(str(said["errors"]))
        return said["data"]


def our_cursors(ours: Asker, pages: Sequence[int]) -> list[str | None]:
    """Walk through our list; return what each page comes after (page 0 after nothing)."""
    walker, wanted = replace(ours, operation=OUR_WALK), max(pages) * SIZE
    after: str | None = None
    seen: list[str] = []
    while len(seen) < wanted:
        page = walker.ask(after=after)["proposals"]
        seen.extend(edge["cursor"] for edge in page["edges"])
        after = page["pageInfo"]["endCursor"]
    return [seen[page * SIZE - 1] if page else None for page in pages]


def their_cursors(theirs: Asker, pages: Sequence[int]) -> list[str | None]:
    """Leap through their list by offsets; return what each page comes after."""
    leaper = replace(theirs, operation=THEIR_LEAP)
    found: list[str | None] = []
    for page in pages:
        edges = leaper.ask(offset=page * SIZE - 1)["proposals"]["edges"] if page else []
        found.append(edges[0]["cursor"] if edges else None)
    return found


def connection_of(data: Any) -> Any:
    """Return the page in an answer, at the root or under a programme."""
    return data.get("programme", data)["proposals"]


def demand_same(ours: Any, theirs: Any) -> None:
    """Compare two pages; cursors are each side's own. Raises RuntimeError if they differ."""
    mine, other = connection_of(ours), connection_of(theirs)
    nodes = [edge["node"] for edge in mine["edges"]]
    others = [_as_ours(edge["node"]) for edge in other["edges"]]
    further = [page["pageInfo"]["hasNextPage"] for page in (mine, other)]
    if nodes != others or further[0] != further[1] or len(nodes) != SIZE:
        msg = f"the sides answer differently: {nodes[:1]} {others[:1]} {further}"
        raise RuntimeError(msg)


def _as_ours(node: dict[str, Any]) -> dict[str, Any]:
    """Write one of their proposals as ours: opaque ids, and money as an integer."""
    programme = {
        **node["programme"],
        "id": global_id("Programme", UUID(node["programme"]["id"])),
    }
    mine = global_id("Proposal", UUID(node["id"]))
    return {**node, "id": mine, "cost": int(node["cost"]), "programme": programme}
