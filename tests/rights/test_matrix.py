"""The table of rights, cell by cell, against the matrix that people read."""

import pytest

from tests.rights.matrix import FILE, written
from workflows.rights.permissions import Permission
from workflows.rights.roles import FORBIDDEN_PAIRS, Role, may_wear_both
from workflows.rights.table import ALLOWS, FORBIDS, decided

ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in FILE.read_text("utf-8").splitlines()
    if line.startswith("| ")
]
ROLES = [Role(head.upper().replace(" ", "_")) for head in ROWS[0][1:]]
CELLS = [
    (role, Permission(row[0]), sign)
    for row in ROWS[1:]
    for role, sign in zip(ROLES, row[1:], strict=True)
]


def test_the_matrix_shows_every_role_and_every_permission_once():
    assert sorted(ROLES) == sorted(Role)
    assert [row[0] for row in ROWS[1:]] == [one.value for one in Permission]
    assert len(CELLS) == len(Role) * len(Permission)


def test_the_file_is_what_the_table_says():
    assert FILE.read_text("utf-8") == written()


@pytest.mark.parametrize("role", list(Role))
def test_every_cell_decides_as_it_is_shown(role):
    for one, permission, sign in CELLS:
        if one is not role:
            continue
        bare = decided(role, permission)
        granted = decided(role, permission, frozenset({permission}))
        assert (bare, granted) == {"O": (True, True), "·": (False, True), "X": (False, False)}[
            sign
        ], f"{role} {permission}"


def test_no_role_is_both_allowed_and_forbidden_the_same():
    assert [(r, p) for r in Role for p in ALLOWS[r] & FORBIDS[r]] == []


def test_only_residents_vote_with_the_residents():
    allowed = {role for role in Role if decided(role, Permission.BALLOT_CAST)}
    by_grant = {
        role
        for role in Role
        if decided(role, Permission.BALLOT_CAST, frozenset({Permission.BALLOT_CAST}))
    }

    assert allowed == by_grant == {Role.RESIDENT}


def test_an_auditor_can_write_nothing_even_by_grant():
    everything = frozenset(Permission)
    # What is an auditor's own: to dispose of minutes, and to say that the log was looked through.
    own = {Permission.MINUTES_DISPOSE, Permission.ACCESS_REVIEW}
    writes = {p for p in Permission if ".read" not in p.value} - own

    assert not any(decided(Role.AUDITOR, p, everything) for p in writes)


def test_pairs_are_forbidden_both_ways_and_nobody_is_forbidden_to_himself():
    assert all(len(pair) == 2 for pair in FORBIDDEN_PAIRS)
    assert not may_wear_both(Role.AUDITOR, Role.MUNICIPAL_OFFICER)
    assert not may_wear_both(Role.MUNICIPAL_OFFICER, Role.AUDITOR)
    assert may_wear_both(Role.AUDITOR, Role.RESIDENT)
    assert may_wear_both(Role.MUNICIPAL_OFFICER, Role.RESIDENT)
