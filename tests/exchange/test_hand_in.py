"""What stands in a hand-in is read, and whatever no page has written is refused with the reason."""

import gzip
import json
from typing import Any

import pytest

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.hand_in import (
    AGAIN,
    LARGEST,
    Given,
    HandInError,
    content_of,
    file_name,
    seconds,
    too_large,
)
from cocreation_teach.exchange.hand_in_reading import read_hand_in
from cocreation_teach.exchange.student import Student
from cocreation_teach.theory import Choice, Several, Text

OPTIONS = (("I", "One"), ("II", "Two"), ("III", "Three"))
ITEMS = (
    Item(Choice("q1", "Where?", OPTIONS, kind="quadrant", ordered=True), 1),
    Item(Several("q2", "Which?", OPTIONS, ordered=True), 1),
    Item(Text("q3", "Why?"), 2),
)
WEEK = Assignment("a1", "Week 5", "d" * 64, None, ITEMS, (("q1", "q2", "q3"),))
ANA = Student("0012", "Ana")
AT = "2026-11-23T14:05:00+01:00"
WRITTEN = content_of(
    WEEK,
    ANA,
    [
        Given("q1", "II", "guess", AT),
        Given("q2", ["III", "I"]),
        Given("q3", "Née 🎓\x1b[31m", "surely", "soon"),
    ],
    AT,
)
VERSION = b'"version": 1'
DAMAGED = "It is cut off or damaged: it cannot be read from line "


def held(**fields: Any) -> dict[str, Any]:
    return json.loads(WRITTEN) | fields


def answering(*answers: object, **more: object) -> dict[str, Any]:
    return held(answers=[{"question": "q1", "answer": one, **more} for one in answers])


def refused(content: object) -> HandInError:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(HandInError) as told:
        read_hand_in(data, WEEK)
    assert str(told.value) == told.value.reason
    return told.value


def reason(content: object) -> str:
    return refused(content).reason


def short(told: object) -> str:
    """Name a case by what is said of it."""
    return told[:40] if isinstance(told, str) else ""


def test_what_the_page_writes_is_read() -> None:
    read = read_hand_in(WRITTEN, WEEK)
    assert read.student == read.written == ANA
    assert (read.key, read.form, read.strange) == ("0012", ITEMS, ())
    assert (read.submitted_at, read.at) == (AT, seconds("2026-11-23T13:05:00Z"))
    # Several stand in the options' order, a text steers nothing, and what makes no sense was not written.
    assert list(read.answers.values()) == [
        Given("q1", "II", "guess", AT),
        Given("q2", ("I", "III")),
        Given("q3", "Née 🎓[31m"),
    ]


def test_a_person_reads_the_file_in_an_editor() -> None:
    assert WRITTEN.startswith(
        b'{\n "format": "cocreation-teach/submission",\n "version": 1,\n "assignment": {'
    )
    assert WRITTEN.endswith(b"\n}\n")
    assert json.loads(WRITTEN)["assignment"] == {"id": "a1", "digest": "d" * 64}


@pytest.mark.parametrize("change", ["\r\n", "\ufeff"])
def test_an_editor_may_have_saved_it_with_other_line_ends_or_a_mark_before_it(change: str) -> None:
    text = WRITTEN.decode()
    saved = change + text if change == "\ufeff" else text.replace("\n", change)
    assert read_hand_in(saved.encode(), WEEK) == read_hand_in(WRITTEN, WEEK)


# ---- what is no hand-in -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "It is empty."),
        (b" \n\t \r\n", "It is empty."),
        (b" " * 300, "It is empty."),
        (WRITTEN[: len(WRITTEN) // 2], DAMAGED),
        (b"{}\n\n%%garbage", f"{DAMAGED}3, column 1 on."),
        (WRITTEN * 2, DAMAGED),
        (WRITTEN[:-2] + b",}", DAMAGED),
        (WRITTEN[:-2] + b"} // done", DAMAGED),
        (b" " * 300 + b"{", DAMAGED),
        *(
            (top, "It holds a list, a text or a number, where an object belongs.")
            for top in (b"[]", b"7", b'""')
        ),
        (b"[" * 200_000, "It is nested too deeply."),
        (b'{"a":' * 200_000, "It is nested too deeply."),
        (
            WRITTEN.replace(VERSION, VERSION + b", " + VERSION),
            "The name “version” stands in it twice in one place.",
        ),
        *(
            (b'{"a": %s}' % one, f"It holds {one.decode()}, which is no number.")
            for one in (b"NaN", b"-Infinity")
        ),
        *(
            (b'{"a": %s}' % one, "It holds a number that is too large.")
            for one in (b"1e999", b"-1e999", b"9" * 21)
        ),
        (gzip.compress(WRITTEN), "It is a gzip archive, whatever its name says."),
        (b"PK\x03\x04", "It is a zip archive or an Office document, whatever its name says."),
        (b"%PDF-1.7", "It is a PDF, whatever its name says."),
        (b"{\\rtf1", "It is a text document (RTF), whatever its name says."),
        (b"\x89PNG\r\n", "It is a picture, whatever its name says."),
        (b"\n<!doctype html>", "It is a web page, perhaps a log-in page that was saved in its place"),
        *(
            (WRITTEN.decode().encode(code), "It is not written in UTF-8: an edit")
            for code in ("utf-16", "utf-16-be", "utf-32")
        ),
        (WRITTEN.replace(b"Ana", "Zoë".encode("latin-1")), "It is not written in UTF-8"),
    ],
    ids=short,
)
def test_bytes_that_hold_no_object_are_told_for_what_they_are(content: bytes, said: str) -> None:
    told = refused(content)
    assert told.reason.startswith(said)
    assert (told.cure, told.outcome) == (AGAIN, "refused")


