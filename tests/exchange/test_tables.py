"""Tables from anywhere are read in one way, and ours hold no formula."""

import csv
import io
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.exchange.files import FileError
from cocreation_teach.exchange.tables import TableError, as_csv, encoding_of, parsed, read_table, write_table
from cocreation_teach.exchange.text import cell, from_cell, visible

TEXTS = st.text(alphabet="ab ,;\t\"'\né1=+-@＝\u200b\ufeff", max_size=8)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS).filter(lambda row: "".join(row).strip()), max_size=5)
FORMULA = re.compile(r'["\s\u200b\ufeff]*[=+\-@＝＋－＠]')


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in parsed(text, "list.csv").rows]


@given(
    rows=ROWS,
    delimiter=st.sampled_from(",;\t"),
    ends=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    start=st.sampled_from(["", "\ufeff", "sep={}\r\n", '\ufeff"sep={}"\n']),
)
def test_what_the_standard_library_writes_is_read(
    rows: list[tuple[str, ...]], delimiter: str, ends: str, quoting: int, start: str
) -> None:
    rows = [("Name", "Id", "Mark"), *rows]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    text = start.format(delimiter) + written.getvalue()
    grid = parsed(text, "list.csv")
    assert [row.cells for row in grid.rows] == rows
    for row in grid.rows:
        stood = [text[begin:end] for begin, end in row.spans]
        assert [one[1:-1].replace('""', '"') if one[:1] == '"' else one for one in stood] == list(row.cells)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(content)
    said = ""
    try:
        rows = read_table(path).rows
    except TableError as error:
        rows, said = (), str(error)
    assert all(any(map(str.strip, row.cells)) for row in rows)
    assert said == "" or said.startswith("list.csv")


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Student,ID,Week; part; of; four\nLee,1,\nRoe,2,\n", ("Student", "ID", "Week; part; of; four")),
        ('"Name; first","ID"\nAnn,1\n', ("Name; first", "ID")),
        ("Name;Mark, in points\nLee, Ann;1,5\nRoe, Cy;2\n", ("Name", "Mark, in points")),
        ("Student;ID;Week, part 1\nLee, Ann;1;\nRoe, Cy;2;\n", ("Student", "ID", "Week, part 1")),
        ("Name\tMark, in points; of 5\nLee, Ann\t1,5\n", ("Name", "Mark, in points; of 5")),
        ("student_id\n1\n2\n", ("student_id",)),
        ("\n;;\n , ;\nid;name;\n1;Ann;\n", ("id", "name", "")),
    ],
)
def test_what_parts_cells_is_told_by_the_whole_table(text: str, header: tuple[str, ...]) -> None:
    grid = parsed(text, "list.csv")
    assert grid.header == header or [row.cells for row in grid.rows][1] == header


@pytest.mark.parametrize("delimiter", list("|^.]\\*"))
def test_what_parts_cells_may_be_any_sign_that_the_first_line_tells(delimiter: str) -> None:
    text = 'sep=,\nid,name\n7,"Lee, Ann"\n8,'.replace(",", delimiter)
    grid = parsed(text, "list.csv")
    assert grid.delimiter == delimiter
    assert [row.cells for row in grid.body] == [("7", f"Lee{delimiter} Ann"), ("8", "")]


def test_an_empty_table_has_no_header_and_no_rows() -> None:
    for text in ("", "\ufeff", "\n ,\n", "sep=;\n"):
        grid = parsed(text, "list.csv")
        assert (grid.header, grid.body) == ((), ())


def test_empty_rows_are_left_out_and_counted() -> None:
    grid = parsed("\r\n ;\r\nid;name\r\n\r\n7;\r\n;;\r\n8;x", "list.csv")
    assert [(row.number, row.cells) for row in grid.rows] == [
        (3, ("id", "name")),
        (5, ("7", "")),
        (7, ("8", "x")),
    ]


