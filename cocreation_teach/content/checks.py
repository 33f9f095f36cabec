"""What all content files are held to: their fields, and the concepts and misconceptions that they name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import CONCEPTS, MISCONCEPTIONS, Quadrant

Table = Mapping[str, Any]
Report = Callable[[str, object, str], None]

_MISCONCEPTIONS = f"M1 to M{len(MISCONCEPTIONS)}"


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


def check_option_ids(options: Iterable[str], report: Report) -> None:
    """Report each id of an option that will not do."""
    for option in options:
        if not is_slug(option) and option not in set(Quadrant):
            report(f", option {option}", option, f"{SLUG[:-1]}, or a quadrant's numeral.")


def check_concepts(concepts: object, report: Report) -> None:
    """Report each concept that the course does not have."""
    for concept in concepts if isinstance(concepts, list) else ():
        if not isinstance(concept, str) or concept not in CONCEPTS:
            report(", concepts", concept, "Allowed are the ids of the course's concepts, A1 to K4.")


def check_misconception(value: object, credit: float, place: str, report: Report) -> None:
    """Report a misconception that the course does not have, or any on a right answer.

    A wrong answer need not betray one: it may be a slip, or a name forgotten.
    """
    if value is not None and credit < 1 and not (isinstance(value, str) and value in MISCONCEPTIONS):
        report(f"{place}, misconception", value, f"Allowed is {_MISCONCEPTIONS}, or nothing for a mere slip.")
    if credit == 1 and value is not None:
        report(f"{place}, misconception", value, "A right answer shows no misconception.")