def test_a_number_of_a_sane_length_is_one() -> None:
    (name,) = read_hand_in(WRITTEN.replace(VERSION, VERSION + b', "x": ' + b"9" * 20), WEEK).strange
    assert name == "x"


def test_a_file_of_a_mebibyte_is_opened_and_none_that_is_larger() -> None:
    fitting = WRITTEN + b" " * (LARGEST - len(WRITTEN))
    assert read_hand_in(fitting, WEEK).student == ANA
    said = "It is larger than 1 MiB; a hand-in has a few kilobytes."
    assert reason(fitting + b" ") == str(too_large()) == said


FOREIGN = "no hand-in of this course"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (held(format="diary"), FOREIGN),
        ({}, FOREIGN),
        ({"cells": []}, FOREIGN),
        ({"nbformat": 4}, FOREIGN),
        ({"cells": [], "nbformat": 4}, "a notebook"),
    ],
)
def test_a_file_of_another_kind_is_told(content: object, what: str) -> None:
    assert reason(content) == f"It is {what}: its format is not cocreation-teach/submission."


@pytest.mark.parametrize("version", [None, "1", True, 0, -1, 1.0])
def test_a_file_of_no_edition_is_refused(version: object) -> None:
    assert reason(held(version=version)) == "Its version is missing or no number such as 1."


def test_a_file_of_a_newer_edition_is_read_by_a_newer_one() -> None:
    told = refused(held(version=2))
    assert told.reason == "It was made by a newer edition of the course."
    assert told.cure == "Bring your cocreation_teach up to date."


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"id": "a1", "digest": "e" * 64}, "It answers another edition of this assignment."),
        ({"id": "a2", "digest": "e" * 64}, "It answers another assignment."),
        ({"id": "a1"}, "It answers another edition of this assignment."),
        ("a1", "It answers another assignment."),
        (None, "It answers another assignment."),
    ],
)
def test_a_file_of_another_assignment_is_told(named: object, said: str) -> None:
    told = refused(held(assignment=named))
    cure = "Grade it with the folder of that assignment, or ask the student for the right file."
    assert (told.reason, told.cure) == (said, cure)


# ---- who, what and when -------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["", " \u200b", "1" * 101, 12, None])
def test_an_id_that_no_page_takes_is_refused(written: object) -> None:
    said = "The student's id is missing, or longer than 100 letters."
    assert reason(held(student={"id": written, "name": "Ana"})) == said


def test_a_student_is_who_the_tidied_id_and_name_say() -> None:
    read = read_hand_in(
        json.dumps(held(student={"id": "ＡB" + "1" * 98, "name": " A\u202ena "})).encode(), WEEK
    )
    assert read.student == Student("AB" + "1" * 98, "Ana")
    assert read.written == Student("ＡB" + "1" * 98, " A\u202ena ")
    assert read.key == "ab" + "1" * 98


@pytest.mark.parametrize("student", [{"id": "1"}, {"id": "1", "name": 7}])
def test_a_student_without_a_name_is_refused(student: object) -> None:
    assert reason(held(student=student)) == "The student's name is missing or no text."


@pytest.mark.parametrize("student", [None, [], "Ana"])
def test_where_no_student_stands_both_are_missed(student: object) -> None:
    assert reason(held(student=student)) == (
        "The student's id is missing, or longer than 100 letters. The student's name is missing or no text."
    )


@pytest.mark.parametrize(
    "content",
    [
        held(student={"id": "1\ud83d", "name": "Ana"}),
        held(student={"id": "1", "name": "Ana\ud83d"}),
        held(answers=[{"question": "q3", "answer": "half \ud83d"}]),
    ],
)
def test_half_a_sign_is_refused(content: object) -> None:
    assert reason(content) == "A text in it holds half a sign (a lone surrogate)."


