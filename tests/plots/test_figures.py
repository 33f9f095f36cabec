"""Every figure: Axes from a frame, nothing global changed, the same bytes for the same numbers."""

import warnings
from collections.abc import Callable, Iterator

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
import seaborn
from matplotlib import _pylab_helpers
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cocreation_teach.plots import destruction, enactment, homes, meal, stakeholders
from cocreation_teach.plots.style import _TICKS, Look, apart, svg
from cocreation_teach.theory.wording import signed

LOOKS = [Look(dark=False, narrow=False), Look(dark=True, narrow=True)]
NAN = float("nan")


@pytest.fixture(autouse=True)
def warnings_are_errors() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


WEEKS = pd.DataFrame(
    [
        (kind, home, week, week / 100)
        for kind in homes.KINDS
        for home in ("First home", "Second home")
        for week in range(1, 53)
    ],
    columns=["kind", "home", "week", "value"],
)
BOOKS = pd.DataFrame(
    {"most": [50.0, 9.0], "First home": [15.0, 3.0], "Second home": [15.0, 3.0]}, index=["Carers", "Meals"]
)
MEAL = pd.DataFrame(
    [
        (diner, "to eat", part, adds, 0.4)
        for diner in ("the host", "the couple", "the party")
        for part, adds in (("Food", 0.3), ("Staff", -0.1))
    ],
    columns=["diner", "purpose", "part", "adds", "satisfaction"],
)
MOMENTS = pd.DataFrame(
    {"moment": ["Arriving", "Leaving"], "experience": [0.7, NAN], "part": [0.5, NAN], "outcome": [-0.2, NAN]}
)
NOTHING_YET = MOMENTS.assign(experience=NAN, part=NAN, outcome=NAN)
SCORES = pd.DataFrame({"at home": [0.6, -0.1], "elsewhere": [-0.4, 0.3]}, index=["the child", "the court"])
COURSE = pd.DataFrame(
    {
        "encounter": [1, 2, 3],
        "expected": [0.3, 0.0, -0.3],
        "observed": [0.4, -0.1, -0.2],
        "responsiveness": [0.8, 0.5, 0.2],
        "user": [0.6, 0.6, 0.4],
    }
)

Draw = Callable[[Look, Figure | None], Figure]
FIGURES: dict[str, tuple[Draw, Draw]] = {
    # Each figure with some numbers, and with others that leave it nearly empty.
    "homes": (
        lambda look, on: homes.figure(WEEKS, BOOKS, look=look, on=on),
        lambda look, on: homes.figure(WEEKS.iloc[:0], BOOKS * 0 + 1, look=look, on=on),
    ),
    "meal": (
        lambda look, on: meal.figure(MEAL, 28.0, look=look, on=on),
        lambda look, on: meal.figure(MEAL.assign(adds=0.0, satisfaction=-1.0), 0.0, look=look, on=on),
    ),
    "enactment": (
        lambda look, on: enactment.figure(
            MOMENTS, 0.5, prior=0.4, promise=0.6, results=(0.2, -0.2), look=look, on=on
        ),
        lambda look, on: enactment.figure(
            NOTHING_YET, 1.0, prior=1.0, promise=None, results=None, look=look, on=on
        ),
    ),
    "stakeholders": (
        lambda look, on: stakeholders.figure(SCORES, "at home", look=look, on=on),
        lambda look, on: stakeholders.figure(SCORES.iloc[:1] * 0, "elsewhere", look=look, on=on),
    ),
    "destruction": (
        lambda look, on: destruction.figure(COURSE, 3, look=look, on=on),
        lambda look, on: destruction.figure(COURSE.iloc[:0], None, look=look, on=on),
    ),
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_drawn_anew_is_the_figure_drawn_afresh(name: str, look: Look) -> None:
    some, others = FIGURES[name]
    first = some(look, None)
    expected = svg(first)
    assert svg(some(look, None)) == expected
    again = others(look, first)
    assert again is first
    assert svg(again) == svg(others(look, None)) != expected
    assert svg(some(look, again)) == expected


@pytest.mark.parametrize("name", FIGURES)
def test_no_setting_and_nothing_in_pyplot_is_left_behind(name: str) -> None:
    before, open_ = dict(mpl.rcParams), list(_pylab_helpers.Gcf.figs)
    svg(FIGURES[name][0](Look(), None))
    assert dict(mpl.rcParams) == before
    assert list(_pylab_helpers.Gcf.figs) == open_


def test_a_style_of_the_reader_does_not_show_through() -> None:
    expected = svg(FIGURES["meal"][0](Look(), None))
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        assert svg(FIGURES["meal"][0](Look(), None)) == expected


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: homes.kind_over_year(WEEKS[WEEKS["kind"] == "Capacity"], ax),
        lambda ax: homes.accounts(BOOKS, ax),
        lambda ax: meal.value_by_part(MEAL.iloc[:2], ax),
        lambda ax: enactment.experience(MOMENTS, 0.5, ax),
        lambda ax: enactment.outcome(MOMENTS, ax),
        lambda ax: enactment.result("Satisfaction", 0.2, ax, ends=("low", "high")),
        lambda ax: stakeholders.scores(SCORES, ax, chosen="at home"),
        lambda ax: stakeholders.spread(SCORES["at home"], ax),
        lambda ax: destruction.value(COURSE, ax, turning_point=3),
        lambda ax: destruction.parts(COURSE, ax),
    ],
)
def test_a_panel_is_drawn_on_the_axes_given_or_on_its_own(draw: Callable[[Axes | None], Axes]) -> None:
    given = Figure().subplots()
    assert draw(given) is given
    assert isinstance(draw(None), Axes)


def _luminance(colour: str) -> float:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_marks_stand_out(dark: bool) -> None:
    from cocreation_teach.plots.style import BLUE, GREEN, VERMILION

    look = Look(dark)
    assert min(_contrast(text, look.ground) for text in (look.ink, look.soft)) >= 4.5
    assert min(_contrast(mark, look.ground) for mark in (BLUE, GREEN, VERMILION)) >= 3
    ends = [mpl.colors.to_hex(stakeholders._diverging(look)(end)) for end in (0.0, 1.0)]
    assert min(_contrast(look.ink, end) for end in ends) >= 4.5


def test_labels_keep_apart_and_in_order() -> None:
    assert apart([], 0.2) == []
    moved = apart([0.0, 0.05, 0.1, 2.0], 0.2)
    assert moved == sorted(moved)
    assert min(np.diff(moved)) >= 0.2 - 1e-9
    assert moved[-1] == 2.0


def test_zero_has_no_sign() -> None:
    assert [signed(value) for value in (-0.0, 0.004, -0.004, 1, -1)] == [
        "0.00",
        "0.00",
        "0.00",
        "+1.00",
        "−1.00",
    ]


def test_the_ground_of_all_figures_is_seaborns_style_of_ticks() -> None:
    assert {key: seaborn.axes_style("ticks")[key] for key in _TICKS} == _TICKS
