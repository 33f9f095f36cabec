"""One outcome, several stakeholders: every score, and how far the scores of one outcome lie apart."""

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cocreation_teach.plots.style import (
    BLUE,
    VERMILION,
    Data,
    Look,
    Style,
    bare,
    calm,
    is_new,
    marks,
    own_axes,
    panels,
    zero_line,
)
from cocreation_teach.theory.wording import signed
from cocreation_teach.words import say

FULL = 0.7
"""The score at which a colour is full; the numbers tell scores beyond it."""


def scores(
    frame: pd.DataFrame, ax: Axes | None = None, *, chosen: str | None = None, look: Look | None = None
) -> Axes:
    """Draw the score of every outcome for every stakeholder as a heat map with its numbers.

    Parameters
    ----------
    frame
        A row a stakeholder, a column an outcome, scores from -1 to 1.
    ax
        Where to draw; a figure of its own if left out.
    chosen
        The outcome to be framed.
    look
        Ink and size.

    Examples
    --------
    >>> scores(pd.DataFrame({"at home": [0.6, 0.1]}, index=["the child", "the court"]))
    <Axes: ...>
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        with marks(ax):
            _cells(ax, frame, look)
            size = look.size - (2 if look.narrow else 0)
            for at, name in enumerate(frame.columns):
                ax.annotate(
                    fill(str(name), 11, break_long_words=False),
                    (at + 0.5, 0),
                    (0, 5),
                    textcoords="offset points",
                    ha="center",
                    weight="bold" if name == chosen else "normal",
                    size=size,
                )
            _names(ax, frame.index, look)
            if chosen in frame.columns:
                place = (list(frame.columns).index(chosen), 0)
                style: Style = {"edgecolor": look.ink, "linewidth": 2, "clip_on": False, "zorder": 4}
                ax.add_patch(Rectangle(place, 1, len(frame), fill=False, **style))
        ax.set(xlabel="", ylabel="")
        bare(ax, "left", "bottom")
    return ax


def _cells(ax: Axes, frame: pd.DataFrame, look: Look) -> None:
    """Draw a heat map; seaborn's would draw the whole figure once more to find room for labels it has not."""
    rows, columns = frame.shape
    colours: Style = {"cmap": _diverging(look), "vmin": -FULL, "vmax": FULL}
    ax.pcolormesh(frame.astype(float), linewidths=2, edgecolor=look.ground, **colours)
    ax.set(xlim=(0, columns), ylim=(rows, 0), xticks=(), yticks=())
    style: Style = {"size": look.size, "color": look.ink, "ha": "center", "va": "center"}
    for row, line in enumerate(frame.map(signed).to_numpy()):
        for column, score in enumerate(line):
            ax.text(column + 0.5, row + 0.5, score, **style)


def spread(
    frame: "pd.Series[float]", ax: Axes | None = None, *, named: bool = True, look: Look | None = None
) -> Axes:
    """Draw the scores of one outcome on a line, the span between them, and the single score that fits best.

    Parameters
    ----------
    frame
        A score for each stakeholder, from -1 to 1.
    named
        Whether the rows bear the names of the stakeholders.
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        found = frame.astype(float)
        low, high = found.min(), found.max()
        middle = found.median()
        if is_new(ax):
            zero_line(ax, look, upright=True)
            ax.set_xticks((-1, 0, 1), [say("stakeholders.worst"), "0", say("stakeholders.better")])
            first, _, last = ax.get_xticklabels()
            first.set_horizontalalignment("left")
            last.set_horizontalalignment("right")
            ax.set(xlim=(-1, 1), yticks=())
            bare(ax, "left")
        ax.set_ylim(len(found), 0)
        with marks(ax):
            ax.axvspan(low, high, color=look.rule, alpha=0.35, linewidth=0, zorder=0)
            ax.axvline(middle, color=look.ink, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
            for at, score in enumerate(found):
                colour, shape = (BLUE, "^") if score >= 0 else (VERMILION, "v")
                ax.plot([middle, score], [at + 0.5] * 2, color=look.soft, linewidth=1, zorder=2)
                ax.plot(score, at + 0.5, marker=shape, markersize=9, color=colour, clip_on=False, zorder=3)
            if named:
                _names(ax, found.index, look)
        ax.set_title(say("stakeholders.single", score=signed(middle)), weight="normal", size=look.size - 1)
    return ax


def figure(frame: Data, chosen: str, *, look: Look | None = None, on: Figure | None = None) -> Figure:
    """Set all scores beside the spread of those of the chosen outcome, row for row.

    Parameters
    ----------
    frame
        A row a stakeholder, a column an outcome.
    on
        A figure that was drawn here for the same look, to be drawn anew.
    """
    look, frame = look or Look(), pd.DataFrame(frame)
    wide, narrow = ((116, 50, 312, 234), (452, 50, 200, 234)), ((104, 44, 192, 150), (104, 226, 192, 144))
    with calm(look):
        drawn = panels(on, look, (660, 314), (300, 396), *(narrow if look.narrow else wide))
        scores(frame, drawn.axes[0], chosen=chosen, look=look)
        spread(frame[chosen], drawn.axes[1], named=look.narrow, look=look)
    return drawn


def _names(ax: Axes, names: "pd.Index[str]", look: Look) -> None:
    """Write the names of the rows before them."""
    for at, name in enumerate(names):
        place: Style = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
        ax.annotate(str(name), (0, at + 0.5), (-6, 0), ha="right", va="center", size=look.size, **place)


def _diverging(look: Look) -> LinearSegmentedColormap:
    """Return vermilion over the ground to blue, pale enough for ink to be read on either end."""
    ends = ("#a04e12", look.ground, "#0f6699") if look.dark else ("#f0a878", look.ground, "#7fb6dc")
    return LinearSegmentedColormap.from_list("worse to better", ends)
