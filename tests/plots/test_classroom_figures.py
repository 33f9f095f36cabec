"""The figures of the simulated class, and the words that go with each."""

import re
from base64 import b64decode
from collections.abc import Callable

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn as sns
from matplotlib.axes import Axes

from cocreation_teach.content import encounters
from cocreation_teach.plots.classroom import (
    describe_answers,
    describe_calibration,
    describe_share_right,
    draw_answers,
    draw_calibration,
    draw_share_right,
    figure_with_words,
)
from cocreation_teach.simulations.classroom import simulate_class

FRAME = pd.DataFrame(simulate_class(encounters()[:12], students=30).columns())
TABLE = pd.crosstab(FRAME["key"], FRAME["answer"], normalize="index")
FIGURES = [
    (draw_share_right, describe_share_right, FRAME),
    (draw_answers, describe_answers, TABLE),
    (draw_calibration, describe_calibration, FRAME),
]


def texts(ax: Axes) -> str:
    return " ".join(
        text.get_text() for text in [*ax.texts, ax.title, *ax.get_xticklabels(), *ax.get_yticklabels()]
    )


@pytest.mark.parametrize(("draw", "describe", "data"), FIGURES)
def test_every_figure_says_simulated_and_so_do_its_words(
    draw: Callable[..., Axes], describe: Callable[..., str], data: pd.DataFrame
) -> None:
    assert "Simulated class" in draw(data).title.get_text() + draw(data).get_title(loc="left")
    assert describe(data).startswith("Simulated class. ")


@pytest.mark.parametrize(("draw", "describe", "data"), FIGURES)
def test_the_words_hold_every_number_that_a_reader_of_the_whole_figure_needs(
    draw: Callable[..., Axes], describe: Callable[..., str], data: pd.DataFrame
) -> None:
    said = set(re.findall(r"\d+%", describe(data)))
    assert said <= set(re.findall(r"\d+%", texts(draw(data))))


def test_shares_are_in_order_and_each_encounter_is_named() -> None:
    ax = draw_share_right(FRAME)
    shares = FRAME.groupby("title")["right"].mean()
    drawn = list(ax.lines[-1].get_xdata())
    assert drawn == sorted(shares)
    assert {label.get_text() for label in ax.get_yticklabels()} == set(shares.index)
    assert ax.yaxis_inverted()


def test_the_heat_map_holds_the_table() -> None:
    ax = draw_answers(TABLE)
    assert [text.get_text() for text in ax.texts] == [f"{share:.0%}" for share in TABLE.to_numpy().flat]
    assert describe_answers(TABLE).count(";") == len(TABLE) - 1


def test_a_level_that_nobody_chose_is_left_out() -> None:
    some = FRAME.query("confidence != 'fair'")
    ax = draw_calibration(some)
    assert [label.get_text().split("\n")[0] for label in ax.get_xticklabels()] == ["guess", "certain"]
    assert "fair," not in describe_calibration(some)


def test_axes_of_ones_own_are_drawn_on() -> None:
    figure, own = plt.subplots()
    assert draw_calibration(FRAME, own) is own
    plt.close(figure)


def test_no_setting_and_no_figure_is_left_behind() -> None:
    before = dict(mpl.rcParams)
    for draw, describe, data in FIGURES:
        figure_with_words(draw(data), describe(data))
    figure_with_words(sns.countplot(FRAME, x="answer"), "Bars.")
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []


def test_the_image_has_its_words_as_alt_text_and_nothing_is_markup() -> None:
    shown = figure_with_words(draw_calibration(FRAME), '5 < 6 & "so" <script>')
    assert repr(shown) == '5 < 6 & "so" <script>'
    html = shown._repr_html_()
    assert '<img alt="5 &lt; 6 &amp; &quot;so&quot; &lt;script&gt;" ' in html
    assert "<script>" not in html
    drawing = b64decode(re.search(r"base64,([^\"]+)", html)[1])
    assert drawing.rstrip().endswith(b"</svg>")
    assert figure_with_words(draw_calibration(FRAME), "Same.").drawing == drawing


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_figure_without_words_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="Say in words what there is to see"):
        figure_with_words(draw_calibration(FRAME), words)


def test_a_figure_that_is_gone_is_refused() -> None:
    ax = draw_calibration(FRAME)
    ax.remove()
    with pytest.raises(ValueError, match="belong to no figure any more"):
        figure_with_words(ax, "Bars.")
