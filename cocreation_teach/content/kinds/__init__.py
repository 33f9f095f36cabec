"""How each kind of question is written in a question file: one small module a class of `theory.kinds`."""

from collections.abc import Mapping
from typing import Protocol

from cocreation_teach.content.checks import Report, Table
from cocreation_teach.content.kinds import choice, match, text, values
from cocreation_teach.theory import Question

__all__ = ["Format", "formats", "register"]


class Format(Protocol):
    """A module that can check and read the table of a question."""

    @property
    def FIELDS(self) -> Mapping[str, type]:  # noqa: N802 - a constant of the module
        """The fields beside kind, prompt and concepts, which must be there, with their types."""

    def check(self, table: Table, report: Report) -> None:
        """Report what is wrong in these fields; one that is missing or of another type is empty here."""

    def read(self, key: str, table: Table) -> Question:
        """Return the question with this id; nothing is wrong in the table, which is the whole one."""


_FORMATS: dict[str, Format] = {
    "choice": choice,
    "perspective": choice,
    "continuum": choice,
    "values": values,
    "match": match,
    "text": text,
}


def register(kind: str, written: Format) -> None:
    """Make known how a kind of question is written.

    Raises
    ------
    ValueError
        If it is known already.
    """
    if _FORMATS.setdefault(kind, written) is not written:
        raise ValueError(f"It is known already how the kind {kind} is written.")


def formats() -> Mapping[str, Format]:
    """Return by kind how it is written.

    Examples
    --------
    >>> list(formats())
    ['choice', 'perspective', 'continuum', 'values', 'match', 'text']
    """
    return _FORMATS
