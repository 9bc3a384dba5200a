"""Refusals of agreements in English name articles and parties in English; in Korean, as registered."""

import ast
import re
from pathlib import Path

import pytest

import workflows.agreements
from schema.kit.ids import global_id
from tests.agreements.test_bad_input_api import refused
from tests.agreements.test_signing import approved, frozen
from tests.fixtures.agreements import LEAD, put_with, revise, room, say
from tests.fixtures.consortium import CITY, answer, put
from tests.fixtures.signing import HEAD, PARTIES, freeze, read_as, settle, sign
from tests.schema.conftest import asking_with
from workflows.agreements.consortium import putting
from workflows.agreements.signing.content import references_of
from workflows.agreements.signing.queries import editions_by_agreement
from workflows.kit.refusal import WrongState
from workflows.kit.wording import InBoth, Locale, listed, worded

HANGUL = re.compile("[가-힣]")
KINDS = {"WrongState", "RuleBroken", "Conflict", "Invalid", "NotAllowed", "NotFound"}
ROOM = Path(workflows.agreements.__file__).parent


@pytest.fixture
def ask(sessions, snapshots):
    """Ask through the module's own database."""
    return asking_with(sessions, snapshots)


def told(stopped, locale):
    """Return a refusal as it is told in a language."""
    one = stopped.value
    return worded(locale, f"refusal.{one.reason}.message", **one.figures)


def test_a_figure_reads_in_the_language_of_its_sentence():
    both = listed([InBoth("제2조", "Article 2"), InBoth("가람", "")])

    assert both == "제2조, 가람"
    assert both.in_locale(Locale.EN) == "Article 2, 가람"  # without an English name, as registered


async def test_what_blocks_and_what_is_blank_is_told_by_article_and_name(town):
    table, (purpose, role) = await put_with(town, "목적", "역할")
    await revise(table, purpose, "[14]일 안에 한다.")
    with pytest.raises(WrongState, match="agreement_blocked") as blocked:
        await freeze(table)
    for who in PARTIES:
        await say(table, who, purpose, version=2)
        await say(table, who, role, version=1)
    with pytest.raises(WrongState, match="blanks_left") as blank:
        await freeze(table)

    assert "Article 1 (" in told(blocked, Locale.EN)
    assert "company.b" in told(blocked, Locale.EN)
    assert "Article 1 [14]" in told(blank, Locale.EN)
    assert not HANGUL.search(told(blocked, Locale.EN) + told(blank, Locale.EN))
    assert "제1조 [14]" in told(blank, Locale.KO)
    assert f"company.b {town.slug}" in told(blocked, Locale.KO)


async def test_who_is_out_of_turn_or_gone_is_told_by_name(town):
    table, _ = await frozen(town)
    await approved(table)
    with pytest.raises(WrongState, match="out_of_turn") as early:
        await sign(table, HEAD)
    seen = (await read_as(table, LEAD, editions_by_agreement, ids=[table.id]))[table.id][0]
    offered = seen.names([one for one in seen.progress.gates if one.body_id])

    assert "company.b" in told(early, Locale.EN)
    assert town.slug not in told(early, Locale.EN)
    assert not HANGUL.search(told(early, Locale.EN))
    assert not HANGUL.search(offered.in_locale(Locale.EN))
    numbered = references_of(seen.told, Locale.EN)
    assert numbered["제2조"] == "Article 2"


async def test_an_english_reader_is_told_of_a_party_that_left_in_english(town, ask):
    table, (purpose,) = await put_with(town, "목적")
    for who in PARTIES:
        await say(table, who, purpose)
    await settle(table)
    gone = table.union.bodies["company.b"]
    await put(table.union, LEAD, putting.propose_expulsion, body_id=gone, cause="미납")
    for who in (CITY, "developer.lead"):
        await answer(table.union, who)
    given = {
        "agreementId": global_id("Agreement", table.id),
        "expectedVersion": (await room(table)).agreement.version,
        "order": "PARALLEL",
    }
    said = await refused(ask, table, LEAD, "freezeAgreement", "party_has_left", **given)
    with pytest.raises(WrongState, match="party_has_left") as left:
        await freeze(table)

    assert f"company.b {town.slug}" in said["message"]
    assert "company.b" in told(left, Locale.EN)
    assert town.slug not in told(left, Locale.EN)


def _korean(node, tainted):
    """Say whether an expression is made of a Korean name or number, directly or by a name in between."""
    return any(
        (isinstance(one, ast.Attribute) and one.attr == "name_ko")
        or (isinstance(one, ast.Attribute) and ast.unparse(one) == "Locale.KO")
        or (isinstance(one, ast.Name) and one.id in tainted)
        for one in ast.walk(node)
    )


def korean_figures(source):
    """Return the lines of refusals that are given a figure which is made in Korean alone."""
    found = []
    for act in ast.walk(ast.parse(source)):
        if not isinstance(act, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        tainted, before = set(), None
        while before != tainted:
            before = set(tainted)
            for one in ast.walk(act):
                if isinstance(one, ast.Assign) and _korean(one.value, tainted):
                    tainted |= {each.id for each in one.targets if isinstance(each, ast.Name)}
                if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute):
                    owner = [each for each in ast.walk(one.func) if isinstance(each, ast.Name)]
                    if owner and any(_korean(each, tainted) for each in one.args):
                        tainted |= {each.id for each in owner}
        found += [
            one.lineno
            for one in ast.walk(act)
            if isinstance(one, ast.Call)
            and isinstance(one.func, ast.Name)
            and one.func.id in KINDS
            and any(_korean(each.value, tainted) for each in one.keywords)
        ]
    return found


def test_no_refusal_of_agreements_is_given_a_figure_in_korean_alone():
    wrong = {
        str(path.relative_to(ROOM)): lines
        for path in ROOM.rglob("*.py")
        if (lines := korean_figures(path.read_text("utf-8")))
    }
    bad = (
        "def f():\n    a = x.name_ko\n    b = [a]\n    raise WrongState('r', parties=', '.join(b))"
    )

    assert wrong == {}
    assert korean_figures(bad) == [4]
