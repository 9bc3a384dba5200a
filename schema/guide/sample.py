"""A program that signs in, chooses a hat, pages, submits once, reads a refusal, follows, sends a file."""

import hashlib
import json
import os
import sys
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

URL = os.environ.get("DURE_URL", "http://127.0.0.1:8000")

VIEWER = "{ viewer { appointments { id role } } }"
PAGE = """query ($after: String) {
  programmes(first: 1) { edges { node { id } } }
  proposals(first: 2, after: $after, orderBy: NUMBER) {
    edges { node { number } }
    pageInfo { hasNextPage endCursor }
  }
}"""
SUBMIT = """mutation ($input: SubmitProposalInput!) {
  submitProposal(input: $input) {
    __typename
    ... on SubmitProposalSuccess { proposal { id number } }
    ... on Refused { code reason message field remedy }
  }
}"""
UPLOAD = """mutation ($input: RequestUploadInput!) {
  requestUpload(input: $input) {
    ... on RequestUploadSuccess { upload { id path } }
    ... on Refused { reason }
  }
}"""
VOTE = "{ campaigns(first: 1) { edges { node { number } } } }"
FOLLOW = """subscription ($number: String!) {
  campaignChanged(number: $number) { number state }
}"""


def fetch(url: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Any:
    """Send a request and return the JSON of its answer."""
    with urlopen(Request(url, body, headers or {}), timeout=30) as answer:  # noqa: S310 - http(s)
        return json.load(answer)


def say(line: str) -> None:
    """Print one line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Go through the seven things of the guide."""
    # 1. Sign in.
    issuer = fetch(f"{URL}/health/ready")["issuer"]
    form = urlencode({"grant_type": "password", "username": "resident.1"}).encode()
    token = fetch(f"{issuer}/token", form)["access_token"]
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Accept-Language": "en",
    }

    def ask(query: str, **variables: object) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        return fetch(f"{URL}/graphql", body, headers)["data"]

    # 2. Choose a hat.
    hats = ask(VIEWER)["viewer"]["appointments"]
    hat = next(one for one in hats if one["role"] == "RESIDENT")
    headers["Dure-Appointment"] = hat["id"]
    say(f"hat: {hat['role']}")

    # 3. Page through a list.
    numbers: list[str] = []
    page = ask(PAGE)
    programme = page["programmes"]["edges"][0]["node"]["id"]
    while True:
        numbers += [edge["node"]["number"] for edge in page["proposals"]["edges"]]
        if not page["proposals"]["pageInfo"]["hasNextPage"]:
            break
        page = ask(PAGE, after=page["proposals"]["pageInfo"]["endCursor"])
    say(f"proposals: {len(numbers)}, each once: {len(numbers) == len(set(numbers))}")

    # 4. Do something, once. The same words of one person are taken once a day.
    proposal = {
        "programmeId": programme,
        "title": f"정류장 그늘막 {str(uuid4())[:8]}",
        "summary": "버스 정류장에 그늘막을 놓아 주세요.",
        "body": "여름에 기다리기 힘들어요.",
        "category": "MOBILITY",
        "place": "중앙로",
        "cost": 3_000_000,
    }
    headers["Idempotency-Key"] = str(uuid4())
    first = ask(SUBMIT, input=proposal)["submitProposal"]
    again = ask(SUBMIT, input=proposal)["submitProposal"]
    say(f"submitted: {first['__typename']}, again the same: {first == again}")

    # 5. Read a refusal.
    headers["Idempotency-Key"] = str(uuid4())
    refused = ask(SUBMIT, input={**proposal, "cost": 0})["submitProposal"]
    say(f"refused: {refused['code']} {refused['reason']} {refused['field']}")

    # 6. Follow what changes: the first event comes at once, each later one when there is a change.
    number = ask(VOTE)["campaigns"]["edges"][0]["node"]["number"]
    body = json.dumps({"query": FOLLOW, "variables": {"number": number}}).encode()
    streaming = {**headers, "Accept": "text/event-stream"}
    request = Request(f"{URL}/graphql", body, streaming)  # noqa: S310 - http(s)
    with urlopen(request, timeout=30) as events:  # noqa: S310 - http(s)
        told = next(line for line in events if line.startswith(b"data: "))
    say(f"followed: {json.loads(told[6:])['data']['campaignChanged']['state']}")

    # 7. Send a file: announce it, then put exactly its bytes.
    file = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    announced = {
        "programmeId": programme,
        "kind": "PDF",
        "size": len(file),
        "sha256": hashlib.sha256(file).hexdigest(),
    }
    headers["Idempotency-Key"] = str(uuid4())
    upload = ask(UPLOAD, input=announced)["requestUpload"]["upload"]
    put = Request(URL + upload["path"], file, method="PUT")  # noqa: S310 - http(s)
    with urlopen(put, timeout=30) as answer:  # noqa: S310 - http(s)
        say(f"sent: {answer.status}")


if __name__ == "__main__":
    main()
