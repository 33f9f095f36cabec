"""The value marker, without a browser: answers, marks and what the page is told."""

from collections.abc import Callable

import pytest

from cocreation_teach.content import journey
from cocreation_teach.theory import MISCONCEPTIONS, step_question
from cocreation_teach.widgets import ValueMarker

FIRST, NONE_ARISES = "first-bus.kitchen-table", "first-bus.score"


@pytest.fixture
def marker() -> ValueMarker:
    return ValueMarker(journey("first-bus"))


def test_untouched_is_not_answered_rather_than_wrong(marker: ValueMarker) -> None:
    assert set(marker.marks().values()) == {None}
    assert marker.report() == "Not answered yet."


def test_each_step_is_marked_by_itself_and_in_any_order(marker: ValueMarker) -> None:
    marker.answer({"score": ["none"], "kitchen-table": ["needs", "wellbeing"]})
    marks = marker.marks()
    assert marks[NONE_ARISES].right
    # One of the three that do not belong was ticked: needs, capacity, none of them.
    assert (marks[FIRST].credit, marks[FIRST].misconception) == (pytest.approx(2 / 3), "M13")
    assert marker.answered() == (FIRST, NONE_ARISES)
    assert marker.report() == "2 of 6 answered."


def test_the_last_try_counts_and_all_are_kept(marker: ValueMarker) -> None:
    marker.answer({"score": ["needs"]}).answer({"score": ["none"]})
    assert [tried["answer"] for tried in marker.tries[NONE_ARISES]] == [["needs"], ["none"]]
    assert marker.marks()[NONE_ARISES].right


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ({"score": []}, "a list of one or more of its options"),
        ({"score": "none"}, "a list of one or more of its options"),
        ({"score": ["joy"]}, "joy is not an option of question first-bus.score"),
        ({"score": ["none", "needs"]}, "At first-bus.score stands “none” beside a kind of value"),
        ({"elsewhere": ["needs"]}, "There is no first-bus.elsewhere here"),
    ],
)
def test_what_is_no_answer_is_refused(marker: ValueMarker, steps: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        marker.answer(steps)
    assert marker.tries == {}


def test_what_the_page_sends_is_held_to_the_same_rule(marker: ValueMarker) -> None:
    tried = {"question": NONE_ARISES, "act": "try", "answer": ["none", "needs"], "uid": "u1"}
    marker._hear({"acts": [tried]})
    assert (marker.tries, marker.heard["refused"]) == ({}, ["u1"])
    assert marker.heard["problems"][0].startswith(
        "That answer was not taken. At first-bus.score stands “none”"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ValueMarker(), "ValueMarker takes a journey, not None. For example"),
        (lambda: ValueMarker("first-bus"), "ValueMarker takes a journey, not 'first-bus'"),
        (lambda: ValueMarker(jurney=1), "ValueMarker has no keyword jurney. Its keywords are: journey."),
    ],
)
def test_what_it_cannot_take_is_said_in_a_sentence(make: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


def test_the_page_is_sent_the_very_marks_that_python_gives(marker: ValueMarker) -> None:
    bus = journey("first-bus")
    for sent, step in zip(marker.content["steps"], bus.steps, strict=True):
        assert len(sent["marks"]) == 8
        assert sum(mark["credit"] == 1 for mark in sent["marks"].values()) == 1
        for answer, mark in sent["marks"].items():
            expected = step_question(bus, step).mark(answer.split())
            assert expected is not None
            assert (mark["credit"], tuple(mark["feedback"])) == (expected.credit, expected.feedback)


def test_each_idea_that_can_come_up_has_its_text(marker: ValueMarker) -> None:
    marks = (mark for step in marker.content["steps"] for mark in step["marks"].values())
    ids = {mark["misconception"] for mark in marks if mark["misconception"]}
    assert marker.content["beliefs"] == {key: MISCONCEPTIONS[key].text for key in ids}
