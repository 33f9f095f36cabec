"""What the learning platforms have in common, and what is said when something was written for one."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import DECISIONS, KEY, RELEASE, RESULTS
from cocreation_teach.exchange.sheet import Sheet
from cocreation_teach.exchange.tables import NUMBER
from cocreation_teach.exchange.text import one_line


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student's row: its number, the platform's id, the other ids that stand in it, and the name if any."""

    place: int
    lms_id: str
    ids: frozenset[str]
    name: str

    @property
    def shown(self) -> str:
        """The row as messages name it, counted as spreadsheets do."""
        return f"row {self.place}" + (f" ({self.name})" if self.name else "")


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

    students: tuple[StudentRow, ...]
    column: int
    title: str
    maximum: Decimal | None
    comma: bool
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Platform:
    """A learning platform.

    Attributes
    ----------
    id, name
        For machines, as in the names of hand-ins (`sender_of`), and for people.
    layout
        Tells where its export keeps students and marks, given the export and what the assignment is called.
    feedback_name
        What the feedback to a hand-in is called in the zip that goes back, given the hand-in's name.
    """

    id: str
    name: str
    layout: Callable[[Sheet, str], Layout]
    feedback_name: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Written:
    r"""What was written, and what the lecturer should know of it.

    Attributes
    ----------
    path
        The file that was written.
    said
        What was done, in words that lead to where it lies.
    notes
        What was left as it was or is different from what one may expect, a sentence each.

    Examples
    --------
    >>> list(Written(Path("a.csv"), "1 mark", ("Unknown: \x1b[2JAnn.",)).lines())
    ['1 mark: a.csv', '  Unknown: [2JAnn.']
    """

    path: Path
    said: str
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the lines for a terminal: nothing in them can steer it."""
        yield one_line(f"{self.said}: {self.path}")
        yield from (f"  {one_line(note)}" for note in self.notes)


def refuse_own(folder: Path, output: Path) -> None:
    """Refuse to write where an assignment keeps what is its own.

    Raises
    ------
    TeachingError
        If something of the assignment's would be written over, such as its key, or swept away at the next
        grading.
    """
    target, home = Path(os.path.realpath(output)), Path(os.path.realpath(folder))
    if any(target.is_relative_to(home / part) for part in (RELEASE, KEY, RESULTS, DECISIONS.path)):
        cure = f"Name one outside of {RELEASE}/, {KEY}/ and {RESULTS}/ for --output; nothing was written."
        raise TeachingError(f"{output} lies where the assignment keeps its own files. {cure}")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by name; the same files make the same bytes, for it keeps no time of day."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return content.getvalue()


def writes_commas(cells: list[str], delimiter: str) -> bool:
    """Return whether a file writes decimal commas: its own numbers show it, or else what parts its cells."""
    marks = [cell for cell in cells if NUMBER.fullmatch(cell)]
    if any("," in cell for cell in marks):
        return True
    return delimiter == ";" and not any("." in cell for cell in marks)
