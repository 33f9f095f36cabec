"""The pages and letters that teaching writes: whatever is put into a page stands in it as text."""

from functools import cache

from jinja2 import Environment, Template

from cocreation_teach.learning.pages import templates
from cocreation_teach.theory.wording import counted


def template(name: str) -> Template:
    """Return a template of this folder."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = templates("teaching")
    environment.filters |= {"percent": percent, "decimal": decimal}
    environment.globals |= {"counted": counted}
    return environment


def percent(share: float | None) -> str:
    """Return a share in whole per cent.

    Examples
    --------
    >>> percent(0.125), percent(None)
    ('12%', '–')
    """
    return "–" if share is None else f"{share:.0%}"


def decimal(value: float | None) -> str:
    """Return a number with two decimals and a true minus.

    Examples
    --------
    >>> decimal(-0.5), decimal(-0.0), decimal(None)
    ('−0.50', '0.00', '–')
    """
    return "–" if value is None else f"{value + 0.0:.2f}".replace("-", "−")
