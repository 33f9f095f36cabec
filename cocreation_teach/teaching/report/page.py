"""The class report: one self-contained page that opens with what to do next Monday.

It names no student and shows nothing that a student wrote, so it can be printed, shown and passed on.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import pandas as pd

from cocreation_teach import __version__
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.folder import REPORT
from cocreation_teach.plots import report as plots
from cocreation_teach.plots import report_questions
from cocreation_teach.teaching import statistics
from cocreation_teach.teaching.report.advice import TO_TALK_ABOUT, Advice, debates, ideas, name, oddities
from cocreation_teach.teaching.results import alone, settle
from cocreation_teach.teaching.statistics import (
    BANDS,
    FEW,
    TOO_FEW,
    ClassData,
    Held,
    ItemStatistics,
    read_class,
)
from cocreation_teach.teaching.templates import template
from cocreation_teach.theory import Quadrant

_DRAWN: Final = 10
"""How many misconceptions the figure shows; the table has all."""

_FIGURES: Final[dict[str, tuple[Callable[[Any], Any], Callable[[Any], str]]]] = {
    "marks": (plots.draw_marks, plots.describe_marks),
    "items": (report_questions.draw_items, report_questions.describe_items),
    "confusion": (report_questions.draw_confusion, report_questions.describe_confusion),
    "calibration": (plots.draw_calibration, plots.describe_calibration),
    "misconceptions": (plots.draw_misconceptions, plots.describe_misconceptions),
}
"""By name, what draws a figure and what says it in words."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the report opens with: what to do next Monday.

    Attributes
    ----------
    people, waiting
        How many handed in, and how many of them wait for a total.
    ideas
        The misconceptions to talk about.
    debates
        What divided the class.
    oddities
        Every question that did not work as it should.
    """

    people: int
    waiting: int
    ideas: tuple[Advice, ...]
    debates: tuple[Advice, ...]
    oddities: tuple[Advice, ...]


def first_page(data: ClassData) -> FirstPage:
    """Return what the report of a class opens with."""
    return _opening(data, statistics.item_statistics(data), statistics.held(data))


def _opening(data: ClassData, items: tuple[ItemStatistics, ...], found: tuple[Held, ...]) -> FirstPage:
    return FirstPage(
        len(data.people),
        int(data.people["percent"].isna().sum()),
        ideas(found),
        debates(data, statistics.divisions(data)),
        oddities(items),
    )


def write_report(folder: Path | str, before: Path | str | None = None) -> Path:
    """Write ``results/report.html`` of an assignment's folder, and return where it is.

    Parameters
    ----------
    folder
        The folder of a graded assignment.
    before
        The folder of a graded pre-test, to tell what the class has gained.

    Raises
    ------
    TeachingError
        If the results of grading are missing or cannot be read, somebody is grading, or the pre-test is the
        assignment itself.
    """
    folder = Path(folder)
    if before is not None and os.path.realpath(folder) == os.path.realpath(before):
        raise TeachingError(f"{before} is this assignment itself: name the folder of its pre-test.")
    with alone(folder):
        settle(folder)
        data, earlier = read_class(folder), None if before is None else read_class(Path(before))
        if earlier is not None and (lost := statistics.without_their_zeros(earlier, data)):
            raise TeachingError(
                f"{', '.join(lost)}: but for zeros in front, these ids are in both classes. "
                f"A spreadsheet takes them away. Grade {before} and {folder} again."
            )
        return write_page(data, folder, earlier)


def write_page(data: ClassData, place: Path, before: ClassData | None = None) -> Path:
    """Write the report of a class under a folder that holds ``results/``, and return where it is."""
    path = place / REPORT
    write_whole(path, as_page(data, before).encode())
    return path


def as_page(data: ClassData, before: ClassData | None = None) -> str:
    """Return the report of a class as a page."""
    items, found, matrix = statistics.item_statistics(data), statistics.held(data), statistics.confusion(data)
    opening = _opening(data, items, found)
    answers, forms = statistics.stated(data), statistics.reliabilities(data)
    sureness = statistics.calibration(answers)
    marks, complete = _marks(data)
    shown = {
        "marks": marks,
        "items": _items_table(items if any(one.n for one in items) else ()),
        "confusion": matrix if matrix.to_numpy().any() else matrix.iloc[:0],
        "calibration": sureness,
        "misconceptions": _misconceptions_table(found),
    }
    return template("report.html").render(
        assignment=data.assignment,
        version=__version__,
        **{field.name: getattr(opening, field.name) for field in fields(opening)},
        complete=complete,
        shown=TO_TALK_ABOUT,
        judged=any(one.n >= TOO_FEW for one in items),
        items=items,
        dropped=statistics.alphas_if_dropped(forms),
        forms=forms,
        held=found,
        matrix=matrix,
        quadrants={quadrant.value: quadrant for quadrant in Quadrant},
        missed=statistics.missed_axes(matrix),
        agreements={kind: statistics.agreement(data, kind) for kind in ("quadrant", "continuum")},
        calibration=sureness,
        sure_and_wrong=int(((answers["confidence"] == "certain") & (answers["right"] == 0)).sum()),
        brier=statistics.brier(answers),
        compared=before is not None,
        gain=statistics.gain(before, data) if before else None,
        figures={key: _drawn(key, what) for key, what in shown.items() if len(what)},
        name=name,
        few=FEW,
        too_few=TOO_FEW,
        bands=BANDS,
    )


def _marks(data: ClassData) -> "tuple[pd.Series[float], bool]":
    """Return the marks in per cent, and whether they are totals; if not, of what is marked so far."""
    final = data.people["percent"].dropna()
    if len(final):
        return final, True
    possible = data.credits.notna().mul(data.points, axis=1).sum(axis=1)
    earned = data.credits.mul(data.points, axis=1).sum(axis=1)
    return (100 * earned / possible.where(possible > 0)).dropna().clip(0, 100), False


def _drawn(figure: str, what: object) -> str:
    draw, describe = _FIGURES[figure]
    return plots.inline(draw(what), figure, describe(what))


def _items_table(items: tuple[ItemStatistics, ...]) -> pd.DataFrame:
    rows = [
        (
            name(one.item.id, one.item.prompt, 60),
            one.facility,
            *(one.discrimination or (None, None, None)),
            one.n < FEW,
            bool(one.reasons),
        )
        for one in items
    ]
    table = pd.DataFrame(rows, columns=["label", "facility", "discrimination", "low", "high", "grey", "look"])
    numbers = ["facility", "discrimination", "low", "high"]
    return table.astype(dict.fromkeys(numbers, float))


def _misconceptions_table(found: tuple[Held, ...]) -> pd.DataFrame:
    rows = [(f"{one.id} {one.belief}", one.students, one.twice, one.could) for one in found if one.students]
    return pd.DataFrame(rows[:_DRAWN], columns=["label", "students", "twice", "could"])
