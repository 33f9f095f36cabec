"""Moodle: the worksheet of an assignment, and the zip of its hand-ins.

The worksheet's headers are in the lecturer's language, so its columns are found by what stands in them:
the first names the participant and ends in a number, and the maximum, the same number in every row,
stands directly to the right of the grade (mod/assign/gradingtable.php).  Moodle skips a grade above the
maximum without a word (mod/assign/feedback/offline/locallib.php).  A feedback file goes back under the
name of the hand-in's folder, ``Full Name_123_assignsubmission_file`` (mod/assign/feedback/file); the
number is the participant's in this assignment, the same as in the worksheet.
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

FEEDBACK: Final = "feedback.html"

_PARTICIPANT: Final = re.compile(r"\D*(\d+)")
_SENDER: Final = re.compile(r"[^/]*_(\d+)_assignsubmission_(?:file|onlinetext)_?")
# Where two columns look like a grade and its maximum, the header decides, in the languages known here.
_GRADES: Final = frozenset({"grade", "bewertung", "calificación", "note", "cijfer", "valutazione", "nota"})
# The headers of the id number and the user name; any other column might match an id by chance.
_IDS: Final = frozenset(
    {"id number", "id-nummer", "número de id", "numéro d'identification", "codice identificativo"}
    | {"username", "anmeldename", "nombre de usuario", "nom d'utilisateur", "gebruikersnaam"}
)


def layout(sheet: Sheet) -> Layout:
    r"""Return where a worksheet keeps participants and grades.

    Raises
    ------
    TeachingError
        If it is no worksheet of an assignment, or one that is marked by a scale.

    Examples
    --------
    >>> from cocreation_teach.exchange.sheet import read_sheet
    >>> found = layout(read_sheet(b"ID,Name,Bewertung,Bestwertung\nTeilnehmer/in7,Ann,,10\n", ""))
    >>> found.title, found.students[0].lms_id
    ('Bewertung', '7')
    """
    places = sheet.places
    participants = [_PARTICIPANT.fullmatch(sheet.cell(place, 0)) for place in places]
    if not all(participants):
        cure = "Take the one that Moodle gives under “Download grading worksheet”."
        raise TeachingError(f"It is no grading worksheet: its first column numbers no participants. {cure}")
    column = _grade_column(sheet)
    looked_up = [
        number for number, header in enumerate(sheet.header) if header.casefold().replace("’", "'") in _IDS
    ]
    emails = [number for number in range(1, column) if _is_email(sheet, number)]
    names = [sheet.cell(place, 1) for place in places]
    # Where marking is blind there are no names, and the status, often the same, comes second.
    named = column > 2 and len(set(names)) == len(names)
    shown = names if named else [""] * len(names)
    students = tuple(
        StudentRow(place, tidy_id(found[1]), _ids(sheet, place, looked_up, emails), name)
        for place, found, name in zip(places, participants, shown, strict=True)
        if found is not None
    )
    numbers = [sheet.cell(place, number) for place in places for number in (column, column + 1)]
    maximum = next(filter(None, (decimal(sheet.cell(place, column + 1)) for place in places)), None)
    return Layout(
        students, column, sheet.header[column], maximum, writes_commas(numbers, sheet.grid.delimiter)
    )


def _grade_column(sheet: Sheet) -> int:
    found = [number for number in range(1, len(sheet.header) - 1) if _is_grade(sheet, number)]
    if len(found) > 1:
        named = [number for number in found if sheet.header[number].casefold() in _GRADES]
        found = named or found
    if len(found) == 1:
        return found[0]
    if found:
        titles = ", ".join(sheet.header[number] for number in found)
        raise TeachingError(
            f"Several of its columns could be the grade: {titles}. Take out all but the right one."
        )
    cure = "Set the assignment's grade to points in Moodle, and download the grading worksheet afresh."
    raise TeachingError(f"It has no column for a grade in points beside its maximum. {cure}")


def _is_grade(sheet: Sheet, column: int) -> bool:
    # A row that was cut off says nothing of the maximum, and nothing against it.
    above = {sheet.cell(place, column + 1) for place in sheet.places if sheet.width(place) > column + 1}
    grades = {sheet.cell(place, column) for place in sheet.places} - {"", "-"}
    most = decimal(above.pop()) if len(above) == 1 else None
    return most is not None and most > 0 and all(decimal(grade) is not None for grade in grades)


def _is_email(sheet: Sheet, column: int) -> bool:
    cells = {sheet.cell(place, column) for place in sheet.places} - {""}
    return bool(cells) and all(re.fullmatch(r"[^@\s]+@[^@\s]+", cell) for cell in cells)


def _ids(sheet: Sheet, place: int, looked_up: list[int], emails: list[int]) -> frozenset[str]:
    written = [sheet.cell(place, number) for number in looked_up + emails]
    local = [sheet.cell(place, number).partition("@")[0] for number in emails]
    return frozenset(id_key(text) for text in written + local if text)


def feedback_name(name: str) -> str:
    """Return what the feedback to a hand-in is called in the zip that goes back: the file's name is new.

    Examples
    --------
    >>> feedback_name("Ann Lee_123_assignsubmission_file/work.cocreation.json")
    'Ann Lee_123_assignsubmission_file/feedback.html'
    >>> feedback_name("Ann Lee_123_assignsubmission_file_work.cocreation.json")
    'Ann Lee_123_assignsubmission_file_feedback.html'
    """
    parts = name.split("/")
    place = next(number for number, part in enumerate(parts) if _SENDER.match(part))
    found = _SENDER.match(parts[place])
    assert found is not None
    whole = place < len(parts) - 1  # a folder a student, or all files in one
    start = parts[place] if whole else found[0]
    return "/".join([*parts[:place], start + ("/" if whole else "") + FEEDBACK])


MOODLE: Final = Platform("moodle", "Moodle", lambda sheet, _: layout(sheet), feedback_name)
