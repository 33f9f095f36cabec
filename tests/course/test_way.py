"""What the pages of a course are told of the way through it, each asking by itself."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from threading import Barrier, BrokenBarrierError

import nbformat
import pytest

from cocreation_teach.course import way
from cocreation_teach.course.launch import START
from cocreation_teach.course.opened import opened
from cocreation_teach.course.shipped import Recognised, shipped
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import FOLDER, Journal
from cocreation_teach.teaching import assign


class Busy:
    """A journal that can tell whether two read it at once."""

    def __init__(self) -> None:
        self.both = Barrier(2)
        self.met = False

    def refresh(self) -> None:
        try:
            self.both.wait(0.2)
        except BrokenBarrierError:
            self.both.reset()
        else:
            self.met = True

    trouble = ()
    outlived = False

    def all(self) -> tuple[Entry, ...]:
        return ()


def test_pages_that_ask_at_once_read_the_journal_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    journal = Busy()
    monkeypatch.setattr(way, "_journal", lambda _: journal)
    with ThreadPoolExecutor(4) as pages:
        told = list(pages.map(way.way, [tmp_path] * 4))
    assert not journal.met
    assert all(way == told[0] and way["pages"] for way in told)


def test_what_was_answered_in_a_journal_that_is_gone_is_counted_no_more(tmp_path: Path) -> None:
    def answered() -> int:
        return sum(page["answered"] for page in way.way(tmp_path)["pages"])

    Journal(tmp_path / FOLDER).record([Entry("views.wedding-vows", "try", "no")])
    assert answered() == 1
    shutil.rmtree(tmp_path / FOLDER)
    assert answered() == 0
    Journal(tmp_path / FOLDER).record([Entry("views.wedding-vows", "try", "no")])
    assert answered() == 1


@pytest.mark.parametrize("place", ["my-assignments/week 5, é", "week 5, é", "."])
def test_an_assignment_s_page_knows_its_course_and_every_page_its_assignments(
    place: str, tmp_path: Path
) -> None:
    course = tmp_path / "spring/course"
    (course / START).parent.mkdir(parents=True)
    (course / START).touch()
    shutil.copytree(
        assign(tmp_path / "made", "Week 5", questions=3).folder / "release",
        course / place,
        dirs_exist_ok=True,
    )
    page = course / place / "week-5.ipynb"
    cells = [(cell.cell_type, cell.source) for cell in nbformat.read(page, as_version=4).cells]
    told = opened(page.relative_to(tmp_path).as_posix(), cells, page.parent)["page"]
    assert (told["root"], told["path"]) == ("spring/course", page.relative_to(course).as_posix())

    Journal(course / FOLDER).record([Entry("views.wedding-vows", "try", "no")])
    folder = PurePosixPath(place).as_posix().removeprefix(".")
    for asking in (course / "lessons", page.parent):
        shown = way.way(asking, {folder: ""})
        (row,) = shown["assignments"]
        assert (row["path"], row["questions"], row["overtaken"]) == (told["path"], 3, "")
        assert sum(one["answered"] for one in shown["pages"]) == 1

    (course / START).unlink()
    assert opened(page.relative_to(tmp_path).as_posix(), cells, page.parent)["page"]["root"] is None


def test_on_binder_each_page_leads_to_itself_on_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    def web(path: str, repository: str) -> object:
        monkeypatch.setenv("BINDER_REPO_URL", repository)
        return way.told(Recognised(shipped()[path]), f"somewhere/{path}")["page"]["web"]

    for path in shipped():
        page = f"https://ana.github.io/course/{path.removesuffix('.ipynb')}.html"
        for repository in ("course", "course.git", "course/"):
            assert web(path, f"https://github.com/Ana/{repository}") == page
    path = "lessons/09-four-quadrants.ipynb"
    for elsewhere in ("", "https://gitlab.com/ana/course", "https://github.com/ana/course/tree/x"):
        assert web(path, elsewhere) is None
