"""The assignment widget: who, which questions, and what is handed in, all from the journal."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.exchange.assignment import Assignment as Released
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.hand_in import occasion_of
from cocreation_teach.teaching import assign
from cocreation_teach.widgets import Assignment, keeping
from cocreation_teach.widgets.assignment import AssignmentPart
from cocreation_teach.widgets.question_card import QuestionCard


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A student's folder with an assignment of two forms in it."""
    made = assign(tmp_path / "made", "Week 5", questions=6, kinds=["quadrant", "values", "text"], variants=2)
    shutil.copytree(made.folder / "release", tmp_path / "week")
    monkeypatch.chdir(tmp_path / "week")
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    return tmp_path / "week"


@pytest.fixture
def released(folder: Path) -> Released:
    return find_assignment(folder)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[dict[str, Any], list[bytes]]]:
    """What the parts say to the page."""
    said: list[tuple[dict[str, Any], list[bytes]]] = []
    monkeypatch.setattr(
        AssignmentPart, "send", lambda _, content, buffers=None: said.append((content, buffers or []))
    )
    return said


def student_of(released: Released, form: int) -> str:
    """A student id that decides for a form."""
    ids = released.forms[form]
    return next(s for s in map(str, range(100)) if tuple(i.id for i in released.form_of(s)) == ids)


def cards(widget: Assignment) -> list[QuestionCard]:
    return [child for child in widget.children if isinstance(child, QuestionCard)]


def asked(widget: Assignment) -> tuple[str, ...]:
    return tuple(key for card in cards(widget) for key in card._questions)


def foot(widget: Assignment) -> dict[str, Any]:
    return dict(widget.children[-1].content)


def answer(released: Released, student: str, key: str, given: object) -> None:
    occasion = occasion_of(released, student)
    keeping.open_journal().record([Entry(key, "try", given, occasion=occasion, at="2026-11-23T13:00:00Z")])


@pytest.mark.usefixtures("folder")
def test_nobody_sees_a_question_before_they_said_who_they_are() -> None:
    widget = Assignment()
    (head,) = widget.children
    assert head.content["student"] is None


def test_the_id_decides_the_form_and_is_kept(released: Released, sent: list[Any]) -> None:
    widget = Assignment()
    widget._begin({"id": student_of(released, 1), "name": " Ana "})
    assert asked(widget) == released.forms[1]
    assert sent[-1][0] == {"said": "Your 6 questions are below.", "done": True}
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    again = Assignment()
    assert asked(again) == released.forms[1]
    assert again.children[0].content["student"]["name"] == "Ana"


@pytest.mark.usefixtures("folder", "released", "sent")
def test_no_key_and_no_feedback_reaches_the_page() -> None:
    widget = Assignment()
    widget._begin({"id": "1", "name": "Ana"})
    state = json.dumps([dict(part.content) for part in widget.children if hasattr(part, "content")])
    assert not {"marks", "credit", "belongs", "why", "model", "misconception"} & set(
        state.replace('"', " ").split()
    )
    assert {card.content["question"]["feedback"] for card in cards(widget)} == {False}
    assert all(mark is None for card in cards(widget) for mark in card.marks().values())


def test_what_is_handed_in_is_what_the_journal_holds(released: Released, sent: list[Any]) -> None:
    widget = Assignment()
    student = {"id": student_of(released, 0), "name": "Ana"}
    widget._begin(student)
    first = released.form_of(student["id"])[0]
    given = {"values": [one for one, _ in first.options[:1]], "text": "So."}.get(
        first.kind, first.options[0][0] if first.options else ""
    )
    # What only the widget shows is not handed in.
    cards(widget)[1]._try(asked(widget)[1], _some_answer(cards(widget)[1]))
    answer(released, student["id"], first.id, given)
    widget._hand_in(student)
    message, (content,) = sent[-1]
    held = json.loads(content)
    assert [(one["question"], one["answer"]) for one in held["answers"]] == [(first.id, given)]
    assert message["file"] == f"week-5-{student['id']}.cocreation.json"
    assert (message["noted"]["answered"], message["noted"]["questions"]) == (1, 6)
    assert foot(widget)["handed"] == message["noted"]
    assert foot(widget)["open"] == [2, 3, 4, 5, 6]
    assert not foot(widget)["changed"]


