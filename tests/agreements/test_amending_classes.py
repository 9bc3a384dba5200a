"""What an amendment touches, of which class that makes it, and what changes with it. Pure."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.fixtures.amending_drawn import BODY, ME, SMALL, A, B, C, D, E, K, operation
from workflows.agreements.amending.classes import (
    AmendmentClass,
    Matter,
    class_of,
    figures,
    grounds_of,
)
from workflows.agreements.amending.consolidated import amended
from workflows.agreements.amending.impact import figures_changed, rights_changed
from workflows.agreements.amending.operations import Operation, Provision
from workflows.agreements.amending.touching import meet, touched
from workflows.agreements.amending.wording import says
from workflows.agreements.effects.terms import Effect
from workflows.rights.permissions import Permission


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("REPLACE", D), ("REPLACE", D), True),
        (("REPLACE", D), ("REPLACE", E), False),
        (("REPLACE", D), ("REMOVE", A), True),
        (("REMOVE", D), ("REPLACE", E), True),
        (("REMOVE", B), ("REPLACE", D), False),
        (("MOVE", D), ("REMOVE", C), True),
        (("ADD", None), ("REMOVE", C), True),
        (("ADD", None), ("REPLACE", A), False),
    ],
)
def test_what_touches_the_same(one, other, same):
    def made(kind, target):
        placed = {"after": C} if kind in ("ADD", "MOVE") else {}
        return touched(SMALL, [operation(SMALL, K(kind), target, **placed)])

    assert meet(made(*one), made(*other)) is meet(made(*other), made(*one)) is same


KINDS = {Matter.TERM: {"term"}, Matter.DUTIES: {"roles"}}


@pytest.mark.parametrize(
    ("drawn", "matters"),
    [
        ({"kind": K.REPLACE, "target": B}, set()),
        ({"kind": K.REPLACE, "target": B, "said": "45%로 나눈다"}, {Matter.MONEY, Matter.DUTIES}),
        ({"kind": K.REPLACE, "target": B, "said": "3억 원"}, {Matter.MONEY}),
        ({"kind": K.REPLACE, "target": B, "said": "보고하여야 한다."}, {Matter.DUTIES}),
        ({"kind": K.REPLACE, "target": C}, {Matter.TERM}),
        ({"kind": K.REPLACE, "target": D}, {Matter.DUTIES}),
        ({"kind": K.REMOVE, "target": A}, {Matter.DUTIES}),
        ({"kind": K.ADD, "after": A}, {Matter.UNLISTED}),
        ({"kind": K.ADD, "parent": C}, {Matter.TERM}),
        ({"kind": K.ADD, "after": A, "own": "purpose"}, set()),
        ({"kind": K.MOVE, "target": C}, set()),
        ({"kind": K.MOVE, "target": D, "parent": A, "after": E}, set()),
        ({"kind": K.MOVE, "target": D, "parent": C}, {Matter.TERM, Matter.DUTIES}),
        ({"kind": K.MOVE, "target": D, "parent": B}, {Matter.DUTIES}),
    ],
)
def test_what_it_touches_makes_it_major_and_nothing_makes_it_minor_again(drawn, matters):
    grounds = grounds_of(SMALL, [operation(SMALL, **drawn)], KINDS)
    assert {one.matter for one in grounds} == matters
    assert class_of(grounds, raised=True) is AmendmentClass.MAJOR
    wanted = AmendmentClass.MAJOR if matters else AmendmentClass.MINOR
    assert class_of(grounds, raised=False) is wanted


def test_rights_that_end_and_begin_are_told_with_where_they_stand():
    run = Effect(Permission.LAB_RUN, BODY)
    report = Effect(Permission.COMPLETION_REPORT, BODY)
    with_run = replace(
        SMALL, provisions={**SMALL.provisions, D: replace(SMALL.provisions[D], effects=(run,))}
    )
    other = replace(with_run.provisions[D], effects=(report,))
    change = Operation(ME, K.REPLACE, other, D, on=with_run.fingerprint(K.REPLACE, D))
    after = amended(with_run, [change], by=ME)
    ends, begins = rights_changed(with_run, after)
    assert [one.effect for one in ends] == [run]
    assert [one.effect for one in begins] == [report]
    assert {one.matter for one in grounds_of(with_run, [change], {})} == {Matter.RIGHTS}
    # Moved, a clause gives what it gave.
    moved = amended(with_run, [operation(with_run, K.MOVE, D, after=C)], by=ME)
    assert rights_changed(with_run, moved) == ([], [])
    assert [len(one) for one in rights_changed(with_run, SMALL)] == [1, 0]


def test_who_is_let_go_takes_the_rights_a_text_gave_it_with_it():
    run = Effect(Permission.LAB_RUN, BODY)
    gives = replace(
        SMALL, provisions={**SMALL.provisions, D: replace(SMALL.provisions[D], effects=(run,))}
    )
    for text, party, matters in (
        (gives, BODY, {Matter.PARTIES, Matter.RIGHTS}),
        (gives, UUID(int=78), {Matter.PARTIES}),
        (SMALL, BODY, {Matter.PARTIES}),
    ):
        leaves = Operation(ME, K.LEAVE, Provision("", "떠남"), party=party)
        assert {one.matter for one in grounds_of(text, [leaves], {})} == matters


def test_figures_are_told_as_they_were_and_as_they_are():
    assert figures("지분은 45%, 3분의 1, 1억 2,000만 원과 KRW 500로 한다.") == [
        "45%",
        "3분의1",
        "1억2,000만원",
        "KRW500",
    ]
    one = figures_changed(SMALL, [operation(SMALL, K.REPLACE, B, said="12억 원을 낸다")])
    assert [(each.before, each.after) for each in one] == [((), ("12억원",))]


def test_an_operation_says_in_words_what_it_does_by_the_numbers_of_the_text():
    under = UUID(int=61)
    told = says(
        SMALL,
        [
            operation(SMALL, K.REPLACE, D),
            operation(SMALL, K.REMOVE, B),
            operation(SMALL, K.ADD, parent=A, after=E, clause=under),
            operation(SMALL, K.MOVE, C),
        ],
        {},
    )
    assert [words for _, words, _ in told] == [
        "제1조 ①: 글을 다음과 같이 바꾼다.",
        "제2조: 삭제한다.",
        "제1조 아래 제1조 ② 다음에 다음 조문을 새로 둔다.",
        "제2조: 맨 앞으로 옮긴다.",
    ]
    assert [[number for number, _ in olds] for _, _, olds in told] == [
        ["제1조 ①"],
        ["제2조"],
        [],
        [],
    ]
