"""The class report: one self-contained page that opens with what to do next Monday.

It names no student and shows nothing that a student wrote, so it can be printed, shown and passed on.
"""

from pathlib import Path
from typing import Any, Final

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from cocreation_teach import __version__
from cocreation_teach.exchange.results import write_whole
from cocreation_teach.plots import report as plots
from cocreation_teach.plots import report_questions as of_questions
from cocreation_teach.teaching.report.monday import TO_TALK_ABOUT, count, debates, ideas, name, oddities
from cocreation_teach.teaching.statistics.cohort import (
    QUADRANTS,
    agreement,
    brier,
    calibration,
    confusion,
    divisions,
    gain,
    stated,
)
from cocreation_teach.teaching.statistics.data import ClassData, read_class
from cocreation_teach.teaching.statistics.item_statistics import BANDS, FEW, TOO_FEW
from cocreation_teach.teaching.statistics.items import ItemStatistics, item_statistics
from cocreation_teach.teaching.statistics.misconceptions import Held, held
from cocreation_teach.teaching.statistics.reliability import reliabilities
from cocreation_teach.theory import Quadrant

REPORT: Final = "results/report.html"
_DRAWN: Final = 10
"""How many misconceptions the figure shows; the table has all."""


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
        If the results of grading are missing or cannot be read.
    """
    page = as_page(read_class(Path(folder)), None if before is None else read_class(Path(before)))
    path = Path(folder) / REPORT
    write_whole(path, page.encode(), pushed=True)
    return path


def as_page(data: ClassData, before: ClassData | None = None) -> str:
    """Return the report of a class as a page."""
    items, found, answers = item_statistics(data), held(data), stated(data)
    matrix = confusion(data)
    marks, complete = _marks(data)
    view: dict[str, Any] = {
        "assignment": data.assignment,
        "version": __version__,
        "people": len(data.people),
        "waiting": int(data.people["percent"].isna().sum()),
        "complete": complete,
        "ideas": ideas(found),
        "debates": debates(data, divisions(data)),
        "oddities": oddities(items),
        "shown": TO_TALK_ABOUT,
        "judged": any(one.n >= TOO_FEW for one in items),
        "items": items,
        "dropped": _dropped(data),
        "forms": reliabilities(data),
        "held": found,
        "matrix": matrix,
        "quadrants": {quadrant.value: quadrant for quadrant in Quadrant},
        "missed": _missed(matrix),
        "agreements": {kind: agreement(data, kind) for kind in ("quadrant", "continuum")},
        "calibration": calibration(answers),
        "sure_and_wrong": int(((answers["confidence"] == "certain") & (answers["right"] == 0)).sum()),
        "brier": brier(answers),
        "compared": before is not None,
        "gain": gain(before, data) if before else None,
        "figures": _figures(marks, items, found, matrix, calibration(answers)),
        "few": FEW,
        "too_few": TOO_FEW,
        "bands": BANDS,
    }
    templates = Environment(
        loader=PackageLoader("cocreation_teach.teaching"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.filters |= {"percent": _percent, "number": _number, "signed": _signed}
    templates.globals |= {"count": count, "name": name}
    return templates.get_template("report.html").render(view)


def _marks(data: ClassData) -> "tuple[pd.Series[float], bool]":
    """Return the marks in per cent, and whether they are totals; if not, of what is marked so far."""
    final = data.people["percent"].dropna()
    if len(final):
        return final, True
    possible = data.scores.notna().mul(data.points, axis=1).sum(axis=1)
    earned = data.scores.mul(data.points, axis=1).sum(axis=1)
    return (100 * earned / possible.where(possible > 0)).dropna().clip(0, 100), False


def _figures(
    marks: "pd.Series[float]",
    items: tuple[ItemStatistics, ...],
    found: tuple[Held, ...],
    matrix: pd.DataFrame,
    sureness: pd.DataFrame,
) -> dict[str, str]:
    """Return the figures for which there is something to draw, as SVG, by name."""
    shown = [one for one in found if one.students][:_DRAWN]
    figures = {}
    if len(marks):
        figures["marks"] = plots.inline(plots.draw_marks(marks), "marks", plots.describe_marks(marks))
    if any(one.facility is not None for one in items):
        table = _items_table(items)
        figures["items"] = plots.inline(
            of_questions.draw_items(table), "items", of_questions.describe_items(table)
        )
    if matrix.to_numpy().sum():
        words = of_questions.describe_confusion(matrix)
        figures["confusion"] = plots.inline(of_questions.draw_confusion(matrix), "confusion", words)
    if len(sureness):
        words = plots.describe_calibration(sureness)
        figures["calibration"] = plots.inline(plots.draw_calibration(sureness), "calibration", words)
    if shown:
        rows = [(f"{one.id} {one.belief}", one.students, one.twice, one.could) for one in shown]
        table = pd.DataFrame(rows, columns=["label", "students", "twice", "could"])
        words = plots.describe_misconceptions(table)
        figures["misconceptions"] = plots.inline(plots.draw_misconceptions(table), "misconceptions", words)
    return figures


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


def _dropped(data: ClassData) -> dict[str, float | None]:
    forms = reliabilities(data)
    return dict(forms[0].if_dropped) if len(forms) == 1 else {}


def _missed(matrix: pd.DataFrame) -> dict[str, int]:
    """Count the answers that missed the nature, the locus or both."""
    missed = dict.fromkeys(("nature", "locus", "both"), 0)
    for key in QUADRANTS:
        for chosen in QUADRANTS:
            nature = Quadrant(key).nature is not Quadrant(chosen).nature
            locus = Quadrant(key).locus is not Quadrant(chosen).locus
            if nature or locus:
                axis = "both" if nature and locus else "nature" if nature else "locus"
                missed[axis] += int(matrix.loc[key, chosen])
    return missed


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value + 0.0:.2f}".replace("-", "−")


def _signed(value: float) -> str:
    return f"{value:+.0f}".replace("-", "−")
