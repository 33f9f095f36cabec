"""The assignments that lie in a student's course, and how each stands."""

import shutil
from pathlib import Path

import pytest

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.learning.assignments import Held, assignments
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.hand_in import STUDENT, handed_in_as, occasion_of
from cocreation_teach.learning.journal import FOLDER, Journal, journal_folder
from cocreation_teach.teaching import assign


def release(tmp_path: Path, place: str, title: str = "Week 5", due: str | None = None) -> Assignment:
    made = assign(tmp_path / f"made/{place} {title}", title, questions=3, due=due)
    shutil.copytree(made.folder / "release", tmp_path / "course" / place, dirs_exist_ok=True)
    return made.assignment


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course/lessons").mkdir(parents=True)
    return tmp_path / "course"


def held(course: Path) -> list[Held]:
    return assignments(course, Journal)


def act(place: Path, *acts: Entry) -> None:
    Journal(journal_folder(place)).record(acts)


def test_where_a_hub_puts_them_and_where_a_zip_is_unpacked(course: Path, tmp_path: Path) -> None:
    assert held(course) == []
    for place in ("my-assignments/week-1", "week 2, é 🎓", ".", "lessons", ".hidden", "solutions"):
        release(tmp_path, place, title=f"In {place.strip('.') or 'the course'}")
    found = {one.folder: one.path for one in held(course)}
    assert found == {
        "": "in-the-course.ipynb",
        "lessons": "lessons/in-lessons.ipynb",
        "my-assignments/week-1": "my-assignments/week-1/in-my-assignments-week-1.ipynb",
        "week 2, é 🎓": "week 2, é 🎓/in-week-2-e.ipynb",
    }


def test_how_far_a_student_is_and_what_was_handed_in(course: Path, tmp_path: Path) -> None:
    one = release(tmp_path, "week-5", due="2026-11-30")
    (row,) = held(course)
    assert (row.title, row.due, row.answered, row.questions) == ("Week 5", one.due, 0, 3)
    place, hers = course / "week-5", occasion_of(one, "1234")
    answers = [Entry(item.id, "try", item.options[0][0], occasion=hers) for item in one.items]
    act(place, Entry(STUDENT, "kept", {"id": "1234", "name": "Ana"}), answers[0])
    (row,) = held(course)
    assert (row.answered, row.handed, row.changed) == (1, "", False)
    act(place, Entry(handed_in_as(one, "1234"), "kept", {"at": "2026-11-28T10:00:00+00:00"}))
    (row,) = held(course)
    assert (row.handed, row.changed) == ("2026-11-28T10:00:00+00:00", False)
    act(place, answers[1])
    (row,) = held(course)
    assert (row.answered, row.changed) == (2, True)
    act(place, Entry(STUDENT, "kept", {"id": "5678", "name": "Bob"}))
    (row,) = held(course)
    assert (row.answered, row.handed) == (0, ""), "another person at the same computer"


def test_what_is_due_first_comes_first_and_two_of_one_title_are_told_apart(
    course: Path, tmp_path: Path
) -> None:
    for place, due in (("c", None), ("b", "2026-12-01T00:30+02:00"), ("a", "2026-11-30T23:00+00:00")):
        release(tmp_path, place, due=due)
    release(tmp_path, "d", title="Other", due="2026-11-01")
    titles = ["Other", "Week 5 (b)", "Week 5 (a)", "Week 5 (c)"]
    assert [one.title for one in held(course)] == titles


def test_what_is_damaged_is_told_and_hides_no_other(course: Path, tmp_path: Path) -> None:
    for place in ("cut", "empty", "no-page", "sound"):
        release(tmp_path, place, title=place)
    (cut,), (empty,) = (list((course / name).glob("*.json")) for name in ("cut", "empty"))
    cut.write_bytes(cut.read_bytes()[:-9])
    empty.write_bytes(b"")
    (course / "no-page/no-page.ipynb").unlink()
    found = {one.folder: one.path for one in held(course)}
    assert found == {"cut": "", "empty": "", "no-page": "", "sound": "sound/sound.ipynb"}


def test_two_in_one_folder_each_have_their_page(course: Path, tmp_path: Path) -> None:
    for title in ("Week 5", "Week 6"):
        release(tmp_path, "both", title=title)
    assert [one.path for one in held(course)] == ["both/week-5.ipynb", "both/week-6.ipynb"]


def test_an_assignment_among_the_lessons_takes_their_journal_from_nobody(
    course: Path, tmp_path: Path
) -> None:
    act(course / "lessons", Entry("views.wedding-vows", "try", "no"))
    release(tmp_path, "lessons")
    assert journal_folder(course / "lessons") == course / FOLDER