def _some_answer(card: QuestionCard) -> object:
    shape, options = card.content["question"]["shape"], card.content["question"]["options"]
    return "So." if shape == "text" else [options[0]["id"]] if shape == "several" else options[0]["id"]


@pytest.mark.usefixtures("sent")
def test_what_changed_since_handing_in_is_told_after_a_restart_too(released: Released) -> None:
    student = {"id": "1", "name": "Ana"}
    widget = Assignment()
    widget._begin(student)
    widget._hand_in(student)
    one = next(item for item in released.form_of("1") if item.kind == "quadrant")
    answer(released, "1", one.id, "I")
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    assert foot(Assignment())["changed"]


def test_another_id_with_other_questions_hands_nothing_in(released: Released, sent: list[Any]) -> None:
    widget = Assignment()
    widget._begin({"id": student_of(released, 0), "name": "Ana"})
    widget._hand_in({"id": student_of(released, 1), "name": "Ana"})
    assert not [files for _, files in sent if files]
    assert foot(widget)["said"].startswith("Above are now the questions and answers of")
    assert asked(widget) == released.forms[1]


def two_of(released: Released) -> tuple[dict[str, str], dict[str, str]]:
    """Two people who have the same questions."""
    first = student_of(released, 0)
    other = next(
        s for s in map(str, range(100)) if s != first and released.form_of(s) == released.form_of(first)
    )
    return {"id": first, "name": "Ana"}, {"id": other, "name": "Bob"}


def shown(widget: Assignment) -> dict[str, object]:
    """The last answer that each card shows."""
    return {key: tries[-1]["answer"] for card in cards(widget) for key, tries in card.tries.items()}


def choice_of(released: Released, student: str) -> str:
    return next(item.id for item in released.form_of(student) if item.kind == "quadrant")


def test_answers_belong_to_who_was_named_when_they_were_given(released: Released, sent: list[Any]) -> None:
    ana, bob = two_of(released)
    widget = Assignment()
    widget._begin(ana)
    key = choice_of(released, ana["id"])
    answer(released, ana["id"], key, "I")
    widget._begin(bob)
    assert shown(widget) == {}
    assert foot(widget)["answered"] == 0
    (other,) = widget.children[0].content["others"]
    assert (other["id"], other["name"], other["answered"], other["mine"]) == (ana["id"], "Ana", 1, True)
    widget._hand_in(bob)
    assert json.loads(sent[-1][1][0])["answers"] == []
    widget._begin(ana)
    assert [card.tries for card in cards(widget) if card.tries] == [
        {key: [{"answer": "I", "confidence": None}]}
    ]
    assert widget.children[0].content["others"] == []
    assert foot(widget)["handed"] is None
    widget._hand_in(ana)
    assert [one["answer"] for one in json.loads(sent[-1][1][0])["answers"]] == ["I"]


def test_who_changes_the_id_at_the_foot_sees_the_other_answers_first(
    released: Released, sent: list[Any]
) -> None:
    ana, bob = two_of(released)
    widget = Assignment()
    widget._begin(ana)
    answer(released, ana["id"], choice_of(released, ana["id"]), "I")
    widget._hand_in(bob)
    assert not [files for _, files in sent if files]
    assert f"what {ana['id']} answered is kept under that id" in foot(widget)["said"]
    assert foot(widget)["student"]["name"] == "Bob"
    widget._hand_in(bob)
    assert json.loads(sent[-1][1][0])["student"]["id"] == bob["id"]


