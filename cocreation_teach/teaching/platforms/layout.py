"""What every learning platform's export of marks has in common, once it is known where it stands."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an export keeps what is needed to fill it in.

    Attributes
    ----------
    students
        The rows of students, each with all ids that stand in it: the platform's own first.
    column
        The column that takes the marks.
    title
        What that column is called, for messages.
    maximum
        What the platform marks out of; ``None`` where the file does not say.
    comma
        Whether numbers are written with a decimal comma.
    kept
        What may stand in the column and is never replaced, in lower case.
    """

    students: tuple["Row", ...]
    column: int
    title: str
    maximum: Decimal | None
    comma: bool
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A student's row: its number, the platform's id, the other ids that stand in it, and the name if any."""

    place: int
    lms_id: str
    ids: frozenset[str]
    name: str

    @property
    def shown(self) -> str:
        """The row as messages name it, counted as spreadsheets do."""
        return f"row {self.place}" + (f" ({self.name})" if self.name else "")


def decimal(cell: str) -> Decimal | None:
    """Return the number in a cell, with a decimal point or comma; ``None`` if there is none.

    Examples
    --------
    >>> decimal("8,5"), decimal("-")
    (Decimal('8.5'), None)
    """
    return Decimal(cell.replace(",", ".")) if NUMBER.fullmatch(cell) else None


def writes_commas(cells: list[str], delimiter: str) -> bool:
    """Return whether a file writes decimal commas: its own numbers show it, or else what parts its cells."""
    marks = [cell for cell in cells if NUMBER.fullmatch(cell)]
    if any("," in cell for cell in marks):
        return True
    return delimiter == ";" and not any("." in cell for cell in marks)
