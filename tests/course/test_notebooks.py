"""Where the notebooks lie, and how they are called."""

import json
from pathlib import Path

import pytest

from cocreation_teach.course import CourseError
from cocreation_teach.course.notebooks import Notebook, checkout, edition, listing, source


def write(path: Path, *sources: str | list[str]) -> None:
    cells = [{"cell_type": "markdown", "source": source} for source in sources]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout with a package, notebooks, and what must not be taken for notebooks."""
    (tmp_path / "pyproject.toml").touch()
    write(
        tmp_path / "lessons/09-four-quadrants.ipynb",
        "Before",
        ["## Small\n", "# The four quadrants\n", "Text"],
    )
    write(tmp_path / "lessons/00-start-here.ipynb", "# Start here\n\nHello")
    write(tmp_path / "lessons/src/00-start-here.ipynb", "# A source")
    write(tmp_path / "lessons/.ipynb_checkpoints/00-start-here-checkpoint.ipynb", "# A check point")
    (tmp_path / "lessons/notes.md").write_text("# Notes")
    write(tmp_path / "exercises/08-classify.ipynb", "# Exercise 08: classify")
    write(tmp_path / "solutions/08-classify.ipynb", "No heading at all")
    (tmp_path / "cocreation_teach").mkdir()
    return tmp_path


def test_the_listing_has_titles_and_top_level_notebooks_alone(tree: Path) -> None:
    assert listing(tree) == (
        Notebook("lessons/00-start-here.ipynb", "Start here"),
        Notebook("lessons/09-four-quadrants.ipynb", "The four quadrants"),
        Notebook("exercises/08-classify.ipynb", "Exercise 08: classify"),
        Notebook("solutions/08-classify.ipynb", "08-classify"),
    )


def test_a_page_outside_the_sequence_has_no_number() -> None:
    assert Notebook("lessons/for-lecturers.ipynb", "For lecturers").number == ""


def test_the_edition_is_the_files_bytes(tree: Path) -> None:
    path = "lessons/00-start-here.ipynb"
    assert edition(tree)[path] == (tree / path).read_bytes()


def test_a_checkout_uses_its_own_notebooks(tree: Path) -> None:
    assert source(tree / "cocreation_teach") == checkout(tree / "cocreation_teach") == tree


def test_a_wheel_uses_those_inside_the_package(tmp_path: Path) -> None:
    shipped = tmp_path / "site-packages/cocreation_teach/course/notebooks"
    write(shipped / "lessons/00-start-here.ipynb", "# Start here")
    package = tmp_path / "site-packages/cocreation_teach"
    assert source(package) == shipped
    assert checkout(package) is None


def test_an_installation_without_notebooks_says_so(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="Install cocreation_teach again"):
        source(tmp_path / "cocreation_teach")


def test_a_checkout_without_notebooks_says_how_to_make_them(tmp_path: Path) -> None:
    (tmp_path / "lessons/src").mkdir(parents=True)
    with pytest.raises(CourseError, match="python -m cocreation_teach.authoring build"):
        edition(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"cells": [{}]}', b'{"cells": 3}', b"\xff\xfe"]
)
def test_a_file_that_is_no_notebook_is_named(tree: Path, content: bytes) -> None:
    (tree / "lessons/09-four-quadrants.ipynb").write_bytes(content)
    with pytest.raises(CourseError, match=r"lessons/09-four-quadrants\.ipynb cannot be read as a notebook"):
        listing(tree)


def test_a_notebook_that_cannot_be_read_is_named(tree: Path) -> None:
    path = tree / "lessons/10-a-folder.ipynb"
    path.mkdir()
    with pytest.raises(
        CourseError, match=r"10-a-folder\.ipynb cannot be read\. Install cocreation_teach again\.$"
    ):
        edition(tree)
