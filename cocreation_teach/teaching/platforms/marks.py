"""Marks go back in the learning platform's own export; its rows are found by ids alone, never by names."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import read_plain, write_whole
from cocreation_teach.exchange.key import read_released
from cocreation_teach.exchange.names import IN_WORDS, likeness
from cocreation_teach.exchange.sheet import Sheet, read_sheet
from cocreation_teach.exchange.tables import decimal
from cocreation_teach.exchange.text import id_key, is_spoilt_id, without_zeros
from cocreation_teach.teaching.mark import Marked, read_marks
from cocreation_teach.teaching.platforms.canvas import CANVAS
from cocreation_teach.teaching.platforms.moodle import MOODLE
from cocreation_teach.teaching.platforms.platform import Layout, Platform, StudentRow, Written, refuse_own
from cocreation_teach.theory.wording import counted

_HUNDREDTH: Final = Decimal("0.01")


def fill_marks(
    folder: Path | str,
    *,
    moodle: Path | str | None = None,
    canvas: Path | str | None = None,
    output: Path | str | None = None,
    column: str | None = None,
) -> Written:
    """Fill marks into the file that a learning platform exported; all else in it stays byte for byte.

    Parameters
    ----------
    folder
        The assignment's folder, graded.
    moodle
        The assignment's grading worksheet, as downloaded from Moodle.
    canvas
        The gradebook, as exported from Canvas; give one of the two.
    output
        Where to write; by default beside the export, with ``-filled`` in its name.
    column
        In Canvas, the assignment's column, if it is not called like the assignment here.

    Raises
    ------
    TeachingError
        If a file is missing, is not what it should be, or the export itself would be overwritten.
    """
    if bool(moodle) == bool(canvas):
        raise TeachingError("Name one file: Moodle's worksheet or Canvas's gradebook.")
    folder, source = Path(folder), Path(moodle or canvas or "")
    platform = MOODLE if moodle else CANVAS
    marked = read_marks(folder)
    target = source.with_name(f"{source.stem}-filled{source.suffix}") if output is None else Path(output)
    refuse_own(folder, target)
    if os.path.realpath(target) == os.path.realpath(source):
        raise TeachingError(
            f"{source} is your own export, and stays as it is. Name another file for --output."
        )
    wanted = "" if platform is MOODLE else column or read_released(folder).title
    try:
        sheet = read_sheet(read_plain(source), source.name)
        layout = platform.layout(sheet, wanted)
    except OSError as error:
        raise TeachingError(f"{source} cannot be read: {error.strerror}.") from None
    except TeachingError as problem:
        raise TeachingError(f"{source.name}: {problem}") from None
    cells, notes = _cells(sheet, layout, marked, platform)
    write_whole(target, sheet.filled(cells))
    students = counted(len(cells), "student")
    return Written(target, f"Marks of {students} filled into “{layout.title}”", notes)


def _cells(
    sheet: Sheet, layout: Layout, marked: Sequence[Marked], platform: Platform
) -> tuple[dict[tuple[int, int], str], tuple[str, ...]]:
    matches = match(marked, layout, platform.name)
    unmarked = [one.who for _, one in matches.pairs if one.marks is None]
    kept = [(row, sheet.cell(row.place, layout.column)) for row, _ in matches.pairs]
    kept = [(row, cell) for row, cell in kept if cell.lower() in layout.kept]
    left = {row.place for row, _ in kept}
    cells = {
        (row.place, layout.column): _as_text(points, layout.comma)
        for row, one in matches.pairs
        if row.place not in left and (points := _points(one, layout.maximum)) is not None
    }
    notes = [
        *_spoilt(layout),
        *_scaled(matches.pairs, layout.maximum, platform.name),
        *matches.notes,
        *(f"Not marked yet, so left as it was: {who}. Mark the texts and grade again." for who in unmarked),
        *(f"“{cell}” kept: {row.shown}." for row, cell in kept),
        *_replaced(sheet, cells),
    ]
    return cells, tuple(notes)


def _points(one: Marked, maximum: Decimal | None) -> Decimal | None:
    if one.marks is None or maximum is None or one.out_of == 0:
        return one.marks
    return one.marks * maximum / one.out_of


def _as_text(points: Decimal, comma: bool = False) -> str:
    written = f"{points.quantize(_HUNDREDTH, ROUND_HALF_UP).normalize():f}"
    return written.replace(".", ",") if comma else written


def _spoilt(layout: Layout) -> list[str]:
    spoilt = [str(row.place) for row in layout.students if any(map(is_spoilt_id, (row.lms_id, *row.ids)))]
    if not spoilt:
        return []
    why = "there, a spreadsheet has made a number or a date of an id. Download the file afresh."
    return [f"Look at {counted(len(spoilt), 'row')}, the first of them {spoilt[0]}: {why}"]


def _scaled(pairs: Iterable[tuple[StudentRow, Marked]], maximum: Decimal | None, platform: str) -> list[str]:
    other = sorted({one.out_of for _, one in pairs if one.out_of != maximum})
    if maximum is None or not other:
        return []
    here = " or ".join(_as_text(out_of) for out_of in other)
    there = _as_text(maximum)
    return [f"{platform} marks out of {there}, the assignment out of {here}: marks were scaled to {there}."]


def _replaced(sheet: Sheet, cells: dict[tuple[int, int], str]) -> list[str]:
    before = [(decimal(sheet.cell(*place)), decimal(text)) for place, text in cells.items()]
    changed = sum(old is not None and old != new for old, new in before)
    return [f"{changed} of them replaced a mark that stood there before."] if changed else []


@dataclass(frozen=True, slots=True)
class Matches:
    """The pairs that are certain, and what is told of the others."""

    pairs: tuple[tuple[StudentRow, Marked], ...]
    notes: tuple[str, ...]


def match(marked: Sequence[Marked], layout: Layout, platform: str) -> Matches:
    """Find each student's row: by the platform's own id first, then by ids that equal the student's.

    Whoever is found in no row, in several, or together with another student in the same row is left out,
    and told.

    Examples
    --------
    >>> from decimal import Decimal
    >>> row = StudentRow(1, "501", frozenset({"s1"}), "Ann")
    >>> ann = Marked("s1", "Ann", "", Decimal(3), Decimal(4), "ann.cocreation.json")
    >>> match([ann], Layout((row,), 2, "Grade", None, False), "Moodle").pairs == ((row, ann),)
    True
    """
    by_lms_id: defaultdict[str, list[StudentRow]] = defaultdict(list)
    by_id: defaultdict[str, list[StudentRow]] = defaultdict(list)
    for row in layout.students:
        by_lms_id[row.lms_id].append(row)
        for key in row.ids:
            by_id[key].append(row)
    bare = {without_zeros(key): row for row in layout.students for key in row.ids}
    claims: defaultdict[int, list[Marked]] = defaultdict(list)
    rows = {row.place: row for row in layout.students}
    notes: list[str] = []
    for one in marked:
        found = (by_lms_id.get(one.lms_id) if one.lms_id else None) or by_id.get(id_key(one.student_id), [])
        if len(found) == 1:
            claims[found[0].place].append(one)
        elif found:
            lines = " and ".join(str(row.place) for row in found)
            notes.append(f"Doubled: {one.who} stands in rows {lines} of the file; none was filled in.")
        else:
            notes.append(_unknown(one, bare.get(without_zeros(one.student_id))))
    for place, several in claims.items():
        if len(several) > 1:
            names = " and ".join(one.who for one in several)
            notes.append(f"Doubled: {names} belong to {rows[place].shown}; left as it was.")
    pairs = tuple((rows[place], several[0]) for place, several in sorted(claims.items()) if len(several) == 1)
    notes = _misfits(pairs, platform) + notes
    without = [row for row in layout.students if row.place not in claims]
    if without:
        told = counted(len(without), "student")
        notes.append(f"{told} in {platform}'s file handed in nothing that was marked; left as they were.")
    return Matches(pairs, tuple(notes))


def _unknown(one: Marked, near: StudentRow | None) -> str:
    told = f"Unknown: {one.who} stands in no row of the file"
    if near is None:
        return f"{told}; enter the marks by hand."
    why = "A spreadsheet takes away zeros in front of an id: download the file afresh."
    return f"{told}; but for zeros in front of its id, {near.shown} fits. {why}"


def _misfits(pairs: Sequence[tuple[StudentRow, Marked]], platform: str) -> list[str]:
    # The id decides; a name is what the student typed, and only shows that one should look.
    each = [(row, one, likeness(row.name, one.student_name)) for row, one in pairs]
    # A group has one file, which one of them handed in for all.
    of_groups = {one.student_id for _, one, how in each if how in ("same", "close")}
    alike = [(row, one, how) for row, one, how in each if how == "same" or one.student_id not in of_groups]
    notes = [
        f"Look: by the id {one.who} is {row.shown}: {IN_WORDS[how]}."
        for row, one, how in alike
        if how in ("partly", "different")
    ]
    strange = sum(how == "different" for _, _, how in alike)
    if strange > len(pairs) / 2 and strange > 1:
        why = "Moodle numbers participants anew in each." if platform == "Moodle" else "Most names differ."
        return [f"Look: is this the file of this assignment? {why}", *notes]
    return notes
