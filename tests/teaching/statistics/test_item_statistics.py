"""Facility, discrimination and alpha against numbers worked out by hand; and when an item is flagged."""

from pathlib import Path

import pandas as pd
import pytest

from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.teaching.statistics.items import ItemStatistics, item_statistics
from cocreation_teach.teaching.statistics.reliability import (
    bands,
    cronbach_alpha,
    discrimination,
    reliabilities,
    rest_of,
)
from cocreation_teach.teaching.statistics.tables import items_table, write_statistics
from tests.teaching.graded_class import continuum, graded, quadrant, row, staircase, text, values, write

# Four students, three questions: 111, 110, 100, 000.
STEPS = pd.DataFrame([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]], columns=list("abc"), dtype=float)
EVEN = pd.Series(1.0, index=list("abc"))


def one(data: ClassData, at: int = 0) -> ItemStatistics:
    return item_statistics(data)[at]


def test_kr20_by_hand() -> None:
    # p = 3/4, 1/2, 1/4, so the sum of p(1 - p) is 3/16 + 4/16 + 3/16 = 5/8; totals 3, 2, 1, 0 vary by 5/4.
    # KR-20 = 3/2 x (1 - (5/8) / (5/4)) = 3/4.
    assert cronbach_alpha(STEPS) == pytest.approx(3 / 4)


def test_alpha_if_dropped_by_hand() -> None:
    # Without a: sum of p(1 - p) = 4/16 + 3/16 = 7/16; totals 2, 1, 0, 0 vary by 11/16; 2 x (1 - 7/11) = 8/11.
    assert cronbach_alpha(STEPS.drop(columns="a")) == pytest.approx(8 / 11)


def test_item_rest_correlation_by_hand() -> None:
    rest = rest_of(STEPS, EVEN)
    # For a: rest 2, 1, 0, 0; covariance 3/16, variances 3/16 and 11/16: r = sqrt(3/11).
    # For b: rest 2, 1, 1, 0; covariance 1/4, variances 1/4 and 1/2: r = sqrt(1/2).
    for name, expected in (("a", (3 / 11) ** 0.5), ("b", 0.5**0.5), ("c", (3 / 11) ** 0.5)):
        found = discrimination(STEPS[name], rest[name])
        assert found is not None
        assert found[0] == pytest.approx(expected)
        assert found[1] < expected < found[2]


def test_the_interval_is_fishers() -> None:
    # r = sqrt(1/2) and n = 28: atanh(r) -+ 1.96 / sqrt(25) = 0.8814 -+ 0.3920, back through tanh.
    score = pd.Series([1.0, 1, 0, 0] * 7)
    rest = pd.Series([1.0, 0.5, 0.5, 0.0] * 7)
    found = discrimination(score, rest)
    assert found is not None
    assert found == pytest.approx((0.7071, 0.4537, 0.8547), abs=1e-4)


def test_points_weigh_in_the_rest() -> None:
    rest = rest_of(STEPS, pd.Series({"a": 1.0, "b": 3.0, "c": 1.0}))
    assert rest["a"].tolist() == [1.0, 0.75, 0.0, 0.0]


def test_a_class_whose_numbers_are_worked_out_by_hand(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(10))
    write_statistics(folder)
    found = pd.read_csv(folder / "results/items.csv", dtype={"question": str}).set_index("question")
    assert found["n"].tolist() == [40] * 3
    assert found["facility"].tolist() == [0.75, 0.5, 0.25]
    assert found["discrimination"].tolist() == [0.5222, 0.7071, 0.5222]
    assert found["alpha_if_dropped"].tolist() == [0.7273, 0.5, 0.7273]
    assert found["omitted"].tolist() == [0, 0, 0]
    assert found["options"].tolist()[0] == "I=0.7500;II=0.2500;III=0.0000;IV=0.0000"
    assert found["trust"].isna().all()


def test_the_form_is_called_kr20_only_where_every_credit_is_0_or_1() -> None:
    form = reliabilities(graded(*staircase(10)))[0]
    assert (form.name, form.n, form.questions, form.alpha) == ("KR-20", 40, 3, pytest.approx(0.75))
    place = continuum("q1", 3)
    part = graded(
        [place], [row(str(at), place, "2") for at in range(12)], [(str(at), "") for at in range(12)]
    )
    assert reliabilities(part)[0].name == "Cronbach’s alpha"
    assert reliabilities(part)[0].alpha is None


def test_a_question_with_a_text_still_to_be_marked_is_left_out_of_the_form_and_no_student_is() -> None:
    questions, rows, people = staircase(10)
    why = text("q4")
    texts = [row(name, why, "Because.", credit=None if at else 1) for at, (name, _) in enumerate(people)]
    form = reliabilities(graded([*questions, why], rows + texts, people))[0]
    assert (form.n, form.questions, form.alpha) == (40, 3, pytest.approx(0.75))
    assert form.if_dropped.keys() == {"q1", "q2", "q3"}


