"""Canvas: the gradebook's export, and the zip of an assignment's hand-ins.

The export starts with ``Student,ID`` (or ``LastName,FirstName,ID``), the columns up to ``Section`` tell
who it is, and an assignment's column is called ``Title (12345)``; a row “Points Possible” says what it is
marked out of, and ``EX`` excuses (lib/gradebook_importer.rb).  A feedback file is known by the user's and
the hand-in's ids in its name, and Canvas shows it as a comment under the *hand-in's* name
(app/models/abstract_assignment.rb, ``infer_comment_context_from_filename``); what follows the ids is free,
so ``.html`` is put behind it and browsers know what to do with it.
"""

import re
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.sheet import Sheet
from cocreation_teach.exchange.tables import decimal
from cocreation_teach.exchange.text import id_key, tidy_id
from cocreation_teach.teaching.platforms.platform import (
    Layout,
    Platform,
    StudentRow,
    writes_commas,
)

_ASSIGNMENT: Final = re.compile(r"(.+) \((\d+)\)")
_COMPUTED: Final = re.compile(r"(?:Current|Final|Override) (?:Score|Points|Grade|Status)")
_KEPT: Final = frozenset({"ex", "n/a"})
_IDS: Final = ("SIS User ID", "SIS Login ID", "Integration ID")


def layout(sheet: Sheet, wanted: str) -> Layout:
    """Return where a gradebook keeps students and an assignment's marks.

    Parameters
    ----------
    sheet
        The export.
    wanted
        The assignment's title, or the header of its column.

    Raises
    ------
    TeachingError
        If it is no export of the gradebook, or the assignment's column cannot be told.
    """
    header = list(sheet.header)
    if "ID" not in header or "Section" not in header or header[0] not in ("Student", "LastName"):
        cure = "Take the one that Canvas gives under Grades, “Export”."
        raise TeachingError(f"It is no export of the gradebook: it does not start with Student, ID. {cure}")
    at = _assignment_column(header, wanted)
    places = sheet.places
    identity = header.index("ID")
    possible = [place for place in places if "Points Possible" in sheet.cell(place, 0)]
    names = range(header.index("Section"))
    others = [number for number in names if header[number] in _IDS]
    students = tuple(
        StudentRow(
            place,
            tidy_id(sheet.cell(place, identity)),
            frozenset(id_key(sheet.cell(place, number)) for number in others if sheet.cell(place, number)),
            sheet.cell(place, 0),
        )
        for place in places
        if place not in possible and sheet.cell(place, 0)
    )
    maximum = decimal(sheet.cell(possible[0], at)) if possible else None
    scores = [number for number in range(len(names), len(header)) if _ASSIGNMENT.fullmatch(header[number])]
    numbers = [sheet.cell(place, number) for place in places for number in scores]
    return Layout(students, at, header[at], maximum, writes_commas(numbers, sheet.grid.delimiter), _KEPT)


def _assignment_column(header: list[str], wanted: str) -> int:
    found = {
        number: one[1]
        for number in range(header.index("Section") + 1, len(header))
        if (one := _ASSIGNMENT.fullmatch(header[number])) and not _COMPUTED.search(one[1])
    }
    fitting = [
        number
        for number, name in found.items()
        if wanted.casefold() in (name.casefold(), header[number].casefold())
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not found:
        cure = "Make the assignment in Canvas, publish it, and export the gradebook afresh."
        raise TeachingError(f"It has no column of an assignment. {cure}")
    there = "Several of its columns are" if fitting else "None of its columns is"
    names = "; ".join(header[number] for number in (fitting or found))
    raise TeachingError(f"{there} called “{wanted}”. Name the column that is meant; there are: {names}.")


def feedback_name(name: str) -> str:
    """Return what the feedback to a hand-in is called in the zip that goes back.

    Examples
    --------
    >>> feedback_name("leeann_4001_90210_work.cocreation.json")
    'leeann_4001_90210_work.cocreation.json.html'
    """
    return f"{name}.html"


CANVAS: Final = Platform("canvas", "Canvas", layout, feedback_name)
