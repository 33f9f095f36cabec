"""Rows that each take one of the same options, in a question file.

::

    options = { I = "Quadrant I", II = "Quadrant II", III = "Quadrant III" }
    rows.bell = { label = "A bell", right = "I", why = "..." }
    rows.bell.otherwise.II = { feedback = "You may think ..., but ...", misconception = "M24" }
    rows.bell.otherwise.default = { feedback = "..." }

``why`` is said of the right option.  Each wrong one that a student would take has a text of its own;
``default`` is said of the others.
"""

from typing import Final

from cocreation_teach.content.checks import Report, Table, check_misconception, check_option_ids, has_fields
from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import Mark, Match

FIELDS: Final = {"options": dict, "rows": dict}
_ROW: Final = {"label": str, "right": str, "why": str, "otherwise": dict}


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
    said, wrong = row["otherwise"], [option for option in options if option != row["right"]]
    for option, told in said.items():
        where = f"{place}, otherwise {option}"
        if option not in (*wrong, "default"):
            report(where, option, f"Allowed is an option that is not right here: {', '.join(wrong)}.")
        elif has_fields(told, {"feedback": str}, {"misconception": str}, where, report):
            check_misconception(told.get("misconception"), 0, where, report)
    for option in wrong if "default" not in said else ():
        if option not in said:
            report(f"{place}, otherwise", option, "Say what to answer there, or give an `otherwise.default`.")


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
    said = {option: row["otherwise"].get(option, row["otherwise"].get("default")) for option in options}
    return {
        option: Mark(1, (row["why"],))
        if option == row["right"]
        else Mark(0, (told["feedback"],), told.get("misconception"))
        for option, told in said.items()
    }
