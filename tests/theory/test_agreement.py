import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.theory.agreement import krippendorff_alpha

answers = st.lists(st.lists(st.sampled_from(["I", "II", "III", "IV", None]), max_size=6), max_size=8)


def answerable(units: list[list[str | None]]) -> bool:
    return any(len([answer for answer in unit if answer is not None]) > 1 for unit in units)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        # Two observers, ten units, from the same paper: binary data, alpha = 0.095.
        (list(zip("0100000010", "1110010000", strict=True)), 0.095),
        ([["I", "I"], ["II", "II"]], 1.0),
        ([["I", "II"], ["II", "I"]], -0.5),
        ([["I", "I"], ["I", "I"]], 1.0),
    ],
)
def test_known_values(units: list[tuple[str, str]], alpha: float) -> None:
    assert krippendorff_alpha(units) == pytest.approx(alpha, abs=0.0005)


@given(answers.filter(answerable))
def test_it_is_at_most_1_and_names_and_order_do_not_matter(units: list[list[str | None]]) -> None:
    alpha = krippendorff_alpha(units)
    assert alpha <= 1
    renamed = [[answer and f"cell {answer}" for answer in unit[::-1]] for unit in units[::-1]]
    assert krippendorff_alpha(renamed) == pytest.approx(alpha)


@given(answers.filter(answerable))
def test_what_is_missing_or_alone_changes_nothing(units: list[list[str | None]]) -> None:
    more = [[*unit, None] for unit in units] + [["IV"], [], [None]]
    assert krippendorff_alpha(more) == pytest.approx(krippendorff_alpha(units))


@given(st.lists(st.sampled_from(["I", "II", "III"]), min_size=2, max_size=8))
def test_full_agreement_is_1(keys: list[str]) -> None:
    assert krippendorff_alpha([key] * 3 for key in keys) == 1


@pytest.mark.parametrize("units", [[], [[]], [["I"], ["II"]], [["I", None]]])
def test_where_nothing_can_be_compared(units: list[list[str | None]]) -> None:
    with pytest.raises(ValueError, match="at least one thing that two people have rated"):
        krippendorff_alpha(units)