def test_another_way_of_writing_an_id_or_a_name_is_the_same_person(
    released: Released, sent: list[Any]
) -> None:
    widget = Assignment()
    widget._begin({"id": "Ab1", "name": "Ana"})
    answer(released, "AB1", choice_of(released, "ab1"), "II")
    widget._hand_in({"id": "ａb1", "name": "Ana Silva"})
    held = json.loads(sent[-1][1][0])
    assert (len(held["answers"]), held["student"]["name"]) == (1, "Ana Silva")
    assert widget.children[0].content["others"] == []


def test_answers_under_a_mistyped_id_are_taken_along(released: Released, sent: list[Any]) -> None:
    slip, ana = two_of(released)
    widget = Assignment()
    widget._begin(slip)
    key = choice_of(released, slip["id"])
    answer(released, slip["id"], key, "III")
    widget._begin(ana)
    widget._hear({"ask": "take", "id": slip["id"]})
    assert sent[-1][0] == {"said": "1 answer was taken along.", "done": True}
    assert shown(widget) == {key: "III"}
    (other,) = widget.children[0].content["others"]
    assert not other["mine"]
    widget._hear({"ask": "take", "id": slip["id"]})
    assert sent[-1][0]["said"] == "0 answers were taken along."
    widget._hand_in(ana)
    assert [one["answered_at"] for one in json.loads(sent[-1][1][0])["answers"]] == ["2026-11-23T13:00:00Z"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "message", [{}, {"id": "", "name": "x"}, {"id": "1", "name": "a\nb"}, {"id": 1, "name": ["x"]}]
)
def test_what_names_nobody_is_refused_in_words(sent: list[Any], message: dict[str, Any]) -> None:
    widget = Assignment()
    widget._begin(message)
    assert sent[-1][0]["said"].startswith("Your ")
    widget._begin({"id": "1", "name": "Ana"})
    widget._hand_in(message)
    assert sent[-1] == ({"said": sent[0][0]["said"]}, [])


def file_in(folder: Path) -> Path:
    (file,) = folder.glob("*.json")
    return file


def said(widget: Assignment) -> str:
    return str(widget.children[0].value)


def test_without_its_file_the_page_says_so(folder: Path) -> None:
    file_in(folder).unlink()
    assert "The file of this assignment does not lie beside its page." in said(Assignment())


def test_a_changed_file_is_refused(folder: Path) -> None:
    file = file_in(folder)
    file.write_text(file.read_text(encoding="utf-8").replace("Week 5", "Week 6"), encoding="utf-8")
    assert "week-5.assignment.json was changed since it was made" in said(Assignment())


@pytest.mark.parametrize("name", ["assignment (1).json", "week-5.assignment(2).json", "Week 5.json"])
def test_the_page_finds_its_file_under_another_name(folder: Path, released: Released, name: str) -> None:
    file_in(folder).rename(folder / name)
    widget = Assignment(released.digest)
    widget._begin({"id": "1", "name": "Ana"})
    assert len(cards(widget)) == 6


def test_of_two_assignments_in_one_folder_each_page_shows_its_own(folder: Path, released: Released) -> None:
    other = assign(folder.parent / "other", "Week 6", questions=3, kinds=["quadrant"])
    shutil.copy(file_in(other.folder / "release"), folder / "assignment (1).json")
    for mine, many in ((released, 6), (other.assignment, 3)):
        widget = Assignment(mine.digest)
        widget._begin({"id": "1", "name": "Ana"})
        assert len(cards(widget)) == many
    assert "Several assignments lie here: assignment (1).json (“Week 6”), week-5.assig" in said(Assignment())


def test_a_page_refuses_the_file_of_another(folder: Path, released: Released) -> None:
    other = assign(folder.parent / "other", "Week 6", questions=3, kinds=["quadrant"])
    file_in(folder).unlink()
    shutil.copy(file_in(other.folder / "release"), folder / "assignment.json")
    told = said(Assignment(released.digest))
    assert "assignment.json (“Week 6”) belongs to another page. Put the file that belongs to this" in told


