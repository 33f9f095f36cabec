"""One or more options, in a question file.

::

    options.needs = { label = "Needs met", belongs = true, why = "..." }
    options.capacity = { label = "Capacity", belongs = false, misconception = "M13", why = "..." }
"""

from typing import Final

from cocreation_teach.content.checks import Report, Table, check_misconception, check_option_ids, has_fields
from cocreation_teach.theory import Part, Several

FIELDS: Final = {"options": dict}
_REQUIRED: Final = {"label": str, "why": str, "belongs": bool}


def check(table: Table, report: Report) -> None:
    """Report what is wrong with the options."""
    options = table["options"]
    check_option_ids(options, report)
    sound = [_check_option(option, f", option {key}", report) for key, option in options.items()]
    if options and all(sound) and not any(option["belongs"] for option in options.values()):
        report(", options", "", "At least one option must belong (belongs = true).")


def _check_option(option: object, place: str, report: Report) -> bool:
    if not has_fields(option, _REQUIRED, {"misconception": str}, place, report):
        return False
    assert isinstance(option, dict)
    check_misconception(option.get("misconception"), int(option["belongs"]), place, report)
    return True


def read(key: str, table: Table) -> Several:
    """Return the question."""
    options = table["options"]
    return Several(
        key,
        table["prompt"],
        tuple((option, held["label"]) for option, held in options.items()),
        {
            option: Part(held["belongs"], held["why"], held.get("misconception"))
            for option, held in options.items()
        },
    )
