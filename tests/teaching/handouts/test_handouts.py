"""What is handed out asks all that a lesson asks, shows nothing of its key, and needs nothing but itself."""

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.content.course import CoursePage, find_question
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching.handouts import find_lessons, write_handouts
from cocreation_teach.teaching.handouts import handout as drawn
from cocreation_teach.teaching.handouts.blocks import Item, blocks_of
from cocreation_teach.theory import MISCONCEPTIONS, Question

LESSONS = (*find_lessons(), *find_lessons(("real-cases", "sample-essays")))
SHORT = 4
"""A feedback of so few words can stand in a prompt by chance."""


handout = cache(drawn)


@cache
def items(page: CoursePage, key: bool) -> tuple[Item, ...]:
    return tuple(item for block in blocks_of(page, key) for item in block.items)


def questions_of(page: CoursePage) -> list[Question]:
    found = [find_question(*asked) for asked in page.questions]
    return [question for question in found if question]


def words(page: str) -> str:
    """The text of a page, without its tags and with single spaces."""
    return " ".join(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.S)).split())


def texts(held: Any) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(held, str):
        yield " ".join(held.split())
    elif isinstance(held, dict | list | tuple):
        for one in held.values() if isinstance(held, dict) else held:
            yield from texts(one)


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.path)
def test_what_students_get_holds_nothing_of_the_key(page: CoursePage) -> None:
    shown = words(handout(page, key=False))
    asked = [
        " ".join(text.split())
        for question in questions_of(page)
        for text in (question.prompt, *question.words())
    ]
    for question in questions_of(page):
        for said in (*texts(question.key()), question.model_answer()):
            if len(said.split()) > SHORT and not any(said in one for one in asked):
                assert said not in shown, (question.id, said)
    for misconception in MISCONCEPTIONS.values():
        assert misconception.belief not in shown
    assert not re.search(r"\(M\d+\)", shown)
    assert "×" not in shown
    assert "With the key" not in shown
    for item in items(page, False):
        assert item.question.key() == {}
        assert not item.question.right()
        assert item.question.model_answer() == ""


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.path)
def test_both_pages_ask_all_that_the_lesson_asks_each_once_under_the_same_number(page: CoursePage) -> None:
    without, with_key = (
        [(item.number, item.question.id) for item in items(page, key)] for key in (False, True)
    )
    assert without == with_key
    assert [number for number, _ in without] == list(range(1, len(without) + 1))
    assert {name for _, name in without} == {name for name, _ in page.questions}
    shown = words(handout(page, key=False))
    for item in items(page, False):
        for said in (item.text or item.question.prompt, item.title, *item.question.labels().values()):
            assert " ".join(said.split()) in shown or item.question.shape == "flows"


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.path)
def test_the_key_fills_in_every_answer_and_says_why_and_stands_on_every_sheet(page: CoursePage) -> None:
    shown = handout(page, key=True)
    # What stands in the head of the table is printed on every sheet.
    assert "With the key, not for students" in re.search(r"<thead>.*?</thead>", shown, re.S)[0]  # type: ignore[index]
    for question in questions_of(page):
        mark = question.mark(question.right())
        for said in mark.feedback[1:] if mark else [question.model_answer()]:
            assert " ".join(said.split()) in words(shown), question.id


def test_a_page_is_whole_in_itself_and_runs_nothing() -> None:
    for page in LESSONS:
        for shown in (handout(page, key=False), handout(page, key=True)):
            assert re.findall(r"<script|<link|<img|\bsrc=|\bhref=|url\(|@import|https?:", shown) == []
            assert "default-src 'none'" in shown


def test_the_place_of_an_option_does_not_tell_which_is_right() -> None:
    places = [
        list(item.question.labels()).index(item.question.right())
        for page in LESSONS
        for block in blocks_of(page, key=True)
        for item in block.items
        if item.question.kind == "choice" and block.form == "question" and item.question.has_key
    ]
    for place in range(3):
        assert 0.1 < places.count(place) / len(places) < 0.5


def test_each_kind_of_board_has_its_form_on_paper() -> None:
    forms = {block.form for page in LESSONS for block in blocks_of(page, key=False)}
    assert forms == {"question", "quadrants", "rail", "places", "rows"}
    shapes = {item.question.shape for page in LESSONS for item in items(page, False)}
    assert shapes == {"one", "several", "match", "flows", "text"}


def test_the_pages_of_a_folder_are_written_anew_and_what_else_lies_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "week 9 – prints"
    first = write_handouts(folder, ["09"])
    assert [path.name for path in first] == ["09-four-quadrants.html", "09-voluntary-quadrants.html"]
    (folder / "mine.txt").write_text("mine")
    first[0].write_text("old")
    assert write_handouts(folder, ["09", "09-four-quadrants"]) == first
    assert "<main>" in first[0].read_text(encoding="utf-8")
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*")) == [
        "09-four-quadrants.html",
        "09-voluntary-quadrants.html",
        "key/09-four-quadrants-key.html",
        "key/09-voluntary-quadrants-key.html",
        "mine.txt",
    ]


def test_lessons_that_there_are_not_are_all_named_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match=r"called 13, 09-for-quadrants\. There is: 09-four-quadrants"):
        write_handouts(tmp_path / "new", ["01", "13", "09-for-quadrants", "real-cases"])
    with pytest.raises(TeachingError, match=r"called glossary"):
        find_lessons(("glossary",))
    assert not (tmp_path / "new").exists()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(TeachingError, match="cannot be written"):
        write_handouts(tmp_path / "file", ["01"])
    assert (tmp_path / "file").read_text() == "mine"
