"""The question that each step of a journey asks."""

from dataclasses import replace

import pytest

from cocreation_teach.theory import Journey, Several, Step, ValueKind, step_question

WHYS = {"needs": "No need.", "wellbeing": "He beams.", "capacity": "A skill.", "none": "Something arises."}
WRONG = {"needs": "M11", "none": "M13"}
STEP = Step("ride", "The ride", "He rides.", (ValueKind.WELLBEING, ValueKind.CAPACITY), WHYS, WRONG)
JOURNEY = Journey("bus", "A bus", "A man.", ("H1", "H2"), (STEP,))


@pytest.fixture
def question() -> Several:
    return step_question(JOURNEY, STEP)


def test_a_step_is_a_question_of_its_journey(question: Several) -> None:
    assert (question.id, question.concepts) == ("bus.ride", ("H1", "H2"))
    assert list(question.labels()) == ["needs", "wellbeing", "capacity", "none"]
    assert question.prompt == "He rides. Which kinds of value arise here?"


def test_the_kinds_that_arise_belong(question: Several) -> None:
    mark = question.mark(["capacity", "wellbeing"])
    assert mark is not None
    assert (mark.credit, mark.feedback) == (1, ("That is right.", "He beams.", "A skill."))


def test_a_kind_that_does_not_arise_points_to_its_misconception(question: Several) -> None:
    mark = question.mark(["needs", "wellbeing", "capacity"])
    assert mark is not None
    assert (mark.credit, mark.misconception) == (1 / 2, "M11")


@pytest.mark.parametrize(("answer", "credit"), [(["none"], 1), (["needs"], 0)])
def test_where_nothing_arises_none_belongs(answer: list[str], credit: float) -> None:
    empty = replace(STEP, values=(), misconceptions={})
    mark = step_question(JOURNEY, empty).mark(answer)
    assert mark is not None
    assert mark.credit == credit
