"""An assignment comes back from its file as it was made, or a sentence says what is wrong with the file."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.exchange.assignment import (
    KINDS,
    Assignment,
    AssignmentError,
    Item,
    as_json,
    digest_of,
    question_of,
    read_assignment,
)

OPTIONS = (("I", "One"), ("II", "Two"))
ITEMS = (Item("q1", "quadrant", "Where? Née 🎓", OPTIONS, 1.5), Item("q2", "text", "Why?", (), 2))
WEEK = Assignment("a1", "Week 5", "", "2026-11-30T23:59:00+01:00", ITEMS, (("q1", "q2"), ("q2",)))
FROM_THE_LECTURER = " Take the file once more from where your lecturer put it."


def written(path: Path, held: object) -> Path:
    path.write_text(held if isinstance(held, str) else json.dumps(held))
    return path


def sealed(**fields: Any) -> dict[str, Any]:
    held = as_json(WEEK) | fields
    return {**held, "digest": digest_of(held)}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = written(tmp_path / "assignment.json", sealed())
    assert read_assignment(file) == replace(WEEK, digest=sealed()["digest"])
    without = written(tmp_path / "assignment.json", sealed(due=None))
    assert read_assignment(without).due is None


def test_a_file_of_the_first_edition_is_read(tmp_path: Path) -> None:
    """What was released stays readable: names and digest are as they were."""
    file = written(
        tmp_path / "assignment.json",
        """{"format": "cocreation-teach/assignment", "version": 1, "id": "a1", "title": "Week 5",
        "digest": "6633da66dbdb110edf1b9b1b2e842dae9a2d26630de572a9531c75591e0d1d39", "due": null,
        "questions": [{"id": "q1", "kind": "choice", "prompt": "Née?",
        "options": [{"id": "a", "label": "A"}], "points": 1}], "forms": [["q1"]]}""",
    )
    read = read_assignment(file)
    assert read.items == (Item("q1", "choice", "Née?", (("a", "A"),), 1),)
    assert (read.id, read.title, read.due, read.forms) == ("a1", "Week 5", None, (("q1",),))


def relabelled(held: dict[str, Any]) -> None:
    held["questions"][0]["options"][0]["label"] = "Uno"


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another title": lambda held: held.update(title="Week 6"),
    "a later date": lambda held: held.update(due="2027-11-30T23:59:00+01:00"),
    "a question fewer": lambda held: held["questions"].pop(),
    "other words of an option": relabelled,
    "forms the other way round": lambda held: held["forms"].reverse(),
    "a field more": lambda held: held.update(mood="fine"),
    "no digest": lambda held: held.pop("digest"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_that_was_changed_by_hand_is_refused(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    held = sealed()
    change(held)
    with pytest.raises(AssignmentError) as told:
        read_assignment(written(tmp_path / "assignment.json", held))
    assert str(told.value) == f"assignment.json was changed since it was made.{FROM_THE_LECTURER}"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("{", "cannot be read (Expecting property name"),
        ("[" * 200_000, "cannot be read (maximum recursion"),
        ("[]", f"is no assignment of this course.{FROM_THE_LECTURER}"),
        (sealed(format="a diary"), f"is no assignment of this course.{FROM_THE_LECTURER}"),
        (sealed(version=2), "was made by a newer edition of the course. Bring yours up to date."),
        (sealed(version="1"), "was made by a newer edition of the course. Bring yours up to date."),
    ],
    ids=["damaged", "too deep", "a list", "of another kind", "newer", "of no version"],
)
def test_a_file_that_is_no_assignment_is_told(tmp_path: Path, held: object, said: str) -> None:
    with pytest.raises(AssignmentError) as told:
        read_assignment(written(tmp_path / "assignment.json", held))
    assert str(told.value).startswith(f"assignment.json {said}")


def test_where_there_is_none_or_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError) as told:
        read_assignment(tmp_path / "assignment.json")
    assert str(told.value) == f"There is no assignment.json beside this page.{FROM_THE_LECTURER}"
    (tmp_path / "assignment.json").mkdir()
    with pytest.raises(AssignmentError, match=r"assignment\.json cannot be read \(.*directory.*\)\. Take"):
        read_assignment(tmp_path / "assignment.json")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_an_assignment_asks_is_one_that_can_be_answered(kind: str) -> None:
    question = question_of(Item("q1", kind, "What?", OPTIONS, 1))
    answer = {"values": ["I"], "text": "Because."}.get(kind, "I")
    assert (question.id, question.kind, question.prompt) == ("q1", kind, "What?")
    assert question.refusal(answer) is None
    assert kind == "text" or question.labels() == dict(OPTIONS)


def test_options_of_a_choice_are_for_shuffling_unless_they_are_ordered(tmp_path: Path) -> None:
    free, fixed = Item("q1", "choice", "?", OPTIONS, 1), Item("q2", "choice", "?", OPTIONS, 1, ordered=True)
    released = replace(WEEK, items=(*ITEMS, free, fixed))
    held = as_json(released)
    read = read_assignment(written(tmp_path / "assignment.json", {**held, "digest": digest_of(held)}))
    assert [question_of(item).ordered for item in read.items] == [True, True, False, True]


# ---- parallel forms ---------------------------------------------------------------------------------

THREE = replace(WEEK, forms=(("q1",), ("q2",), ("q1", "q2")))


def form(student: str) -> list[str]:
    return [item.id for item in THREE.form_of(student)]


def test_an_id_is_asked_the_form_that_it_was_always_asked() -> None:
    """A page that has stood open over an update, and grading a year later, choose as was chosen before."""
    chosen = {"1001": ["q1"], "1002": ["q1", "q2"], "1003": ["q2"], "zoë": ["q2"], "0012": ["q2"]}
    assert {student: form(student) for student in chosen} == chosen


@pytest.mark.parametrize("typed", ["１００１", "10\u200b01", " 1001 ", "1001\n"])
def test_however_an_id_is_typed_its_form_is_one(typed: str) -> None:
    assert form(typed) == form("1001") != form("1002")


@pytest.mark.parametrize(("typed", "other"), [("ZOË1", "zoe\u03081"), ("Straße 3", "STRASSE  3")])
def test_neither_case_nor_accents_choose_another_form(typed: str, other: str) -> None:
    many = replace(WEEK, items=tuple(replace(ITEMS[0], id=str(n)) for n in range(50)))
    many = replace(many, forms=tuple((item.id,) for item in many.items))
    assert many.form_of(typed) == many.form_of(other)


def test_a_class_is_spread_over_the_forms() -> None:
    found = Counter(tuple(form(str(number))) for number in range(1000, 1300))
    assert set(found) == set(THREE.forms)
    assert min(found.values()) > 70
