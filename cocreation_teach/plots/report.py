"""Figures of the class report: a frame in, a figure out, and the words for who cannot see it.

Each ``draw_...`` has a ``describe_...`` that takes the same and says what there is to see.  `inline` writes a
figure for a page whose colours follow the reader's: the inks are the page's own variables ``--ink``,
``--soft``, ``--rule`` and ``--ground``.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from textwrap import wrap
from typing import Final

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from cocreation_teach.plots.style import BLUE, VERMILION, Look, Style, bare, calm, page, panel, svg

LOOK: Final = Look()
WIDTH: Final = 660
_VARIABLES: Final = {LOOK.ink: "--ink", LOOK.soft: "--soft", LOOK.rule: "--rule", LOOK.ground: "--ground"}


def inline(figure: Figure, name: str, words: str) -> str:
    """Return a figure as an SVG element for a page, under a name that makes its ids its own.

    Examples
    --------
    >>> drawing = inline(draw_marks(pd.Series([40.0, 60.0])), "marks", 'Two "marks".')
    >>> drawing.startswith('<svg role="img" aria-label="Two &quot;marks&quot;."'), "var(--ink)" in drawing
    (True, True)
    """
    with warnings.catch_warnings():
        # Widths are measured with matplotlib's font, which need not have the letters: the page's has.
        warnings.filterwarnings("ignore", message="Glyph")
        drawn = svg(figure).decode()
    drawn = drawn[drawn.index("<svg") :]
    for colour, variable in _VARIABLES.items():
        drawn = drawn.replace(colour, f"var({variable})")
    drawn = re.sub(r"<metadata>.*?</metadata>", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"(\bid=\"|url\(#|href=\"#)", rf"\1{name}-", drawn)
    return drawn.replace("<svg", f'<svg role="img" aria-label="{escape(words)}"', 1)


def draw_marks(percent: "pd.Series[float]") -> Figure:
    """Draw how the marks are distributed, in steps of ten per cent, and their median.

    Parameters
    ----------
    percent
        A mark from 0 to 100 for each student.
    """
    with drawing():
        figure = page(LOOK, (WIDTH, 250), (WIDTH, 250))
        ax = panel(figure, 44, 34, 590, 160)
        steps = list(range(0, 101, 10))
        sns.histplot(x=percent, bins=steps, ax=ax, color=BLUE, alpha=1, edgecolor=LOOK.ground)
        for at, count in enumerate(_tens(percent)):
            above: Style = {"textcoords": "offset points", "ha": "center"}
            ax.annotate(f"{count or ''}", (10 * at + 5, count), (0, 3), **above)
        middle = float(percent.median())
        inside = _tens(percent)[min(int(middle // 10), 9)]
        ax.vlines(middle, 0, inside, color=LOOK.ground, linewidth=1.6, linestyle=(0, (4, 3)))
        ax.set(xlim=(0, 100), xticks=range(0, 101, 10), xlabel="Marks in per cent", ylabel="", yticks=())
        ax.set_ylim(0, max(_tens(percent)) * 1.18)
        bare(ax, "left")
        ax.set_title(f"Marks of {len(percent)} students; the median (dashed) is {middle:.0f}%", pad=10)
    return figure


def describe_marks(percent: "pd.Series[float]") -> str:
    """Say what `draw_marks` shows.

    Examples
    --------
    >>> describe_marks(pd.Series([40.0, 60.0]))
    'Marks of 2 students, from 40% to 60%; the median is 50%. 40 to 50%: 1; 60 to 70%: 1.'
    """
    steps = "; ".join(f"{10 * at} to {10 * at + 10}%: {n}" for at, n in enumerate(_tens(percent)) if n)
    span = f"from {percent.min():.0f}% to {percent.max():.0f}%"
    return f"Marks of {len(percent)} students, {span}; the median is {percent.median():.0f}%. {steps}."


def draw_calibration(table: pd.DataFrame) -> Figure:
    """Draw the share right for each level of confidence, and the chance that the level states.

    Parameters
    ----------
    table
        Index confidence; columns n, stated, right.
    """
    with drawing():
        figure = page(LOOK, (WIDTH, 270), (WIDTH, 270))
        ax = panel(figure, 44, 40, 590, 170)
        at = range(len(table))
        ax.bar(at, table["right"], width=0.55, color=BLUE)
        ax.hlines(
            table["stated"], [x - 0.36 for x in at], [x + 0.36 for x in at], color=VERMILION, linewidth=3
        )
        said = [f"{row.Index}\n{row.right:.0%} of {row.n} right" for row in table.itertuples()]
        ax.set_xticks(at, said)
        ax.set(ylim=(0, 1.04), yticks=(0, 0.5, 1), xlim=(-0.6, max(len(table), 3) - 0.4))
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        ax.set_title("Share right (bars) and chance stated (lines), by confidence", pad=12)
    return figure


def describe_calibration(table: pd.DataFrame) -> str:
    """Say what `draw_calibration` shows.

    Examples
    --------
    >>> describe_calibration(pd.DataFrame({"n": [2], "stated": [0.625], "right": [0.5]}, index=["fair"]))
    'Share right by confidence. fair: 50% of 2 answers right, 62% stated.'
    """
    rows = (
        f"{row.Index}: {row.right:.0%} of {row.n} answers right, {row.stated:.0%} stated"
        for row in table.itertuples()
    )
    return f"Share right by confidence. {'; '.join(rows)}."


def draw_misconceptions(table: pd.DataFrame) -> Figure:
    """Draw how many students hold each misconception, of those who could have shown it.

    Parameters
    ----------
    table
        Columns label, students, twice, could.
    """
    height = 34 * len(table)
    with drawing():
        figure = page(LOOK, (WIDTH, height + 76), (WIDTH, height + 76))
        ax = panel(figure, 300, 34, 250, height)
        rows = range(len(table))
        ax.barh(rows, table["students"] / table["could"], height=0.5, color=BLUE, alpha=0.45)
        ax.barh(rows, table["twice"] / table["could"], height=0.5, color=BLUE)
        for at, row in enumerate(table.itertuples()):
            said = f"{row.students} of {row.could}"
            ax.annotate(said, (row.students / row.could, at), (7, 0), textcoords="offset points", va="center")
        ax.set_yticks(rows, [_two_lines(str(label)) for label in table["label"]])
        ax.set(xlim=(0, 1), xticks=(0, 0.5, 1), ylim=(len(table) - 0.4, -0.6))
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        ax.set_title(
            "Students with an answer that points to it (full colour: answers to two questions)",
            x=-1.15,
            pad=10,
        )
        bare(ax, "left")
    return figure


def describe_misconceptions(table: pd.DataFrame) -> str:
    """Say what `draw_misconceptions` shows."""
    rows = (
        f"{row.label}: {row.students} of {row.could} students, {row.twice} in two questions"
        for row in table.itertuples()
    )
    return f"Misconceptions. {'. '.join(rows)}."


@contextmanager
def drawing() -> Iterator[None]:
    """Draw in the course's style; a dollar sign in a label is a dollar sign."""
    with calm(LOOK), mpl.rc_context({"text.parse_math": False}):
        yield


def _tens(percent: "pd.Series[float]") -> list[int]:
    """Count in steps of ten; 100 belongs to the last."""
    steps = (percent // 10).clip(0, 9).astype(int)
    return [int((steps == at).sum()) for at in range(10)]


def _two_lines(label: str) -> str:
    return "\n".join(wrap(label, 42, max_lines=2, placeholder=" …"))
