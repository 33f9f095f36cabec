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
from textwrap import shorten, wrap
from typing import Any, Final

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from cocreation_teach.plots.style import BLUE, VERMILION, Look, Style, bare, calm, page, panel, svg

LOOK: Final = Look()
WIDTH: Final = 660
_VARIABLES: Final = {LOOK.ink: "--ink", LOOK.soft: "--soft", LOOK.rule: "--rule", LOOK.ground: "--ground"}
# Blue laid over the ground, whatever that is: the ink is read on all of it.
_TINT: Final = LinearSegmentedColormap.from_list("tint", [(0, 0.447, 0.698, 0.0), (0, 0.447, 0.698, 0.5)])


def inline(figure: Figure, name: str, words: str) -> str:
    """Return a figure as an SVG element for a page, under a name that makes its ids its own.

    Examples
    --------
    >>> drawing = inline(draw_marks(pd.Series([40.0, 60.0])), "marks", 'Two "marks".')
    >>> drawing[:47], "--ink" in drawing, 'id="figure_1"' in drawing
    ('<svg role="img" aria-label="Two &quot;marks&quot;', True, False)
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
    with _drawing():
        figure = page(LOOK, (WIDTH, 250), (WIDTH, 250))
        ax = panel(figure, 44, 34, 590, 160)
        sns.histplot(x=percent, bins=list(range(0, 101, 10)), ax=ax, color=BLUE, alpha=1, edgecolor=LOOK.ground)
        ax.bar_label(ax.containers[0], labels=[f"{n}" if n else "" for n in _tens(percent)], padding=2)
        middle = float(percent.median())
        ax.axvline(middle, color=LOOK.ink, linewidth=1.4, linestyle=(0, (4, 3)))
        ax.set(xlim=(0, 100), xticks=range(0, 101, 10), xlabel="Marks in per cent", ylabel="", yticks=())
        ax.set_ylim(0, max(_tens(percent)) * 1.18)
        bare(ax, "left")
        ax.set_title(f"Marks of {len(percent)} students; the dashed line is the median, {middle:.0f}%", pad=10)
    return figure


def describe_marks(percent: "pd.Series[float]") -> str:
    """Say what `draw_marks` shows.

    Examples
    --------
    >>> describe_marks(pd.Series([40.0, 60.0]))
    'Marks of 2 students, from 40% to 60%; the median is 50%. 40 to 50%: 1; 60 to 70%: 1.'
    """
    steps = "; ".join(f"{10 * at} to {10 * at + 10}%: {n}" for at, n in enumerate(_tens(percent)) if n)
    low, middle, high = percent.min(), percent.median(), percent.max()
    return f"Marks of {len(percent)} students, from {low:.0f}% to {high:.0f}%; the median is {middle:.0f}%. {steps}."


def draw_items(table: pd.DataFrame) -> Figure:
    """Draw facility and discrimination of each question, one row a question.

    Parameters
    ----------
    table
        Columns label, facility, discrimination, low, high (missing where not shown), grey (few students) and
        look (whether to look at it).
    """
    height = 24 * len(table)
    with _drawing():
        figure = page(LOOK, (WIDTH, height + 92), (WIDTH, height + 92))
        left, right = panel(figure, 230, 34, 180, height), panel(figure, 450, 34, 180, height)
        rows = range(len(table))
        left.hlines(rows, 0, table["facility"], color=LOOK.rule, linewidth=1)
        right.hlines(rows, table["low"], table["high"], color=LOOK.rule, linewidth=2)
        right.axvline(0, color=LOOK.soft, linewidth=0.9)
        for at, row in enumerate(table.itertuples()):
            style = _dot(bool(row.look))
            left.plot(row.facility, at, clip_on=False, **style)
            right.plot(row.discrimination, at, clip_on=False, alpha=0.45 if row.grey else 1, **style)
        left.set_yticks(rows, [shorten(str(label), 36, placeholder=" …") for label in table["label"]])
        left.set(xlim=(0, 1), xticks=(0, 0.5, 1), title="Facility", xlabel="mean credit")
        left.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        lowest = table["low"].min()
        right.set(xlim=(min(-0.25, lowest if lowest == lowest else 0), 1), title="Discrimination")
        right.set(xticks=(0, 0.5, 1), yticks=(), xlabel="item-rest correlation")
        for ax in (left, right):
            ax.set_ylim(len(table) - 0.4, -0.6)
            bare(ax, "left")
    return figure


def describe_items(table: pd.DataFrame) -> str:
    """Say what `draw_items` shows."""
    said = []
    for row in table.itertuples():
        parts = [f"facility {row.facility:.0%}"] if row.facility == row.facility else []
        parts += [f"discrimination {row.discrimination:.2f}"] if row.discrimination == row.discrimination else []
        said.append(f"{row.label}: {', '.join(parts) or 'not known'}{'; look at it' if row.look else ''}")
    return f"Facility and discrimination by question. {'. '.join(said)}."


def draw_confusion(table: pd.DataFrame) -> Figure:
    """Draw quadrant of the key by quadrant chosen, as shares of each row, in the chapter's order.

    Parameters
    ----------
    table
        Counts; rows (key) and columns (chosen) are I to IV.
    """
    shares = table.div(table.sum(axis=1).replace(0, 1), axis=0)
    said = [
        [f"{share:.0%}\n{count}" for share, count in zip(*pair, strict=True)]
        for pair in zip(shares.to_numpy(), table.to_numpy(), strict=True)
    ]
    with _drawing():
        figure = page(LOOK, (WIDTH, 372), (WIDTH, 372))
        ax = panel(figure, 200, 88, 380, 240)
        sns.heatmap(
            shares,
            ax=ax,
            vmin=0,
            vmax=1,
            cmap=_TINT,
            annot=pd.DataFrame(said),
            fmt="",
            cbar=False,
            linewidths=1,
            linecolor=LOOK.rule,
            annot_kws={"color": LOOK.ink, "size": LOOK.size},
        )
        for line in (ax.axvline, ax.axhline):
            line(2, color=LOOK.ink, linewidth=1.6)
        ax.xaxis.tick_top()
        names = [f"{numeral}\n{locus}" for numeral, locus in zip(table, ("individual", "system") * 2, strict=True)]
        ax.set_xticks([at + 0.5 for at in range(4)], names)
        ax.set_yticks([at + 0.5 for at in range(4)], [name.replace("\n", "  ") for name in names], rotation=0)
        ax.tick_params(length=0)
        ax.set(xlabel="", ylabel="")
        note: dict[str, Any] = {"xycoords": "axes pixels", "color": LOOK.soft, "ha": "center"}
        for middle, nature in ((1, "involuntary"), (3, "voluntary")):
            ax.annotate(nature, (middle * 95, 282), **note)
            ax.annotate(nature, (-120, 240 - middle * 60), rotation=90, va="center", **note)
        ax.annotate("CHOSEN", (190, 304), weight=700, **{**note, "color": LOOK.ink})
        ax.annotate("KEY", (-150, 120), weight=700, rotation=90, va="center", **{**note, "color": LOOK.ink})
    return figure


def describe_confusion(table: pd.DataFrame) -> str:
    """Say what `draw_confusion` shows, row by row."""
    rows = [
        f"Key {key}, {row.sum()} answers: " + ", ".join(f"{chosen} {count}" for chosen, count in row.items())
        for key, row in table.iterrows()
        if row.sum()
    ]
    return f"Quadrant of the key by quadrant chosen. {'. '.join(rows)}."


def draw_calibration(table: pd.DataFrame) -> Figure:
    """Draw the share right for each level of confidence, and the chance that the level states.

    Parameters
    ----------
    table
        Index confidence; columns n, stated, right.
    """
    with _drawing():
        figure = page(LOOK, (WIDTH, 270), (WIDTH, 270))
        ax = panel(figure, 44, 40, 420, 170)
        at = range(len(table))
        ax.bar(at, table["right"], width=0.55, color=BLUE)
        ax.hlines(table["stated"], [x - 0.36 for x in at], [x + 0.36 for x in at], color=VERMILION, linewidth=3)
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
    rows = (f"{row.Index}: {row.right:.0%} of {row.n} answers right, {row.stated:.0%} stated" for row in table.itertuples())
    return f"Share right by confidence. {'; '.join(rows)}."


def draw_misconceptions(table: pd.DataFrame) -> Figure:
    """Draw how many students hold each misconception, of those who could have shown it.

    Parameters
    ----------
    table
        Columns label, students, twice, could.
    """
    height = 34 * len(table)
    with _drawing():
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
        ax.set_title("Students with an answer that points to it (dark: in two questions)", x=-1.15, pad=10)
        bare(ax, "left")
    return figure


def describe_misconceptions(table: pd.DataFrame) -> str:
    """Say what `draw_misconceptions` shows."""
    rows = (f"{row.label}: {row.students} of {row.could} students, {row.twice} in two questions" for row in table.itertuples())
    return f"Misconceptions. {'. '.join(rows)}."


@contextmanager
def _drawing() -> Iterator[None]:
    """Draw in the course's style; a dollar sign in a label is a dollar sign."""
    with calm(LOOK), mpl.rc_context({"text.parse_math": False}):
        yield


def _tens(percent: "pd.Series[float]") -> list[int]:
    """Count in steps of ten; 100 belongs to the last."""
    steps = (percent // 10).clip(0, 9).astype(int)
    return [int((steps == at).sum()) for at in range(10)]


def _dot(look: bool) -> Style:
    colour, shape = (VERMILION, "D") if look else (BLUE, "o")
    return {"marker": shape, "color": colour, "markersize": 7, "linestyle": ""}


def _two_lines(label: str) -> str:
    return "\n".join(wrap(label, 42, max_lines=2, placeholder=" …"))
