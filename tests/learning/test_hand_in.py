"""From the journal to the file that is handed in."""

import json
from pathlib import Path

import pytest

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.student import Student
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.hand_in import hand_in, last_answers, occasion_of
from cocreation_teach.learning.journal import Journal
from cocreation_teach.theory import Choice, Several, Text

OPTIONS = (("I", "One"), ("II", "Two"))
ITEMS = (
    Item(Choice("q01", "Where?", OPTIONS, kind="quadrant", ordered=True), 1),
    Item(Several("q02", "Which?", OPTIONS, ordered=True), 1),
    Item(Text("q03", "Why?"), 2),
)
ONE = Assignment("a1", "Week 5", "d" * 64, None, ITEMS, (("q01", "q02", "q03"),))
ANA = Student("0012", "Ana")
AT = "2026-11-23T14:05:00+00:00"


def tried(question: str, answer: object, student: str = ANA.id, **more: str) -> Entry:
    occasion = occasion_of(ONE, student)
    return Entry(question, "try", answer, occasion=occasion, at="2026-11-23T13:00:00Z", **more)


def answers(*entries: Entry) -> dict[str, object]:
    return {key: entry.answer for key, entry in last_answers(ONE, ANA.id, entries).items()}


def test_from_the_journal_on_the_disk_to_the_file(tmp_path: Path) -> None:
    Journal(tmp_path).record(
        [tried("q02", ["II", "I"], confidence="guess"), tried("q01", "I"), tried("q03", "née 🎓 \ud800")]
    )
    file = hand_in(ONE, ANA, Journal(tmp_path).all(), AT)
    held = json.loads(file.content)
    assert held.keys() == {"format", "version", "assignment", "student", "answers", "submitted_at"}
    assert held["student"] == {"id": "0012", "name": "Ana"}
    assert [one["question"] for one in held["answers"]] == ["q01", "q02", "q03"]
    assert held["answers"][1] == {
        "question": "q02",
        "answer": ["II", "I"],
        "confidence": "guess",
        "answered_at": "2026-11-23T13:00:00Z",
    }
    assert held["submitted_at"] == AT
    assert (file.answered, file.questions) == (3, 3)


def test_the_same_journal_gives_the_same_bytes_and_receipt() -> None:
    files = [hand_in(ONE, ANA, [tried("q01", "I")], AT) for _ in range(2)]
    assert files[0] == files[1]
    assert files[0].receipt != hand_in(ONE, ANA, [tried("q01", "II")], AT).receipt


def test_the_last_answer_counts() -> None:
    assert answers(tried("q01", "I"), tried("q01", "II")) == {"q01": "II"}


def test_what_is_not_answered_is_left_out() -> None:
    assert answers(Entry("q03", "kept", "half", occasion=occasion_of(ONE, ANA.id))) == {}


def test_an_answer_that_is_none_is_left_out_and_the_one_before_stands() -> None:
    assert answers(tried("q01", "I"), tried("q01", "V"), tried("q01", None), tried("q02", "I")) == {
        "q01": "I"
    }


def test_answers_of_another_assignment_do_not_count() -> None:
    assert answers(Entry("q01", "try", "I", occasion="assignment other"), Entry("q01", "try", "I")) == {}


def test_questions_of_another_form_do_not_count() -> None:
    two = Assignment("a1", "W", "d", None, ITEMS, (("q01",), ("q02",)))
    students = [str(number) for number in range(50)]
    found = {
        tuple(last_answers(two, one, [tried("q01", "I", one), tried("q02", ["I"], one)])) for one in students
    }
    assert found == {("q01",), ("q02",)}


def test_answers_of_another_person_do_not_count() -> None:
    assert answers(tried("q01", "I"), tried("q01", "II", "0013"), tried("q02", ["I"], "0013")) == {"q01": "I"}


@pytest.mark.parametrize(
    ("student", "name"),
    [
        ("1234", "week-5-1234.cocreation.json"),
        ("../../etc", "week-5-etc.cocreation.json"),
        ("CON.", "week-5-con.cocreation.json"),
        ("学生", "week-5-unnamed.cocreation.json"),
        ("a" * 100, f"week-5-{'a' * 100}.cocreation.json"),
    ],
)
def test_the_files_name_is_one_that_every_system_takes(student: str, name: str) -> None:
    assert hand_in(ONE, Student(student, "A"), [], AT).name == name


def test_texts_that_are_too_long_together_are_told_before_anything_is_handed_in() -> None:
    items = tuple(Item(Text(f"q{at}", "Why?"), 1) for at in range(4))
    long = Assignment("a1", "Week 5", "d" * 64, None, items, (tuple(item.id for item in items),))
    acts = [Entry(item.id, "try", "学" * 50_000, occasion=occasion_of(long, ANA.id)) for item in items]
    assert hand_in(long, ANA, acts[:3], AT).answered == 3
    with pytest.raises(SentenceError, match="Your texts are too long to be handed in: shorten them"):
        hand_in(long, ANA, acts, AT)
