"""The key is put back on the questions of its assignment, or a sentence says what is wrong with its file."""

import json
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.exchange.assignment import Assignment, Item, as_json, digest_of
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.key import KeyItem, key_item, read_key, read_released
from cocreation_teach.theory import Choice, Mark, Several, Text

OPTIONS = (("a", "A"), ("b", "B"))
ITEMS = (
    Item(Choice("q1", "Which?", OPTIONS), 1),
    Item(Several("q2", "Which ones?", OPTIONS, ordered=True), 1),
    Item(Text("q3", "Why?"), 4),
)
KEYS: list[dict[str, Any]] = [
    {
        "id": "q1",
        "credit": {"a": 1, "b": 0.5},
        "misconception": {"b": "M5", "a": ""},
        "feedback": {"a": ["So it is.", "Indeed."], "b": "Nearly."},
        "concepts": ["I0", "I1"],
        "contested": True,
    },
    {
        "id": "q2",
        "correct": ["b"],
        "misconception": {"a": "M13"},
        "feedback": {"a": "No.", "b": ["Yes,", "it does."]},
    },
    {"id": "q3", "rubric": {"model": "One could say.", "criteria": [{"text": "the axis", "points": 4}]}},
]
WEEK = Assignment("a1", "Week 5", "d" * 64, None, ITEMS, (("q1", "q2", "q3"),))
CURE = "Put back the file that `cocreation assign` wrote."


def key_file(folder: Path, **fields: Any) -> Path:
    held = {
        "format": "cocreation-teach/key",
        "version": 1,
        "assignment": {"id": "a1", "digest": "d" * 64},
        "questions": KEYS,
    }
    (folder / "key").mkdir()
    (folder / "key/key.json").write_text(json.dumps(held | fields))
    return folder


def test_the_key_says_what_every_answer_earns(tmp_path: Path) -> None:
    key = read_key(key_file(tmp_path), WEEK)
    assert list(key) == ["q1", "q2", "q3"]
    choice, several, text = (one.question for one in key.values())
    assert choice.mark("a") == Mark(1, ("So it is.", "Indeed."))
    assert choice.mark("b") == Mark(0.5, ("Nearly.",), "M5")
    assert several.mark(["b"]) == Mark(1, ("That is right.", "Yes, it does."))
    assert several.mark(["a"]) == Mark(0, ("Not quite.", "“A”: No.", "“B”: Yes, it does."), "M13")
    assert text.mark("Because.") is None
    assert (key["q3"].model, key["q3"].criteria) == ("One could say.", (("the axis", 4.0),))
    assert [(one.concepts, one.contested) for one in key.values()] == [
        (("I0", "I1"), True),
        ((), False),
        ((), False),
    ]


def test_what_a_key_does_not_say_is_nothing() -> None:
    empty = KeyItem(ITEMS[0], ITEMS[0].question.with_key({}))
    assert key_item(ITEMS[0], {}) == empty
    nothing = dict.fromkeys(("credit", "correct", "misconception", "feedback", "rubric", "concepts"))
    assert key_item(ITEMS[0], nothing) == empty
    assert key_item(ITEMS[2], {"rubric": "So."}).model == "So."
    assert key_item(ITEMS[2], {"rubric": {"model": 7}}).model == "7"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"version": 2}, "was made by another edition of the course."),
        ({"format": "cocreation-teach/assignment"}, "was made by another edition of the course."),
        ({"assignment": {"digest": "e" * 64}}, "is the key of another assignment."),
        ({"assignment": {"digest": "c" * 64}}, "is the key of another assignment."),
        ({"questions": KEYS[1:2]}, "has no entry for q1, q3."),
        ({"questions": [{**KEYS[0], "credit": {"a": 2}}, *KEYS[1:]]}, "cannot be read as a key."),
        ({"questions": [{**KEYS[0], "credit": {"a": "all"}}, *KEYS[1:]]}, "cannot be read as a key."),
        ({"questions": [{**KEYS[0], "credit": {"a": None}}, *KEYS[1:]]}, "cannot be read as a key."),
        ({"questions": [{**KEYS[0], "feedback": []}, {**KEYS[1], "feedback": [1]}, KEYS[2]]}, "cannot be"),
        ({"questions": [{"id": "q1"}, *KEYS[1:]]}, "lets no answer to q1 earn anything."),
        ({"questions": [{**KEYS[0], "credit": {"a": 0}}, *KEYS[1:]]}, "lets no answer to q1 earn anything."),
        (
            {"questions": [KEYS[0], {**KEYS[1], "correct": []}, KEYS[2]]},
            "lets no answer to q2 earn anything.",
        ),
        ({"questions": [{"credit": {}}]}, "cannot be read as a key."),
        ({"assignment": None}, "cannot be read as a key."),
    ],
    ids=str,
)
def test_a_key_that_does_not_fit_is_told(tmp_path: Path, fields: dict[str, Any], said: str) -> None:
    folder = key_file(tmp_path, **fields)
    with pytest.raises(TeachingError) as told:
        read_key(folder, WEEK)
    assert str(told.value).startswith(f"{folder}/key/key.json {said}")
    assert str(told.value).endswith(f". {CURE}")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "[" * 200_000, "\udcff"], ids=["none", "{", "[]", "deep", "ff"]
)
def test_a_file_that_is_no_key_is_told(tmp_path: Path, content: str) -> None:
    folder = key_file(tmp_path)
    (folder / "key/key.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(TeachingError) as told:
        read_key(folder, WEEK)
    assert str(told.value) == f"{folder}/key/key.json cannot be read as a key. {CURE}"


def test_where_there_is_no_key_or_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(TeachingError) as told:
        read_key(tmp_path, WEEK)
    assert str(told.value) == f"There is no {tmp_path}/key/key.json. {CURE}"
    (tmp_path / "key/key.json").mkdir(parents=True)
    with pytest.raises(TeachingError, match=r"key\.json cannot be read as a key"):
        read_key(tmp_path, WEEK)


def test_what_was_released_is_read_from_the_folder(tmp_path: Path) -> None:
    held = as_json(WEEK)
    held["digest"] = digest_of(held)
    file = tmp_path / "release/assignment.json"
    file.parent.mkdir()
    file.write_text(json.dumps(held))
    assert read_released(tmp_path).items == ITEMS


@pytest.mark.parametrize("lacking", ["title", "questions", "forms"])
def test_a_release_that_lacks_something_is_told(tmp_path: Path, lacking: str) -> None:
    held: dict[str, Any] = as_json(WEEK) | {lacking: None}
    if lacking == "title":
        del held["title"]
    held["digest"] = digest_of(held)
    file = tmp_path / "release/assignment.json"
    file.parent.mkdir()
    file.write_text(json.dumps(held))
    with pytest.raises(TeachingError) as told:
        read_released(tmp_path)
    assert str(told.value) == (
        f"{tmp_path}/release holds no assignment, or assignment.json was changed or cannot be read. "
        "Name a folder that `cocreation assign` made, and put its release back as it was."
    )


def test_a_folder_without_a_release_is_told(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match="release holds no assignment"):
        read_released(tmp_path)