def test_below_ten_students_nothing_is_computed_and_below_thirty_it_says_so() -> None:
    few = items_table(graded(*staircase(2)))
    assert set(few["discrimination"]) == set(few["alpha_if_dropped"]) == {""}
    assert few["trust"].str.startswith("Fewer than 10 students").all()
    some = items_table(graded(*staircase(5)))
    assert some["discrimination"].tolist() == ["0.5222", "0.7071", "0.5222"]
    assert some["trust"].str.startswith("Fewer than 30 students").all()


def test_with_variants_every_question_has_its_own_n() -> None:
    first, second, both = (quadrant(f"q{at}", "I") for at in (1, 2, 3))
    rows = [row(str(at), one, "I") for at in range(5) for one in (first, both)]
    rows += [row(str(at), one, "II") for at in range(5, 8) for one in (second, both)]
    people = [(str(at), "") for at in range(8)]
    data = graded([first, second, both], rows, people, forms=[["q1", "q3"], ["q2", "q3"]])
    assert [one.n for one in item_statistics(data)] == [5, 3, 8]
    assert [form.n for form in reliabilities(data)] == [5, 3]
    assert set(items_table(data)["alpha_if_dropped"]) == {""}


def test_bands_by_hand() -> None:
    rest = pd.Series([at / 10 for at in range(11)])
    found = bands(rest)
    assert found is not None
    # 27 per cent of 11 students: the lowest and the highest three.
    assert found.tolist() == ["low"] * 3 + ["middle"] * 5 + ["high"] * 3
    assert bands(pd.Series([0.5] * 20)) is None
    # Where most share one score, the bands are who lies below and above it.
    found = bands(pd.Series([0.1, *[0.5] * 8, 0.9]))
    assert found is not None
    assert found.tolist() == ["low", *["middle"] * 8, "high"]


def test_option_shares_by_band() -> None:
    found = one(graded(*staircase(10)), 1)
    # The other two questions are both right for 10, one of them for 20, none for 10.
    assert found.band_sizes == (10, 20, 10)
    assert {option.id: option.in_band for option in found.options} == {
        "I": (0.0, 0.5, 1.0),
        "II": (1.0, 0.5, 0.0),
        "III": (0.0, 0.0, 0.0),
        "IV": (0.0, 0.0, 0.0),
    }


def test_options_of_several_answers_are_counted_each() -> None:
    kinds = values("q1", "needs", "wellbeing")
    data = graded(
        [kinds], [row("1", kinds, "needs;capacity"), row("2", kinds, "needs")], [("1", ""), ("2", "")]
    )
    found = one(data)
    assert [(option.taken, option.credit) for option in found.options] == [(2, 1.0), (0, 1.0), (1, 0.0)]
    assert found.facility == pytest.approx((1 / 3 + 1 / 2) / 2)


def test_texts_that_wait_are_not_counted() -> None:
    why = text("q1")
    rows = [row("1", why, "Because.", credit=1), row("2", why, "So."), row("3", why, "")]
    found = one(graded([why], rows, [(name, "") for name in "123"]))
    assert (found.n, found.waiting, found.facility) == (2, 1, 0.5)


def flagged(rows: list[list[str]], *questions: tuple) -> str:  # type: ignore[type-arg]
    people = [(name, "") for name in dict.fromkeys(one[0] for one in rows)]
    return " ".join(one(graded(list(questions), rows, people)).reasons)


def test_an_item_is_flagged_when_more_chose_a_wrong_option_than_the_key() -> None:
    asked = quadrant("q1", "I", contested=True)
    rows = [row(str(at), asked, "I" if at < 4 else "III") for at in range(12)]
    said = flagged(rows, asked)
    assert "More chose “III Co-management” (8) than the key (4)." in said
    assert "a second answer can be defended" in said


def test_an_item_is_flagged_when_many_left_it_out() -> None:
    asked = quadrant("q1", "I")
    rows = [row(str(at), asked, "I" if at < 7 else "") for at in range(10)]
    assert "3 of 10 left it out" in flagged(rows, asked)


def test_an_item_is_flagged_when_better_students_do_worse() -> None:
    odd, *others = (quadrant(f"q{at}", "I") for at in range(4))
    rows = []
    for at in range(40):
        rows.append(row(str(at), odd, "III" if at < 20 else "I"))
        rows += [row(str(at), one, "I" if at < 20 or at % 3 else "II") for one in others]
    said = flagged(rows, odd, *others)
    assert "Students who did better elsewhere did worse here" in said
    assert "Students who chose “III Co-management” did better elsewhere" in said


def test_an_item_is_flagged_when_the_class_earned_less_than_by_guessing() -> None:
    asked = quadrant("q1", "I")
    rows = [row(str(at), asked, ["II", "III", "IV"][at % 3]) for at in range(12)]
    assert "The class earned less (0%) than blind choosing would (25%)." in flagged(rows, asked)


def test_no_item_is_flagged_in_a_class_of_nine() -> None:
    asked = quadrant("q1", "I")
    assert flagged([row(str(at), asked, "II") for at in range(9)], asked) == ""


def test_an_easy_item_is_not_flagged() -> None:
    asked, other = quadrant("q1", "I"), quadrant("q2", "I")
    rows = [row(str(at), one, "I") for at in range(40) for one in (asked, other)]
    assert flagged(rows, asked, other) == ""
