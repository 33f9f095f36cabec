"""Rows that each take one of the same options, in a question file.

::

    options = { I = "Quadrant I", II = "Quadrant II" }
    rows.bell = { label = "A bell", right = "I", why = "...", misconceptions = { II = "M24" } }
"""

from typing import Final

from cocreation_teach.content.checks import Report, Table, check_misconception, check_option_ids, has_fields
from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import Mark, Match

FIELDS: Final = {"options": dict, "rows": dict}
_ROW: Final = {"label": str, "right": str, "why": str, "misconceptions": dict}


def check(table: Table, report: Report) -> None:
    """Report what is wrong with rows and options."""
    options, rows = table["options"], table["rows"]
    for key in rows:
        if not is_slug(key):
            report(f", row {key}", key, SLUG)
    check_option_ids(options, report)
    for key, label in options.items():
        if not isinstance(label, str) or not label.strip():
            report(f", option {key}", label, "Here stands the option's label.")
    for key, row in rows.items() if options else ():
        _check_row(row, f", row {key}", options, report)


def _check_row(row: object, place: str, options: Table, report: Report) -> None:
    if not has_fields(row, _ROW, {}, place, report):
        return
    assert isinstance(row, dict)
    allowed = f"Allowed is one of: {', '.join(options)}."
    if row["right"] not in options:
        report(f"{place}, right", row["right"], allowed)
    for option in (key for key in row["misconceptions"] if key not in options):
        report(f"{place}, misconceptions", option, allowed)
    for option in options:
        value = row["misconceptions"].get(option)
        check_misconception(value, int(option == row["right"]), f"{place}, {option}", report)


def read(key: str, table: Table) -> Match:
    """Return the question."""
    rows, options = table["rows"], table["options"]
    return Match(
        key,
        table["prompt"],
        tuple((row, held["label"]) for row, held in rows.items()),
        tuple(options.items()),
        {row: _marks(held, options) for row, held in rows.items()},
    )


def _marks(row: Table, options: Table) -> dict[str, Mark]:
    wrong = {option: Mark(0, (row["why"],), row["misconceptions"].get(option)) for option in options}
    return wrong | {row["right"]: Mark(1, (row["why"],))}