def test_lines_may_end_as_on_an_old_mac() -> None:
    assert cells('id,name\r1,"Ann\rLee"\r') == [("id", "name"), ("1", "Ann\rLee")]


def test_a_cell_may_have_any_length() -> None:
    long = "x, " * 100_000
    assert cells(f'id,text\n1,"{long}"\n')[1] == ("1", long)


def test_text_behind_a_closing_mark_belongs_to_its_cell() -> None:
    assert cells('id,name\n1,"Ann" Lee\n2,5" pipe\n')[1:] == [("1", "Ann Lee"), ("2", '5" pipe')]


@pytest.mark.parametrize(
    "text",
    [
        'id,name\n1,"Ann\n2,Bob\n',
        'id,name\n1,"Ann\n2,"Bob"\n3,Cy\n',
        'id,name\n1,"Ann\r\n2,Bob\r\n3,"Cy"\r\n',
        'id,name,team\n1,"Ann,"red"\n',
        'id,name\n1,"',
    ],
)
def test_a_mark_that_is_not_closed_is_told_with_its_row(text: str) -> None:
    with pytest.raises(
        TableError, match=r"^list\.csv, row 2: A quotation mark is opened here and not closed"
    ):
        parsed(text, "list.csv")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,name\n1,Müller\n".encode("cp1252"), "line 2: It is not written in UTF-8"),
        ("id,name\n1,Łódź\n".encode("cp1250"), "line 2: It is not written in UTF-8"),
        ("id,name\n1,山田\n".encode("cp932"), "line 2: It is not written in UTF-8"),
        ("id\n1\n".encode("utf-16-be"), "It is not written in UTF-8, or it is no text"),
        (b"PK\x03\x04", "It is a workbook and no CSV"),
    ],
)
def test_a_code_page_is_never_guessed(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(TableError, match=said) as told:
        read_table(path)
    assert "Save the table once more as “CSV UTF-8”" in str(told.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_that_says_what_it_is_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("id\tname\r\n1\tMüller 山田\r\n".encode(encoding))
    assert read_table(path).rows[1].cells == ("1", "Müller 山田")
    assert encoding_of("x".encode("utf-16-be")) == "utf-8"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere\.csv: It cannot be read \(No such file"):
        read_table(tmp_path / "nowhere.csv")


@given(ROWS)
def test_what_is_written_is_read_again(rows: list[tuple[str, ...]]) -> None:
    read = cells(as_csv(("a", "b", "c"), rows).decode())[1:]
    assert [tuple(map(from_cell, row)) for row in read] == [tuple(map(visible, row)) for row in rows]


@given(ROWS, st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_whatever_a_program_takes_for_the_sign_between_cells(
    rows: list[tuple[str, ...]], delimiter: str
) -> None:
    text = as_csv(("a", "b", "c"), rows).decode("utf-8-sig")
    seen = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert [one for row in seen for one in row if FORMULA.match(one)] == []


@given(st.text(alphabet="a;,'\" \t\n\r=-@＝\u202e\u200b", max_size=12))
def test_a_cell_gives_its_text_back(text: str) -> None:
    assert from_cell(cell(text)) == visible(text)


def test_numbers_are_no_text() -> None:
    assert as_csv(["a", "b"], [[-0.25, 3], [0.12346, -0.0], [None, 1e-9]]) == (
        b"\xef\xbb\xbfa,b\n-0.25,3\n0.1235,0\n,0\n"
    )


def test_a_table_is_written_into_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    for content in ("old", "new"):
        write_table(tmp_path / "a/results/marks.csv", ["id"], [[content]])
    assert read_table(tmp_path / "a/results/marks.csv").body[0].cells == ("new",)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "results").write_bytes(b"")
    with pytest.raises(FileError, match=r"marks\.csv cannot be written"):
        write_table(tmp_path / "results/marks.csv", ["id"], [])


def test_a_pipe_is_no_table_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.csv")
    with pytest.raises(TableError, match="Is no plain file"):
        read_table(tmp_path / "list.csv")
