"""What must be so in a question of a question file."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import CONCEPTS, MISCONCEPTIONS, Quadrant

_COMMON: Final = {"kind": str, "prompt": str, "concepts": list}
_FIELDS: Final[dict[str, dict[str, type]]] = {
    **{kind: {"options": dict} for kind in ("choice", "perspective", "continuum", "values")},
    "match": {"options": dict, "rows": dict},
    "text": {"model": str},
}

Table = Mapping[str, Any]
Report = Callable[[str, object, str], None]


def check(name: str, table: object, report: Report) -> None:
    """Report what is wrong with a question."""
    if not is_slug(name):
        report("", name, SLUG)
    kind = table.get("kind", "") if isinstance(table, dict) else table
    if not isinstance(table, dict) or not isinstance(kind, str) or kind not in _FIELDS:
        report(", kind", kind, f"Allowed is one of: {', '.join(_FIELDS)}.")
        return
    has_fields(table, _COMMON | _FIELDS[kind], {}, "", report)
    concepts, options, rows = (table.get(field) for field in ("concepts", "options", "rows"))
    check_concepts(concepts, report)
    for row in rows if isinstance(rows, dict) else ():
        if not is_slug(row):
            report(f", row {row}", row, SLUG)
    if not isinstance(options, dict):
        return
    for option in options:
        if not is_slug(option) and option not in set(Quadrant):
            report(f", option {option}", option, f"{SLUG[:-1]}, or a quadrant's numeral.")
    if kind != "match":
        _check_options(kind, options, report)
    elif isinstance(rows, dict):
        _check_match(options, rows, report)


def _check_options(kind: str, options: Table, report: Report) -> None:
    several = kind == "values"
    required = {"label": str, "why": str} | ({"belongs": bool} if several else {})
    optional: dict[str, type | tuple[type, ...]] = {"misconception": str}
    if not several:
        optional["credit"] = (int, float)
    sound = True
    for key, option in options.items():
        place = f", option {key}"
        if not has_fields(option, required, optional, place, report):
            sound = False
        elif isinstance(option.get("credit"), bool) or not 0 <= option.get("credit", 0) <= 1:
            report(f"{place}, credit", option["credit"], "A credit is a number from 0 to 1.")
            sound = False
        else:
            credit = int(option["belongs"]) if several else option.get("credit", 0)
            check_misconception(option.get("misconception"), credit, place, report)
    if sound and options and not any(o.get("belongs") or o.get("credit", 0) == 1 for o in options.values()):
        report(", options", "", "At least one option must be right (credit = 1, or belongs = true).")


def _check_match(options: Table, rows: Table, report: Report) -> None:
    for key, label in options.items():
        if not isinstance(label, str) or not label.strip():
            report(f", option {key}", label, "Here stands the option's label.")
    for key, row in rows.items():
        place = f", row {key}"
        required = {"label": str, "right": str, "why": str, "misconceptions": dict}
        if not has_fields(row, required, {}, place, report):
            continue
        allowed = f"Allowed is one of: {', '.join(options)}."
        if row["right"] not in options:
            report(f"{place}, right", row["right"], allowed)
        for option in (key for key in row["misconceptions"] if key not in options):
            report(f"{place}, misconceptions", option, allowed)
        for option in options:
            value = row["misconceptions"].get(option)
            check_misconception(value, int(option == row["right"]), f"{place}, {option}", report)


def check_concepts(concepts: object, report: Report) -> None:
    """Report each concept that the course does not have."""
    for concept in concepts if isinstance(concepts, list) else ():
        if not isinstance(concept, str) or concept not in CONCEPTS:
            report(", concepts", concept, "Allowed are the ids of the course's concepts, A1 to J4.")


def check_misconception(value: object, credit: float, place: str, report: Report) -> None:
    """Report a wrong answer without a misconception of the course, or a right one with any."""
    known = isinstance(value, str) and value in MISCONCEPTIONS
    if not known and (credit == 0 or (credit < 1 and value is not None)):
        report(f"{place}, misconception", value or "", "A wrong answer names its misconception, M1 to M28.")
    if credit == 1 and value is not None:
        report(f"{place}, misconception", value, "A right answer shows no misconception.")


def has_fields(
    table: object,
    required: Mapping[str, type],
    optional: Mapping[str, type | tuple[type, ...]],
    place: str,
    report: Report,
) -> bool:
    """Report what is missing, empty, of another type or unknown; return whether nothing was."""
    if not isinstance(table, dict):
        report(place, table, f"Here stands a table with: {', '.join(required)}.")
        return False
    sound = True
    for key, kind in required.items():
        value = table.get(key, "")
        blank = not value.strip() if isinstance(value, str) else value in ([], {})
        if blank or not isinstance(value, kind):
            report(f"{place}, {key}", value, "This field must be there and filled in.")
            sound = False
    for key in (key for key in table if key not in required):
        if key not in optional or not isinstance(table[key], optional[key]):
            allowed = ", ".join([*required, *optional])
            report(f"{place}, {key}", table[key], f"Allowed fields are: {allowed}.")
            sound = False
    return sound
