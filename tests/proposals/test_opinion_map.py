"""The map of opinions: the same for the same answers, true to what was planted, and nothing of few people."""

import random
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.kit.hashing import canonical_json
from workflows.proposals.opinions import grouping
from workflows.proposals.opinions import map as drawing
from workflows.proposals.opinions.grouping import groups_of, silhouettes
from workflows.proposals.opinions.map import Said, deviations, draw
from workflows.proposals.opinions.points import lines_of, matrix_of, points_of, turned
from workflows.proposals.opinions.told import content_of

FLOOR, LEAST = 5, 15


def drawn(lines, names=None):
    names = names or [f"c{place:03}" for place in range(len(lines[0]) if lines else 0)]
    return draw(names, lines, floor=FLOOR, least=LEAST)


def told(lines, names=None):
    found = drawn(lines, names)
    versions = dict.fromkeys(found.comments, 1)
    return canonical_json(content_of(found, versions, floor=FLOOR, least=LEAST))


def camps(*sizes, comments=6, stray=0, seed=1):
    """Return camps that agree with every comment of their own, and disagree with the others'."""
    chance = random.Random(seed)
    lines = []
    for camp, size in enumerate(sizes):
        for _ in range(size):
            signs = ["+" if place % len(sizes) == camp else "-" for place in range(comments)]
            for place in chance.sample(range(comments), stray):
                signs[place] = chance.choice("+-0.")
            lines.append("".join(signs))
    return lines


rows = st.lists(st.text(alphabet="+-0.", min_size=5, max_size=5), min_size=0, max_size=40)


