"""The exhibits of the Explorer, one module each; a module is loaded when its exhibit is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cocreation_teach.widgets.exhibits.exhibit import Exhibit

EXHIBITS: Final = {
    "two-homes": "homes",
    "one-meal": "meal",
    "service-enacted": "enactment",
    "stakeholders": "stakeholders",
    "co-destruction": "destruction",
}
"""The module of each exhibit."""


def exhibit_named(name: str) -> "Exhibit":
    """Return an exhibit by its name.

    Raises
    ------
    ValueError
        If there is no such exhibit, with the names that exist.

    Examples
    --------
    >>> exhibit_named("one-meal").title
    'One meal, three diners'
    """
    if name not in EXHIBITS:
        raise ValueError(f"There is no exhibit {name!r}. There is: {', '.join(EXHIBITS)}.")
    found: Exhibit = import_module(f"{__name__}.{EXHIBITS[name]}").EXHIBIT
    return found
