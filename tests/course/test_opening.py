"""A server that is told a folder copies the course there and opens at it, whatever goes wrong; no browser."""

import errno
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from traitlets.config import LoggingConfigurable

from cocreation_teach.course import folder, opening, way
from cocreation_teach.course.launch import START, environment
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.opened import opened
from cocreation_teach.course.opening import CourseFolder
from cocreation_teach.course.shipped import shipped
from cocreation_teach.learning import lasting
from cocreation_teach.words import say
from tests.course.talking import PATIENCE, Server, running

LESSON = "lessons/09-four-quadrants.ipynb"
LAB = [sys.executable, "-m", "jupyterlab"]
TOLD = "--CourseFolder.folder=my course"


class Place(LoggingConfigurable):
    """Stands in for a Jupyter server."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root_dir, self.base_url = str(root), "/user/ana/"


def course_in(root: Path, name: str = "my course") -> CourseFolder:
    course = CourseFolder(Place(root))
    course.folder = name
    return course


def fetched(server: Server, address: str) -> tuple[int, str, str]:
    """Return the status of a page, where it was found in the end, and what it says."""
    try:
        with urllib.request.urlopen(f"http://{server.host}{address}", timeout=PATIENCE) as answer:
            return answer.status, answer.url.removeprefix(f"http://{server.host}"), answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.url.removeprefix(f"http://{server.host}"), refused.read().decode()


def test_a_server_that_is_told_a_folder_opens_at_the_course_under_its_own_address(tmp_path: Path) -> None:
    root, home = tmp_path / "root", tmp_path / "home"
    root.mkdir()
    home.mkdir()
    in_the_way = root / "my course"
    in_the_way.write_bytes(b"mine")
    command = [*LAB, TOLD]
    with running(command, root, home, environment({"PATH": "/usr/bin:/bin"}), base="/user/ana/") as server:
        for address in ("/user/ana/", "/user/ana", f"/user/ana/doc/tree/my%20course/{LESSON}"):
            status, _, page = fetched(server, address)
            assert status == 503
            assert f"{root / 'my course'}" in page
            assert "Try again" in page
        assert in_the_way.read_bytes() == b"mine"

        in_the_way.rename(root / "mine")
        first = f"/user/ana/doc/tree/my%20course/{START}"
        assert fetched(server, "/user/ana/?token=a")[:2] == (200, f"{first}?token=a")
        assert (root / "my course" / LESSON).read_bytes() == edition()[LESSON]

        (root / "my course" / LESSON).unlink()
        lesson = f"/user/ana/lab/tree/my%20course/{LESSON}"
        assert fetched(server, lesson)[:2] == (200, lesson)
        assert (root / "my course" / LESSON).is_file()


def test_a_students_page_stays_and_is_told_of_the_newer_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course_in(tmp_path).copy()
    page = tmp_path / "my course" / LESSON
    page.write_bytes(b"mine")
    monkeypatch.setattr(opening, "edition", lambda: {**edition(), LESSON: b"newer"})
    course = course_in(tmp_path)
    course.copy()
    assert page.read_bytes() == b"mine"
    [note] = course.notes(f"my course/{LESSON}")
    beside = note.partition("The newer edition lies beside it: ")[2]
    assert (tmp_path / "my course" / beside).read_bytes() == b"newer"
    for other in (START, f"my course/{START}", "mine.ipynb", f"my course/../{LESSON}"):
        assert course.notes(other) == []


def test_what_fails_while_pages_lie_there_is_said_on_each_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course_in(tmp_path).copy()
    full = OSError(28, "No space left on device")

    def refuse(*_: object) -> None:
        raise full

    monkeypatch.setattr(folder, "write_whole", refuse)
    monkeypatch.setattr(opening, "edition", lambda: {**edition(), LESSON: b"newer"})
    course = course_in(tmp_path)
    course.copy()
    [note] = course.notes(f"my course/{START}")
    assert "No space left on device" in note
    assert "cocreation lab" not in note, "Nobody on a hub should need a terminal."
    assert not course.lacks(f"my course/{START}")
    monkeypatch.undo()
    course.copy()
    assert course.notes(f"my course/{START}") == []


def test_something_that_is_called_as_a_page_is_told_in_the_page_s_place(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    (tmp_path / "my course" / START).mkdir(parents=True)
    course.copy()
    assert course.lacks(f"my course/{START}")
    assert "something else that is no page is called so" in course.why_not(f"my course/{START}")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_a_folder_that_is_shut_or_whose_disk_went_away_is_told_and_stops_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    course = course_in(tmp_path)
    course.copy()
    look = Path.stat

    def shut(path: Path, **how: bool) -> os.stat_result:
        if path.is_relative_to(tmp_path / "my course/lessons"):
            raise OSError(number, os.strerror(number), str(path))
        return look(path, **how)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "stat", shut)
        course.copy()
        assert course.lacks(f"my course/{START}")
        assert os.strerror(number) in course.why_not(f"my course/{START}")
        assert way.course_around(tmp_path / "my course/lessons") is None


@pytest.mark.parametrize("name", ["/etc", "../of-another", "a/../../b"])
def test_a_folder_that_leads_elsewhere_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    course = course_in(root, name)
    course.copy()
    assert course.trouble == say("opening.elsewhere", folder=name)
    assert list(tmp_path.rglob("*.ipynb")) == []


def test_the_servers_own_folder_can_be_the_courses(tmp_path: Path) -> None:
    course = course_in(tmp_path, ".")
    course.copy()
    assert (tmp_path / START).is_file()
    assert course.start == f"/user/ana/doc/tree/{START}"
    assert not course.lacks(START)


def test_a_page_on_a_hub_without_disks_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    monkeypatch.setattr(lasting, "_MOUNTS", mounts)
    monkeypatch.setenv("JUPYTERHUB_USER", "ana")
    folder, cells = tmp_path / "lessons", shipped()[LESSON].cells
    folder.mkdir()
    for system, told in (("overlay overlay", [say("page.passing")]), ("ext4 /dev/sdb", [])):
        mounts.write_text(f"22 1 0:51 / / rw - {system} rw\n")
        assert opened(LESSON, cells, folder)["notes"] == told
    mounts.write_text("22 1 0:51 / / rw - overlay overlay rw\n")
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://")
    assert opened(LESSON, cells, folder)["notes"] == []
