"""The desk: what its page asks for is done or said, and where each assignment stands."""

from pathlib import Path

import pytest

from cocreation_teach.desk import steps
from cocreation_teach.desk.standing import standings
from tests.desk.conftest import Asked


@pytest.mark.usefixtures("made")
def test_an_assignment_that_is_made_stands_on_the_desk(ask: Asked) -> None:
    assert ask("look") == {"to": 0, "answer": {}}
    (one,) = ask.desk.content["assignments"]
    assert (one["name"], one["title"], one["made"], one["handed_in"]) == ("week-9", "Week 9", True, None)


@pytest.mark.usefixtures("made")
def test_each_thing_that_is_asked_is_heard_first(ask: Asked) -> None:
    ask("take_in/look")
    assert [list(message) for message, _ in ask.told] == [["to", "heard"], ["to", "answer"]]
    assert ask("alive") == {"to": 2, "heard": True}
    assert len(ask.told) == 3


@pytest.mark.parametrize("name", ["", "..", "../week-9", "a/b", "a\\b", ".hidden", " week", "a\nb", "a\0b"])
def test_a_name_that_would_lead_elsewhere_is_refused(name: str, ask: Asked, course: Path) -> None:
    assert "cannot be the name" in ask("take_in/look", assignment=name)["said"]
    assert not (course / "assignments").exists()


@pytest.mark.parametrize("what", ["", "take_in", "take_in/", "nothing/look", "take_in/__init__"])
def test_what_the_desk_does_not_know_is_said(what: str, ask: Asked) -> None:
    assert "does not know" in ask(what)["said"]


def test_a_fault_of_ours_is_a_sentence_and_stands_in_the_log(
    ask: Asked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> dict[str, object]:
        raise ZeroDivisionError("secret")

    monkeypatch.setitem(steps._STEPS["take_in"], "look", broken)  # type: ignore[arg-type]
    said = ask("take_in/look")["said"]
    assert "fault of the course" in said
    assert "secret" not in said
    assert "ZeroDivisionError" in caplog.text


def test_nothing_is_answered_to_what_is_no_question(ask: Asked) -> None:
    for message in (None, "ask", [], {"ask": "look"}, {"ask": "look", "id": "1"}):
        ask.desk._hear(message, [])
    assert ask.told == []


def test_a_release_that_cannot_be_read_is_said_where_it_stands(made: Path, course: Path) -> None:
    (released,) = (made / "release").glob("*.assignment.json")
    released.write_text("{")
    (one,) = standings(course)
    assert one.problem
    assert not one.made
