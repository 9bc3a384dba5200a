"""No kind of PDF is made that is not held against the rules of what lasts."""

import ast
from pathlib import Path

import server
import workflows
from server.documents import OWN, PUBLIC

# Where each kind is held against `lasting_faults`.
HELD = {
    "minutes": "tests/councils/minutes/test_papers.py",
    "certificates": "tests/councils/minutes/test_papers.py",
    "notice": "tests/councils/minutes/test_papers.py",
    "comparison": "tests/agreements/test_comparing.py",
    "agreements/signing/content.py": "tests/agreements/test_signing_seal.py",
    "agreements/signing/signers.py": "tests/agreements/test_signing_seal.py",
}
SETTER = "documents/setting.py"
ROOT = Path(__file__).parents[2]


def setters() -> set[str]:
    """Return the files that set a PDF, from the ground floor up."""
    found = set()
    for floor in (workflows, server):
        home = Path(str(floor.__path__[0]))
        for path in home.rglob("*.py"):
            calls = (
                one
                for one in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(one, ast.Call)
            )
            if any(getattr(one.func, "id", "") == "set_pdf" for one in calls):
                found.add(str(path.relative_to(home)))
    return found


def test_every_kind_of_pdf_is_held_against_what_lasts() -> None:
    assert setters() == {SETTER} | {one for one in HELD if one.endswith(".py")}
    assert set(PUBLIC) | set(OWN) == {one for one in HELD if not one.endswith(".py")}
    for test in set(HELD.values()):
        assert "lasting_faults(" in (ROOT / test).read_text("utf-8"), test
