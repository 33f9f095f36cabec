"""An assignment comes back from its file as it was made, or a sentence says what is wrong with the file."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.exchange.assignment import (
    Assignment,
    AssignmentError,
    Item,
    as_json,
    digest_of,
    read_assignment,
)
from cocreation_teach.exchange.due import days_late
from cocreation_teach.theory import Choice, Question, Text
from tests.every_kind import ALL, answers_to

OPTIONS = (("I", "One"), ("II", "Two"))
ITEMS = (
    Item(Choice("q1", "Where? Née 🎓", OPTIONS, kind="quadrant", ordered=True), 1.5),
    Item(Text("q2", "Why?"), 2),
)
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
    assert read.items == (Item(Choice("q1", "Née?", (("a", "A"),)), 1),)
    assert (read.id, read.title, read.due, read.forms) == ("a1", "Week 5", None, (("q1",),))


OF_EVERY_KIND = """{"format": "cocreation-teach/assignment", "version": 1, "id": "a1", "title": "Week 5",
 "digest": "c62f889c13ab2828549ca48b2bc7475a428a0cdf221cd8a9b3bfc9d3b4f7fb27",
 "due": "2026-11-30T23:59:00+01:00",
 "questions": [
  {"id": "q01", "kind": "quadrant", "prompt": "Where?",
   "options": [{"id": "I", "label": "I One"}, {"id": "II", "label": "II Two"}], "points": 1},
  {"id": "q02", "kind": "continuum", "prompt": "How much?",
   "options": [{"id": "1", "label": "1 Very low"}, {"id": "2", "label": "2 Low"}], "points": 1},
  {"id": "q03", "kind": "perspective", "prompt": "Who speaks?",
   "options": [{"id": "I", "label": "I One"}, {"id": "II", "label": "II Two"}], "points": 1},
  {"id": "q04", "kind": "values", "prompt": "Which?",
   "options": [{"id": "needs", "label": "Needs met"}, {"id": "capacity", "label": "Capacity"}], "points": 1},
  {"id": "q05", "kind": "choice", "prompt": "Née?",
   "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "points": 1.5},
  {"id": "q06", "kind": "choice", "prompt": "How many?",
   "options": [{"id": "a", "label": "1"}, {"id": "b", "label": "2"}], "points": 1, "ordered": true},
  {"id": "q07", "kind": "text", "prompt": "Why?",
   "options": [], "points": 2}
 ],
 "forms": [["q01", "q02", "q03", "q04", "q05", "q06", "q07"], ["q07", "q01"]]}"""


def test_what_was_released_before_kinds_could_be_added_is_written_again_as_it_was(tmp_path: Path) -> None:
    """A hand-in names the digest, which is over every name and value of the file."""
    read = read_assignment(written(tmp_path / "assignment.json", OF_EVERY_KIND))
    assert json.dumps(as_json(read)) == json.dumps(json.loads(OF_EVERY_KIND))
    assert digest_of(as_json(read)) == read.digest
    assert [item.id for item in read.items if not item.question.ordered] == ["q05", "q07"]


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


FORGED = {
    "questions that are none": {"questions": [1]},
    "no forms": {"forms": []},
    "a form that asks what there is not": {"forms": [["q9"]]},
    "a form that asks twice": {"forms": [["q1", "q1"]]},
    "a due date that is none": {"due": "soon"},
    "a due date without an offset": {"due": "2026-11-30T23:59:00"},
    "a title that is none": {"title": 7},
    "half a sign for a title": {"title": "\ud800"},
    "an id that is none": {"id": ["a1"]},
}
FORGED_QUESTIONS = {
    "points that are none": {"points": "1"},
    "truth for points": {"points": True},
    "points without end": {"points": float("inf")},
    "no points": {"points": 0},
    "a kind that there is not": {"kind": "riddle"},
    "a kind that needs more": {"kind": "match"},
    "no options": {"options": []},
    "an option twice": {"options": [{"id": "I", "label": "One"}] * 2},
    "an option without words": {"options": [{"id": "I"}]},
    "a text with options": {"kind": "text"},
    "no prompt": {"prompt": None},
}


@pytest.mark.parametrize(
    "held",
    [
        *(sealed(**fields) for fields in FORGED.values()),
        *(
            sealed(questions=[as_json(WEEK)["questions"][0] | one], forms=[["q1"]])
            for one in FORGED_QUESTIONS.values()
        ),
        sealed(questions=as_json(WEEK)["questions"] * 2),
    ],
    ids=[*FORGED, *FORGED_QUESTIONS, "a question twice"],
)
def test_a_forged_file_is_told_although_its_digest_fits(tmp_path: Path, held: dict[str, Any]) -> None:
    with pytest.raises(AssignmentError) as told:
        read_assignment(written(tmp_path / "assignment.json", held))
    assert str(told.value) == f"assignment.json holds no sound assignment.{FROM_THE_LECTURER}"


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text()
    | st.sampled_from(["q1", "I", "text"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "options"]), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from([*as_json(WEEK)]), st.sampled_from(["", *as_json(WEEK)["questions"][0]]), JSON)
def test_any_value_in_any_field_is_refused_or_can_be_asked_and_answered(
    tmp_path_factory: pytest.TempPathFactory, field: str, inner: str, value: object
) -> None:
    held = (
        sealed(questions=[as_json(WEEK)["questions"][0] | {inner: value}])
        if inner
        else sealed(**{field: value})
    )
    path = written(tmp_path_factory.mktemp("forged") / "assignment.json", held)
    try:
        read = read_assignment(path)
    except AssignmentError:
        return
    for item in read.form_of("1001"):
        assert item.question.refusal(None)
    assert days_late(0, read.due) in (None, 0)


@pytest.mark.parametrize("depth", [50, 900, 5_000, 200_000])
def test_a_file_that_is_nested_is_a_sentence_at_any_depth(tmp_path: Path, depth: int) -> None:
    nested = json.dumps(sealed())[:-1] + ', "more": ' + "[" * depth + "]" * depth + "}"
    with pytest.raises(AssignmentError):
        read_assignment(written(tmp_path / "assignment.json", nested))


def test_where_there_is_none_or_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError) as told:
        read_assignment(tmp_path / "assignment.json")
    assert str(told.value) == f"There is no assignment.json beside this page.{FROM_THE_LECTURER}"
    (tmp_path / "assignment.json").mkdir()
    with pytest.raises(AssignmentError, match=r"assignment\.json cannot be read \(.*directory.*\)\. Take"):
        read_assignment(tmp_path / "assignment.json")


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_a_question_of_every_kind_is_released_without_its_key_and_read_again(
    tmp_path: Path, question: Question
) -> None:
    released = replace(WEEK, items=(Item(question, 1),), forms=((question.id,),))
    held = as_json(released)
    read = read_assignment(written(tmp_path / "assignment.json", {**held, "digest": digest_of(held)}))
    (asked,) = read.items
    assert asked == Item(replace(question.blind(), concepts=()), 1)
    assert not asked.question.has_key
    answers = ["Because."] if question.shape == "text" else answers_to(question)
    assert [asked.question.refusal(answer) for answer in answers] == [None] * len(answers)


def test_options_of_a_choice_are_for_shuffling_unless_they_are_ordered(tmp_path: Path) -> None:
    free, fixed = Item(Choice("q3", "?", OPTIONS), 1), Item(Choice("q4", "?", OPTIONS, ordered=True), 1)
    released = replace(WEEK, items=(*ITEMS, free, fixed))
    held = as_json(released)
    read = read_assignment(written(tmp_path / "assignment.json", {**held, "digest": digest_of(held)}))
    assert [item.question.ordered for item in read.items] == [True, False, False, True]


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
    many = replace(WEEK, items=tuple(Item(replace(ITEMS[0].question, id=str(n)), 1) for n in range(50)))
    many = replace(many, forms=tuple((item.id,) for item in many.items))
    assert many.form_of(typed) == many.form_of(other)


def test_a_class_is_spread_over_the_forms() -> None:
    found = Counter(tuple(form(str(number))) for number in range(1000, 1300))
    assert set(found) == set(THREE.forms)
    assert min(found.values()) > 70
