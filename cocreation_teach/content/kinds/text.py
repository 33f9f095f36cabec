"""The student's own words, in a question file: ``model = "One could say ..."``."""

from typing import Final

from cocreation_teach.content.checks import Report, Table
from cocreation_teach.theory import Text

FIELDS: Final = {"model": str}


def check(table: Table, report: Report) -> None:
    """Report nothing: a model answer that is there is all that is asked."""


def read(key: str, table: Table) -> Text:
    """Return the question."""
    return Text(key, table["prompt"], table["model"])
