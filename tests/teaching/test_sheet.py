"""A CSV file in which single cells change and not a byte beside them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching.platforms.sheet import read_sheet

CELLS = st.text(alphabet='ab ,;\t"\né1', max_size=6)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=2, max_size=6),
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
    sheet = read_sheet(content)
    assert sheet.rows == tuple(rows)
    assert sheet.filled({}) == content
    place = data.draw(st.integers(1, len(rows) - 1))
    again = read_sheet(sheet.filled({(place, 2): "8,5"}))
    expected = [*rows]
    expected[place] = (*rows[place][:2], "8,5")
    assert again.rows == tuple(expected)
    assert again.filled({(place, 2): rows[place][2]}) == content or quoting == csv.QUOTE_MINIMAL


def test_what_is_no_utf_8_travels_through() -> None:
    content = b"Name,Mark\nM\xfcller,\n"
    assert read_sheet(content).filled({(1, 1): "3"}) == b"Name,Mark\nM\xfcller,3\n"


def test_a_last_line_without_an_end_and_empty_lines_stay() -> None:
    content = b"a,b\r\n\r\n1,\r\n\r\n2,"
    assert read_sheet(content).filled({(1, 1): "x", (2, 1): "y"}) == b"a,b\r\n\r\n1,x\r\n\r\n2,y"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no columns"),
        (b"one\n1\n", "holds no columns"),
        (b"a,b\n", "no rows below its header"),
        ("a,b\n1,2\n".encode("utf-16"), "no CSV file in UTF-8"),
        (b'a,b\n"1"x,2\n', "quotation marks do not pair"),
        (b'a,b\n"1,2\n', "quotation marks do not pair"),
    ],
    ids=["empty", "one column", "only a header", "UTF-16", "text behind a quote", "a quote left open"],
)
def test_what_cannot_be_kept_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(TeachingError, match=said):
        read_sheet(content)
