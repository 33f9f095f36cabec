"""What is known of a page without running it: each widget asks what the table of content says of it."""

import pytest

from cocreation_teach import widgets
from cocreation_teach.content import encounters, journey, question, questions, scene, sorting, system
from cocreation_teach.content.nouns import widgets as asking
from cocreation_teach.widgets.course_widget import CourseWidget

GIVEN = {
    "Capstone": questions("capstone"),
    "ContinuumRail": encounters("rias-flats", "rias-week"),
    "QuadrantBoard": encounters("rias-flats", "rias-week"),
    "QuestionCard": question("quadrants.numerals"),
    "SortingBoard": sorting("two-meanings"),
    "SystemMap": system("ines"),
    "TwoLenses": scene("ferry-office"),
    "ValueMarker": journey("first-bus"),
}


def test_every_widget_with_questions_is_in_the_table() -> None:
    with_questions = {name for name in widgets.__all__ if issubclass(getattr(widgets, name), CourseWidget)}
    assert with_questions == asking().keys() == GIVEN.keys()


@pytest.mark.parametrize("name", GIVEN)
def test_a_widget_asks_what_the_table_says(name: str) -> None:
    asks, widget = asking()[name], getattr(widgets, name)(GIVEN[name])
    assert tuple(widget._questions.values()) == tuple(asks.questions(GIVEN[name]))
    assert widget._occasion == asks.occasion
