"""Moments of truth in a scene, and what each view has to say."""

from dataclasses import replace

import pytest

from cocreation_teach.theory import Passage, Perspective, Scene, moments_question

PM, SM, CRITICS = Perspective


@pytest.fixture
def scene() -> Scene:
    return Scene(
        "queue",
        "A queue",
        "A library",
        ("B1", "B2", "B3"),
        (
            Passage("list", "She reads a list.", False, "Nobody is there.", {}, "M14"),
            Passage(
                "counter", "He asks for a book.", True, "They meet.", {SM: "A part.", CRITICS: "Really?"}
            ),
            Passage("panel", "She invites him.", True, "They meet again.", {PM: "At last.", SM: "One more."}),
        ),
    )


def test_the_moments_are_what_belongs(scene: Scene) -> None:
    question = moments_question(scene)
    assert (question.id, question.concepts) == ("queue.moments", ("B3",))
    mark = question.mark(["panel", "counter"])
    assert mark is not None
    assert mark.right


def test_a_wrong_tick_says_why_and_points_to_its_misconception(scene: Scene) -> None:
    mark = moments_question(scene).mark(["list", "counter"])
    assert mark is not None
    assert mark.credit == 0
    assert mark.misconception == "M14"
    assert mark.feedback[1:] == ("“Passage 1”: Nobody is there.", "“Passage 3”: They meet again.")


def test_no_answer_is_no_mark_and_an_empty_one_is_refused(scene: Scene) -> None:
    question = moments_question(scene)
    assert question.mark(None) is None
    assert question.refusal([]) is not None


def test_what_each_view_sees_is_counted(scene: Scene) -> None:
    assert [scene.seen_by(view) for view in Perspective] == [1, 2, 1]
    assert replace(scene, passages=scene.passages[:1]).seen_by(SM) == 0
