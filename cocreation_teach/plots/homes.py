"""Two homes over a year: the kinds of value beside the accounts."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from cocreation_teach.plots.style import (
    BLUE,
    PIXELS_AN_INCH,
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

STYLES: tuple[tuple[str, Any, str], ...] = ((BLUE, "-", "o"), (VERMILION, (0, (4, 1.5)), "^"))
"""Colour, line and shape of the first home and the second."""
GLYPHS = {"o": "●", "^": "▲"}
KINDS = ("Needs met", "Well-being", "Capacity")
WEEKS_A_MONTH = 52 / 12


def kind_over_year(frame: pd.DataFrame, ax: Axes | None = None, *, look: Look | None = None) -> Axes:
    """Draw one kind of value over the weeks of the year, a line a home, with its mean above.

    Parameters
    ----------
    frame
        Columns home, week (from 1) and value; no rows if nobody lives there.
    ax
        Where to draw; a figure of its own if left out.
    look
        Ink and size.

    Examples
    --------
    >>> kind_over_year(pd.DataFrame({"home": ["First", "First"], "week": [1, 2], "value": [0.1, 0.2]}))
    <Axes: ...>
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        if is_new(ax):
            _months(ax, look)
        with marks(ax):
            means = []
            for (_, lived), style in zip(frame.groupby("home", sort=False), STYLES, strict=False):
                _line(ax, lived, *style)
                means.append(f"{GLYPHS[style[2]]} {signed(lived['value'].mean())}")
            above = ("\n" if look.narrow else "   ").join(means)
            place: Style = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "bottom"}
            ax.annotate(above, (0, 1), (0, 4), size=look.size - 1, **place)
            if frame.empty:
                ax.text(26, 0.07, say("homes.empty"), ha="center", color=look.soft, size=look.size - 2)
    return ax


def accounts(frame: pd.DataFrame, ax: Axes | None = None, *, look: Look | None = None) -> Axes:
    """Draw the accounts, for each a line a home with its number.

    Parameters
    ----------
    frame
        A row an account: ``most`` (the end of its scale), then a column a home.
    """
    look = look or Look()
    shares = frame.div(frame["most"], axis=0).drop(columns="most")
    with calm(look):
        ax = own_axes(ax, look)
        rows = pd.Series(range(len(frame)), index=frame.index, dtype=float)
        if is_new(ax):
            for name, y in rows.items():
                ax.text(0, y - 0.42, str(name), color=look.soft, size=look.size - 1, va="center")
            ax.axvline(0, color=look.rule, linewidth=0.8)
            ax.set(xlim=(0, 1.9), ylim=(len(frame) - 0.6, -0.6), xticks=(), yticks=())
            bare(ax, "left", "bottom")
        with marks(ax):
            # Lines as in the panels of value, so that each home is known by its line as well as its colour.
            for name, (colour, line, shape), below in zip(shares.columns, STYLES, (-0.1, 0.22), strict=True):
                at = rows + below
                ax.hlines(at, 0, shares[name], color=colour, linestyle=line, linewidth=2, zorder=2)
                ax.plot(
                    shares[name], at, linestyle="", marker=shape, color=colour, markersize=6, clip_on=False
                )
                for number, share, y in zip(frame[name], shares[name], at, strict=True):
                    ax.text(share + 0.08, y, f"{number:,.0f}", va="center", size=look.size - 1)
    return ax


def figure(weeks: Data, books: Data, *, look: Look | None = None, on: Figure | None = None) -> Figure:
    """Set the three kinds of value beside the accounts.

    Parameters
    ----------
    weeks
        Columns kind, home, week and value.
    books
        A row an account: ``most``, then a column a home.
    on
        A figure that was drawn here for the same look, to be drawn anew.
    """
    look, lived, books = look or Look(), pd.DataFrame(weeks), pd.DataFrame(books)
    left, top, width, gap, height = (34, 86, 80, 12, 112) if look.narrow else (36, 82, 134, 16, 172)
    places = [(left + at * (width + gap), top, width, height) for at in range(len(KINDS))]
    books_place = (34, 270, 256, 168) if look.narrow else (504, 50, 152, 214)
    with calm(look):
        drawn = panels(on, look, (660, 314), (300, 444), *places, books_place)
        *axes, last = drawn.axes
        if on is None:
            _legend(drawn, [str(name) for name in books.columns if name != "most"])
            last.set_title(say("homes.accounts"), pad=4)
            across, down = drawn.get_size_inches() * PIXELS_AN_INCH
            under = 247 if look.narrow else 308
            note: Style = {"color": look.soft, "size": look.size - 1, "va": "bottom"}
            drawn.text(left / across, 1 - under / down, say("homes.above"), **note)
        for at, (kind, ax) in enumerate(zip(KINDS, axes, strict=True)):
            kind_over_year(lived[lived["kind"] == kind], ax, look=look)
            if on is None:
                ax.set_title(kind, pad=34 if look.narrow else 21)
                ax.tick_params(axis="y", labelleft=not at)
        accounts(books, last, look=look)
    return drawn


def _months(ax: Axes, look: Look) -> None:
    zero_line(ax, look)
    months = (1, 6, 12) if look.narrow else (1, 4, 8, 12)
    ax.set_xticks([(month - 0.5) * WEEKS_A_MONTH for month in months], [str(month) for month in months])
    ax.set_yticks((-0.5, 0, 0.5, 1), ["−0.5", "0", "+0.5", "+1"])
    ax.set(xlim=(0, 53), ylim=(-0.75, 1), xlabel=say("homes.month"))
    bare(ax, "left", "bottom")


def _line(ax: Axes, lived: pd.DataFrame, colour: str, line: Any, shape: str) -> None:
    weeks, value = lived["week"].to_numpy(), lived["value"].to_numpy()
    style: Style = {"color": colour, "linestyle": line, "marker": shape, "markersize": 5}
    ax.plot(weeks, value, linewidth=2, markevery=[len(weeks) - 1], clip_on=False, zorder=3, **style)


def _legend(drawn: Figure, names: list[str]) -> None:
    handles = [
        Line2D([], [], color=colour, linestyle=line, marker=shape, markersize=6, linewidth=2, label=name)
        for name, (colour, line, shape) in zip(names, STYLES, strict=True)
    ]
    drawn.legend(
        handles=handles, loc="upper left", ncols=2, frameon=False, borderaxespad=0.2, handlelength=2.6
    )
