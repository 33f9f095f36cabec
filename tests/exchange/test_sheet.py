"""A CSV file in which single cells change and not a byte beside them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.sheet import Sheet, read_sheet

CELLS = st.text(alphabet='ab ,;\t"\né1', max_size=6)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS).filter(lambda row: "".join(row).strip()), min_size=2),
    delimiter=st.sampled_from(",;\t"),
    ends=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    bom=st.sampled_from(["", "\ufeff"]),
    data=st.data(),
)
def test_only_the_cells_that_are_filled_change(rows, delimiter, ends, quoting, bom, data) -> None:
    rows = [("Name", "Id", "Mark"), *rows]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)
    content = (bom + text.getvalue()).encode()
    sheet = read_sheet(content, "marks.csv")
    assert cells_of(sheet) == rows
    assert sheet.filled({}) == content
    place = data.draw(st.integers(1, len(rows) - 1))
    again = read_sheet(sheet.filled({(place + 1, 2): "8,5"}), "marks.csv")
    expected = [*rows]
    expected[place] = (*rows[place][:2], "8,5")
    assert cells_of(again) == expected
    assert again.filled({(place + 1, 2): rows[place][2]}) == content or quoting == csv.QUOTE_MINIMAL


def cells_of(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.grid.rows]


@pytest.mark.parametrize(
    ("content", "filled"),
    [
        (b"Name,Mark\nM\xfcller,\n", b"Name,Mark\nM\xfcller,3\n"),
        ("Name\tMark\nMüller\t\n".encode("utf-16"), "Name\tMark\nMüller\t3\n".encode("utf-16")),
        (b"Name,Team,Mark\nAnn\n", b"Name,Team,Mark\nAnn,,3\n"),
        (b"sep=;\nName;Mark\nAnn;", b"sep=;\nName;Mark\nAnn;3"),
    ],
    ids=["another code page", "UTF-16", "a short row", "Excel's first line"],
)
def test_what_is_filled_in_is_all_that_changes(content: bytes, filled: bytes) -> None:
    sheet = read_sheet(content, "marks.csv")
    assert sheet.filled({(2, len(sheet.header) - 1): "3"}) == filled


def test_a_last_line_without_an_end_and_empty_lines_stay() -> None:
    sheet = read_sheet(b"a,b\r\n\r\n1,\r\n\r\n2,", "marks.csv")
    assert sheet.filled({(3, 1): "x", (5, 1): "y"}) == b"a,b\r\n\r\n1,x\r\n\r\n2,y"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no columns"),
        (b"one\n1\n", "holds no columns"),
        (b"a,b\n", "no rows below its header"),
        ("a,b\n1,2\n".encode("utf-16-le"), "not written in UTF-8"),
        (b'a,b\n"1,2\n', "row 2: A quotation mark is opened here and not closed"),
    ],
    ids=["empty", "one column", "only a header", "UTF-16 without its mark", "a quote left open"],
)
def test_what_cannot_be_kept_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(SentenceError, match=said):
        read_sheet(content, "marks.csv")
