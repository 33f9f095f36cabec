"""Figures of the simulated class, and a figure shown with words for who cannot see it.

Each ``draw_...`` takes a pandas frame and returns Axes; its ``describe_...`` takes the same frame and says in
words what the figure shows, so the words stay true when the data change.  Frames are in the long form of
`cocreation_teach.simulations.classroom`: a row an answer.
"""

from base64 import b64encode
from html import escape

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from cocreation_teach.plots.style import BLUE, Look, bare, calm, page, panel, svg
from cocreation_teach.theory import CONFIDENCE

LOOK = Look()


class FigureWithWords:
    """A figure as the notebook shows it: an image whose alt text is its description.

    Examples
    --------
    >>> 'alt="Two &quot;bars&quot;"' in FigureWithWords(b"<svg/>", 'Two "bars"')._repr_html_()
    True
    """

    def __init__(self, drawing: bytes, words: str) -> None:
        self.drawing, self.words = drawing, words

    def __repr__(self) -> str:
        """Return the words, where no image can be shown."""
        return self.words

    def _repr_html_(self) -> str:
        source = f"data:image/svg+xml;base64,{b64encode(self.drawing).decode()}"
        # The figures are inked for a white ground, whatever the theme of the page.
        # A narrow page shrinks it a little and then lets it scroll: smaller letters could not be read.
        style = "background: #fff; max-width: 100%; min-width: 400px"
        image = f'<img alt="{escape(self.words)}" style="{style}" src="{source}">'
        return f'<div style="overflow-x: auto" tabindex="0" role="group" aria-label="Figure">{image}</div>'


def figure_with_words(ax: Axes, words: str) -> FigureWithWords:
    """Return the figure of some Axes, ready to be shown with its description as alt text.

    Parameters
    ----------
    ax
        What was drawn, by a function of this course or by seaborn.
    words
        What there is to see, for who cannot see it.

    Raises
    ------
    ValueError
        If there are no words.

    Examples
    --------
    >>> frame = pd.DataFrame({"confidence": ["guess", "certain"], "right": [False, True]})
    >>> figure_with_words(draw_calibration(frame), describe_calibration(frame))
    Simulated class. Share right among answers called ... guess, 0% of 1; certain, 100% of 1.
    """
    if not words.strip():
        raise ValueError("Say in words what there is to see: not every reader sees the figure.")
    part = ax.get_figure()
    if part is None:
        raise ValueError("These Axes belong to no figure any more: draw them again.")
    figure = part.figure  # the whole, if the Axes stand on a part of one
    # Drawn through pyplot, it would appear a second time below the cell, and without words.
    plt.close(figure)
    return FigureWithWords(svg(figure), words)


