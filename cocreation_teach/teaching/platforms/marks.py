"""Marks and feedback go back through the learning platform's own files, which are never generated."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.key import read_released
from cocreation_teach.teaching.platforms import canvas, moodle
from cocreation_teach.teaching.platforms.feedback import return_feedback
from cocreation_teach.teaching.platforms.layout import Layout, Row, decimal
from cocreation_teach.teaching.platforms.marks_file import Marked, read_marks
from cocreation_teach.teaching.platforms.matching import match
from cocreation_teach.teaching.platforms.sheet import Sheet, read_sheet
from cocreation_teach.teaching.platforms.written import Written

__all__ = ["fill_marks", "return_feedback"]

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
    platform = "Moodle" if moodle else "Canvas"
    marked = read_marks(folder)
    target = source.with_name(f"{source.stem}-filled{source.suffix}") if output is None else Path(output)
    if target.resolve() == source.resolve():
        raise TeachingError(
            f"{source} is your own export, and stays as it is. Name another file for --output."
        )
    try:
        sheet = read_sheet(source.read_bytes(), source.name)
        layout = _layout(sheet, folder, platform, column)
    except OSError as error:
        raise TeachingError(f"{source} cannot be read: {error.strerror}.") from None
    except TeachingError as problem:
        raise TeachingError(f"{source.name}: {problem}") from None
    cells, notes = _cells(sheet, layout, marked, platform)
    write_whole(target, sheet.filled(cells))
    students = "1 student" if len(cells) == 1 else f"{len(cells)} students"
    return Written(target, f"Marks of {students} filled into “{layout.title}”: {target}", notes)


def _layout(sheet: Sheet, folder: Path, platform: str, column: str | None) -> Layout:
    if platform == "Moodle":
        return moodle.layout(sheet)
    return canvas.layout(sheet, read_released(folder).title, column)


def _cells(
    sheet: Sheet, layout: Layout, marked: list[Marked], platform: str
) -> tuple[dict[tuple[int, int], str], tuple[str, ...]]:
    matches = match(marked, layout, platform)
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
        *_scaled(matches.pairs, layout.maximum, platform),
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


def _scaled(pairs: Iterable[tuple[Row, Marked]], maximum: Decimal | None, platform: str) -> list[str]:
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
