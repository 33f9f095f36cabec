"""The table of nouns: all that the course is made of stands in it, and what it asks can be found again."""

from collections import Counter
from pathlib import Path

import pytest

from cocreation_teach import content
from cocreation_teach.content.course import all_questions, course_pages, find_question
from cocreation_teach.content.nouns import CONTINUUM, Noun, add_noun, add_widget, look_ups, nouns, widgets

FOLDER = Path(content.__file__).parent


def test_every_content_file_belongs_to_one_noun_and_is_sound() -> None:
    files = [file for noun in nouns().values() for file in noun.files()]
    glossary = FOLDER / "glossary.toml"  # Words are looked up by readers, and asked by nobody.
    assert sorted([*files, glossary]) == sorted([*FOLDER.rglob("*.toml"), *FOLDER.rglob("*.csv")])
    for noun in nouns().values():
        for file in noun.files():
            noun.read(file)


def test_pages_find_content_under_the_names_that_the_package_gives() -> None:
    assert {name: getattr(content, name) for name in look_ups()} == look_ups()


def test_no_two_questions_have_one_id_on_one_occasion() -> None:
    asked = Counter((question.id, question.kind == CONTINUUM) for question in all_questions())
    assert [key for key, count in asked.items() if count > 1] == []


def test_every_question_is_found_by_its_id() -> None:
    lost = [
        question.id
        for question in all_questions()
        if find_question(question.id, CONTINUUM if question.kind == CONTINUUM else "") != question
    ]
    assert lost == []


def test_whatever_a_page_asks_is_a_question_of_the_course() -> None:
    known = {question.id for question in all_questions()}
    assert {key for page in course_pages() for key, _ in page.questions} <= known


def test_a_step_of_a_story_is_not_asked_by_itself() -> None:
    for name in ("scenes", "journeys", "systems"):
        noun = nouns()[name]
        assert not any(question.alone for file in noun.files() for question in noun.asked_of(file.stem))


def test_a_name_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="There is a noun scenes already"):
        add_noun("scenes", Noun(tmp_path, Path, (), tuple))
    with pytest.raises(ValueError, match="There is a widget TwoLenses already"):
        add_widget("TwoLenses", widgets()["SortingBoard"])