def draw_share_right(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the share right for each encounter, the hardest at the top.

    Parameters
    ----------
    frame
        Columns title and right.
    ax
        Where to draw; a figure of its own if left out.

    Examples
    --------
    >>> draw_share_right(pd.DataFrame({"title": ["A rash"], "right": [True]}))
    <Axes: ...>
    """
    shares = _share_right(frame)
    with calm(LOOK):
        if ax is None:
            ax = _ground(200, 250, 24 * len(shares))
        rows = range(len(shares))
        ax.hlines(rows, 0, shares, color=LOOK.rule, linewidth=1)
        ax.plot(shares, rows, "o", color=BLUE, markersize=7)
        for row, share in zip(rows, shares, strict=True):
            ax.annotate(f"{share:.0%}", (share, row), (8, 0), textcoords="offset points", va="center")
        ax.set_yticks(rows, shares.index)
        ax.set(xlim=(0, 1), ylim=(len(shares) - 0.4, -0.6), xticks=(0, 0.5, 1))
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        ax.set_title("Simulated class: share right", pad=12)
        bare(ax, "left")
    return ax


def describe_share_right(frame: pd.DataFrame) -> str:
    """Say what `draw_share_right` shows.

    Examples
    --------
    >>> describe_share_right(pd.DataFrame({"title": ["A rash", "A ramp"], "right": [True, False]}))
    'Simulated class. Share right for 2 encounters, from A ramp, 0%, to A rash, 100%.'
    """
    shares = _share_right(frame)
    low, high = (f"{shares.index[at]}, {shares.iloc[at]:.0%}" for at in (0, -1))
    return f"Simulated class. Share right for {len(shares)} encounters, from {low}, to {high}."


def draw_answers(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw a table of shares as a heat map, the number in each cell.

    Parameters
    ----------
    table
        Shares that add up to 1 in each row, such as ``pandas.crosstab(..., normalize="index")`` gives.
    ax
        Where to draw; a figure of its own if left out.

    Examples
    --------
    >>> draw_answers(pd.DataFrame({"I": [0.75], "II": [0.25]}, index=["A rash"]))
    <Axes: ...>
    """
    with calm(LOOK):
        if ax is None:
            ax = _ground(220, 60 * table.shape[1], 28 * table.shape[0])
        sns.heatmap(
            table,
            ax=ax,
            vmin=0,
            # Half the palette: dark numbers are read easily on all of it.
            vmax=2,
            cmap=sns.light_palette(BLUE, as_cmap=True),
            annot=True,
            fmt=".0%",
            cbar=False,
            linewidths=1,
            linecolor=LOOK.ground,
            annot_kws={"color": LOOK.ink},
        )
        ax.set_title("Simulated class: share of answers", pad=12)
        ax.tick_params(length=0)
        ax.tick_params(axis="y", labelrotation=0)
    return ax


def describe_answers(table: pd.DataFrame) -> str:
    """Say what `draw_answers` shows: for each row its answers, the most frequent first.

    Examples
    --------
    >>> describe_answers(pd.DataFrame({"I": [0.75], "II": [0.25]}, index=["A rash"]))
    'Simulated class. Share of answers. A rash: I 75%, II 25%.'
    """
    rows = (
        f"{name}: " + ", ".join(f"{column} {share:.0%}" for column, share in ordered.items() if share)
        for name, ordered in ((name, row.sort_values(ascending=False)) for name, row in table.iterrows())
    )
    return f"Simulated class. Share of answers. {'; '.join(rows)}."


def draw_calibration(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the share right among the answers called a guess, fairly sure and certain.

    Parameters
    ----------
    frame
        Columns confidence and right.
    ax
        Where to draw; a figure of its own if left out.

    Examples
    --------
    >>> draw_calibration(pd.DataFrame({"confidence": ["guess"], "right": [True]}))
    <Axes: ...>
    """
    found = _by_confidence(frame)
    with calm(LOOK):
        if ax is None:
            ax = _ground(60, 330, 170)
        bars = ax.bar(range(len(found)), found["mean"], width=0.6, color=BLUE)
        ax.bar_label(bars, [f"{share:.0%}" for share in found["mean"]], padding=3)
        ax.set_xticks(
            range(len(found)),
            [f"{level}\n{count} answers" for level, count in found["count"].items()],
        )
        ax.set(ylim=(0, 1.12), yticks=(0, 0.5, 1))
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        ax.set_title("Simulated class: share right by confidence", pad=12)
    return ax


def describe_calibration(frame: pd.DataFrame) -> str:
    """Say what `draw_calibration` shows.

    Examples
    --------
    >>> describe_calibration(pd.DataFrame({"confidence": ["fair", "fair"], "right": [True, False]}))
    'Simulated class. Share right among answers called a guess, fair or certain: fair, 50% of 2.'
    """
    found = _by_confidence(frame)
    said = [f"{level}, {found['mean'][level]:.0%} of {found['count'][level]}" for level in found.index]
    return f"Simulated class. Share right among answers called a guess, fair or certain: {'; '.join(said)}."


def _ground(left: int, width: int, height: int) -> Axes:
    """Return Axes on a figure of their own, with room for names on the left; all in pixels."""
    size = (left + width + 30, height + 90)
    return panel(page(LOOK, size, size), left, 34, width, height)


def _share_right(frame: pd.DataFrame) -> "pd.Series[float]":
    return frame.groupby("title")["right"].mean().sort_values(kind="stable")


def _by_confidence(frame: pd.DataFrame) -> pd.DataFrame:
    found = frame.groupby("confidence")["right"].agg(["mean", "count"])
    return found.loc[[level for level in CONFIDENCE if level in found.index]]
