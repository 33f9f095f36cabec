"""Widgets and the journal: what the page reports is recorded and restored, and what code does is not."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cocreation_teach.content import encounters, question, questions
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.widgets import (
    Capstone,
    ContinuumRail,
    QuadrantBoard,
    QuestionCard,
    TaxReturn,
    keeping,
)

KEY = "quadrants.night-call"


def restart(folder: Path) -> None:
    os.chdir(folder)
    keeping._start.cache_clear()
    keeping._journal.cache_clear()


def card(**more: Any) -> QuestionCard:
    return QuestionCard(question(KEY), **more)


def hear(widget: Any, *acts: dict[str, Any]) -> dict[str, Any]:
    """Let a widget hear acts as from the page, and return its answer."""
    widget._hear({"acts": list(acts)})
    return dict(widget.heard)


def messages(widget: Any) -> list[dict[str, Any]]:
    """What a widget sends to the page from now on."""
    sent: list[dict[str, Any]] = []
    widget._send = lambda message, **_: sent.append(message)
    return sent


def act(answer: Any, uid: str, question: str = KEY, **more: Any) -> dict[str, Any]:
    tried = {"question": question, "act": "try", "answer": answer, "uid": uid, "at": "2026-11-23T10:00:00Z"}
    return tried | more


def option(*, right: bool) -> str:
    marks = question(KEY).marks  # type: ignore[attr-defined]
    return next(one for one, mark in marks.items() if mark.right is right)


def test_an_act_is_safe_and_comes_back_in_a_new_kernel(course: Path) -> None:
    said = hear(card(), act(option(right=False), "u1", confidence="certain"))
    assert said == {"safe": ["u1"], "unsaved": [], "refused": [], "problems": [], "clock": 1}
    restart(course / "lessons")
    again = card()
    assert again.tries == {KEY: [{"answer": option(right=False), "confidence": "certain"}]}
    assert again.content["keeping"]["last"] == "2026-11-23T10:00:00Z"
    assert again.content["keeping"]["empty"] is False


def test_a_prediction_and_the_answer_are_two_records(course: Path) -> None:
    hear(card(feedback=False), act(option(right=False), "u1", occasion="prediction"))
    hear(card(), act(option(right=True), "u2"))
    restart(course / "lessons")
    assert card(feedback=False).tries[KEY][0]["answer"] == option(right=False)
    assert card().tries[KEY][0]["answer"] == option(right=True)
    assert card(occasion="post-test").tries == {}


def test_shown_and_started_over(course: Path) -> None:
    board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    here = {"question": "rias-flats", "at": ""}
    hear(board, act("I", "u1", "rias-flats"), here | {"act": "shown", "uid": "u2"})
    restart(course / "lessons")
    board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    assert (board.tries.keys(), board.shown) == ({"rias-flats"}, ["rias-flats"])
    hear(board, here | {"act": "cleared", "uid": "u3"})
    restart(course / "lessons")
    board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    assert (board.tries, board.shown) == ({}, [])
    assert len(keeping.open_journal().all()) == 3


def test_code_records_nothing(course: Path) -> None:
    card().answer(option(right=True))
    assert keeping.open_journal().all() == ()
    assert not (course / ".cocreation" / "journal").exists()


def test_a_solution_shows_the_students_own_answer_and_records_nothing(course: Path) -> None:
    hear(card(), act(option(right=False), "u1"))
    restart(course / "solutions")
    shown = card().answer(option(right=True))
    assert shown.own == {KEY: question(KEY).labels()[option(right=False)]}
    assert shown.tries[KEY][-1]["answer"] == option(right=True)
    assert "keeping" not in shown.content


def test_what_the_browser_hands_over_reaches_every_widget_of_the_page(course: Path) -> None:
    first, second = card(), QuadrantBoard(encounters("rias-flats"))
    hear(first, act(option(right=True), "u1"), act("I", "u2", "rias-flats"))
    assert first.tries[KEY][0]["answer"] == option(right=True)
    assert second.tries["rias-flats"][0]["answer"] == "I"
    assert hear(first, act(option(right=True), "u1"))["safe"] == ["u1"]
    assert len(first.tries[KEY]) == 1
    assert len(Journal(course / ".cocreation").all()) == 2


def test_answers_stay_in_their_folder_wherever_code_on_the_page_goes(
    course: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    widget = card()
    for name, gone in (("u1", False), ("u2", True)):
        monkeypatch.chdir(elsewhere)
        if gone:
            elsewhere.rmdir()
        assert hear(widget, act(option(right=True), name))["safe"] == [name]
        assert card().content["keeping"]["copy"]["identity"]
    assert not elsewhere.exists()
    assert [one.uid for one in Journal(course / ".cocreation").entries(KEY)] == ["u1", "u2"]


def test_answers_follow_a_folder_that_is_renamed(course: Path) -> None:
    widget = card()
    hear(widget, act(option(right=True), "u1"))
    moved = course.rename(course.with_name("renamed"))
    assert hear(widget, act(option(right=False), "u2"))["safe"] == ["u2"]
    assert not course.exists()
    assert len(Journal(moved / ".cocreation").entries(KEY)) == 2


def test_an_answer_from_another_folder_does_not_come_after_a_newer_one_given_here(course: Path) -> None:
    widget = card()
    hear(widget, act(option(right=True), "u1", at="2026-11-23T10:00:00Z"))
    older = act(option(right=False), "u2", at="2026-11-20T10:00:00Z", n=70)
    assert hear(widget, older | {"elsewhere": True})["safe"] == ["u2"]
    assert [entry.uid for entry in keeping.open_journal().entries(KEY)] == ["u2", "u1"]
    hear(widget, act(option(right=False), "u3", at="2026-11-24T10:00:00Z", elsewhere=True))
    restart(course / "lessons")
    assert [tried["answer"] for tried in card().tries[KEY]][-1] == option(right=False)


def test_the_page_is_told_whose_copy_in_the_browser_is_its_own(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_teach.learning.lasting._MOUNTS", course / "none")
    monkeypatch.setenv("JUPYTERHUB_USER", "ana")
    copy = card().content["keeping"]["copy"]
    assert (copy["user"], copy["whose"], copy["durable"]) == ("ana", str(course), True)
    assert copy["identity"] == card().content["keeping"]["copy"]["identity"] != ""
    student = {
        "question": "student",
        "act": "kept",
        "answer": {"id": "1", "name": "Ana"},
        "uid": "u1",
        "at": "",
    }
    hear(card(), student)
    assert card().content["keeping"]["copy"]["whose"] == f"Ana, {course}"
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://binder")
    copy = card().content["keeping"]["copy"]
    assert (copy["user"], copy["durable"]) == ("", False)


def test_on_a_hub_that_gives_no_disk_the_browser_keeps_its_copy(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = course.with_name("mountinfo")
    layer.write_text("22 1 0:51 / / rw,relatime - overlay overlay rw\n")
    monkeypatch.setattr("cocreation_teach.learning.lasting._MOUNTS", layer)
    assert card().content["keeping"]["copy"]["durable"]
    monkeypatch.setenv("JUPYTERHUB_USER", "ana")
    assert not card().content["keeping"]["copy"]["durable"]
    layer.write_text(f"{layer.read_text()}31 22 8:1 /ana {course} rw - ext4 /dev/sdb rw\n")
    assert card().content["keeping"]["copy"]["durable"]


def test_the_record_and_what_it_holds_go_to_the_page_in_one_message() -> None:
    widget = card()
    sent = messages(widget)
    hear(widget, act(option(right=True), "u1"))
    assert [message["method"] for message in sent] == ["update"]
    assert {"tries", "heard"} <= sent[0]["state"].keys()


def test_nothing_that_the_page_sets_changes_the_record() -> None:
    widget = card()
    hear(widget, act(option(right=True), "u1"))
    before = widget.get_state()
    widget.set_state(
        {
            "tries": {KEY: [{"answer": option(right=False), "confidence": None}]},
            "shown": [KEY],
            "drafts": {KEY: "words"},
            "heard": {"safe": ["u9"]},
            "content": {},
            "own": {KEY: "mine"},
        }
    )
    assert widget.get_state() == before
    assert len(keeping.open_journal().all()) == 1


def test_a_draft_is_there_again_until_it_is_given_as_an_answer(course: Path) -> None:
    key = "quadrants.own-encounter"
    kept = {"question": key, "act": "kept", "answer": "So far", "at": ""}
    hear(QuestionCard(question(key)), kept | {"uid": "u1"})
    restart(course / "lessons")
    widget = QuestionCard(question(key))
    assert (widget.drafts, widget.tries) == ({key: "So far"}, {})
    hear(widget, act("Done.", "u2", key))
    assert (widget.drafts, widget.answered()) == ({}, (key,))


@pytest.mark.parametrize(
    ("message", "refused", "words"),
    [
        (None, [], "no list of answers"),
        ({"acts": "many"}, [], "no list of answers"),
        ({"acts": [{}] * 5001}, [], "no list of answers"),
        ({"acts": [{"question": KEY, "uid": "u1"}]}, ["u1"], "could not be read"),
        ({"acts": [act("nonsense", "u1")]}, ["u1"], "That answer was not taken. nonsense is not an option"),
        ({"acts": [act({"deep": {}}, "u1")]}, ["u1"], "is not an option"),
        ({"acts": [act(None, "u1")]}, ["u1"], "is not an option"),
    ],
    ids=["nothing", "a text", "too many", "no act", "no option", "another shape", "no answer"],
)
def test_nonsense_from_the_page_is_told_and_not_recorded(
    message: Any, refused: list[str], words: str
) -> None:
    widget = card()
    widget._hear(message)
    assert words in widget.heard["problems"][0]
    assert (widget.heard["refused"], widget.heard["safe"], widget.tries) == (refused, [], {})
    assert keeping.open_journal().all() == ()


def test_a_refused_act_takes_nothing_else_with_it() -> None:
    widget = card()
    said = hear(widget, act("nonsense", "u1"), act(option(right=True), "u2"))
    assert (said["safe"], said["refused"]) == (["u2"], ["u1"])
    assert widget.tries == {KEY: [{"answer": option(right=True), "confidence": None}]}


def test_what_could_not_be_saved_is_told(course: Path) -> None:
    widget = card()
    (course / ".cocreation" / "journal").write_text("in the way")
    said = hear(widget, act(option(right=True), "u1"))
    assert (said["safe"], said["unsaved"]) == ([], ["u1"])
    assert "could not be saved" in said["problems"][0]
    assert widget.answered() == (KEY,)
    (course / ".cocreation" / "journal").unlink()
    said = hear(widget, act(option(right=True), "u1"), act(option(right=False), "u2"))
    assert (said["safe"], said["unsaved"], said["problems"]) == (["u1", "u2"], [], [])
    assert len(widget.tries[KEY]) == 2


def test_an_answer_to_an_earlier_wording_is_kept_and_told(course: Path) -> None:
    Journal(course / ".cocreation").record([Entry(KEY, "try", option(right=True), version="older")])
    restart(course / "lessons")
    widget = card()
    assert widget.content["keeping"]["reworded"] == [KEY]
    assert widget.answered() == (KEY,)


def test_an_answer_that_the_question_no_longer_knows_stays_in_the_journal(course: Path) -> None:
    Journal(course / ".cocreation").record([Entry(KEY, "try", "gone", version="older")])
    restart(course / "lessons")
    assert card().tries == {}
    assert [entry.answer for entry in keeping.open_journal().all()] == ["gone"]
    assert hear(card(), act("gone too", "u1", version="older"))["safe"] == ["u1"]
    assert card().tries == {}


def test_the_quadrant_and_the_place_on_the_rail_are_two_records() -> None:
    hear(ContinuumRail(encounters("rias-flats")), act("5", "u1", "rias-flats", occasion="continuum"))
    assert QuadrantBoard(encounters("rias-flats")).tries == {}
    assert ContinuumRail(encounters("rias-flats")).tries["rias-flats"][0]["answer"] == "5"


def test_the_tax_return_is_there_again(course: Path) -> None:
    form = {"values": {"gifts": 300}, "written": {"rent": "none?"}, "asked": ["rent"]}
    form |= {"handed_in": False, "channel": "office"}
    TaxReturn().set_state({"form": form})
    restart(course / "lessons")
    assert TaxReturn().form == form
    restart(course / "solutions")
    TaxReturn().set_state({"form": form | {"channel": "online"}})
    assert len(Journal(course / ".cocreation").all()) == 1


def test_a_tax_return_that_makes_no_sense_any_more_begins_afresh(course: Path) -> None:
    Journal(course / ".cocreation").record([Entry("tax-return", "kept", {"values": {"gone": 1}})])
    restart(course / "lessons")
    assert TaxReturn().form["values"] == {}


def test_a_null_of_pyodides_own_is_none(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In JupyterLite, JavaScript's null comes as an object of Pyodide's, which JSON cannot write."""
    null = object()
    shown = act(null, "u1", act="shown", confidence=null)
    assert hear(card(), shown)["refused"] == ["u1"]
    monkeypatch.setitem(sys.modules, "pyodide.ffi", SimpleNamespace(jsnull=null))  # type: ignore[arg-type]
    assert hear(card(), shown, act(option(right=True), "u2", confidence=null))["refused"] == []
    acts = Journal(course / ".cocreation").entries(KEY)
    assert [(one.act, one.answer) for one in acts] == [("shown", None), ("try", option(right=True))]


@pytest.mark.usefixtures("course")
def test_a_name_on_the_report_that_the_kernel_has_not_heard_of_goes_to_it_later() -> None:
    report = Capstone(questions("capstone"))
    # The page hands over what it has held since an earlier time of all that stands here.
    assert report.content["keeping"]["versions"]["capstone.author"] == ""
    hear(report, act("Ana", "u1", "capstone.author", act="kept"))
    assert Capstone(questions("capstone")).content["author"] == "Ana"