def test_the_page_that_was_released_names_its_assignment(folder: Path, released: Released) -> None:
    page = json.loads((folder / "week-5.ipynb").read_text(encoding="utf-8"))
    assert page["cells"][-1]["source"] == [f'Assignment("{released.digest}")']


def test_in_a_folder_of_solutions_it_asks_to_be_moved(
    folder: Path, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(file_in(folder), course / "solutions")
    monkeypatch.chdir(course / "solutions")
    keeping._start.cache_clear()
    assert "nothing is recorded" in Assignment().children[0].value


@pytest.mark.usefixtures("folder")
def test_a_disk_that_is_full_is_told(sent: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "keep_state", lambda *_: "This could not be saved: the disk is full.")
    widget = Assignment()
    widget._begin({"id": "1", "name": "Ana"})
    assert sent[-1][0]["said"] == "This could not be saved: the disk is full."
    assert len(cards(widget)) == 6


def test_where_there_is_an_outbox_the_file_lies_there_and_nothing_is_downloaded(
    released: Released, sent: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox = tmp_path / "ana"
    monkeypatch.setenv("COCREATION_OUTBOX", str(outbox))
    widget = Assignment()
    student = {"id": student_of(released, 0), "name": "Ana"}
    widget._begin(student)
    assert foot(widget)["outbox"] == "ana"
    widget._hand_in(student)
    message, buffers = sent[-1]
    assert (message["noted"]["lies"], buffers, message["said"]) == (True, [], "")
    (held,) = outbox.glob(f"{released.id}.handed-in/*")
    assert json.loads(held.read_bytes())["student"] == student
    assert [oct(path.stat().st_mode)[-3:] for path in (outbox, held.parent)] == ["750", "750"]


def test_an_outbox_that_takes_nothing_is_told_and_the_file_is_downloaded(
    released: Released, sent: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ana").write_text("no folder")
    monkeypatch.setenv("COCREATION_OUTBOX", str(tmp_path / "ana"))
    widget = Assignment()
    student = {"id": student_of(released, 0), "name": "Ana"}
    widget._begin(student)
    widget._hand_in(student)
    message, (content,) = sent[-1]
    assert not message["noted"]["lies"]
    assert "does not have this file: their folder takes nothing now (File exists)." in message["said"]
    assert f"{tmp_path / 'ana'}/{released.id}.handed-in cannot be written." in message["said"]
    assert json.loads(content)["student"] == student


def test_each_student_sees_the_options_of_a_choice_in_an_order_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = assign(tmp_path / "made", "Week 5", questions=4, kinds=["quadrant", "choice"])
    shutil.copytree(made.folder / "release", tmp_path / "week")
    monkeypatch.chdir(tmp_path / "week")
    keeping._start.cache_clear()
    keeping._journal.cache_clear()

    def orders(student: str) -> dict[str, list[str]]:
        widget = Assignment()
        widget._begin({"id": student, "name": "Ana"})
        return {
            card.content["question"]["id"]: [one["id"] for one in card.content["question"]["options"]]
            for card in cards(widget)
        }

    seen = {student: orders(student) for student in map(str, range(1, 7))}
    assert seen["1"] == orders("1")
    for item in find_assignment(tmp_path / "week").items:
        differ = {tuple(each[item.id]) for each in seen.values()}
        assert (len(differ) > 1) is (item.kind == "choice"), item


def test_who_hands_in_is_told_that_something_cannot_be_read(released: Released, sent: list[Any]) -> None:
    student = {"id": student_of(released, 0), "name": "Ana"}
    widget = Assignment()
    widget._begin(student)
    widget._hand_in(student)
    assert (foot(widget)["unread"], sent[-1][0]["said"]) == ([], "")
    (keeping.open_journal().folder / "lost.jsonl").symlink_to("nowhere")
    widget._hand_in(student)
    assert "lost.jsonl" in foot(widget)["unread"][0]
    assert "Not all of your journal can be read" in sent[-1][0]["said"]
    assert "file" in sent[-1][0]
