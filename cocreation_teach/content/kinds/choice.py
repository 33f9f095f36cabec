"""One answer among options, in a question file.

::

    options.yes = { label = "Yes", credit = 1, why = "Refusing shapes the service too." }
    options.no = { label = "No", misconception = "M1", why = "You may think ..., but ..." }

An option that can be defended has some credit (``credit = 0.5``) and may go without a misconception.
"""

from typing import Final

from cocreation_teach.content.checks import Report, Table, check_misconception, check_option_ids, has_fields
from cocreation_teach.theory import Choice, Mark
from cocreation_teach.theory.mark import verdict

FIELDS: Final = {"options": dict}
_REQUIRED: Final = {"label": str, "why": str}
_OPTIONAL: Final[dict[str, type | tuple[type, ...]]] = {"misconception": str, "credit": (int, float)}


def check(table: Table, report: Report) -> None:
    """Report what is wrong with the options."""
    options = table["options"]
    check_option_ids(options, report)
    sound = [_check_option(option, f", option {key}", report) for key, option in options.items()]
    if options and all(sound) and not any(option.get("credit", 0) == 1 for option in options.values()):
        report(", options", "", "At least one option must be right (credit = 1).")


def _check_option(option: object, place: str, report: Report) -> bool:
    if not has_fields(option, _REQUIRED, _OPTIONAL, place, report):
        return False
    assert isinstance(option, dict)
    credit = option.get("credit", 0)
    if isinstance(credit, bool) or not 0 <= credit <= 1:
        report(f"{place}, credit", credit, "A credit is a number from 0 to 1.")
        return False
    check_misconception(option.get("misconception"), credit, place, report)
    return True


def read(key: str, table: Table) -> Choice:
    """Return the question."""
    options = table["options"]
    return Choice(
        key,
        table["prompt"],
        tuple((option, held["label"]) for option, held in options.items()),
        {option: _mark(held) for option, held in options.items()},
    )


def _mark(option: Table) -> Mark:
    credit = option.get("credit", 0)
    return Mark(credit, (verdict(credit), option["why"]), option.get("misconception"))