NOT_ASKED = "which this student was not asked."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (held(answers={}), "Its answers are no list."),
        (held(answers=None), "Its answers are no list."),
        (held(answers=["I"]), "One of its answers is no answer."),
        (held(answers=[{"question": "q9", "answer": "I"}]), f"It answers “q9”, {NOT_ASKED}"),
        (held(answers=[{"question": ["q1"], "answer": "I"}]), f"It answers a list or an object, {NOT_ASKED}"),
        (held(answers=[{"answer": "I"}]), f"It answers “null”, {NOT_ASKED}"),
        (held(answers=[{"question": "q" * 41, "answer": "I"}]), f"It answers “{'q' * 39}…”, {NOT_ASKED}"),
        (held(answers=[{"question": "q" * 40, "answer": "I"}]), f"It answers “{'q' * 40}”, {NOT_ASKED}"),
        (answering("I", "I"), "It answers q1 twice."),
        (
            answering("V"),
            "Its answer to q1 will not do. V is not an option of question q1. Its options are: I, II, III.",
        ),
        (answering(json.loads("[" * 500 + "]" * 500)), "Its answer to q1 will not do. [[[[["),
        (answering(True), "Its answer to q1 will not do. True is not an option of question q1."),
        (
            answering("I", confidence="very"),
            "The confidence for q1 is “very”; allowed: guess, fair, certain.",
        ),
        (answering("I", confidence=[1]), "The confidence for q1 is a list or an object; allowed: guess, f"),
        (answering("I", answered_at="soon"), "The time of the answer to q1 is no time, such as 2026-11-23T"),
        (
            answering("I", answered_at=7),
            "The time of the answer to q1 is no time, such as 2026-11-23T15:20:00Z.",
        ),
        (answering("I", answered_at="2026-11-23T15:20:00"), "The time of the answer to q1 is no time, such"),
        (held(submitted_at=None), "submitted_at is no time, such as 2026-11-23T15:20:00Z."),
        (held(submitted_at="9999-99-99"), "submitted_at is no time, such as 2026-11-23T15:20:00Z."),
    ],
    ids=short,
)
def test_what_no_page_writes_is_refused_with_its_place(content: object, said: str) -> None:
    assert reason(content).startswith(said)


def test_an_answer_of_many_signs_is_told_in_part() -> None:
    told = reason(answering("x" * 400))
    assert (len(told), told[-1]) == (300, "…")
    assert told.startswith("Its answer to q1 will not do. xxx")
    fitting = 300 - len(reason(answering("")))
    assert reason(answering("x" * fitting)).endswith(
        "x is not an option of question q1. Its options are: I, II, III."
    )


def test_an_answer_is_told_on_one_line_and_obeys_nobody() -> None:
    assert reason(answering("a\nb\x1b[31m")).startswith(
        "Its answer to q1 will not do. a b[31m is not an option"
    )


def test_of_many_faults_three_are_told_and_the_others_counted() -> None:
    two = reason(held(answers=["I"], submitted_at=""))
    assert two == "One of its answers is no answer. submitted_at is no time, such as 2026-11-23T15:20:00Z."
    three = "One of its answers is no answer. " * 3
    assert reason(held(answers=["I"] * 3)) == three.strip()
    assert reason(held(answers=["I"] * 5)) == f"{three}And 2 more."


def test_fields_that_are_not_known_are_named_and_not_read() -> None:
    odd = held(mood="fine", student={"id": "1", "name": "A", "email": "a@example.org"})
    odd["assignment"]["marks"] = 100
    odd["answers"][0]["seconds"] = 1.5
    read = read_hand_in(json.dumps(odd).encode(), WEEK)
    assert read.strange == ("email", "marks", "mood", "seconds")
    assert "example.org" not in repr(read)


def test_no_answer_is_no_fault() -> None:
    assert read_hand_in(content_of(WEEK, ANA, [], AT), WEEK).answers == {}
    unsure = answering("I", confidence=None, answered_at="")
    assert read_hand_in(json.dumps(unsure).encode(), WEEK).answers == {"q1": Given("q1", "I")}


def test_a_files_name_says_assignment_and_student_and_fits_every_system() -> None:
    long = Assignment("a1", "Évora: " + "week " * 20, "d", None, ITEMS, (("q1",),))
    assert file_name(long, Student("Ab/12 ", "Ana")) == (
        "evora-week-week-week-week-week-week-week-week-week-week-week-ab-12.cocreation.json"
    )
    assert file_name(WEEK, Student("学生", "Ana")) == "week-5-unnamed.cocreation.json"
