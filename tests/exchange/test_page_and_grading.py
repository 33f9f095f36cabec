"""What the page lets through grading takes, under the form that was asked; what it refuses, the page does."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.hand_in import Given, HandInError, content_of
from cocreation_teach.exchange.hand_in_reading import read_hand_in
from cocreation_teach.exchange.student import Student, student_from
from cocreation_teach.learning.entry import Entry, entry_from
from cocreation_teach.learning.hand_in import hand_in, occasion_of
from cocreation_teach.theory import Choice, Several, Text

OPTIONS = (("I", "One"), ("II", "Two"), ("III", "Three"))
ITEMS = (
    Item(Choice("q1", "Where?", OPTIONS, kind="quadrant", ordered=True), 1),
    Item(Several("q2", "Which?", OPTIONS, ordered=True), 1),
    Item(Text("q3", "Why?"), 2),
    Item(Text("q4", "And why?"), 2),
)
FORMS = (("q1", "q3"), ("q2", "q3"), ("q3", "q4"), ("q4", "q2", "q1"))
WEEK = Assignment("a1", "Week 5", "d" * 64, None, ITEMS, FORMS)
AT = "2026-11-23T14:05:00+00:00"

SIGNS = "１００１ab ÄßİıŁ\u200b\u200d\u202e\u2067\u0301\u0345\u3164\ufe0f\xad\u2028\n\x00\x1b¨ﷺ🎓"
WORDS = st.text(st.sampled_from(SIGNS) | st.characters() | st.sampled_from("\ud800\udfff"), max_size=12)
LONG = (1, 1, 1, 6, 100, 101, 200, 201, 50_000, 50_001)


@st.composite
def texts(draw: st.DrawFn, longest: int) -> Mapping[str, int]:
    """Return some words and how often they stand there: a text of 50,000 signs is no pretty sight."""
    return {draw(WORDS): draw(st.sampled_from([many for many in LONG if many <= longest]))}


def whole(text: Any) -> Any:
    return "".join(words * many for words, many in text.items()) if isinstance(text, dict) else text


VISIBLE = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
PASSING = st.text(VISIBLE | st.sampled_from("１ａbßİı\u200b\u202e\u0301\u3164¨ﷺ"), max_size=9)
PEOPLE = PASSING.map(lambda words: {f"1{words}": 1}) | PASSING.map(lambda words: {f"{words}7": 2})
CHOICES = st.sampled_from(["I", "V", "", None, ["I"], ["III", "I"], ["I", "I"], [], ["V"], [["I"]], 1])
TIMES = st.sampled_from(["", AT, "2026-11-23T13:00:00.1Z", "2026-11-23", "2026-11-23T13:00:00", "soon"])
SURE = st.sampled_from([None, "guess", "certain", "very"])
ANSWERS = st.fixed_dictionaries({item.id: CHOICES | texts(50_001) for item in ITEMS})
SOUND = {"q1": "I", "q2": ["III", "I"], "q3": "So.", "q4": "So."}


def kept(student: str, answers: Mapping[str, Any], sure: Any, at: str) -> list[Entry]:
    """Return what the journal takes of what a page says was done."""
    about = {"act": "try", "occasion": occasion_of(WEEK, student), "confidence": sure, "at": at}
    said = [{**about, "question": key, "answer": answer, "uid": key} for key, answer in answers.items()]
    return [entry for one in said if (entry := entry_from(one))]


@settings(deadline=None)
@given(PEOPLE | texts(101), PEOPLE, ANSWERS, SURE, TIMES)
@example({"１００１": 1}, {"Ana": 1}, SOUND, "guess", AT)
@example({"10\u200b01": 1}, {"Ana": 1}, SOUND, None, "")
@example({"1001": 1}, {"Ana": 1}, SOUND | {"q3": {"\ud83d": 2}, "q4": {"\u202e": 1}}, None, AT)
def test_whatever_the_page_lets_through_grading_takes(
    student_id: Any, name: Any, answers: dict[str, Any], sure: Any, at: str
) -> None:
    student, _ = student_from({"id": whole(student_id), "name": whole(name)})
    assume(student is not None)
    assert student is not None
    given_to = {key: whole(answer) for key, answer in answers.items()}
    file = hand_in(WEEK, student, kept(student.id, given_to, sure, at), AT)
    read = read_hand_in(file.content, WEEK)
    asked = WEEK.form_of(student.id)
    assert read.form == asked == WEEK.form_of(whole(student_id))
    assert read.student == read.written == student
    valid = {item.id for item in asked if not item.question.refusal(given_to.get(item.id))}
    assert read.answers.keys() == valid
    assert file.answered == len(valid)
    chosen = {key: one.answer for key, one in read.answers.items() if not isinstance(answers[key], dict)}
    assert chosen == {key: tuple(sorted(x)) if isinstance(x := given_to[key], list) else x for key in chosen}


@settings(deadline=None)
@given(texts(201), texts(201), texts(50_001))
def test_whatever_grading_refuses_of_an_honest_page_the_page_refuses(
    student_id: Any, name: Any, text: Any
) -> None:
    who, written = {"id": whole(student_id), "name": whole(name)}, whole(text)
    refused = refusal_of(who, written)
    _, problems = student_from(who)
    told = [*problems, ITEMS[3].question.refusal(written)]
    # Half a sign is no fault of the student's: the page writes a mark in its place.
    assert refused is None or any(told) or "half a sign" in refused


def refusal_of(who: dict[str, str], text: str) -> str | None:
    """Return why grading refuses what a page would write that looks at nothing."""
    one = Assignment("a1", "Week 5", "d", None, ITEMS, (("q4",),))
    held = json.loads(content_of(one, Student("1", "A"), [], AT))
    answers = [{"question": "q4", "answer": text}]
    try:
        read_hand_in(json.dumps({**held, "student": who, "answers": answers}).encode(), one)
    except HandInError as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    ("sign", "length", "taken"), [("x", 50_000, True), ("学", 50_000, True), ("x", 50_001, False)]
)
def test_the_page_and_grading_have_one_limit_for_a_text(sign: str, length: int, taken: bool) -> None:
    assert (ITEMS[3].question.refusal(sign * length) is None) == taken
    assert (refusal_of({"id": "1", "name": "Ana"}, sign * length) is None) == taken


@pytest.mark.parametrize("written", ["１００１", "10\u200b01", "1001\u202c", " 1001 ", "\ufeff1001"])
def test_an_id_in_unusual_signs_is_graded_under_the_form_that_the_page_asked(written: str) -> None:
    student, _ = student_from({"id": written, "name": "Ana"})
    assert student is not None
    (first, *_) = WEEK.form_of(student.id)
    read = read_hand_in(content_of(WEEK, student, [Given(first.id, SOUND[first.id])], AT), WEEK)
    assert read.form == WEEK.form_of("1001")
    assert read.answers.keys() == {first.id}


def test_half_a_sign_in_a_text_costs_nobody_their_hand_in() -> None:
    one = Assignment("a1", "Week 5", "d", None, ITEMS, (("q4",),))
    content = content_of(one, Student("1", "Ana"), [Given("q4", "So \ud83d\ude00 \ud83d.")], AT)
    assert read_hand_in(content, one).answers["q4"].answer == "So 😀 �."
