"""Figures of the class report on its questions: how hard and telling each was, and quadrants mistaken."""

from textwrap import shorten
from typing import Any, Final

import pandas as pd
import seaborn as sns
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from cocreation_teach.plots.report import LOOK, WIDTH, drawing
from cocreation_teach.plots.style import BLUE, VERMILION, Style, bare, page, panel

# Blue laid over the ground, whatever that is: the ink is read on all of it.
_TINT: Final = LinearSegmentedColormap.from_list("tint", [(0, 0.447, 0.698, 0.0), (0, 0.447, 0.698, 0.5)])


def draw_items(table: pd.DataFrame) -> Figure:
    """Draw facility and discrimination of each question, one row a question.

    Parameters
    ----------
    table
        Columns label, facility, discrimination, low, high (missing where not shown), grey (few students) and
        look (whether to look at it).
    """
    height = 24 * len(table)
    with drawing():
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
        parts = [
            f"{name} {shown}"
            for name, shown in (
                ("facility", f"{row.facility:.0%}"),
                ("discrimination", f"{row.discrimination:.2f}"),
            )
            if "nan" not in shown
        ]
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
    with drawing():
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
        places = zip(table, ("individual", "system") * 2, strict=True)
        names = [f"{numeral}\n{locus}" for numeral, locus in places]
        ax.set_xticks([at + 0.5 for at in range(4)], names)
        ax.set_yticks([at + 0.5 for at in range(4)], [name.replace("\n", "  ") for name in names], rotation=0)
        ax.tick_params(length=0)
        ax.set(xlabel="", ylabel="")
        note: dict[str, Any] = {"xycoords": "axes pixels", "color": LOOK.soft, "ha": "center"}
        for middle, nature in ((1, "involuntary"), (3, "voluntary")):
            ax.annotate(nature, (middle * 95, 282), **note)
            ax.annotate(nature, (-120, 240 - middle * 60), rotation=90, va="center", **note)
        bold = {**note, "color": LOOK.ink, "weight": "bold"}
        ax.annotate("CHOSEN", (190, 304), **bold)
        ax.annotate("KEY", (-150, 120), rotation=90, va="center", **bold)
    return figure


def describe_confusion(table: pd.DataFrame) -> str:
    """Say what `draw_confusion` shows, row by row."""
    rows = [
        f"Key {key}, {row.sum()} answers: " + ", ".join(f"{chosen} {count}" for chosen, count in row.items())
        for key, row in table.iterrows()
        if row.sum()
    ]
    return f"Quadrant of the key by quadrant chosen. {'. '.join(rows)}."


def _dot(look: bool) -> Style:
    colour, shape = (VERMILION, "D") if look else (BLUE, "o")
    return {"marker": shape, "color": colour, "markersize": 7, "linestyle": ""}
