"""A class's folder of assignments: each student's course has a copy, which is the student's from then on."""

import shutil
from pathlib import Path

import pytest

from cocreation_teach.course import releases
from cocreation_teach.course.opening import CourseFolder
from cocreation_teach.course.releases import fetch, offered, overtaken
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.teaching import assign
from tests.course.test_opening import Place

PAGE = "my-assignments/week-5/week-5.ipynb"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    release(tmp_path, "one")
    return tmp_path / "shared"


def release(tmp_path: Path, made: str, name: str = "week-5") -> None:
    folder = assign(tmp_path / made, "Week 5", questions=3).folder
    shutil.rmtree(tmp_path / "shared" / name, ignore_errors=True)
    shutil.copytree(folder / "release", tmp_path / "shared" / name)


def test_a_release_is_copied_once_and_never_written_over(shared: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    fetch(shared, course)
    held = course / PAGE
    assert held.read_bytes() == (shared / "week-5/week-5.ipynb").read_bytes()
    held.write_text("mine")
    fetch(shared, course)
    assert held.read_text() == "mine"
    assert [path.name for path in (course / "my-assignments").iterdir()] == ["week-5"]


def test_a_release_that_is_changed_comes_beside_and_the_older_page_says_so(
    shared: Path, tmp_path: Path
) -> None:
    course = tmp_path / "course"
    fetch(shared, course)
    before = find_assignment(course / "my-assignments/week-5")
    assert overtaken(shared, course) == {}
    release(tmp_path, "two")
    fetch(shared, course)
    fetch(shared, course)
    assert sorted(path.name for path in (course / "my-assignments").iterdir()) == ["week-5", "week-5 (2)"]
    assert find_assignment(course / "my-assignments/week-5") == before
    assert overtaken(shared, course) == {"my-assignments/week-5": "my-assignments/week-5 (2)"}
    place = CourseFolder(Place(tmp_path))
    place.folder, place.releases = "course", str(shared)
    place.fetch()
    (said,) = place.notes(f"course/{PAGE}")
    assert "has changed this assignment since you began" in said
    assert place.notes("course/my-assignments/week-5 (2)/week-5.ipynb") == []


def test_a_release_that_is_taken_back_stays_with_who_has_it_and_says_so(shared: Path, tmp_path: Path) -> None:
    place = CourseFolder(Place(tmp_path))
    place.folder, place.releases = "course", str(shared)
    place.fetch()
    shared.rename(tmp_path / "away")
    place.fetch()
    assert place.notes(f"course/{PAGE}") == [], "a folder that is not there takes nothing back"
    (said,) = place.notes("course/lessons/00-start-here.ipynb")
    assert "assignments cannot be looked into" in said
    assert "shared: No such file" in said
    shared.mkdir()
    place.fetch()
    (said,) = place.notes(f"course/{PAGE}")
    assert "may have taken it back" in said
    (shared / "week-5").mkdir()
    place.fetch()
    assert place.notes(f"course/{PAGE}") == [], "it is being put there anew"


def test_a_release_that_is_called_otherwise_or_put_there_twice_is_copied_once(
    shared: Path, tmp_path: Path
) -> None:
    course = tmp_path / "course"
    fetch(shared, course)
    shutil.copytree(shared / "week-5", shared / "week-05")
    fetch(shared, course)
    (shared / "week-5").rename(shared / "fifth")
    fetch(shared, course)
    assert [path.name for path in (course / "my-assignments").iterdir()] == ["week-5"]
    assert overtaken(shared, course) == {}


def test_one_that_cannot_be_copied_keeps_no_other_back(shared: Path, tmp_path: Path) -> None:
    release(tmp_path, "two", "a" * 255)
    with (shared / ("a" * 255) / "large.bin").open("wb") as large:
        large.truncate(releases.LARGEST + 1)
    for name in ("week 6, é 🎓", "#7?%2F", "...8"):
        release(tmp_path, name.strip("."), name)
    with pytest.raises(OSError, match="larger than"):
        fetch(shared, tmp_path / "course")
    there = {path.name for path in (tmp_path / "course/my-assignments").iterdir()}
    assert there == {"week-5", "week 6, é 🎓", "#7?%2F"}


def test_a_copy_that_was_spoilt_gets_a_sound_one_beside_it(shared: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    fetch(shared, course)
    (course / "my-assignments/week-5/week-5.assignment.json").write_text("{}")
    fetch(shared, course)
    assert overtaken(shared, course) == {"my-assignments/week-5": "my-assignments/week-5 (2)"}


def test_what_is_half_there_or_has_its_key_beside_it_is_not_given_out(shared: Path, tmp_path: Path) -> None:
    shutil.copytree(shared / "week-5", shared / "with-key")
    (shared / "with-key/key").mkdir()
    shutil.copytree(shared / "week-5", shared / "half")
    (found,) = (shared / "half").glob("*.assignment.json")
    found.write_bytes(found.read_bytes()[:-9])
    (shared / "empty").mkdir()
    assert [name for name, _ in offered(shared)] == ["week-5"]
    assert [*offered(tmp_path / "nowhere")] == []


@pytest.mark.parametrize("name", ["key.json", "notes (1).txt", "week-5.zip"])
def test_a_key_reaches_no_student_whatever_it_is_called(shared: Path, tmp_path: Path, name: str) -> None:
    made = tmp_path / "one" / "week-5"
    whole = made if made.is_dir() else tmp_path / "one"
    if name.endswith(".zip"):
        shutil.make_archive(str(shared / "week-5/week-5"), "zip", whole)
    else:
        shutil.copy(whole / "key/key.json", shared / "week-5" / name)
    fetch(shared, tmp_path / "course")
    assert not (tmp_path / "course").exists()


def test_who_follows_a_link_to_a_release_that_cannot_be_given_out_is_told(
    shared: Path, tmp_path: Path
) -> None:
    place = CourseFolder(Place(tmp_path))
    place.folder, place.releases = "course", str(shared)
    (shared / "week-5/key").mkdir()
    place.fetch()
    assert place.lacks(f"course/{PAGE}")
    assert "not given out yet" in place.why_not(f"course/{PAGE}")


@pytest.mark.parametrize("bytes_there", [0, 200])
def test_a_page_that_is_half_there_is_left_until_it_is_whole(
    shared: Path, tmp_path: Path, bytes_there: int
) -> None:
    page = shared / "week-5/week-5.ipynb"
    whole = page.read_bytes()
    page.write_bytes(whole[:bytes_there])
    fetch(shared, tmp_path / "course")
    page.write_bytes(whole)
    fetch(shared, tmp_path / "course")
    assert (tmp_path / "course" / PAGE).read_bytes() == whole


def test_a_page_waits_for_its_assignment_while_one_is_put_over_another(shared: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    release(tmp_path, "two", "other")
    (shared / "other/week-5.ipynb").rename(shared / "week-5/week-5.ipynb")
    shutil.rmtree(shared / "other")
    fetch(shared, course)
    assert not course.exists()
    release(tmp_path, "three")
    fetch(shared, course)
    assert (course / PAGE).read_bytes() == (shared / "week-5/week-5.ipynb").read_bytes()


def test_an_assignment_that_changes_while_it_is_read_is_left_for_the_next_look(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = dict(offered(shared))
    release(tmp_path, "two")
    (shared / "week-5/week-5.ipynb").write_bytes((tmp_path / "one/release/week-5.ipynb").read_bytes())
    monkeypatch.setattr(releases, "offered", lambda _: found.items())
    fetch(shared, tmp_path / "course")
    assert [*(tmp_path / "course/my-assignments").iterdir()] == []


def test_a_link_to_a_release_finds_it_and_a_disk_that_takes_nothing_is_told(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = CourseFolder(Place(tmp_path))
    place.folder, place.releases = "course", str(shared)
    assert place.lacks(f"course/{PAGE}")
    assert not place.lacks("course/my-assignments/../week-5.ipynb")
    assert not place.lacks("course/my-assignments/week-6/week-6.ipynb")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(releases, "push", full)
        place.fetch()
    assert "could not be copied (No space left on device)" in place.missed
    assert [*(tmp_path / "course/my-assignments").iterdir()] == []
    place.fetch()
    assert (place.missed, place.lacks(f"course/{PAGE}")) == ("", False)