@given(rows, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_same_answers_give_the_same_bytes_in_whatever_order_people_come(lines, chance):
    mixed = list(lines)
    chance.shuffle(mixed)
    assert told(mixed) == told(lines)


@given(rows, st.permutations(range(5)))
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_comments_are_asked_changes_nothing(lines, order):
    names = [f"c{place}" for place in range(5)]
    mixed = ["".join(line[place] for place in order) for line in lines]
    assert told(mixed, [names[place] for place in order]) == told(lines, names)


@given(rows)
@settings(max_examples=150, deadline=None)
def test_no_group_is_below_the_floor_and_no_small_number_is_told(lines):
    found = drawn(lines)
    assert not found.groups or sum(group.size for group in found.groups) == found.people >= LEAST
    for group in found.groups:
        assert group.size >= FLOOR
        for said in group.said:
            assert all(one is None or one == 0 or one >= FLOOR for one in said.told(FLOOR) or ())


@pytest.mark.parametrize("sizes", [(12, 9), (20, 15, 10), (9, 8, 7, 6)], ids=str)
def test_camps_that_were_planted_are_found_the_largest_first(sizes):
    found = drawn(camps(*sizes, comments=12, stray=1))
    assert [group.size for group in found.groups] == list(sizes)


def test_a_camp_below_the_floor_joins_another_and_is_shown_nowhere():
    found = drawn(camps(12, 10, 4, comments=12))
    assert sum(group.size for group in found.groups) == 26
    assert min(group.size for group in found.groups) >= 10


def test_fourteen_people_are_no_map_and_fifteen_are():
    assert drawn(camps(8, 6)).groups == ()
    assert drawn(camps(8, 6)).people == 0
    assert [group.size for group in drawn(camps(8, 7)).groups] == [8, 7]


def test_people_who_answered_little_and_comments_with_few_answers_take_no_part():
    found = drawn(camps(8, 7) + ["+....."] * 9)
    assert found.people == 15
    seldom = [line + "." for line in camps(8, 7)]
    seldom[0] = seldom[0][:-1] + "+"
    assert drawn(seldom).comments == tuple(f"c{place:03}" for place in range(6))


def test_people_who_all_say_the_same_are_one_group_with_much_in_common():
    found = drawn(["+++-"] * 20)
    assert [group.size for group in found.groups] == [20]
    assert [(one.comment, one.agrees) for one in found.common] == [
        (0, True),
        (1, True),
        (2, True),
        (3, False),
    ]
    assert found.groups[0].speaks == ()


def test_people_without_any_pattern_are_not_told_apart(monkeypatch):
    chance = random.Random(8)
    anyhow = ["".join(chance.choice("+-0") for _ in range(12)) for _ in range(80)]
    assert [group.size for group in drawn(anyhow).groups] == [80]
    monkeypatch.setattr(grouping, "LEAST_SILHOUETTE", -1.0)
    assert len(drawn(anyhow).groups) > 1


def test_what_speaks_for_a_group_is_what_others_say_less_and_common_ground_is_everybodys():
    shared = [line + "+" for line in camps(12, 10, comments=4)]
    found = drawn(shared)
    first, second = found.groups
    assert {(one.comment, one.agrees) for one in first.speaks} == {
        (0, True),
        (1, False),
        (2, True),
        (3, False),
    }
    assert {(one.comment, one.agrees) for one in second.speaks} == {
        (0, False),
        (1, True),
        (2, False),
        (3, True),
    }
    assert [(one.comment, one.agrees) for one in found.common] == [(4, True)]


def test_two_shares_are_compared_as_in_a_book():
    # 40 of 60 against 30 of 80: pooled 1/2, standard error sqrt(1/4 * (1/60 + 1/80)).
    assert deviations(40, 60, 30, 80) == pytest.approx(0.291667 / 0.0853913, abs=1e-4)
    assert deviations(0, 9, 0, 9) == deviations(9, 9, 9, 9) == 0.0


def test_numbers_are_told_only_where_they_give_no_small_one_away():
    assert Said(9, 6, 0, 5).told(FLOOR) == (9, 6, 0, 5)
    # One missing number is what is left of the size of the group.
    assert Said(9, 6, 0, 2).told(FLOOR) is None
    assert Said(9, 3, 3, 0).told(FLOOR) == (9, None, None, 0)
    assert Said(9, 1, 1, 0).told(FLOOR) is None


def test_the_plane_is_that_of_the_principal_components():
    chance = np.random.default_rng(4)
    answers = chance.choice([1, -1, 0], size=(40, 6)).astype(np.int8)
    centred = answers - answers.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    expected = centred @ axes[:2].T
    points = points_of(answers)
    for place in range(2):
        same = np.allclose(points[:, place], expected[:, place], atol=1e-5)
        assert same or np.allclose(points[:, place], -expected[:, place], atol=1e-5)


def test_lines_are_made_of_places_and_signs_and_keep_no_order_of_people():
    rows = [([1, 3], "+-"), ([2], "0"), ([], "")]
    assert lines_of(rows, 3) == lines_of(reversed(rows), 3) == ["+.-", "...", ".0."]


def test_a_direction_points_to_where_its_heaviest_comment_is_agreed_with():
    axes = np.array([[0.2, 0.1], [-0.9, 0.9], [0.3, -0.4]])
    assert turned(axes).tolist() == [[-0.2, 0.1], [0.9, 0.9], [-0.3, -0.4]]
    # Of two that weigh the same but for a machine's last bits, the first decides.
    even = np.array([[0.5, 0.5], [-0.5000000001, -0.5]])
    assert turned(even)[0].tolist() == [0.5, 0.5]


def test_what_is_reckoned_with_comes_in_one_order_whoever_comes_first(monkeypatch):
    seen = []
    monkeypatch.setattr(
        drawing, "points_of", lambda answers: seen.append(answers.tolist()) or points_of(answers)
    )
    lines = camps(9, 8, stray=2)
    drawn(lines)
    drawn(lines[::-1])
    assert seen[0] == seen[1]


def test_who_answered_few_comments_is_moved_out_by_the_root():
    lines = [*camps(10, 10), "+-+..."]
    points = points_of(matrix_of(lines))
    answers = matrix_of(lines)
    said = answers != 9
    value = np.where(said, answers, 0).astype(float)
    means = value.sum(axis=0) / said.sum(axis=0)
    _, _, axes = np.linalg.svd(value - said * means, full_matrices=False)
    alone = abs(float((value - said * means)[-1] @ axes[0]))
    assert abs(points[-1, 0]) == pytest.approx(alone * 2**0.5, abs=1e-4)


def test_the_silhouette_is_that_of_its_definition():
    chance = np.random.default_rng(5)
    points = np.round(chance.normal(size=(30, 2)), 6)
    labels = np.array([place % 3 for place in range(30)])
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    widths = []
    for one in range(30):
        own = (labels == labels[one]) & (np.arange(30) != one)
        within = apart[one, own].mean()
        nearest = min(apart[one, labels == other].mean() for other in {0, 1, 2} - {labels[one]})
        widths.append((nearest - within) / max(within, nearest))
    assert silhouettes(points, [labels]) == [pytest.approx(np.mean(widths), abs=1e-6)]


def test_groups_do_not_depend_on_where_points_are_in_the_list():
    chance = np.random.default_rng(6)
    points = np.round(
        np.vstack([chance.normal(c, 0.3, (20, 2)) for c in ((0, 0), (3, 0), (0, 3))]), 6
    )
    order = chance.permutation(60)
    assert (groups_of(points, FLOOR)[order] == groups_of(points[order], FLOOR)).all()


def test_a_large_town_is_drawn_in_a_second():
    chance = random.Random(7)
    lines = [
        "".join(sign if chance.random() < 0.3 else "." for sign in line)
        for line in camps(2_200, 1_700, 1_100, comments=200, stray=60)
    ]
    begun = time.process_time()
    found = drawn(lines)
    spent = time.process_time() - begun
    print(f"5,000 people, 200 comments: {spent:.2f} s CPU, groups {[g.size for g in found.groups]}")
    assert found.people == 5_000
    assert sum(group.size for group in found.groups) == 5_000
