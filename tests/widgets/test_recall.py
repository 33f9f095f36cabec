"""A lesson opens with earlier questions, whose answers are kept apart; practice says what is due and when."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from cocreation_teach.content import question
from cocreation_teach.content.course import course_pages
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.progress import RECALLED
from cocreation_teach.widgets import Practice, QuestionCard, Recall

KEY = "views.breathe-in"
USUAL = tuple(map(question, ["value.no-workshop", "value.the-sum", "services.crown", "views.passport-photo"]))
LESSONS = Path(__file__).parents[2] / "lessons"
RECALLING = {
    path.name[:2]: code
    for path in sorted(LESSONS.glob("*.ipynb"))
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
    if (code := "".join(cell["source"])).startswith("Recall(")
}


def did(course: Path, *acts: Entry) -> None:
    Journal(course / ".cocreation").record(acts)


def cards(widget: Recall | Practice) -> list[QuestionCard]:
    return [one for one in widget.children if isinstance(one, QuestionCard)]


def says(widget: Recall | Practice) -> str:
    return str(widget.children[0].value)


def test_a_question_once_missed_comes_fresh_and_its_old_answer_stays_on_its_page(course: Path) -> None:
    did(course, Entry(KEY, "try", "none", at="2026-11-20T10:00:00Z"))
    recall = Recall("05", *USUAL)
    assert [len(card.answered()) for card in cards(recall)] == [0] * RECALLED
    assert next(iter(cards(recall)[0]._questions)) == KEY
    assert "One of these is yours" in says(recall)
    now = {"question": KEY, "act": "try", "answer": "breath", "occasion": "recall 05", "uid": "u"}
    cards(recall)[0]._hear({"acts": [now]})
    assert cards(Recall("05", *USUAL))[0].answered() == (KEY,)
    assert QuestionCard(question(KEY)).tries[KEY][-1]["answer"] == "none"


@pytest.mark.usefixtures("course")
def test_without_a_record_it_says_that_everybody_is_asked_this() -> None:
    assert "asked of everybody" in says(Recall("05", *USUAL))
    assert len(cards(Recall("05", *USUAL))) == RECALLED


def test_practice_says_what_is_due_and_when_the_next_is(course: Path) -> None:
    did(
        course,
        Entry("rias-flats", "try", "I", at="2026-11-20T10:00:00Z"),
        Entry("rias-week", "shown", at="2026-11-23T10:00:00Z"),
    )
    said = says(Practice(date(2026, 11, 23)))
    assert "One question that you once got wrong, guessed or had shown is due today." in said
    assert "The next is due on Tuesday 24 November." in said


def test_a_case_is_practised_in_its_quadrant_and_on_the_continuum_apart(course: Path) -> None:
    did(
        course,
        Entry("rias-flats", "shown", at="2026-11-20T10:00:00Z"),
        Entry("rias-flats", "shown", occasion="continuum", at="2026-11-20T10:00:00Z"),
    )
    occasions = {card._occasion for card in cards(Practice(date(2026, 11, 23)))[:2]}
    assert occasions == {"practice 2026-11-23", "practice 2026-11-23 continuum"}


def test_each_lesson_from_02_on_opens_with_earlier_questions() -> None:
    numbers = [f"{number:02}" for number in range(2, 13)]
    assert sorted(RECALLING) == numbers
    assert sorted(page.number for page in course_pages() if page.recalls) == numbers


@pytest.mark.parametrize("number", RECALLING)
def test_what_everybody_is_asked_stands_in_an_earlier_lesson_and_can_be_marked(number: str) -> None:
    code = RECALLING[number]
    usual = [question(key) for key in re.findall(r'question\("(.*?)"\)', code)]
    assert code.startswith(f'Recall("{number}",')
    pages = [one for one in course_pages() if one.path.startswith("lessons/") and one.number]
    earlier = {key for one in pages if one.number < number for key, _ in one.questions}
    here = {key for one in pages if one.number == number for key, _ in one.questions}
    assert len({one.id for one in usual}) == RECALLED
    assert all(one.has_key and one.alone for one in usual)
    assert {one.id for one in usual} <= earlier - here
