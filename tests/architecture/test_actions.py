"""The shape of actions: what each says about itself, and what none of them does."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "workflows").rglob("*.py"))


def actions() -> list[tuple[str, ast.AsyncFunctionDef]]:
    """Return every public async function whose first parameter is a unit of work."""
    found = []
    for path in FILES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.AsyncFunctionDef) or node.name.startswith("_"):
                continue
            first = node.args.args[:1]
            if first and first[0].arg == "uow" and "corridor" not in path.parts:
                found.append((f"{path.relative_to(ROOT)}:{node.name}", node))
    return found


HELPERS = {
    "tabled",
    "withdraw_question",
    "untabled",
    "dealt_with",
    "check_resolvable",
    "settle_rule_change",
    "demand_video",
    "close_doors",
    "take_post",
    "write_version",
    "lock_amendments",
    "locked_amendment",
    "amendment_to_freeze",
    "check_amounts",
    "check_party",
    "follow_operations",
    "change_family",
    "money_to_freeze",
    "locked_poll",
    "locked_batch",
    "standing_mark",
    "next_number",
    "end_answer_clock",
    "change_roll_size",
    "kept_answer",
    "forget_old_answers",
    "locked_comment",
    "demand_published",
    "cross_rungs",
    "demand_guardian",
    "locked_file",
    "bind_file",
    "note_swept",
    "attach_all",
    "submit_written",
    "place_of",
    "locked_draft",
    "rows_of",
    "limit_today",
    "add_standings",
    "legal_day",
    "locked_lab",
    "run_lab",
    "own_application",
    "applications_in",
    "seen_campaign",
    "check_terms",
    "least_apart",
    "check_reviewed",
    "appointing",
    "chosen_person",
    "rules_on",
    "end_posts",
    "held_from",
    "locked_meeting",
    "locked_row",
    "open_duty",
    "met_by_report",
    "met_by_leaving",
    "open_sealed",
    "open_in_writing",
    "attend_in_writing",
    "close_in_writing",
    "drop_sealed",
    "count_sealed",
    "locked_standing",
    "item_of",
    "add_item",
    "note",
    "ended",
    "called_item",
    "locked_minutes",
    "locked_decision",
    "locked_duty",
    "locked_report",
    "locked_scenario",
    "locked_dispute",
    "note_step",
    "kept_decision",
    "stepped",
    "declare",
    "question_of",
    "settle_amendment",
    "demand_answered",
    "take_turns",
    "speak",
}
# Verbs without rights or events of their own: the actions that call them have both.
PARTS = (
    "workflows/notices/telling.py",
    "workflows/trace/tracing.py",
    "workflows/proposals/tracing.py",
    "workflows/law/clocks.py",
    "workflows/proposals/handling/moving.py",
    "workflows/identity/passkeys/challenges.py",
    "workflows/agreements/consortium/deciding.py",
    "workflows/agreements/consortium/locked.py",
    "workflows/agreements/money/locked.py",
    "workflows/agreements/clauses/locked.py",
    "workflows/agreements/signing/locked.py",
    "workflows/agreements/signing/resting.py",
    "workflows/agreements/roles/locked.py",
)
ACTIONS = [
    (name, node)
    for name, node in actions()
    if node.name not in HELPERS and not name.startswith(PARTS)
]


def test_there_are_actions_to_look_at():
    assert len(ACTIONS) >= 20


@pytest.mark.parametrize(("name", "node"), ACTIONS, ids=[name for name, _ in ACTIONS])
def test_every_action_says_who_what_not_and_what_is_recorded(name, node):
    said = ast.get_docstring(node) or ""

    assert [word for word in ("Allowed:", "Refuses:", "Records:") if word not in said] == []


@pytest.mark.parametrize("forbidden", ["datetime.now(", "time.time(", ".commit()", "utcnow("])
def test_no_room_of_the_ground_floor_reads_a_clock_or_commits(forbidden):
    assert [str(path) for path in FILES if forbidden in path.read_text("utf-8")] == []
