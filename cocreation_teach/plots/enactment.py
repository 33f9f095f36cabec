"""A service enacted: experience against expectation, and satisfaction and outcome apart."""

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
from cocreation_teach.theory.wording import signed
from cocreation_teach.words import say

BEFORE = -1
"""Where the time before the first moment stands on the axis of moments."""
RESULTS = ("satisfaction", "let-down", "pleased"), ("outcome", "done-below", "done-above")
"""Each result with the words at its ends, by their ids."""


def experience(
    frame: pd.DataFrame,
    expectation: float,
    ax: Axes | None = None,
    *,
    prior: float | None = None,
    promise: float | None = None,
    look: Look | None = None,
) -> Axes:
    """Draw experience against expectation, moment by moment.

    Parameters
    ----------
    frame
        Column experience, a row a moment of truth; missing while a moment is not enacted.
    expectation
        What the user expects, 0 to 1.
    ax
        Where to draw; a figure of its own if left out.
    prior, promise
        What was expected before the promise, and the promise, if they are to be shown.
    look
        Ink and size.

    Examples
    --------
    >>> experience(pd.DataFrame({"experience": [0.7, None]}), 0.5)
    <Axes: ...>
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        if is_new(ax):
            ax.set(xlim=(BEFORE - 0.6, len(frame) - 0.5), ylim=(-0.1, 1.1), xticks=())
            middling = "" if look.narrow else say("enactment.middling")
            ax.set_yticks((0, 0.5, 1), [say("enactment.low"), middling, say("enactment.high")])
            bare(ax, "left", "bottom")
        with marks(ax):
            style: Style = {"color": look.ink, "linewidth": 1.4, "linestyle": (0, (5, 3)), "zorder": 2}
            ax.plot([BEFORE + 0.5, len(frame) - 0.55], [expectation] * 2, **style)
            _before(ax, expectation, prior, promise, look)
            for at, met in enumerate(frame["experience"].dropna().astype(float)):
                better = met >= expectation
                colour, shape = (BLUE, "^") if better else (VERMILION, "v")
                ax.plot(
                    [at, at], [expectation, met], color=colour, linewidth=5, alpha=0.4, solid_capstyle="butt"
                )
                ax.plot(at, met, marker=shape, markersize=8, color=colour, zorder=3, clip_on=False)
                _number(ax, met - expectation, at, met, 12 if better else -12, look)
    return ax


def outcome(frame: pd.DataFrame, ax: Axes | None = None, *, look: Look | None = None) -> Axes:
    """Draw what each moment did for the outcome as bars, and the part that the user played as a line.

    Parameters
    ----------
    frame
        Columns moment, part (0 to 1) and outcome (-1 to 1); missing while a moment is not enacted.
    """
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        if is_new(ax):
            _moments(ax, [str(name) for name in frame["moment"]], look)
        with marks(ax):
            dotted: Style = {
                "color": look.soft,
                "linewidth": 1.2,
                "linestyle": ":",
                "marker": "s",
                "markersize": 4.5,
            }
            ax.plot(range(len(frame)), frame["part"].astype(float), clip_on=False, zorder=3, **dotted)
            for at, done in enumerate(frame["outcome"].dropna().astype(float)):
                colour, hatch = (VERMILION, "////") if done < 0 else (GREEN, None)
                ax.bar(at, done, width=0.5, color=colour, hatch=hatch, linewidth=0, zorder=1)
                _number(ax, done, at, min(done, 0), -9, look)
    return ax


def result(
    name: str, value: float | None, ax: Axes | None = None, *, ends: tuple[str, str], look: Look | None = None
) -> Axes:
    """Draw a result, if there is one, as a mark on a line from -1 to 1 with a word at either end."""
    look = look or Look()
    with calm(look):
        ax = own_axes(ax, look)
        if is_new(ax):
            ax.plot([-1, 1], [0, 0], color=look.rule, linewidth=1.2, zorder=1)
            ax.plot([0, 0], [-0.3, 0.3], color=look.soft, linewidth=1, zorder=1)
            for x, word, side in ((-1, ends[0], "left"), (1, ends[1], "right")):
                ax.text(x, -0.9, word, ha=side, va="center", color=look.soft, size=look.size - 1)
            ax.set(xlim=(-1.05, 1.05), ylim=(-1.3, 0.7), xticks=(), yticks=())
            bare(ax, "left", "bottom")
        with marks(ax):
            if value is not None:
                colour, shape = (BLUE, "^") if value >= 0 else (VERMILION, "v")
                ax.plot(
                    [0, value], [0, 0], color=colour, linewidth=5, alpha=0.4, solid_capstyle="butt", zorder=2
                )
                ax.plot(value, 0, marker=shape, markersize=8, color=colour, clip_on=False, zorder=3)
        ax.set_title(
            say("enactment.none-yet", name=name)
            if value is None
            else say("enactment.so-far", name=name, value=signed(value)),
            pad=1,
        )
    return ax


def figure(
    frame: Data,
    expectation: float,
    *,
    prior: float,
    promise: float | None,
    results: tuple[float, float] | None,
    look: Look | None = None,
    on: Figure | None = None,
) -> Figure:
    """Set experience above outcome, and below them satisfaction and outcome so far.

    Parameters
    ----------
    frame
        Columns moment, experience, part and outcome, a row a moment; missing where not enacted yet.
    promise, results
        The promise, and satisfaction and outcome so far; ``None`` while they are yet to come.
    on
        A figure that was drawn here for the same look, to be drawn anew.
    """
    look, frame = look or Look(), pd.DataFrame(frame)
    left, width = (54, 240) if look.narrow else (66, 586)
    tops = ((26, 130), (196, 92), (362, 44)) if look.narrow else ((28, 162), (228, 110), (390, 42))
    half = (left + width - 40) / 2
    places = [(left, *top, width) for top in tops[:2]] + [
        (8 + at * (half + 28), *tops[2], half) for at in (0, 1)
    ]
    with calm(look):
        size = (660, 440), (300, 424)
        drawn = panels(on, look, *size, *((x, top, wide, height) for x, top, height, wide in places))
        above, below, *last = drawn.axes
        experience(frame, expectation, above, prior=prior, promise=promise, look=look)
        outcome(frame, below, look=look)
        for ids, value, ax in zip(RESULTS, results or (None, None), last, strict=True):
            name, *ends = (say(f"enactment.{one}") for one in ids)
            result(name, value, ax, ends=(ends[0], ends[1]), look=look)
        if on is None:
            for ax, said in (
                (above, say("enactment.above")),
                (below, say("enactment.below")),
            ):
                ax.set_title(said, x=-(left - 4) / width, pad=12)
    return drawn


def _moments(ax: Axes, moments: list[str], look: Look) -> None:
    zero_line(ax, look)
    names = [f"{at}" if look.narrow else fill(f"{at} {name}", 16) for at, name in enumerate(moments, 1)]
    ax.set_xticks(range(len(moments)), names)
    ax.set_yticks((0, 1), [say("enactment.no-part"), say("enactment.full-part")])
    ax.set(xlim=(BEFORE - 0.6, len(moments) - 0.5), ylim=(-0.45, 1.05))
    ax.tick_params(axis="x", length=0)
    if look.narrow:
        ax.set_xlabel(say("enactment.moment-of-truth"), labelpad=2)
    bare(ax, "left", "bottom")


def _before(ax: Axes, expectation: float, prior: float | None, promise: float | None, look: Look) -> None:
    """Mark what was expected before the promise, the promise, and the expectation that came of them."""
    known = [
        (name, level, shape)
        for name, level, shape in (("prior", prior, "o"), ("promise", promise, "D"))
        if level is not None
    ]
    heights = apart([level for _, level, _ in known], 0.13)
    for (name, level, shape), height in zip(known, heights, strict=True):
        inside = look.ink if name == "promise" else look.ground
        ax.plot(BEFORE, level, marker=shape, markersize=6, color=look.ink, markerfacecolor=inside, zorder=3)
        ax.plot([BEFORE, BEFORE + 0.5], [level, expectation], color=look.soft, linewidth=0.8, linestyle=":")
        ax.annotate(
            say(f"enactment.{name}"),
            (BEFORE, height),
            (-7, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            size=look.size - 2,
        )


def _number(ax: Axes, number: float, at: float, height: float, away: float, look: Look) -> None:
    ax.annotate(
        signed(number),
        (at, height),
        (0, away),
        textcoords="offset points",
        ha="center",
        va="center",
        size=look.size - 1,
    )
