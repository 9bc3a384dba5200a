"""Every refusal of a loop and of the ballot box cites its rule: where it is raised, or in the one list of reasons by rule."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from schema.kit.refused import Refused
from workflows.kit.refusal import Conflict, Refusal
from workflows.kit.wording import Locale, catalogue
from workflows.law.cited import cited
from workflows.law.texts import rule_texts

ROOT = Path(__file__).parents[2]
ROOMS = {"agreements": 300, "councils": 380, "proposals": 240, "voting": 140}
KINDS = {kind.__name__ for kind in Refusal.__subclasses__()}
# What is not seen is not found: a rule would tell that there is something, and of what kind it is.
WITHOUT_A_RULE = {"NotFound"}
# Who asks, and in which hat: the same in every room, and found out before any rule of a room.
WHO_ASKS = {"sign_in_first", "choose_hat", "not_in_this_capacity", "not_to_oneself"}
# What cannot be read as an answer to the question, whatever the room is about.
MALFORMED = {"page_size", "text_too_long", "text_empty"}
# What the corridor refuses as the councils do, and the box where it counts for them: on their rule.
SHARED, BOX = {"meeting_not_prepared"}, {"vote_is_closed"}
# What an input names twice is found where it is read, before its rule is asked.
READ_TWICE = {"bound_repeated", "criterion_left_out"}


def refusals(source: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the kind of each refusal in a source, its reason, and whether it names its rule there."""
    tree = ast.parse(source)
    words = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and f"refusal.{node.value}.message" in catalogue(Locale.KO)
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in KINDS:
            continue
        (reason,) = node.args
        names = any(one.arg == "rule" for one in node.keywords)
        # One that is chosen among several is any of those the module knows.
        for one in [reason.value] if isinstance(reason, ast.Constant) else sorted(words):
            yield node.func.id, one, names


def without_rule(source: str) -> list[str]:
    """Return the reasons that a source raises without a rule, here or in the list."""
    return [
        reason
        for kind, reason, names in refusals(source)
        if kind not in WITHOUT_A_RULE
        and not names
        and reason not in cited()
        and reason not in WHO_ASKS | MALFORMED
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_refusal_of_a_room_cites_a_rule(room):
    found = sorted((ROOT / "workflows" / room).rglob("*.py"))
    sources = {path: path.read_text("utf-8") for path in found}

    assert sum(len(list(refusals(one))) for one in sources.values()) > ROOMS[room]
    bare = {path.name: without_rule(one) for path, one in sources.items()}
    assert {name: reasons for name, reasons in bare.items() if reasons} == {}


@pytest.mark.parametrize(
    ("room", "many"), [("agreements", 6), ("councils", 6), ("proposals", 7), ("voting", 3)]
)
def test_every_table_of_moves_of_a_room_cites_a_rule(room, many):
    tables = [
        node
        for path in (ROOT / "workflows" / room).rglob("states.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Moves"
    ]

    assert len(tables) == many
    assert all(any(one.arg == "rule" for one in table.keywords) for table in tables)


def test_the_list_names_rules_of_the_packs_and_reasons_that_have_words():
    assert sorted(set(cited().values()) - set(rule_texts())) == []
    assert [one for one in cited() if f"refusal.{one}.message" not in catalogue(Locale.KO)] == []


def test_a_reason_of_the_list_is_raised_by_these_rooms_alone_or_with_a_rule_of_its_own():
    elsewhere = [
        path.read_text("utf-8")
        for floor in ("workflows", "schema", "server")
        for path in (ROOT / floor).rglob("*.py")
        if not any(ROOT / "workflows" / room in path.parents for room in ROOMS)
        and "migrations" not in path.parts
    ]
    raised = {reason for source in elsewhere for _, reason, named in refusals(source) if not named}

    assert raised & set(cited()) == SHARED | READ_TWICE


def test_a_rule_of_the_list_is_of_the_room_that_refuses_by_it():
    raised = {
        room: {
            reason
            for path in (ROOT / "workflows" / room).rglob("*.py")
            for kind, reason, named in refusals(path.read_text("utf-8"))
            if kind not in WITHOUT_A_RULE and not named
        }
        for room in ROOMS
    }
    of_proposals = (
        *("proposal.", "support.", "coauthors.", "files.", "merge.", "comment."),
        *("moderation.", "opinion.", "review.", "lab.", "vote."),
    )
    of_rooms = {
        "councils": ("council.", "minutes.", "conflict."),
        "proposals": of_proposals,
        "voting": ("vote.",),
    }
    elsewhere = tuple({one for told in of_rooms.values() for one in told})
    strange = [
        (room, reason, cited()[reason])
        for room, reasons in raised.items()
        for reason in reasons & set(cited())
        if reason not in BOX
        and cited()[reason].startswith(of_rooms.get(room, elsewhere)) != (room in of_rooms)
    ]

    assert strange == []


@pytest.mark.parametrize("locale", list(Locale))
@pytest.mark.parametrize(
    "reason",
    [
        *("offer_amount", "cap_not_positive", "passkey_required", "put_already"),
        *("item_not_called", "vote_is_open", "meeting_not_prepared", "minutes_moved_on"),
        *("milestone_in_the_past", "not_open_for_support", "comment_changed", "seated_twice"),
        *("applied_already", "counter_out_of_range", "draft_changed", "too_many_workshops"),
    ],
)
def test_a_refusal_is_told_with_its_rule_its_article_and_its_remedy(reason, locale):
    told = Refused.of(
        Conflict(reason, largest=1, most=1, number=1, version=2, state="OPEN"), locale
    )

    assert told.rule is not None
    assert told.rule.article
    assert told.remedy


def test_a_refusal_without_a_rule_would_be_found():
    raised = 'raise Invalid("of_no_rule", field="x")\nraise NotFound("of_no_rule")\n'

    assert without_rule(raised) == ["of_no_rule"]


@pytest.mark.parametrize("locale", Locale)
def test_a_money_field_cites_the_rule_by_which_it_takes_no_such_amount(locale: Locale) -> None:
    rule = rule_texts()["money.amounts"]
    told = (ROOT / f"web/src/words/{locale.value}.ts").read_text()
    faults = re.findall(r'^ +(?:malformed|fraction|little|much): "(.*)",$', told, re.MULTILINE)

    # Four of every amount, and of a settlement, which may be of nothing, one more.
    assert len(faults) == 5
    assert all(f"({rule.source[locale]} {rule.article})" in one for one in faults)
