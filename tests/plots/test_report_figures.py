"""The figures of the class report: their words, and how they stand in a page."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.figure import Figure

from cocreation_teach.plots import report, report_questions

MARKS = pd.Series([0.0, 9.99, 10.0, 55.0, 100.0])
ITEMS = pd.DataFrame(
    [("q1: A <b> & $x$", 0.5, 0.4, 0.1, 0.6, False, True), ("q2", 1.0, None, None, None, True, False)],
    columns=["label", "facility", "discrimination", "low", "high", "grey", "look"],
).astype({"discrimination": float, "low": float, "high": float})
QUADRANTS = ["I", "II", "III", "IV"]
CONFUSION = pd.DataFrame(
    [[3, 1, 0, 0], [0] * 4, [2, 0, 5, 0], [0, 0, 0, 9]], index=QUADRANTS, columns=QUADRANTS
)
SHARES = {"n": [4, 5], "stated": [0.25, 1.0], "right": [0.5, 0.8]}
SURE = pd.DataFrame(SHARES, index=["guess", "certain"])
HELD = pd.DataFrame(
    [("M3 An active part.", 3, 1, 6), ("M5 Groups.", 1, 0, 6)],
    columns=["label", "students", "twice", "could"],
)
FIGURES = [
    (report.draw_marks, report.describe_marks, MARKS),
    (report_questions.draw_items, report_questions.describe_items, ITEMS),
    (report_questions.draw_confusion, report_questions.describe_confusion, CONFUSION),
    (report.draw_calibration, report.describe_calibration, SURE),
    (report.draw_misconceptions, report.describe_misconceptions, HELD),
]
every_figure = pytest.mark.parametrize(("draw", "describe", "data"), FIGURES)


@every_figure
def test_a_figure_takes_the_inks_of_its_page(
    draw: Callable[[Any], Figure], describe: Callable[[Any], str], data: Any
) -> None:
    drawing = report.inline(draw(data), "name", describe(data))
    assert "var(--ink)" in drawing
    assert not re.search("#212121|#5c5c5c|#cfcfcf", drawing)


@every_figure
def test_a_figure_gives_the_same_bytes_and_ids_of_its_own(
    draw: Callable[[Any], Figure], describe: Callable[[Any], str], data: Any
) -> None:
    one, again = (report.inline(draw(data), "one", describe(data)) for _ in range(2))
    assert one == again
    ids = re.findall(r'\bid="([^"]+)"', one)
    assert len(ids) == len(set(ids))
    assert all(name.startswith("one-") for name in ids)
    used = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', one)
    assert {first or second for first, second in used} <= set(ids)


@every_figure
def test_every_number_of_the_words_comes_from_the_data(
    draw: Callable[[Any], Figure], describe: Callable[[Any], str], data: Any
) -> None:
    said = describe(data)
    assert "nan" not in said
    assert said.endswith(".")
    assert f'aria-label="{said[:10]}' in report.inline(draw(data), "x", said)


def test_marks_are_counted_in_steps_of_ten_with_100_in_the_last() -> None:
    assert "0 to 10%: 2; 10 to 20%: 1; 50 to 60%: 1; 90 to 100%: 1." in report.describe_marks(MARKS)


def test_items_say_which_to_look_at_and_what_is_not_known() -> None:
    said = report_questions.describe_items(ITEMS)
    assert "q1: A <b> & $x$: facility 50%, discrimination 0.40; look at it." in said
    assert said.endswith("q2: facility 100%.")


def test_a_label_is_text_in_the_drawing() -> None:
    assert "A &lt;b&gt; &amp; $x$" in report.inline(report_questions.draw_items(ITEMS), "x", "Items.")


def test_a_quadrant_that_no_question_keys_has_no_row_of_words() -> None:
    said = report_questions.describe_confusion(CONFUSION)
    assert "Key I, 4 answers: I 3, II 1, III 0, IV 0." in said
    assert "Key II," not in said
