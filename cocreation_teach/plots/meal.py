"""One meal, three diners: what each part of it adds to the value in use, and how it pleased."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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


def value_by_part(frame: pd.DataFrame, ax: Axes | None = None, *, look: Look | None = None) -> Axes:
    """Draw what the parts of a meal add to one diner's value in use, the value below, and satisfaction apart.

    Parameters
    ----------
    frame
        Columns part and adds, a row a part, and satisfaction, the same in all; value in use is the sum.
    ax
        Where to draw; a figure of its own if left out.
    look
        Ink and size.

    Examples
    --------
    >>> parts = {"part": ["Food", "Staff"], "adds": [0.3, -0.1], "satisfaction": [0.5, 0.5]}
    >>> value_by_part(pd.DataFrame(parts))
    <Axes: ...>
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        total = float(frame["adds"].sum())
        pleased = float(frame["satisfaction"].iloc[0])
        parts = zip(frame["part"], frame["adds"].astype(float), strict=True)
        rows = [*parts, (say("meal.value"), total), (say("meal.satisfaction"), pleased)]
        # The sum stands a little apart, and satisfaction, which is no part of it, further.
        places = [*range(len(frame)), len(frame) + 0.25, len(frame) + 1.5]
        if is_new(ax):
            _parts(ax, [str(part) for part, _ in rows], places, look)
        with marks(ax):
            for (_, adds), at in zip(rows, places, strict=True):
                _bar(ax, adds, at, look, total=at == places[-2], apart=at == places[-1])
    return ax


def figure(frame: Data, cost: float, *, look: Look | None = None, on: Figure | None = None) -> Figure:
    """Set the diners side by side, or below each other where it is narrow.

    Parameters
    ----------
    frame
        Columns diner, purpose, part, adds and satisfaction.
    cost
        What the meal cost, the same for everyone.
    on
        A figure that was drawn here for the same look, to be drawn anew.
    """
    look = look or Look()
    diners = list(pd.DataFrame(frame).groupby(["diner", "purpose"], sort=False))
    if look.narrow:
        places = [(88.0, 66.0 + 158 * at, 204.0, 106.0) for at in range(len(diners))]
    else:
        places = [(92.0 + 194 * at, 68.0, 172.0, 176.0) for at in range(len(diners))]
    with calm(look):
        drawn = panels(on, look, (660, 288), (300, 528), *places)
        for at, (((diner, purpose), served), ax) in enumerate(zip(diners, drawn.axes, strict=True)):
            value_by_part(served, ax, look=look)
            if on is None:
                ax.set_title(str(diner).capitalize(), pad=20)
                place: Style = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "bottom"}
                # Below the numbers, so that the order is the same when they are drawn anew.
                ax.annotate(
                    str(purpose), (0, 1), (0, 5), zorder=2.5, color=look.soft, size=look.size - 1, **place
                )
                last = at == len(diners) - 1
                ax.tick_params(axis="y", labelleft=look.narrow or not at)
                ax.tick_params(axis="x", labelbottom=last or not look.narrow)
                if last if look.narrow else at == 1:
                    ax.set_xlabel(say("meal.scale"))
        said = say("meal.cost", cost=f"{cost:.2f}")
        drawn.suptitle(said, x=0.01, y=0.99, ha="left", va="top", size=look.size, color=look.ink)
    return drawn


def _parts(ax: Axes, names: list[str], places: list[float], look: Look) -> None:
    zero_line(ax, look, upright=True)
    for below in (places[-2] - 0.63, places[-1] - 0.63):
        ax.axhline(below, color=look.rule, linewidth=0.8)
    ax.set_yticks(places, names)
    ax.yaxis.get_ticklabels()[-2].set(weight="bold", color=look.ink)
    ax.set_xticks((-1, 0, 1), ["−1", "0", "+1"])
    # Room for the longest numbers, −1.00 and +1.00.
    ax.set(xlim=(-1.75, 1.75), ylim=(places[-1] + 0.55, -0.6))
    bare(ax, "left", "bottom")


def _bar(ax: Axes, adds: float, at: float, look: Look, *, total: bool, apart: bool) -> None:
    below = adds < 0
    colour, hatch = (VERMILION, "////") if below else (BLUE, None)
    if apart:
        colour, hatch = look.soft, None
    ax.barh(at, adds, height=0.62 if total else 0.4, color=colour, hatch=hatch, linewidth=0, zorder=2)
    ax.annotate(
        signed(adds),
        (adds, at),
        (-4 if below else 4, 0),
        textcoords="offset points",
        ha="right" if below else "left",
        va="center",
        size=look.size - 1,
        weight="bold" if total else "normal",
    )
