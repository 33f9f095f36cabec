"""Case sheets as spreadsheets and libraries write them, and as damage and ill will leave them."""

import io
import re
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from cocreation_teach.content import COLUMNS, ContentError
from cocreation_teach.content.reading import typeset
from cocreation_teach.teaching import check_cases, write_template
from cocreation_teach.teaching.assigning import workbook
from cocreation_teach.teaching.assigning.cases import examples, read_cases
from cocreation_teach.teaching.assigning.workbook import first_sheet

FILES = Path(__file__).parent / "workbooks"
SHEET = "xl/worksheets/sheet1.xml"


def written(**cells: object) -> bytes:
    """Return a workbook of one case, as openpyxl writes it."""
    book = Workbook()
    book.active.append(COLUMNS)
    book.active.append([{**examples()[0], "id": "own", **cells}[column] for column in COLUMNS])
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a workbook with its parts changed, as another program may write them."""
    parts = ZipFile(io.BytesIO(content))
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(name, change(name, parts.read(name)))
    return out.getvalue()


def in_sheet(before: bytes, after: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, part: bytes) -> bytes:
        assert name != SHEET or re.search(before, part)
        return re.sub(before, after, part) if name == SHEET else part

    return change


def cases_of(tmp_path: Path, content: bytes) -> list[str]:
    (tmp_path / "a.xlsx").write_bytes(content)
    return [case.description for case in read_cases(tmp_path / "a.xlsx")]


USUAL = [typeset(examples()[0]["description"])]


@pytest.mark.parametrize("program", ["libreoffice", "xlsxwriter"])
def test_what_people_do_in_a_spreadsheet_is_read_as_they_see_it(program: str) -> None:
    cases = read_cases(FILES / f"{program}.xlsx")
    assert [case.id for case in cases] == ["case-1", "case-2", "case-3", "case-4"]  # the second is hidden
    assert [case.description for case in cases] == [f"One line,\nthen another {at}." for at in range(1, 5)]
    assert {case.sector for case in cases} == {"licensing"}  # merged in the last two
    assert {case.intensity for case in cases} == {3}  # a formula
    assert [case.source for case in cases] == [f"2026-05-0{at}" for at in range(1, 5)]


@pytest.mark.parametrize("size", [b"A1", b"A1:B1", b"A1:XFD1048576"])
def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path, size: bytes) -> None:
    content = changed(written(), in_sheet(rb'<dimension ref="[^"]*"', b'<dimension ref="%s"' % size))
    assert cases_of(tmp_path, content) == USUAL


@pytest.mark.parametrize("cell", ["A1048576", "XFD2", "XFD1048576"])
def test_a_styled_cell_far_away_costs_nothing(tmp_path: Path, cell: str) -> None:
    book = Workbook()
    book.active.append(COLUMNS)
    book.active.append([{**examples()[0], "id": "own"}[column] for column in COLUMNS])
    book.active[cell].font = Font(bold=True)
    assert cases_of(tmp_path, saved(book)) == USUAL


def test_a_formula_whose_value_was_not_saved_is_named_with_all_others(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(written(intensity="=1+2", title="=A1"))
    said = [str(problem) for problem in check_cases([tmp_path / "a.xlsx"])]
    assert said[0].startswith(
        "a.xlsx, row 2, column B: '=A1' will not do. The value of this formula was not saved"
    )
    assert "row 2, column L: '=1+2'" in said[1]


def test_an_error_of_a_formula_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(written(title="#REF!"))
    (problem,) = check_cases([tmp_path / "a.xlsx"])
    assert (problem.place, problem.value) == ("row 2, column B", "#REF!")


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("a_x000D_\nb", "a\nb"),
        ("a_x0009_b", "a\tb"),
        ("a_x005F_x0041_b", "a_x0041_b"),
        ("a_x0000_b", "ab"),
        ("a_xD83D_b", "ab"),
        ("snake_x_case", "snake_x_case"),
    ],
)
def test_escapes_of_the_format_are_read(kept: str, read: str) -> None:
    strings = f"<is><t>{kept}</t></is>".encode()
    content = changed(
        written(),
        in_sheet(rb'<c r="C2".*?</c>', b'<c r="C2" t="inlineStr">' + strings + b"</c>"),
    )
    assert first_sheet(content, "a.xlsx")[1][1][2] == read


def strict(_: str, part: bytes) -> bytes:
    kinds = rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument|drawingml)/2006/"
    return re.sub(kinds, rb"http://purl.oclc.org/ooxml/\1/", part)


def test_the_strict_format_is_read(tmp_path: Path) -> None:
    content = changed(written(), strict)
    assert b"purl.oclc.org" in ZipFile(io.BytesIO(content)).read(SHEET)
    assert cases_of(tmp_path, content) == USUAL


@pytest.mark.parametrize("year", [1970, 2200])
def test_workbooks_are_written_and_read_whatever_the_clock_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    content = changed(written(), strict)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 1, 0, 0, 0, 3, 1, 0)))
    write_template(tmp_path / "mine.xlsx")
    assert check_cases([tmp_path / "mine.xlsx"]) == ()
    assert first_sheet(content, "strict.xlsx")


def test_a_sheet_by_hand_without_places_of_its_cells_is_read() -> None:
    content = changed(written(), in_sheet(rb' r="[A-Z]*\d+"', b""))
    assert [number for number, _ in first_sheet(content, "a.xlsx")] == [1, 2]


@pytest.mark.parametrize(("state", "holds"), [("hidden", True), ("veryHidden", True), ("visible", False)])
def test_a_sheet_before_the_cases_that_is_hidden_or_empty_is_passed_over(
    tmp_path: Path, state: str, holds: bool
) -> None:
    book = load_workbook(io.BytesIO(written()))
    before = book.create_sheet("Before", 0)
    before.sheet_state = state
    before["A1"] = "notes" if holds else None
    assert cases_of(tmp_path, saved(book)) == USUAL


def test_empty_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(COLUMNS)
    book.active.cell(row=7, column=1, value="own")
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    assert {problem.place.partition(",")[0] for problem in check_cases([tmp_path / "a.xlsx"])} == {"row 7"}


@pytest.mark.parametrize(
    "change",
    [
        in_sheet(rb"<row r=\"2\"", b'<row r="99999999999"'),
        in_sheet(rb"</sheetData>", b"</sheetData>" + b'<mergeCell ref="A1:XFD1048576"/>' * 2_000),
        lambda name, part: part + b" " * (33 * 2**20) if name == SHEET else part,
        in_sheet(
            rb"<row r=\"2\".*?</row>", b"".join(b'<row><c r="XFD%d"/></row>' % at for at in range(2, 999))
        ),
    ],
    ids=["a row beyond all", "merged without end", "too large", "wide without end"],
)
def test_what_would_take_all_time_or_memory_is_more_than_a_case_sheet_can_hold(
    tmp_path: Path, change: Callable[[str, bytes], bytes]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(changed(written(), change))
    (problem,) = check_cases([tmp_path / "a.xlsx"])
    assert "more than a case sheet can" in problem.allowed
    assert "into a new sheet" in problem.allowed


def test_rows_that_are_formatted_and_empty_are_told_when_they_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_CELLS", 10_000)
    empty = b"<row>" + b'<c s="1"/>' * 60 + b"</row>"
    for rows, told in (100, 0), (200, 1):
        many = in_sheet(rb"</sheetData>", empty * rows + b"</sheetData>")
        (tmp_path / "a.xlsx").write_bytes(changed(written(), many))
        problems = check_cases([tmp_path / "a.xlsx"])
        assert ["formatted and empty" in problem.allowed for problem in problems] == [True] * told


def test_what_holds_no_workbook_is_no_sound_spreadsheet(tmp_path: Path) -> None:
    without = changed(written(), lambda name, part: b"" if name == "xl/workbook.xml" else part)
    (tmp_path / "a.xlsx").write_bytes(without)
    (problem,) = check_cases([tmp_path / "a.xlsx"])
    assert "no sound spreadsheet" in problem.allowed


def test_one_range_of_merged_cells_over_all_of_a_sheet_is_harmless(tmp_path: Path) -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    assert cases_of(tmp_path, changed(written(), in_sheet(rb"</sheetData>", merged))) == USUAL


@settings(max_examples=60)
@given(place=st.floats(0, 0.999), flip=st.integers(1, 255), cut=st.booleans())
def test_any_damage_is_a_sentence_or_none(
    tmp_path_factory: pytest.TempPathFactory, place: float, flip: int, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    write_template(folder / "sound.xlsx")
    content = bytearray((folder / "sound.xlsx").read_bytes())
    at = int(place * len(content))
    content[at] ^= flip
    (folder / "a.xlsx").write_bytes(content[:at] if cut else content)
    assert all(str(problem).startswith("a.xlsx, ") for problem in check_cases([folder / "a.xlsx"]))


@given(st.binary(max_size=300))
def test_any_bytes_are_no_traceback(content: bytes) -> None:
    with pytest.raises(ContentError, match="no sound spreadsheet"):
        first_sheet(content, "a.xlsx")
