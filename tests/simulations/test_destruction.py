from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.destruction import MAX_ENCOUNTERS, Course, simulate
from tests.simulations.plain import is_plain

share = st.floats(0, 1)
courses = dict.fromkeys(("start", "fall", "answering", "user", "adaptation"), share)
given_courses = st.fixed_dictionaries({**courses, "encounters": st.integers(0, MAX_ENCOUNTERS)})


@given(given_courses, st.integers(0, 2**32 - 1))
def test_value_is_bounded_and_the_product_of_the_halves_decides(course: dict[str, float], seed: int) -> None:
    found = simulate(**course, seed=seed)
    assert (np.abs(found.expected) <= 1 + 1e-12).all()
    assert (np.abs(found.observed) <= 1).all()
    assert (np.abs(found.observed - found.expected) <= 0.3 + 1e-12).all()
    assert np.allclose((found.expected + 1) ** 2, 4 * found.responsiveness * found.user)
    for half in (found.responsiveness, found.user):
        assert ((half >= 0) & (half <= 1)).all()
    assert is_plain(found.sentence())


@given(share, share)
def test_where_one_side_gives_nothing_all_is_lost(fall: float, given: float) -> None:
    for halves in ({"start": 0.0, "user": given}, {"start": given, "user": 0.0}):
        assert (simulate(**halves, fall=fall, answering=0, adaptation=0).expected == -1).all()


def test_each_side_answers_how_it_was_met() -> None:
    kind, cold = simulate(user=1.0, fall=0, answering=0.2), simulate(user=0.0, fall=0, answering=0.2)
    assert (kind.responsiveness[1:] > cold.responsiveness[1:]).all()
    assert (simulate(start=1.0).user[1:] > simulate(start=0.2).user[1:]).all()


@given(given_courses, st.integers(0, 2**32 - 1))
def test_same_seed_same_result(course: dict[str, float], seed: int) -> None:
    one, other = (simulate(**course, seed=seed) for _ in range(2))
    assert np.array_equal(one.observed, other.observed)
    assert one.turning_point == other.turning_point


@given(given_courses, share)
def test_a_faster_fall_never_turns_later(course: dict[str, float], fall: float) -> None:
    slow, fast = sorted((course["fall"], fall))
    later, sooner = (simulate(**{**course, "fall": rate}).turning_point or inf for rate in (slow, fast))
    assert sooner <= later


@given(given_courses)
def test_from_the_turning_point_on_value_stays_below_zero(course: dict[str, float]) -> None:
    found = simulate(**course)
    at = found.turning_point
    if at is None:
        assert not found.expected.size or found.expected[-1] >= -1e-9
    else:
        assert (found.expected[at - 1 :] < 0).all()
        assert at == 1 or found.expected[at - 2] >= -1e-9


def test_chance_does_not_move_the_turning_point() -> None:
    assert len({simulate(seed=seed).turning_point for seed in range(20)}) == 1
    assert not np.array_equal(simulate(seed=1).observed, simulate(seed=2).observed)


def test_staff_who_stay_responsive_never_turn() -> None:
    found = simulate(fall=0)
    assert found.turning_point is None
    assert "stayed at 0 or above" in found.sentence()


def test_each_sides_part_is_told_by_what_would_have_come_without_its_change() -> None:
    found = simulate()
    assert (found.turning_point, found.if_user_held, found.if_staff_held) == (15, 17, None)
    ends = "the turn would be at encounter 17, and had only staff, there would be no turn."
    assert found.sentence().endswith(ends)
    assert simulate(adaptation=0).if_user_held == simulate(adaptation=0).turning_point


def test_a_user_who_mirrors_turns_it_sooner() -> None:
    turned = [simulate(adaptation=adaptation).turning_point for adaptation in (0, 0.3, 1)]
    assert turned == sorted(turned, key=lambda at: -(at or inf))
    assert len(set(turned)) == 3


@pytest.mark.parametrize(
    ("course", "said"),
    [
        ({"encounters": 0}, "They never met"),
        ({"start": 0.0, "user": 0.0}, "the two halves fell short at the start"),
        ({"start": 0.9, "user": 0.0, "fall": 0.01}, "came to answer each other better"),
        ({"start": 0.4, "user": 0.9, "fall": 0.0}, "had only staff, the turn would be at encounter 4."),
        ({"start": 1.0, "user": 1.0, "fall": 1.0, "adaptation": 1.0}, "co-destruction at encounter 2"),
    ],
)
def test_what_is_said(course: dict[str, float], said: str) -> None:
    found = simulate(**course)
    assert said in found.sentence()
    assert is_plain(found.sentence())


def test_sliders_at_their_ends() -> None:
    for start, fall, answering, user, adaptation in product((0, 1), repeat=5):
        for encounters in (0, 1, MAX_ENCOUNTERS):
            found: Course = simulate(
                start=start,
                fall=fall,
                answering=answering,
                user=user,
                adaptation=adaptation,
                encounters=encounters,
            )
            assert np.isfinite(found.observed).all()
            assert is_plain(found.sentence())


def test_arrays_are_read_only() -> None:
    found = simulate()
    for array in (found.expected, found.observed, found.user, found.responsiveness):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
