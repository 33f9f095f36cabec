"""What students write is text, on a page, in a spreadsheet and on a terminal."""

import re
from pathlib import Path

import pytest

from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param('"><img src=x onerror=alert(1)>', id="image"),
        pytest.param('<a data-commandlinker-command="x">y</a>', id="command"),
        pytest.param("<a id=MathJax></a>", id="id"),
        pytest.param("[x](javascript:alert(1))", id="link"),
        pytest.param("$\\href{javascript:alert(1)}{x}$ $$y$$", id="mathematics"),
    ],
)
def test_markup_is_text_in_a_page(lot: Class, text: str) -> None:
    from cocreation_teach.exchange.key import read_key, read_released
    from cocreation_teach.teaching.mark.feedback import Pages, Person
    from cocreation_teach.teaching.mark.score import Scored, Total

    assert lot.outcome(name=text, student=text[:20], answers={"q5": text}).startswith("accepted")
    assignment = read_released(lot.folder)
    pages = Pages(assignment, read_key(lot.folder, assignment))
    scored = (Scored("q5", text, None, None),)
    page = pages.page(Person(text, text, "", scored, Total(None, 4, 1, 1), 0, 0, {"q5": text}))
    inside = page.partition("<main>")[2]
    tags = set(re.findall(r"<(\w+)", inside))
    assert tags <= {"h1", "h2", "p", "article", "div", "strong"}
    assert not re.search(r"<[^>]*(onerror|data-command|javascript|id=)", inside)
    assert "<script" not in page


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"], ids=str)
def test_formulas(lot: Class, start: str) -> None:
    formula = f'{start}HYPERLINK("https://example.org")'
    lot.hand_in(student=formula[:10], name=formula, answers={"q5": formula})
    lot.grade()
    (mark,), (to_mark,) = lot.table("marks"), lot.table("to-mark")
    text = next(row["answer"] for row in lot.table("answers") if row["question"] == "q5")
    for cell in (mark["student_id"], mark["student_name"], text, to_mark["answer"], to_mark["student_name"]):
        assert cell.startswith("'")


@pytest.mark.parametrize("start", ["\t=1", "\r=1", "\n=1"])
def test_leading_tab_and_return(lot: Class, start: str) -> None:
    lot.hand_in(name=start, answers={"q5": start})
    lot.grade()
    cells = [row["answer"] for row in lot.table("answers") if row["answer"]]
    assert all(cell.startswith("'") for cell in [*cells, lot.table("marks")[0]["student_name"]])


def test_newline_quote_and_comma(lot: Class) -> None:
    text = 'One, "two"\nthree'
    assert lot.outcome(name=text, answers={"q5": text}).startswith("accepted-with-note: The name holds signs")
    assert lot.table("answers")[4]["answer"] == text
    assert lot.table("marks")[0]["student_name"] == 'One, "two" three'


def test_ansi_escapes(lot: Class) -> None:
    sequence = "\x1b[2J\x1b]0;owned\x07\x9b31m"
    lot.hand_in(
        f"{sequence}.cocreation.json", name=sequence, student=f"1{sequence}", answers={"q5": sequence}
    )
    assert next(iter(lot.outcomes().values())).startswith("accepted-with-note")
    for path in lot.folder.glob("results/*"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", path.read_text())
