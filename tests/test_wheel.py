"""The wheel carries the package, its content and the notebooks, nothing else, and works when unpacked.

It is built from a temporary copy of the checkout in which things lie about that a checkout may hold.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from cocreation_teach import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = "cocreation_teach"
NOTEBOOKS = ("lessons", "exercises", "solutions")
INFO = f"{PACKAGE}-{__version__}.dist-info"
STRAY = (
    f"{PACKAGE}/notes.md",
    f"{PACKAGE}/theory/draft.json",
    f"{PACKAGE}/theory/__pycache__/axes.cpython-311.pyc",
    f"{PACKAGE}/content/encounters.xlsx",
    f"{PACKAGE}/content/encounters.csv~",
    f"{PACKAGE}/content/questions/.quadrants.toml.swp",
    f"{PACKAGE}/widgets/draft.html",
    f"{PACKAGE}/widgets/node_modules/x/x.mjs",
    f"{PACKAGE}/course/jupyter/notes.txt",
    "lessons/.ipynb_checkpoints/09-four-quadrants-checkpoint.ipynb",
    "lessons/notes.txt",
    "lessons/src/09-four-quadrants.ipynb",
    "solutions/.cocreation/course.json",
    "cocreation-course/lessons/09-four-quadrants.ipynb",
    "tests/test_rooms.py",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    checkout = tmp_path_factory.mktemp("checkout")
    for name in (PACKAGE, *NOTEBOOKS):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, checkout / name)
    for name in STRAY:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("{}")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.iterdir()
    return ZipFile(path)


def expected() -> Iterator[str]:
    """Yield what belongs into the wheel, by folder and suffix, as it lies in the checkout."""
    inside = (
        "**/*.py",
        "**/*.pyi",
        "py.typed",
        "content/*.csv",
        "content/*.json",
        "content/*/*.toml",
        "course/jupyter/**/*.json",
        "learning/templates/record.*",
        "teaching/schemas/*.json",
        "teaching/templates/*",
        "widgets/*.css",
        "widgets/*.mjs",
    )
    for pattern in inside:
        for path in (ROOT / PACKAGE).glob(pattern):
            if "authoring" not in path.relative_to(ROOT).parts:
                yield path.relative_to(ROOT).as_posix()
    for folder in NOTEBOOKS:
        for path in (ROOT / folder).glob("*.ipynb"):
            yield f"{PACKAGE}/course/notebooks/{folder}/{path.name}"
    yield from (
        f"{INFO}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    )


def test_the_wheel_holds_exactly_what_belongs_there(wheel: ZipFile) -> None:
    names, wanted = set(wheel.namelist()), set(expected())
    assert sorted(names - wanted) == [], "these are too many"
    assert sorted(wanted - names) == [], "these are missing"


def test_the_wheel_holds_each_kind_of_thing(wheel: ZipFile) -> None:
    names = wheel.namelist()
    for name in (
        "content/encounters.csv",
        "content/questions/quadrants.toml",
        "course/jupyter/jupyter_server_config.json",
        "widgets/quadrant_board.mjs",
        "widgets/quadrant_board.css",
        "course/notebooks/lessons/00-start-here.ipynb",
        "course/notebooks/lessons/09-four-quadrants.ipynb",
        "course/notebooks/exercises/08-classify-encounters.ipynb",
        "course/notebooks/solutions/08-classify-encounters.ipynb",
    ):
        assert f"{PACKAGE}/{name}" in names


def test_the_wheel_names_its_command(wheel: ZipFile) -> None:
    assert "cocreation = cocreation_teach.cli:main" in wheel.read(f"{INFO}/entry_points.txt").decode()


def test_the_course_is_listed_from_the_unpacked_wheel(wheel: ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "unpacked")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "unpacked")}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def python(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = python("-c", "import cocreation_teach; print(cocreation_teach.__file__)")
    assert Path(where.strip()).is_relative_to(tmp_path / "unpacked")
    listed = python("-m", PACKAGE, "list")
    assert "Start here" in listed
    assert "08  classify encounters into quadrants  (has a solution)" in listed
