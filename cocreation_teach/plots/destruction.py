"""From co-creation to co-destruction: value from encounter to encounter, and the two halves that make it."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from cocreation_teach.plots.style import (
    BLUE,
    GREEN,
    VERMILION,
    Data,
    Look,
    Style,
    apart,
    bare,
    calm,
    is_new,
    marks,
    own_axes,
    panels,
    zero_line,
)
from cocreation_teach.words import say

PARTS: tuple[tuple[str, str, str, Any, str], ...] = (
    ("responsiveness", "destruction.staff-line", BLUE, "-", "o"),
    ("user", "destruction.user-line", GREEN, (0, (5, 2)), "s"),
)
"""Column, id of the label, colour, line and shape of each half."""

MIDDLE = 0.5
"""Two halves here make a value of 0."""

BESIDE = 1.17
"""How far from 0 the words of the upper panel stand."""


def value(
    frame: pd.DataFrame, ax: Axes | None = None, *, turning_point: int | None = None, look: Look | None = None
) -> Axes:
    """Draw expected and observed value from encounter to encounter, and mark the turning point.

    Parameters
    ----------
    frame
        Columns encounter (from 1), expected and observed; no rows if they never met.
    ax
        Where to draw; a figure of its own if left out.
    turning_point
        The encounter from which expected value stays negative, if there is one.
    look
        Ink and size.

    Examples
    --------
    >>> value(pd.DataFrame({"encounter": [1, 2], "expected": [0.1, -0.1], "observed": [0.2, 0.0]}))
    <Axes: ...>
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        if is_new(ax):
            zero_line(ax, look)
            _encounters(ax, look)
            # Value lies within -1..1, so words beyond that never lie on it.
            ax.set(ylim=(-1.3, 1.3))
            ax.set_yticks((-1, 0, 1), ["−1", "0", "+1"])
            for y, said in ((BESIDE, "destruction.created"), (-BESIDE, "destruction.lost")):
                place: Style = {"xycoords": ("axes fraction", "data"), "ha": "right", "va": "center"}
                ax.annotate(say(said), (1, y), size=look.size - 1, color=look.soft, **place)
        ax.set_xlim(0.5, max(len(frame), 2) + 0.5)
        with marks(ax):
            if len(frame):
                _course(ax, frame, look)
            if turning_point is not None:
                height = float(frame["expected"].iloc[turning_point - 1])
                _turn(ax, turning_point, len(frame), height, look)
    return ax


def parts(frame: pd.DataFrame, ax: Axes | None = None, *, look: Look | None = None) -> Axes:
    """Draw the two halves whose product decides on the expected value, each named at its end.

    Parameters
    ----------
    frame
        Columns encounter, responsiveness and user, the halves from 0 to 1.
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        if is_new(ax):
            ax.axhline(MIDDLE, color=look.soft, linewidth=0.9, zorder=1)
            _encounters(ax, look)
            ax.set(ylim=(-0.06, 1.06), xlabel=say("destruction.axis"))
            ax.set_yticks((0, MIDDLE, 1), ["0", "50", "100"])
        ax.set_xlim(0.5, max(len(frame), 2) + 0.5)
        with marks(ax):
            if len(frame):
                _halves(ax, frame, look)
    return ax


def figure(
    frame: Data, turning_point: int | None, *, look: Look | None = None, on: Figure | None = None
) -> Figure:
    """Set value above the two halves that make it, encounter by encounter.

    Parameters
    ----------
    frame
        The columns of `value` and of `parts`.
    turning_point
        The encounter from which expected value stays negative, if there is one.
    on
        A figure that was drawn here for the same look, to be drawn anew.
    """
    look, frame = look or Look(), pd.DataFrame(frame)
    left, width, below = (36, 256, 118) if look.narrow else (40, 496, 138)
    with calm(look):
        places = (left, 26, width, 150), (left, 218, width, below)
        drawn = panels(on, look, (660, 400), (300, 396), *places)
        value(frame, drawn.axes[0], turning_point=turning_point, look=look)
        parts(frame, drawn.axes[1], look=look)
        if on is None:
            for ax, said in zip(drawn.axes, ("destruction.above", "destruction.below"), strict=True):
                ax.set_title(say(said), x=-(left - 4) / width, pad=8)
            if look.narrow:
                _legend(drawn, look)
    return drawn


def _encounters(ax: Axes, look: Look) -> None:
    ax.xaxis.set_major_locator(MaxNLocator(5 if look.narrow else 9, integer=True))
    ax.tick_params(axis="x", length=0)
    bare(ax, "left", "bottom")


def _course(ax: Axes, frame: pd.DataFrame, look: Look) -> None:
    """Draw expected value with the area to 0, and the observed values as dots."""
    x, expected = frame["encounter"].to_numpy(), frame["expected"].to_numpy(dtype=float)
    area: Style = {"interpolate": True, "linewidth": 0}
    ax.fill_between(x, 0, expected, where=expected >= 0, facecolor=BLUE, alpha=0.18, **area)
    ax.fill_between(x, 0, expected, where=expected < 0, facecolor=VERMILION, alpha=0.3, hatch="////", **area)
    ax.plot(x, expected, color=look.ink, linewidth=2, zorder=3)
    dots: Style = {"linestyle": "", "marker": "o", "markersize": 3.5, "clip_on": False}
    ax.plot(x, frame["observed"], color=look.soft, zorder=2, **dots)


def _halves(ax: Axes, frame: pd.DataFrame, look: Look) -> None:
    """Draw the two halves; where there is room each is named at its end."""
    x, last = frame["encounter"].to_numpy(), len(frame) - 1
    for column, _, colour, line, shape in PARTS:
        style: Style = {"color": colour, "linestyle": line, "marker": shape, "markersize": 5, "linewidth": 2}
        ax.plot(x, frame[column], markevery=[last], clip_on=False, **style)
    if look.narrow:
        return
    heights = apart([float(frame[column].iloc[-1]) for column, *_ in PARTS], 0.14)
    for (_, label, *_), height in zip(PARTS, heights, strict=True):
        # Two names at the edge of the panel stand apart, and so one of them beyond it.
        place: Style = {"textcoords": "offset points", "va": "center", "annotation_clip": False}
        ax.annotate(say(label), (x[-1], height), (8, 0), size=look.size - 1, **place)


def _legend(drawn: Figure, look: Look) -> None:
    handles = [
        Line2D(
            [], [], color=colour, linestyle=line, marker=shape, markersize=5, linewidth=2, label=say(label)
        )
        for _, label, colour, line, shape in PARTS
    ]
    room: Style = {"handlelength": 2.2, "columnspacing": 1.2, "borderaxespad": 0}
    drawn.legend(handles=handles, loc="lower left", ncols=2, frameon=False, fontsize=look.size - 1, **room)


def _turn(ax: Axes, at: int, count: int, height: float, look: Look) -> None:
    """Mark the turning point, with its words on the side that has room."""
    ax.axvline(at, color=look.ink, linewidth=1.2, linestyle=(0, (3, 2)), zorder=2)
    ax.plot(at, height, marker="D", markersize=7, color=VERMILION, markeredgecolor=look.ground, zorder=4)
    early = at <= max(count, 2) / 2
    ax.annotate(
        say("destruction.turns-at" if look.narrow else "destruction.turning-point", at=at),
        (at, BESIDE),
        (7 if early else -7, 0),
        textcoords="offset points",
        ha="left" if early else "right",
        va="center",
        size=look.size - 1,
        weight="bold",
    )
